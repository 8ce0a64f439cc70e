"""What one fills in about asking later how it went: at closing, and when somebody was asked."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jardam.cases import choices
from jardam.cases.actions import Agreement, Outcome
from jardam.cases.rules.check_ins import ENDS, Asked, Result
from jardam.centres.choices import languages
from jardam.contacts.choices import Channel
from jardam.desk.casework.forms import CloseForm, SeenFields, words_field
from jardam.kernel.languages import Language
from jardam.ui.codes import CodeField

NOT_WANTED = "NO"


def _asking() -> list[tuple[str, Any]]:
    return [
        ("", _("nobody asked them")),
        (NOT_WANTED, _("they do not want to be asked")),
        (Channel.PHONE.value, _("yes, by telephone")),
        (Channel.MESSAGE.value, _("yes, by message")),
        (Channel.VISIT.value, _("yes, when they come by")),
    ]


def _languages() -> list[tuple[str, Any]]:
    spoken = [(code.value, word) for code, word in languages().items() if code is not Language.UNKNOWN]
    return [("", _("choose")), *spoken]


def _results() -> list[tuple[str, Any]]:
    return [("", _("choose")), *((code.value, word) for code, word in choices.results().items())]


class ClosingForm(CloseForm):
    """Closing, with whether somebody may ask later how it went."""

    ask = CodeField(
        _asking,
        label=_("May we ask later how it went?"),
        help_text=_("After two weeks, three, six and twelve months. Saying no costs them nothing."),
        required=False,
    )
    language = CodeField(_languages, label=_("In which language they are asked"), required=False)

    def __init__(self, *args: Any, is_erased: bool = False, **options: Any) -> None:
        super().__init__(*args, is_erased=is_erased, **options)
        if is_erased:
            del self.fields["ask"], self.fields["language"]

    def clean(self) -> dict[str, Any]:
        filled: dict[str, Any] = self.cleaned_data
        if filled.get("ask", "") not in {"", NOT_WANTED} and not filled.get("language"):
            self.add_error("language", _("Choose the language in which they want to be asked."))
        return filled

    @property
    def agreement(self) -> Agreement | None:
        """Call it on a valid form."""
        how = self.cleaned_data.get("ask", "")
        if how in {"", NOT_WANTED}:
            return None
        return Agreement(Channel(how), Language(self.cleaned_data["language"]))


class CheckInForm(SeenFields):
    """What they said themselves, and apart from it what we see."""

    state = CodeField(
        lambda: [("", _("choose")), *((end.value, choices.asked_states()[end]) for end in ENDS)],
        label=_("Whether they were asked"),
    )
    told = CodeField(_results, label=_("How it stands, as they tell it"), required=False)
    text = words_field(_("In their own words"))
    result = CodeField(_results, label=_("How it stands, as we see it"), required=False)
    ours = words_field(pgettext_lazy("check-in", "What we know of it"))

    def clean(self) -> dict[str, Any]:
        filled: dict[str, Any] = self.cleaned_data
        is_answered = filled.get("state") == Asked.ANSWERED
        if is_answered and not filled.get("told"):
            self.add_error("told", _("Choose what they said; “not said”, if they would not tell."))
        if filled.get("state") and not is_answered and (filled.get("told") or filled.get("result")):
            self.add_error(
                "state", _("A result is written down only of somebody who told. Choose one or the other.")
            )
        return filled

    @property
    def outcome(self) -> Outcome:
        """Call it on a valid form."""
        filled = self.cleaned_data
        return Outcome(
            Asked(filled["state"]),
            Result(filled["told"]) if filled["told"] else None,
            Result(filled["result"]) if filled["result"] else None,
            filled["ours"],
        )
