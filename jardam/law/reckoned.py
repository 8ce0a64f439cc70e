"""What a calculator answered somebody, kept so that the same rule can answer them again under another law.

A room that keeps such answers seals `Reckoned.bundle`: what was typed may tell who it was. In clear stands only which
versions of which rows it used (`Reckoned.used`); `dependences` would keep days and sums in clear, for what has no sealed
place. `reckonings.Reckonings` then asks every one of them what a change does to it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import partial
from hashlib import sha256
from json import dumps
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override

from jardam.centres.models import User
from jardam.kernel.languages import SCREEN_LANGUAGES, Language
from jardam.law.actions import Used
from jardam.law.calculators.answering import Given, Mistaken, computed, read_answers
from jardam.law.calculators.frame import Calculator
from jardam.law.calculators.registry import CALCULATORS
from jardam.law.calculators.sources import rows_used
from jardam.law.due import Due
from jardam.law.rules.explaining import Explained, Refused
from jardam.law.rules.rulebook import RuleBook, RuleVersion
from jardam.law.wording import worded

NO_FACTS = ("explanation", "if_missed", "is_verified")
"""How an answer came about, how sure it is and what it warns of, in words: what was told does not move by them."""


@dataclass(frozen=True, slots=True)
class Reckoned:
    """An answer as it was given.

    ``given``: what was typed, by the names of the questions. ``told_on``: the day that stood for today, then and ever.
    ``facts``: the whole answer without words. ``words``: its first sentences, by language.
    ``rows``: of the law, where it was just worked out; they are not sealed with it.
    """

    calculator: str
    given: Given
    told_on: date
    due: Due
    facts: Mapping[str, Any]
    words: Mapping[str, Sequence[str]]
    rows: Sequence[RuleVersion] = field(default=(), compare=False)

    @property
    def bundle(self) -> dict[str, Any]:
        """To be sealed."""
        return {
            "calculator": self.calculator,
            "given": dict(self.given),
            "told_on": self.told_on.isoformat(),
            "due_on": self.due.on and self.due.on.isoformat(),
            "due_amount": None if self.due.amount is None else str(self.due.amount),
            "facts": dict(self.facts),
            "words": {language: list(words) for language, words in self.words.items()},
        }

    @property
    def digest(self) -> str:
        """The same for the same answer to the same question, given on the same day in the same languages."""
        return sha256(dumps(self.bundle, sort_keys=True, default=str).encode()).hexdigest()

    def used(self, room: str, kind: str, key: UUID, owner: User | None = None) -> Used:
        """As the thing of this key writes it down: which rows, and no day or sum."""
        return Used(room, kind, key, self.rows, rule=self.calculator, owner=owner)

    def said(self, language: Language) -> Sequence[str]:
        """Its sentences in a language; in Russian where it was not told in that one."""
        return self.words.get(language.value) or self.words[Language.RU.value]


@dataclass(frozen=True, slots=True)
class Again:
    """The same question under another law. ``told`` is None where it has no answer there; ``why`` says so."""

    calculator: Calculator[Any] | None
    due: Due
    facts: Mapping[str, Any]
    told: Explained[Any] | None = None
    why: Refused | None = None

    def said(self, language: Language) -> Sequence[str]:
        with override(language.catalogue):
            if self.calculator and self.told:
                return _sentences(self.calculator, self.told)
            return [worded(self.why.said) if self.why else _("It can no longer be worked out so")]

    def differs_from(self, before: Reckoned) -> bool:
        return (self.due, _without_words(self.facts)) != (before.due, _without_words(before.facts))


def reckoned_from(bundle: Mapping[str, Any]) -> Reckoned:
    """Undo `Reckoned.bundle`."""
    due_on, amount = bundle["due_on"], bundle["due_amount"]
    return Reckoned(
        calculator=bundle["calculator"],
        given=bundle["given"],
        told_on=date.fromisoformat(bundle["told_on"]),
        due=Due(due_on and date.fromisoformat(due_on), None if amount is None else Decimal(amount)),
        facts=bundle["facts"],
        words=bundle["words"],
    )


def reckon(name: str, given: Given, book: RuleBook, on: date, spoken: Language = Language.RU) -> Reckoned:
    """Work it out, to be kept: in the languages of the screens and in the one it is told in.

    Errors: Mistaken; Refused.
    """
    calculator = CALCULATORS[name]
    return kept_answer(
        name, given, computed(calculator, read_answers(calculator, given, book), book, on), on, spoken
    )


def kept_answer(
    name: str, given: Given, told: Explained[Any], on: date, spoken: Language = Language.RU
) -> Reckoned:
    """What the calculator told on that day, to be kept: in the languages of the screens and in the one it is told in."""
    calculator, words = CALCULATORS[name], {}
    for language in {*SCREEN_LANGUAGES, Language.RU if spoken is Language.UNKNOWN else spoken}:
        with override(language.catalogue):
            words[language.value] = _sentences(calculator, told)
    return Reckoned(
        name, given, on, calculator.due(told), _facts(calculator, told), words, tuple(rows_used(told))
    )


def again(before: Reckoned, book: RuleBook) -> Again:
    """What the same question is answered by this book, as if asked on the same day."""
    calculator = CALCULATORS.get(before.calculator)
    if calculator is None:
        return Again(None, Due(), {})
    nothing = partial(Again, calculator, Due(), {})
    try:
        answers = read_answers(calculator, before.given, book)
        told = computed(calculator, answers, book, before.told_on)
    except Mistaken:
        return nothing()
    except Refused as refused:
        return nothing(why=refused)
    return Again(calculator, calculator.due(told), _facts(calculator, told), told)


def apart(before: Sequence[str], after: Sequence[str]) -> tuple[str, str]:
    """Of two answers what each says that the other does not; the first sentence where both say the same in other words."""
    return _only(before, after), _only(after, before)


def _only(these: Sequence[str], those: Sequence[str]) -> str:
    return " ".join(one for one in these if one not in those) or these[0]


def _sentences(calculator: Calculator[Any], told: Explained[Any]) -> list[str]:
    shown = calculator.shown(told)
    return [shown.headline, *shown.lines]


def _facts(calculator: Calculator[Any], told: Explained[Any]) -> dict[str, Any]:
    """Russian where a fact has words, so that the reader's language changes nothing."""
    with override(Language.RU.catalogue):
        facts = calculator.machine(told)
    return {name: _without_words(fact) for name, fact in facts.items() if name not in NO_FACTS}


def _without_words(fact: Any) -> Any:
    """At any depth. What was sealed with words once is compared without them, too."""
    if isinstance(fact, Mapping):
        return {name: _without_words(part) for name, part in fact.items() if name not in NO_FACTS}
    return [_without_words(part) for part in fact] if isinstance(fact, list) else fact
