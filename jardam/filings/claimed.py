"""What a paper takes from a wage claim: who, where and the work as they stood when it was taken; the law counts them anew.

A draft keeps what it took until somebody takes it over again, so that nobody sends numbers that they have not read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import translation

from jardam.claims.actions.recounting import received_by
from jardam.claims.choices import proof_kinds
from jardam.claims.counting import Counted, recounted, until, with_received
from jardam.claims.models import Claim
from jardam.claims.rules.evidence import ProofKind
from jardam.claims.rules.facts import Facts
from jardam.filings.rules.facts import Known, MonthDue, Source, in_one_form
from jardam.filings.rules.kinds import Kind
from jardam.filings.rules.russian import figures, period
from jardam.law.rules import typed
from jardam.law.rules.earnings import Way
from jardam.law.rules.explaining import Refused
from jardam.law.rules.rulebook import RuleBook
from jardam.law.rules.wages_claim import MonthClaimed

NAMES = ("employer_name", "work_place")
"""What is told in words: who corrects it for a paper has a reason, so it is never taken over what was typed."""
COUNTED = ("work_began", "work_ended", "debt_period", "debt_months", "debt_sum")
DEBT = ("debt_period", "debt_months", "debt_sum")


ABOUT_WAGES = ("pay_agreed", "evidence")
"""Asked by other kinds, too, of other matters: a claim answers them where wages are asked for."""
PER = {Way.HOURLY: "за час", Way.SHIFT: "за смену", Way.PIECE: "за штуку", Way.MONTHLY: "за месяц"}
"""In the filing language."""


@dataclass(frozen=True, slots=True)
class Taken:
    """``work``: as the law asks it, with the money that had been received. ``proofs``: the kinds that there are, a line each.

    ``on``: when it was taken, of no weight.
    """

    claim: UUID
    employer: str
    place: str
    work: Mapping[str, Any]
    on: date = field(compare=False)
    proofs: str = ""

    @property
    def bundle(self) -> dict[str, Any]:
        """To be sealed."""
        return {
            "id": str(self.claim),
            "employer": self.employer,
            "place": self.place,
            "work": dict(self.work),
            "on": self.on.isoformat(),
            "proofs": self.proofs,
        }


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a claim says to one kind of paper. ``counted``: what the law answers; None where it cannot count."""

    known: Mapping[str, Known] = field(default_factory=dict)
    taken: Taken | None = None
    counted: Counted | None = None


def take(claim: Claim, facts: Facts, today: date) -> Taken:
    """As the claim stands now. One query."""
    work = with_received(facts.work, received_by(claim))
    return Taken(claim.pk, facts.who.employer, facts.who.site, work, today, _proofs(facts))


def taken_from(bundle: Mapping[str, Any] | None) -> Taken | None:
    """Undo `Taken.bundle`."""
    if not bundle:
        return None
    on = date.fromisoformat(bundle["on"])
    return Taken(
        UUID(bundle["id"]), bundle["employer"], bundle["place"], bundle["work"], on, bundle.get("proofs", "")
    )


def takes_claim(kind: Kind) -> bool:
    """Whether a claim knows something that this kind asks."""
    return any(code in kind.facts for code in (*NAMES, *COUNTED))


def claimed(kind: Kind, taken: Taken | None, book: RuleBook, day: date) -> Claimed:
    """What the kind asks and the claim knows, counted as of ``day``."""
    if taken is None:
        return Claimed()
    is_about_wages = any(code in kind.facts for code in DEBT)
    counted = count(taken, book, day) if is_about_wages else None
    told = {**_words(taken), **(_debt(counted) if counted else {})}
    if is_about_wages:
        told |= dict(zip(ABOUT_WAGES, (_pay(taken.work), taken.proofs), strict=True))
    known = {code: Known(value, Source.CLAIM) for code, value in told.items() if value and code in kind.facts}
    return Claimed(known, taken, counted)


def count(taken: Taken, book: RuleBook, day: date) -> Counted | None:
    """As it stood on the day: what came after it, no paper of that day knows."""
    result = recounted(until(taken.work, day), book, day)
    return result if isinstance(result, Counted) else None


def owed(counted: Counted) -> Sequence[MonthClaimed]:
    """The months of which something is owed."""
    return [month for month in counted.told.answer.months if month.owing.debt]


def _words(taken: Taken) -> dict[str, str]:
    return {
        "employer_name": taken.employer,
        "work_place": taken.place,
        "work_began": _day(taken.work.get("since", "")),
        "work_ended": _day(taken.work.get("left_on", "")),
    }


def _pay(work: Mapping[str, Any]) -> str:
    """What was agreed, where one price was told."""
    try:
        return (
            f"{figures(typed.money(work['rate']))} руб. {PER[Way(work['way'])]}" if work.get("rate") else ""
        )
    except (KeyError, ValueError, Refused):
        return ""


def _proofs(facts: Facts) -> str:
    """Each kind once, and never the notes on them: who the witness is, the other side learns from nobody here."""
    there = {kind for kinds in facts.proofs.values() for kind in kinds} - {ProofKind.NONE}
    with translation.override("ru"):
        return "\n".join(str(word) for kind, word in proof_kinds().items() if kind in there)


def _debt(counted: Counted) -> dict[str, str]:
    """Nothing where nothing is owed."""
    rows = list(_rows(counted))
    if not rows:
        return {}
    return {
        "debt_months": in_one_form(rows),
        "debt_sum": f"{counted.told.answer.debt:.2f}",
        "debt_period": period([row.month for row in rows]),
    }


def _rows(counted: Counted) -> Iterator[MonthDue]:
    for month in owed(counted):
        assert month.owing.debt is not None
        yield MonthDue(month.owing.month.first, month.owing.debt, month.owing.payday)


def _day(told: str) -> str:
    """In the one form; empty where it is not known to the day."""
    try:
        return typed.day(told).isoformat() if told else ""
    except Refused:
        return ""
