"""What one fills in to pass somebody on, and about a referral that is under way."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from jardam.centres.choices import languages, topics
from jardam.desk.casework.forms import BROKEN
from jardam.desk.personal.said_yes import SaidYesFields
from jardam.desk.referring.partners import Found, partners_found
from jardam.kernel.languages import Language
from jardam.kernel.regions import REGIONS, region_name
from jardam.kernel.topics import Topic
from jardam.people.choices import field_groups
from jardam.people.rules.consent import MAY_GO, FieldGroup
from jardam.referrals.actions.holding import LONGEST_WORD
from jardam.referrals.choices import urgencies, ways
from jardam.referrals.rules.clock import MOST_DAYS, USUAL_DAYS
from jardam.referrals.rules.packets import LONGEST_PART, Packet
from jardam.referrals.rules.routes import Stop, Way
from jardam.ui.codes import CodeField

ROUTE = range(3)
"""Partners that the page offers to ask one after the other."""
LOOK = "look"
"""The button that looks for partners anew and sends nothing."""
_CHOOSE = ("", gettext_lazy("choose"))


def _regions() -> list[tuple[str, Any]]:
    language = (get_language() or "ru")[:2]
    return [_CHOOSE, *((code, region_name(code, language)) for code in REGIONS)]


def not_connected() -> str:
    return _("No system of this organisation is connected. Choose another way.")


class StopFields(forms.Form):
    """Partners in the order in which they are asked, each with how it gets there. ``found``: those that fit, the best of
    which is offered first."""

    found: Sequence[Found] = ()
    places: Sequence[int] = ROUTE

    def add_stops(self, found: Sequence[Found]) -> None:
        self.found = found
        names = [(str(one.organisation.pk), one.organisation.name) for one in found]
        for place in self.places:
            is_first = place == self.places[0]
            self.fields[f"partner_{place}"] = forms.ChoiceField(
                label=_("To whom") if is_first else _("If they do not answer or cannot"),
                choices=[("", _("choose") if is_first else _("nobody else")), *names],
                required=is_first,
                initial=names[0][0] if is_first and names else "",
                error_messages={
                    "required": _("Choose to whom."),
                    "invalid_choice": _("Choose one of those who are offered."),
                },
            )
            self.fields[f"way_{place}"] = forms.ChoiceField(label=_("How they get it"), choices=self._ways())
            self.fields[f"mail_{place}"] = forms.EmailField(
                label=_("Their e-mail address"),
                required=False,
                max_length=254,
                help_text=_("Empty: the address of the directory."),
            )

    def _ways(self) -> list[tuple[str, Any]]:
        """Their own system, where one of them has one."""
        is_connected = any(one.is_connected for one in self.found)
        return [(way, word) for way, word in ways().items() if is_connected or way is not Way.SYSTEM]

    def stop_fields(self) -> Iterator[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        for place in self.places:
            yield self[f"partner_{place}"], self[f"way_{place}"], self[f"mail_{place}"]

    def clean(self) -> dict[str, Any]:
        filled: dict[str, Any] = super().clean() or self.cleaned_data
        mails = {str(one.organisation.pk): one.mail for one in self.found}
        connected = {str(one.organisation.pk) for one in self.found if one.is_connected}
        asked: list[str] = []
        for place in self.places:
            partner = filled.get(f"partner_{place}", "")
            if partner and partner in asked:
                self.add_error(f"partner_{place}", _("This one is asked already: choose another."))
            asked.append(partner)
            is_by_mail = partner and filled.get(f"way_{place}") == Way.MAIL
            if is_by_mail and not filled.get(f"mail_{place}") and f"mail_{place}" not in self.errors:
                filled[f"mail_{place}"] = mails.get(partner, "")
                if not filled[f"mail_{place}"]:
                    self.add_error(f"mail_{place}", _("Write their e-mail address, or choose another way."))
            if partner and filled.get(f"way_{place}") == Way.SYSTEM and partner not in connected:
                self.add_error(f"way_{place}", not_connected())
        return filled

    @property
    def stops(self) -> list[Stop]:
        """Call it on a valid form."""
        filled = self.cleaned_data
        return [
            _stop(filled[f"partner_{place}"], filled[f"way_{place}"], filled[f"mail_{place}"])
            for place in self.places
            if filled[f"partner_{place}"]
        ]


def _stop(partner: str, way: str, mail: str) -> Stop:
    return Stop(UUID(partner), Way(way), mail if way == Way.MAIL else "")


class PassOnForm(SaidYesFields, StopFields):
    """``may_tell``: whether a yes of the person can be written down, so that more may go than need and region."""

    referral_id = forms.UUIDField(widget=forms.HiddenInput, error_messages=BROKEN)
    topic = CodeField(
        lambda: [_CHOOSE, *((topic.value, word) for topic, word in topics().items())],
        label=gettext_lazy("What help is needed with"),
        error_messages={"required": gettext_lazy("Choose what help is needed with.")},
    )
    region = CodeField(
        _regions,
        label=gettext_lazy("Where"),
        error_messages={"required": gettext_lazy("Choose where.")},
    )
    language = CodeField(
        lambda: [(code, word) for code, word in languages().items()],
        label=gettext_lazy("In which language one talks with them"),
    )
    urgency = CodeField(
        lambda: list(urgencies().items()),
        label=gettext_lazy("How soon somebody must answer"),
        widget=forms.RadioSelect,
    )
    days = forms.IntegerField(
        label=gettext_lazy("For how many days it may be read"),
        min_value=1,
        max_value=MOST_DAYS,
        initial=USUAL_DAYS,
    )

    def __init__(self, *args: Any, may_tell: bool, chosen: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.may_tell = may_tell
        headings = field_groups()
        for group in MAY_GO if may_tell else ():
            self.fields[f"tell_{group}"] = forms.BooleanField(label=str(headings[group]), required=False)
            self.fields[f"words_{group}"] = forms.CharField(
                label=str(headings[group]),
                max_length=LONGEST_PART,
                required=False,
                strip=False,
                widget=forms.Textarea({"rows": 2}),
            )
        topic, region, language = (str(self[name].value() or "") for name in ("topic", "region", "language"))
        self.add_stops(partners_found(topic, region, language, timezone.localdate(), chosen))

    def group_fields(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        for group in MAY_GO if self.may_tell else ():
            yield self[f"tell_{group}"], self[f"words_{group}"]

    def clean(self) -> dict[str, Any]:
        filled = super().clean()
        for group in MAY_GO if self.may_tell else ():
            words = str(filled.get(f"words_{group}", "")).strip()
            if filled.get(f"tell_{group}") and not words and f"words_{group}" not in self.errors:
                self.add_error(f"words_{group}", _("Write what they are told, or take the tick away."))
        return filled

    @property
    def is_looking(self) -> bool:
        return LOOK in self.data

    @property
    def ticked(self) -> frozenset[FieldGroup]:
        """Call it on a valid form."""
        groups = MAY_GO if self.may_tell else ()
        return frozenset(group for group in groups if self.cleaned_data[f"tell_{group}"])

    @property
    def packet(self) -> Packet:
        """Only what is ticked is even put in. Call it on a valid form."""
        filled = self.cleaned_data
        parts: Mapping[FieldGroup, str] = {group: filled[f"words_{group}"] for group in self.ticked}
        return Packet(Topic(filled["topic"]), filled["region"], Language(filled["language"]), parts)


class AskForm(StopFields):
    """One more partner."""

    places = (0,)

    def __init__(self, *args: Any, found: Sequence[Found], **options: Any) -> None:
        super().__init__(*args, **options)
        self.add_stops(found)


class WordForm(forms.Form):
    """A message to whoever has it now. ``word_id``: drawn by the page, so that sent twice it is written once."""

    word_id = forms.UUIDField(widget=forms.HiddenInput, error_messages=BROKEN)
    text = forms.CharField(
        label=gettext_lazy("Message to the partner"),
        max_length=LONGEST_WORD,
        strip=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Only what the person agreed to."),
        error_messages={"required": gettext_lazy("Write your message.")},
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not text.strip():
            raise forms.ValidationError(_("Write your message."))
        return text
