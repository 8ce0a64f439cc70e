"""What one fills in about a term: what happened and when, or a last day of our own; and what became of it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jardam.cases import choices
from jardam.cases.actions import LONGEST_NEXT
from jardam.cases.counting import Counted, NoLastDay, NoTermOfDays, counted_by_law, set_by_us, terms_of_days
from jardam.cases.rules.terms import TermState, ends
from jardam.desk.casework.forms import SeenFields, day_field, words_field
from jardam.law.calculators.answering import Mistaken
from jardam.law.calculators.form import LONGEST
from jardam.law.rules.explaining import Refused
from jardam.law.rules.rulebook import RuleBook
from jardam.law.rules.typed import YEARS
from jardam.law.wording import worded

OWN = "own"


def _happened_field(**options: Any) -> forms.CharField:
    return forms.CharField(
        label=_("Day on which the term began"),
        help_text=_(
            "For instance 2025-03-01; if only a part is known, 2025-03 or 2025; with the hour 2025-03-01T14:30"
        ),
        max_length=LONGEST,
        **options,
    )


class _CountedFields(SeenFields):
    """``counted``: the last day, once the form is valid."""

    counted: Counted

    def __init__(self, *args: Any, book: RuleBook, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.book, self.today = book, today

    def _count(self, code: str, about: str) -> None:
        """By the law; what it cannot count is said at the day."""
        try:
            self.counted = counted_by_law(code, self.cleaned_data["happened"], about, self.book, self.today)
        except Mistaken as error:
            self.add_error("happened", [worded(mistake.said) for mistake in error.mistakes])
        except Refused as refused:
            self.add_error("happened", worded(refused.said))
        except NoTermOfDays:
            self.add_error(
                "happened",
                _(
                    "The law counts this by the hour, or gives a right from this day on: set a term of our own, and end this one."
                ),
            )
        except NoLastDay:
            self.add_error(
                "happened",
                _("From this no last day can be counted. Say at least the year, or set a term of our own."),
            )

    def _set(self, about: str) -> None:
        day: date = self.cleaned_data["day"]
        if day.year not in YEARS:
            self.add_error("day", _("Check the year."))
        else:
            self.counted = set_by_us(day, about)


class TermForm(_CountedFields):
    """A term more."""

    kind = forms.ChoiceField(label=_("Which term runs"))
    happened = _happened_field(required=False)
    day = day_field(_("Last day, for a term of our own"), required=False)
    about = forms.CharField(
        label=_("What it is about, in your words"), max_length=LONGEST_NEXT, required=False
    )
    text = words_field(_("What must be known of it"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offered = [
            ("", _("choose")),
            (OWN, _("A term of our own, or one that was promised")),
            *terms_of_days(self.book),
        ]
        self.fields["kind"].choices = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        if cleaned["kind"] != OWN:
            self._by_law(cleaned)
            return cleaned
        for name in ("day", "about"):
            if not cleaned[name]:
                self.add_error(name, _("A term of our own needs a last day, and a word on what it is about."))
        if not self.errors:
            self._set(cleaned["about"])
        return cleaned

    def _by_law(self, cleaned: dict[str, Any]) -> None:
        if cleaned["day"]:
            self.add_error(
                "day", _("The law counts this last day: leave this empty, or choose a term of our own.")
            )
        else:
            self._count(cleaned["kind"], cleaned["about"])


class MoveTermForm(_CountedFields):
    """What the term is counted from was another day; one of our own gets another last day."""

    happened = _happened_field()
    day = day_field(_("Last day"))
    text = words_field(_("Why"))

    def __init__(self, *args: Any, was: Counted, **options: Any) -> None:
        super().__init__(*args, **options)
        self.was = was
        self.fields["happened"].initial, self.fields["day"].initial = was.happened, was.due_on
        del self.fields["day" if was.code else "happened"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        if self.was.code:
            self._count(self.was.code, self.was.about)
        else:
            self._set(self.was.about)
        return cleaned


class EndTermForm(SeenFields):
    """What became of a term. Only one of ours that was missed or given up needs a word; one whose last day is over and
    that was kept, the day of it. ``is_of_authority``: somebody else had to act, so that we can have missed nothing."""

    state = forms.ChoiceField(label=_("What became of the term"))
    kept_on = day_field(_("If it was kept: on which day"), required=False)
    text = words_field(_("Why; how it came about, if it was missed"))

    def __init__(
        self, *args: Any, due_on: date, today: date, is_of_authority: bool = False, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.due_on, self.is_of_authority = due_on, is_of_authority
        is_over = today > due_on
        words = choices.term_states()
        offered = [
            (state.value, words[state]) for state in ends(is_over=is_over, is_of_authority=is_of_authority)
        ]
        self.fields["state"].choices = [("", _("choose")), *offered]  # type: ignore[attr-defined]
        if not is_over:
            del self.fields["kept_on"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        needs_word = cleaned.get("state") in {TermState.MISSED, TermState.DROPPED}
        if needs_word and not cleaned.get("text", "").strip():
            self.add_error("text", _("Say why: whoever takes the case over must know."))
        if (
            cleaned.get("state") == TermState.MET
            and "kept_on" in self.fields
            and "kept_on" not in self.errors
        ):
            self._check_day(cleaned["kept_on"])
        return cleaned

    def _check_day(self, kept_on: date | None) -> None:
        if kept_on is None:
            self.add_error("kept_on", _("The last day is over. Say on which day the term was kept."))
        elif kept_on > self.due_on:
            self.add_error("kept_on", self._too_late())

    def _too_late(self) -> str:
        if self.is_of_authority:
            return gettext(
                "This day is after the last one: choose that the authority did not answer in time."
            )
        return gettext(
            "This day is after the last one: the term was missed. Choose that, and say how it came about."
        )

    @property
    def kept_day(self) -> date | None:
        """Call it on a valid form. None: today, or it was not kept."""
        return self.cleaned_data.get("kept_on") if self.chosen is TermState.MET else None

    @property
    def chosen(self) -> TermState:
        """Call it on a valid form."""
        return TermState(self.cleaned_data["state"])
