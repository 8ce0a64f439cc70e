"""What is asked and typed at the door."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from jardam.centres import choices as centre_choices
from jardam.centres.models import User
from jardam.contacts.models import Contact
from jardam.kernel.languages import Language
from jardam.kernel.topics import Block
from jardam.people.choices import Sex
from jardam.reception import choices
from jardam.reception.actions import Entry, Ways
from jardam.reception.chosen import read_slot
from jardam.reception.models import LONGEST_GRACE_MINUTES
from jardam.reception.rules.fitting import Asked, Wish
from jardam.reception.rules.order import Urgency
from jardam.reception.rules.slots import DAY_MINUTES, Hours, Span

LONGEST_NOTE = 2_000
FARTHEST = timedelta(days=365)
LENGTHS = (15, 20, 30, 45, 60, 90)


def _pairs(words: Callable[[], Mapping[Any, Promise]]) -> Callable[[], Iterable[tuple[str, Any]]]:
    return lambda: [(str(value), label) for value, label in words().items()]


def _known_languages() -> list[tuple[str, Any]]:
    words = centre_choices.languages()
    return [(str(code), label) for code, label in words.items() if code is not Language.UNKNOWN]


def _asked_languages() -> list[tuple[str, Any]]:
    return [("", _("Choose a language")), *_known_languages()]


def _blocks() -> list[tuple[str, Any]]:
    is_russian = (get_language() or "").startswith("ru")
    letters = [(block.value, block.letter_ru if is_russian else block.value) for block in Block]
    words = centre_choices.blocks()
    return [("", _("not asked")), *((value, f"{letter} {words[Block(value)]}") for value, letter in letters)]


def _day(**attributes: str) -> forms.DateInput:
    return forms.DateInput({"type": "date", **attributes}, "%Y-%m-%d")


def seen_contact(user: User, contact_id: UUID) -> Contact | None:
    """None for one that does not exist, or of which this person may not know."""
    found: Contact | None = (
        Contact.objects.visible_to(user).select_related("person__key").filter(pk=contact_id).first()
    )
    return found


class AskForm(forms.Form):
    """What somebody asks for: the address of the page is the question."""

    language = forms.ChoiceField(label=_("Language"), choices=_asked_languages)
    wish = forms.ChoiceField(
        label=_("Whom they want to talk to"), choices=_pairs(choices.wishes), required=False
    )
    from_day = forms.DateField(label=_("From which day"), required=False, widget=_day())
    contact = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self._user = user

    def clean_contact(self) -> Contact | None:
        """The contact itself; one that this person may not know of is answered like one that does not exist."""
        contact_id: UUID | None = self.cleaned_data["contact"]
        found = seen_contact(self._user, contact_id) if contact_id else None
        if contact_id and found is None:
            raise forms.ValidationError(_("There is no such contact."))
        return found

    def clean_from_day(self) -> date | None:
        """Nobody books years ahead, and the calendar ends somewhere."""
        day: date | None = self.cleaned_data["from_day"]
        if day and day > timezone.localdate() + FARTHEST:
            raise forms.ValidationError(_("Choose a day within a year."))
        return day

    @property
    def asked(self) -> Asked:
        """Call it on a form whose language is sound."""
        filled = self.cleaned_data
        return Asked(Language(filled["language"]), Wish(filled.get("wish") or Wish.NONE))


class SlotForm(AskForm):
    """One slot of those that were offered, and what was asked for."""

    slot = forms.CharField(max_length=120)

    def clean_slot(self) -> tuple[UUID, Span]:
        try:
            return read_slot(self.cleaned_data["slot"])
        except (ValueError, OverflowError) as error:
            raise forms.ValidationError(_("Choose one of the slots.")) from error


class ConfirmForm(forms.Form):
    """What is added while the slot is held."""

    note = forms.CharField(
        label=_("Note for the adviser"),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    may_remind = forms.BooleanField(
        label=_("A reminder may be left"),
        help_text=_("Only if they said so: somebody else may hear it."),
        required=False,
    )


class EntryForm(forms.Form):
    """Somebody walked in. Nothing is required; an unknown language is written down as unknown."""

    language = forms.ChoiceField(label=_("Speaks"), choices=_pairs(centre_choices.languages), required=False)
    wish = forms.ChoiceField(label=_("Wants to talk to"), choices=_pairs(choices.wishes), required=False)
    block = forms.ChoiceField(label=_("About"), choices=_blocks, required=False)
    urgency = forms.ChoiceField(label=_("Order"), choices=_pairs(choices.urgencies), required=False)

    def entry(self) -> Entry:
        filled = self.cleaned_data
        language = Language(filled["language"] or Language.UNKNOWN)
        return Entry(
            asked=Asked(language, Wish(filled["wish"] or Wish.NONE)),
            block=filled["block"],
            urgency=Urgency(filled["urgency"] or Urgency.NONE),
        )


class LanguageForm(forms.Form):
    language = forms.ChoiceField(label=_("Speaks"), choices=_known_languages)


class WaysForm(forms.Form):
    """How an adviser sees people."""

    sex = forms.ChoiceField(
        label=_("Sex of the adviser"),
        choices=[("", _("not set")), *Sex.choices],
        required=False,
        help_text=_("If they want it known. Who did not say is not offered to those who wish."),
    )
    room = forms.CharField(label=_("Room"), max_length=10, required=False)
    is_remote = forms.BooleanField(label=_("By telephone or video"), required=False)
    is_active = forms.BooleanField(label=_("Sees people"), required=False, initial=True)

    def ways(self) -> Ways:
        filled = self.cleaned_data
        return Ways(filled["sex"], filled["room"], filled["is_remote"], filled["is_active"])


class AdviserForm(WaysForm):
    """A colleague who begins to see people."""

    user = forms.ChoiceField(label=_("Colleague"))
    field_order = ("user",)

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["user"].choices = list(people)  # type: ignore[attr-defined]


class HoursForm(forms.Form):
    """Hours of one or several weekdays. Midnight as an end is the end of the day."""

    weekdays = forms.MultipleChoiceField(
        label=_("Days"), choices=lambda: [(str(n), word) for n, word in enumerate(choices.weekdays())]
    )
    opens = forms.TimeField(label=_("From"), widget=forms.TimeInput({"type": "time"}, "%H:%M"))
    closes = forms.TimeField(label=_("To"), widget=forms.TimeInput({"type": "time"}, "%H:%M"))
    length = forms.TypedChoiceField(
        label=_("Minutes for one person"), choices=[(n, str(n)) for n in LENGTHS], coerce=int, initial=30
    )

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or {}
        if {"opens", "closes", "length"} <= words.keys():
            opens, closes = _minute(words["opens"]), _minute(words["closes"]) or DAY_MINUTES
            if closes < opens + words["length"]:
                self.add_error("closes", _("Between these hours there is no room for one person."))
        return words

    def hours(self) -> list[Hours]:
        filled = self.cleaned_data
        opens, closes = _minute(filled["opens"]), _minute(filled["closes"]) or DAY_MINUTES
        return [Hours(int(day), opens, closes, filled["length"]) for day in sorted(set(filled["weekdays"]))]


class ClosureForm(forms.Form):
    """Days on which somebody, or the whole door, sees nobody."""

    adviser = forms.ChoiceField(label=_("Who"), required=False)
    first_day = forms.DateField(label=_("First day"), widget=_day())
    last_day = forms.DateField(label=_("Last day"), required=False, widget=_day())

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["adviser"].choices = [("", _("The whole door")), *people]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A last day that is not said is the first."""
        days: dict[str, Any] = super().clean() or {}
        if days.get("first_day") and "last_day" in days:
            days["last_day"] = days["last_day"] or days["first_day"]
            if days["last_day"] < days["first_day"]:
                self.add_error("last_day", _("The last day lies before the first."))
        return days


class DoorForm(forms.Form):
    """How the door works."""

    grace_minutes = forms.IntegerField(
        label=_("Minutes until somebody has not come"),
        validators=[MinValueValidator(0), MaxValueValidator(LONGEST_GRACE_MINUTES)],
        widget=forms.NumberInput({"min": 0, "max": LONGEST_GRACE_MINUTES}),
    )
    is_closed_on_holidays = forms.BooleanField(label=_("Closed on public holidays"), required=False)


class SpanForm(forms.Form):
    """A span of days, both ends included."""

    first = forms.DateField(label=_("From"), required=False, widget=_day())
    last = forms.DateField(label=pgettext_lazy("last day", "To"), required=False, widget=_day())

    def clean(self) -> dict[str, Any]:
        days: dict[str, Any] = super().clean() or {}
        first, last = days.get("first"), days.get("last") or timezone.localdate()
        if first and "last" in days and first > last:
            self.add_error("last", _("The last day lies before the first."))
        return days


class DayForm(forms.Form):
    """One day."""

    day = forms.DateField(label=_("Day"), required=False, widget=_day())


def _minute(moment: time | datetime) -> int:
    return moment.hour * 60 + moment.minute
