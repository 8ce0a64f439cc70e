"""What one fills in about a problem: when it is raised, and with each deed."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from jardam.cases.counting import Counted, NoLastDay, counted_by_law
from jardam.cases.rules.next_action import DayRefused, NextAction, next_day
from jardam.centres.models import User
from jardam.filings.models import Authority
from jardam.filings.rules.kinds import Addressee
from jardam.incidents.queries import authorities_of
from jardam.kernel.ids import day_uuid
from jardam.law.calculators.answering import Mistaken
from jardam.law.queries import rule_book
from jardam.law.rules.explaining import Refused
from jardam.problems import choices
from jardam.problems.actions import LONGEST_LINE, LONGEST_WORDS, Handing, Step
from jardam.problems.queries import owners_in_question
from jardam.problems.rules.instances import CLOCKS
from jardam.problems.rules.states import Hands, Verdict
from jardam.problems.rules.telling import telling
from jardam.ui.codes import CodeField

BROKEN = _("The page is broken. Reload it.")
NOBODYS = _("Name nobody who told of it, no case and no number: colleagues read it who may not see them.")
EARLIEST = date(2000, 1, 1)


def day_field(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **options
    )


def words_field(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=LONGEST_WORDS, widget=forms.Textarea({"rows": 4}), **options
    )


class ToldForm(forms.Form):
    """Words that must tell nobody who it was. ``is_doubtful``: something in them looks like a name."""

    TOLD: ClassVar[Sequence[str]] = ("said", "next")
    is_doubtful = False

    def __init__(self, *args: Any, user: User, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user, self.today = user, today
        self.fields["is_looked_through"] = forms.BooleanField(
            label=_("I have looked at it: it is nobody who told us or saw it"), required=False
        )

    def clean(self) -> dict[str, Any]:
        filled: dict[str, Any] = super().clean() or self.cleaned_data
        for name in self.TOLD:
            self._look_through(name, str(filled.get(name) or ""))
        return filled

    def clean_next_on(self) -> date:
        try:
            return next_day(self.cleaned_data["next_on"], self.today)
        except DayRefused:
            raise forms.ValidationError(_("Choose a day from today on, half a year ahead at most.")) from None

    @property
    def then(self) -> NextAction | None:
        """None where nothing follows. Call it on a valid form."""
        if "next" not in self.fields:
            return None
        return NextAction(self.cleaned_data["next"], self.cleaned_data["next_on"])

    def _look_through(self, name: str, text: str) -> None:
        found = telling(text)
        if found.refused:
            said = _("Leave this out, it leads to somebody: %(pieces)s")
            self.add_error(name, said % {"pieces": "; ".join(found.refused)})
        if found.doubtful and not self.cleaned_data.get("is_looked_through"):
            self.is_doubtful = True
            said = _(
                "This looks like a name: %(pieces)s. Leave it out, or tick below that it is nobody's who told us."
            )
            self.add_error(name, said % {"pieces": "; ".join(found.doubtful)})


def _next_field() -> forms.CharField:
    return forms.CharField(label=_("What is done next"), max_length=LONGEST_LINE)


def _named(people: Sequence[tuple[User, str]]) -> list[tuple[str, str]]:
    return [("", ""), *((str(user.pk), name) for user, name in people)]


def _authority_options(known: Mapping[str, tuple[Authority, str]]) -> list[tuple[str, Any]]:
    return [("", _("not known")), *((code, name) for code, (_one, name) in known.items())]


class RaiseForm(ToldForm):
    TOLD = ("wrong", "next")
    problem_id = forms.UUIDField(
        widget=forms.HiddenInput, error_messages={"required": BROKEN, "invalid": BROKEN}
    )
    wrong = words_field(_("What is wrong, in a sentence or two"), help_text=NOBODYS)
    owner = forms.ChoiceField(label=_("Who answers for it"))
    next = _next_field()
    next_on = day_field(_("By which day"))
    authority = forms.ChoiceField(label=_("Which authority could solve it"), required=False)

    def __init__(self, *args: Any, user: User, today: date, authority: str = "", **options: Any) -> None:
        """``authority``: that of the venue, proposed."""
        options.setdefault(
            "initial", {"problem_id": day_uuid(), "owner": str(user.pk), "authority": authority}
        )
        super().__init__(*args, user=user, today=today, **options)
        people = owners_in_question(user)
        self._people = {str(one.pk): one for one, _name in people}
        self._authorities = {str(one.pk): (one, name) for one, name in authorities_of(user)}
        self.fields["owner"].choices = _named(people)  # type: ignore[attr-defined]
        self.fields["authority"].choices = _authority_options(self._authorities)  # type: ignore[attr-defined]

    @property
    def chosen_owner(self) -> User:
        """Call it on a valid form."""
        return self._people[self.cleaned_data["owner"]]

    @property
    def chosen_authority(self) -> Authority | None:
        chosen = self._authorities.get(self.cleaned_data["authority"])
        return chosen[0] if chosen else None


class DeedForm(ToldForm):
    """``seen``: which state of the problem was read, so that nobody overwrites what they have not seen."""

    seen = forms.IntegerField(
        min_value=0, max_value=10**6, widget=forms.HiddenInput, error_messages={"required": BROKEN}
    )

    @property
    def step(self) -> Step:
        """Call it on a valid form."""
        return Step(self.cleaned_data["seen"], self.cleaned_data["said"], self.then)


class NextForm(DeedForm):
    said = words_field(_("What was done"), help_text=NOBODYS)
    next = _next_field()
    next_on = day_field(_("By which day"))


class SeekForm(DeedForm):
    said = words_field(_("How a solution is looked for, or why again"), help_text=NOBODYS)
    next = _next_field()
    next_on = day_field(_("By which day"))


class AnswerForm(DeedForm):
    answered_on = day_field(_("When it was answered or carried out"))
    said = words_field(_("What was answered, or what was carried out"), help_text=NOBODYS)
    next = _next_field()
    next_on = day_field(_("By which day"))

    def clean_answered_on(self) -> date:
        return _past(self.cleaned_data["answered_on"], self.today)


class JudgeForm(DeedForm):
    verdict = CodeField(
        lambda: [("", ""), *choices.verdict_options()],
        label=_("How did it end"),
        error_messages={"required": _("Say how it ended.")},
    )
    said = words_field(_("What you looked at"), help_text=NOBODYS)
    next = _next_field()
    next_on = day_field(_("By which day"))

    @property
    def judged(self) -> Verdict:
        return Verdict(self.cleaned_data["verdict"])


class CloseForm(DeedForm):
    said = words_field(_("What is left to know, should it begin again"), help_text=NOBODYS)


class WithdrawForm(DeedForm):
    said = forms.CharField(label=_("Why it was a mistake"), max_length=LONGEST_LINE)


class OwnForm(DeedForm):
    owner = forms.ChoiceField(label=_("Who answers for it from now on"))
    said = words_field(_("What the colleague must know"), help_text=NOBODYS)
    next = _next_field()
    next_on = day_field(_("By which day"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        people = owners_in_question(self.user)
        self._people = {str(one.pk): one for one, _name in people}
        self.fields["owner"].choices = _named(people)  # type: ignore[attr-defined]

    @property
    def chosen_owner(self) -> User:
        return self._people[self.cleaned_data["owner"]]


class HandForm(DeedForm):
    """To an authority, whose answer the law counts where it has a row; or to somebody who carries a measure out."""

    TOLD = ("said", "next", "who", "source")

    hands = CodeField(
        lambda: [("", ""), *((one.value, word) for one, word in choices.hands().items())],
        label=_("Whom it is given to"),
    )
    authority = forms.ChoiceField(label=_("Which authority"), required=False)
    who = forms.CharField(
        label=_("Who, if not from the list"),
        max_length=LONGEST_LINE,
        required=False,
        help_text=_("Another authority, or who carries the measure out."),
    )
    handed_on = day_field(_("On which day it was sent or given"))
    clock = CodeField(
        lambda: [
            ("", _("by the day that is typed below")),
            *choices.clocks().items(),
        ],
        label=_("By when the answer is due"),
        required=False,
    )
    due_on = day_field(_("The last day, if it is typed"), required=False)
    source = forms.CharField(
        label=_("Where that day is from"),
        max_length=LONGEST_LINE,
        required=False,
        help_text=_("An article, a promise, an agreement."),
    )
    said = words_field(_("What was asked for, or what is to be done"), help_text=NOBODYS)
    next = _next_field()
    next_on = day_field(_("By which day"))

    counted: Counted | None = None

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._authorities = {str(one.pk): (one, name) for one, name in authorities_of(self.user)}
        self.fields["authority"].choices = _authority_options(self._authorities)  # type: ignore[attr-defined]

    def clean_handed_on(self) -> date:
        return _past(self.cleaned_data["handed_on"], self.today)

    def clean_due_on(self) -> date | None:
        typed: date | None = self.cleaned_data["due_on"]
        return None if typed is None else _ahead(typed, self.today)

    def clean(self) -> dict[str, Any]:
        filled = super().clean()
        if "authority" in filled and not (filled["authority"] or filled.get("who")):
            self.add_error("who", _("Choose an authority, or say who it is given to."))
        if filled.get("clock"):
            self._count(filled)
        elif "due_on" in filled and "due_on" not in self.errors:
            self._ask_for_a_day(filled)
        return filled

    @property
    def handing(self) -> Handing:
        """Call it on a valid form."""
        filled = self.cleaned_data
        chosen = self._authorities.get(filled["authority"])
        return Handing(
            hands=Hands(filled["hands"]),
            handed_on=filled["handed_on"],
            due_on=self.counted.due_on if self.counted else filled["due_on"],
            authority=chosen[0] if chosen else None,
            who=filled["who"] or (chosen[1] if chosen else ""),
            counted=self.counted,
            source="" if self.counted else filled["source"],
        )

    def _ask_for_a_day(self, filled: Mapping[str, Any]) -> None:
        if filled["due_on"] is None:
            self.add_error("due_on", _("Type the last day, or choose that the law counts it."))
        elif filled.get("hands") == Hands.AUTHORITY and not filled.get("source"):
            self.add_error("source", _("Say where that day is from."))

    def _count(self, filled: Mapping[str, Any]) -> None:
        """By the law from the day of sending; what it cannot count is said at that day."""
        sent = filled.get("handed_on")
        if sent is None:
            return
        if not self._is_of(filled["clock"], filled):
            self.add_error(
                "clock", _("The law counts that answer for another addressee. Type the day below.")
            )
            return
        try:
            self.counted = counted_by_law(
                filled["clock"], sent.isoformat(), "", rule_book(self.today), self.today
            )
        except (Mistaken, Refused, NoLastDay):
            self.add_error("clock", _("The law counts no last day from this day. Type the day below."))

    def _is_of(self, clock: str, filled: Mapping[str, Any]) -> bool:
        """Whether this row of the law counts the answer of whom it is given to; of one that is not in the list nobody knows."""
        if filled.get("hands") == Hands.MEASURE:
            return False
        chosen = self._authorities.get(filled.get("authority") or "")
        return chosen is None or CLOCKS.get(Addressee(chosen[0].kind)) == clock


def _past(day: date, today: date) -> date:
    if not EARLIEST <= day <= today:
        raise forms.ValidationError(_("Choose a day that is not ahead."))
    return day


def _ahead(day: date, today: date) -> date:
    if not today <= day <= today.replace(year=today.year + 2, day=1):
        raise forms.ValidationError(_("Choose a day from today on, two years ahead at most."))
    return day
