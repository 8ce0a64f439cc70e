"""The last day of a term, before it is written down: counted by the law from what happened, or set by ourselves."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.utils.translation import override

from jardam.kernel.languages import SCREEN_LANGUAGES, Language
from jardam.law.calculators.answering import computed, read_answers
from jardam.law.calculators.deadline import names
from jardam.law.calculators.explanation import explained_in
from jardam.law.calculators.registry import CALCULATORS
from jardam.law.reckoned import Reckoned, reckon, reckoned_from
from jardam.law.rules.deadline_eras import PREFIX, has_term
from jardam.law.rules.rulebook import RuleBook
from jardam.law.rules.terms import Unit

DEADLINE = "deadline"
RESTORING = "restoring."


class NoLastDay(ValueError):
    """The row counts nothing, or nothing is known of when it began."""


class NoTermOfDays(NoLastDay):
    """The row names no last day by which somebody must act, or one with an hour that a term of a case would lose."""


@dataclass(frozen=True, slots=True)
class Told:
    """How a day came about, as it was said when it was counted, in one language.

    ``grounds``: each law with the versions of its rows.
    """

    title: str
    headline: str
    steps: Sequence[str]
    warnings: Sequence[str]
    grounds: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Counted:
    """``code``: the row of the deadlines, empty for a term of our own. ``about``: what it is, in our words.

    ``due_on``: of a span its first day, which is the safe one. ``reckoned``: what the law answered; None for our own.
    """

    code: str
    due_on: date
    about: str = ""
    reckoned: Reckoned | None = None
    told: Mapping[str, Told] | None = None
    is_restorable: bool = False

    @property
    def bundle(self) -> dict[str, Any]:
        """To be sealed."""
        return {
            "about": self.about,
            "reckoned": self.reckoned and self.reckoned.bundle,
            "told": {language: asdict(told) for language, told in (self.told or {}).items()},
            "is_restorable": self.is_restorable,
        }

    @property
    def happened(self) -> str:
        """What was typed of the day it began; empty for a term of our own."""
        return str(self.reckoned.given["from"]) if self.reckoned else ""

    def named(self, language: Language) -> str:
        """What it is called: by our words, else by the law's."""
        if self.about or not self.told:
            return self.about
        return (self.told.get(language.value) or self.told[Language.RU.value]).title


def terms_of_days(book: RuleBook) -> list[tuple[str, str]]:
    """Each row by which a term of a case can be counted, with what it is called in the active language."""
    return [(code, title) for code, title in names(book) if is_of_days(code, book) and _counts(code, book)]


def is_of_days(code: str, book: RuleBook) -> bool:
    """Whether no wording of the row gives a right or counts by the hour."""
    return not any(
        row.details.get("gives_a_right") or row.unit in {Unit.HOURS, Unit.SUTKI}
        for row in book.periods(PREFIX + code)
    )


def is_of_authority(code: str, book: RuleBook) -> bool:
    """Whether the row binds an authority: when its last day goes by, it is not we who missed it."""
    return any(row.details.get("party") == "authority" for row in book.periods(PREFIX + code))


def restored_by(code: str, book: RuleBook) -> str:
    """The row of the norm by which a missed term of that row is restored; empty where the law names none."""
    named = [
        row.details["restored_by"] for row in book.periods(PREFIX + code) if "restored_by" in row.details
    ]
    return f"{RESTORING}{named[-1]}" if named else ""


def _counts(code: str, book: RuleBook) -> bool:
    """Whether some wording of the row has a length; others say how terms are counted, or whose a matter is."""
    return any(has_term(row) and row.value for row in book.periods(PREFIX + code))


def counted_by_law(code: str, happened: str, about: str, book: RuleBook, today: date) -> Counted:
    """Until when, counted from what was typed of the day it happened.

    Errors: Mistaken; Refused; NoTermOfDays; NoLastDay.
    """
    if not is_of_days(code, book):
        raise NoTermOfDays(code)
    given = {"id": code, "from": happened}
    reckoned = reckon(DEADLINE, given, book, today)
    if reckoned.due.on is None:
        raise NoLastDay(code)
    calculator = CALCULATORS[DEADLINE]
    explained = computed(calculator, read_answers(calculator, given, book), book, today)
    told = {}
    for language in SCREEN_LANGUAGES:
        said = explained_in(language, calculator, explained, today)
        grounds = [(ground.law, ground.versions) for ground in said.grounds]
        told[language.value] = Told(
            _title(code, language, book), said.headline, list(said.steps), list(said.warnings), grounds
        )
    is_restorable = bool(explained.answer.row.details.get("restorable"))
    return Counted(code, reckoned.due.on, about, reckoned, told, is_restorable)


def set_by_us(due_on: date, about: str) -> Counted:
    """A term that no law sets: a promise, a day of our own."""
    return Counted("", due_on, about)


def counted_from(code: str, due_on: date, bundle: Mapping[str, Any]) -> Counted:
    """Undo `Counted.bundle`."""
    reckoned = bundle["reckoned"]
    told = {language: _told(said) for language, said in bundle["told"].items()}
    return Counted(
        code,
        due_on,
        bundle["about"],
        reckoned and reckoned_from(reckoned),
        told,
        bundle["is_restorable"],
    )


def _told(said: Mapping[str, Any]) -> Told:
    return Told(**{**said, "grounds": [(law, versions) for law, versions in said["grounds"]]})


def _title(code: str, language: Language, book: RuleBook) -> str:
    with override(language.catalogue):
        return dict(names(book))[code]
