"""What a person agrees to: the words that are read out, what one fills in, and what was said so far."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jardam.centres.choices import languages
from jardam.desk.casework.forms import day_field
from jardam.desk.identity import LONGEST_LINE, LONGEST_TEXT
from jardam.desk.personal.household import row_field
from jardam.kernel.languages import OWN_NAMES, Language
from jardam.people.actions import LONGEST_CONSENT, Said
from jardam.people.choices import acts, consent_forms, field_groups, givers, purposes, receiver_kinds
from jardam.people.models import Consent
from jardam.people.queries import SpokenConsent
from jardam.people.rules.consent import (
    Act,
    Ask,
    FieldGroup,
    Form,
    Purpose,
    Receiver,
    ReceiverKind,
    Statement,
    in_force,
    may_share,
)
from jardam.people.rules.guardians import Giver
from jardam.people.rules.read_out import CHECKED, WORDS
from jardam.ui.codes import CodeField, CodesField

USUAL = timedelta(days=365)
FARTHEST_BACK = timedelta(days=365)
TOGETHER = "BOTH"
GIVERS = {
    Giver.SELF.value: frozenset({Giver.SELF.value}),
    Giver.REPRESENTATIVE.value: frozenset({Giver.REPRESENTATIVE.value}),
    TOGETHER: frozenset({Giver.SELF.value, Giver.REPRESENTATIVE.value}),
}


def _text(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=LONGEST_LINE, required=False, **options)


class ConsentForm(forms.Form):
    """A yes to one receiver for one purpose, or a no."""

    row = row_field()
    act = CodeField(
        lambda: [("", gettext_lazy("choose")), *((act, acts()[act]) for act in (Act.GIVEN, Act.REFUSED))],
        label=gettext_lazy("What they said"),
        error_messages={"required": gettext_lazy("Choose what they said: yes or no.")},
        help_text=gettext_lazy("A no is written down so that nobody asks again; it costs them nothing."),
    )
    purpose = CodeField(
        lambda: [("", gettext_lazy("choose")), *purposes().items()],
        label=gettext_lazy("For which purpose"),
        error_messages={"required": gettext_lazy("Choose for which purpose.")},
    )
    receiver_kind = CodeField(
        lambda: [("", gettext_lazy("choose")), *receiver_kinds().items()],
        label=gettext_lazy("To whom"),
        error_messages={"required": gettext_lazy("Choose to whom.")},
    )
    receiver = _text(
        gettext_lazy("Its name"),
        help_text=gettext_lazy("A yes is for one by name; a no without a name is for all of the kind."),
    )
    fields_told = CodesField(
        lambda: list(field_groups().items()), label=gettext_lazy("What may be told"), required=False
    )
    language = CodeField(
        lambda: [("", gettext_lazy("choose")), *((code, languages()[code]) for code in WORDS)],
        label=gettext_lazy("Language in which the words were read out"),
        error_messages={"required": gettext_lazy("Choose the language in which the words were read out.")},
    )
    form = CodeField(lambda: list(consent_forms().items()), label=gettext_lazy("How it was said"))
    witness = _text(gettext_lazy("Who witnessed it"))
    giver = CodeField(
        lambda: [*givers().items(), (TOGETHER, gettext_lazy("both of them"))],
        label=gettext_lazy("Who said it"),
    )
    representative = forms.ChoiceField(
        label=gettext_lazy("Which parent or guardian"),
        help_text=gettext_lazy("Somebody of the household who is written down as deciding for this person."),
        required=False,
    )
    said_on = day_field(
        gettext_lazy("On which day they said it"),
        error_messages={"required": gettext_lazy("Say on which day they said it.")},
    )
    until = day_field(gettext_lazy("Last day of a yes"), required=False)
    note = forms.CharField(
        label=gettext_lazy("What else was said"),
        max_length=LONGEST_TEXT,
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(
        self, *args: Any, today: date, representatives: Iterable[tuple[UUID, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.named = {str(pk): name for pk, name in representatives}
        offered = [("", _("choose")), *self.named.items()]
        self.fields["representative"].choices = offered  # type: ignore[attr-defined]

    def clean_said_on(self) -> date:
        day: date = self.cleaned_data["said_on"]
        if not self.today - FARTHEST_BACK <= day <= self.today:
            raise forms.ValidationError(_("Choose a day that is not ahead, at most a year ago."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("form") == Form.WITNESSED and not cleaned.get("witness"):
            self.add_error("witness", _("Say who witnessed it, or choose another way in which it was said."))
        if cleaned.get("giver") in {Giver.REPRESENTATIVE, TOGETHER} and not cleaned.get("representative"):
            self.add_error(
                "representative",
                _(
                    "Choose who decides for them. If nobody is offered, write them down in the household first."
                ),
            )
        if cleaned.get("act") == Act.GIVEN:
            self._clean_yes(cleaned)
        return cleaned

    def _clean_yes(self, cleaned: dict[str, Any]) -> None:
        """A yes names one receiver, what may be told, and a last day."""
        if not cleaned.get("receiver"):
            self.add_error("receiver", _("Say to whom by name: a yes to everybody is a yes to nobody."))
        if "fields_told" in cleaned and not cleaned["fields_told"]:
            self.add_error("fields_told", _("Choose what may be told."))
        last = cleaned.get("until")
        if "until" in cleaned and (last is None or not self.today <= last <= self.today + LONGEST_CONSENT):
            self.add_error("until", _("Choose a last day from today on, within three years."))

    @property
    def said(self) -> Said:
        """Call it on a valid form."""
        filled = self.cleaned_data
        is_yes = filled["act"] == Act.GIVEN
        return Said(
            id=filled["row"],
            act=Act(filled["act"]),
            purpose=filled["purpose"],
            receiver=Receiver(filled["receiver_kind"], filled["receiver"]),
            said_on=filled["said_on"],
            fields=frozenset(filled["fields_told"]),
            until=filled["until"] if is_yes else None,
            givers=GIVERS[filled["giver"]],
            language=filled["language"],
            form=filled["form"],
            witness=filled["witness"],
            representative=self.named.get(filled["representative"], ""),
            note=filled["note"],
        )


@dataclass(frozen=True, slots=True)
class ReadAloud:
    """The words in one language, ready to be read out."""

    lang: str
    sentences: Sequence[str]
    questions: Sequence[str]
    after: Sequence[str]
    is_checked: bool
    others: Sequence[tuple[str, str, str]]  # code, tag and own name of the other languages


def read_aloud(asked: str, talks: str, only: Purpose | None = None) -> ReadAloud:
    """In the language that was asked for, else in the one they talk in, else in Russian. ``only``: of one purpose."""
    codes = {language.value: language for language in WORDS}
    chosen = codes.get(asked) or codes.get(talks) or Language.RU
    told = WORDS[chosen]
    return ReadAloud(
        lang=chosen.tag,
        sentences=[told.opening],
        questions=[words for purpose, words in told.questions.items() if only in {None, purpose}],
        after=[told.no_costs_nothing, told.may_be_taken_back, told.ends],
        is_checked=chosen in CHECKED,
        others=[(each.value, each.tag, OWN_NAMES[each]) for each in WORDS if each is not chosen],
    )


@dataclass(frozen=True, slots=True)
class ShownConsent:
    row: Consent
    heading: str | Promise
    act: str | Promise
    tone: str
    lines: Sequence[tuple[str, object]]
    may_be_taken_back: bool


def shown_consents(
    said: Sequence[tuple[Consent, SpokenConsent]], on: date, needed: frozenset[Giver]
) -> list[ShownConsent]:
    """What was taken back shows with its yes, not as a line of its own."""
    statements = [spoken.statement for _row, spoken in said]
    back = {each.of: each.said_on for each in statements if each.of is not None}
    return [
        _shown(row, spoken, back.get(row.number), _standing(spoken.statement, statements, on, needed))
        for row, spoken in said
        if row.act != Act.WITHDRAWN
    ]


class Holds(Enum):
    """How far a yes carries today."""

    WHOLLY = auto()
    SOMEBODY_MISSING = auto()  # in force, but whoever must say so, too, has not
    NOT = auto()


def _standing(said: Statement, statements: Sequence[Statement], on: date, needed: frozenset[Giver]) -> Holds:
    if not in_force(said, statements, on):
        return Holds.NOT
    asks = [Ask(said.purpose, said.receiver, field, on) for field in said.fields]
    if all(may_share(statements, ask, needed=needed) for ask in asks):
        return Holds.WHOLLY
    is_refused = not any(may_share(statements, ask, needed=frozenset(said.givers)) for ask in asks)  # type: ignore[arg-type]
    return Holds.NOT if is_refused else Holds.SOMEBODY_MISSING


def _shown(row: Consent, spoken: SpokenConsent, back: date | None, holds: Holds) -> ShownConsent:
    act = Act.WITHDRAWN if back else Act(row.act)
    return ShownConsent(
        row=row,
        heading=purposes()[Purpose(row.purpose)],
        act=_said_of(act, holds),
        tone={Holds.WHOLLY: "ok", Holds.SOMEBODY_MISSING: "warn", Holds.NOT: "line"}[holds],
        lines=[(term, value) for term, value in _lines(row, spoken, back) if value],
        may_be_taken_back=act is Act.GIVEN and holds is not Holds.NOT,
    )


def _said_of(act: Act, holds: Holds) -> str | Promise:
    if act is Act.GIVEN and holds is Holds.SOMEBODY_MISSING:
        return _("a yes, but somebody else must say yes, too")
    if act is Act.GIVEN and holds is Holds.NOT:
        return _("the yes is over")
    return acts()[act]


def _lines(row: Consent, spoken: SpokenConsent, back: date | None) -> list[tuple[str, object]]:
    said = spoken.statement
    words, kinds = field_groups(), receiver_kinds()
    told = ", ".join(str(words[FieldGroup(code)]) for code in sorted(said.fields))
    kind = str(kinds[ReceiverKind(said.receiver.kind)])
    form = str(consent_forms()[Form(spoken.form)]) if spoken.form else ""
    return [
        (_("To whom"), f"{kind}: {said.receiver.name}" if said.receiver.name else kind),
        (_("What may be told"), told if row.act == Act.GIVEN else ""),
        (_("What may not be told"), (told or _("anything")) if row.act == Act.REFUSED else ""),
        (_("On which day they said it"), f"{row.said_on:%d.%m.%Y}"),
        (_("Last day of a yes"), f"{row.until:%d.%m.%Y}" if row.until else ""),
        (_("Taken back on"), f"{back:%d.%m.%Y}" if back else ""),
        (_("Who said it"), _who(spoken)),
        (_("How it was said"), form),
        (_("Who witnessed it"), spoken.witness),
        (_("Language in which the words were read out"), _language(spoken.language)),
        (_("What else was said"), spoken.note),
    ]


def _who(spoken: SpokenConsent) -> str:
    words = givers()
    said = [str(words[Giver(code)]) for code in sorted(spoken.statement.givers, reverse=True)]
    return "; ".join(filter(None, [*said, spoken.representative]))


def _language(code: str) -> str | Promise:
    return languages()[Language(code)] if code else ""
