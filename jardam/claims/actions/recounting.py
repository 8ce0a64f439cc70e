"""What a claim comes to is counted anew by the law whenever something moves it, kept as told, and its term for the court follows."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.utils import timezone

from jardam.cases.actions import Said, move_term, set_term
from jardam.cases.counting import counted_by_law
from jardam.cases.models import Term
from jardam.cases.rules.terms import TermState
from jardam.claims.actions.holding import Deed, Held
from jardam.claims.counting import COURT_TERM, Counted, next_court_payday, recounted, with_received
from jardam.claims.models import Claim, MoneyLine
from jardam.claims.rules.facts import Facts
from jardam.claims.rules.money import Column, Currency
from jardam.claims.sealing import seal_counted, seal_facts
from jardam.law.actions import end_use, record_use
from jardam.law.rules.rulebook import RuleBook

ROOM, CLAIM = "claims", "CLAIM"


def keep_facts(held: Held, facts: Facts, said: Said) -> None:
    """Seal what is known now."""
    seal_facts(held.claim, held.key, facts, said.opener)
    held.claim.save(update_fields=["sealed_facts", "sealed_counted"])


def recount(held: Held, book: RuleBook, deed: Deed, said: Said) -> date | None:
    """Count the facts of ``held`` with all that was received, and keep both. Answers the next payday for the court."""
    claim, today = held.claim, timezone.localdate(deed.at)
    result = recounted(with_received(held.facts.work, received_by(claim)), book, today)
    told = result if isinstance(result, Counted) else None
    seal_counted(claim, held.key, told.reckoned if told else None, said.opener)
    keep_facts(held, held.facts, said)
    if told is None:
        end_use(ROOM, CLAIM, claim.pk, centre_id=claim.centre_id, at=deed.at)
        return None
    record_use(told.reckoned.used(ROOM, CLAIM, claim.pk, deed.by), centre_id=claim.centre_id, at=deed.at)
    return next_court_payday(told.told.answer, today)


def received_by(claim: Claim, until: date | None = None) -> list[tuple[date, int]]:
    """What the worker got in roubles and nobody took back, with its day; the law counts roubles. One query.

    Units: kopecks.
    """
    got = received_by_each([claim])[claim.pk]
    return [(day, minor) for day, minor in got if until is None or day <= until]


def received_by_each(claims: Sequence[Claim]) -> Mapping[UUID, list[tuple[date, int]]]:
    """By claim what `received_by` says. One query."""
    found: dict[UUID, list[tuple[date, int]]] = {claim.pk: [] for claim in claims}
    if found:
        lines = MoneyLine.objects.filter(centre_id=claims[0].centre_id, claim__in=claims).standing()
        lines = lines.filter(column=Column.RECEIVED.value, currency=Currency.RUB.value)
        for line in lines.order_by("happened_on", "number"):
            found[line.claim_id].append((line.happened_on, line.amount_minor))
    return found


def follow_court_term(held: Held, payday: date | None, book: RuleBook, deed: Deed, said: Said) -> None:
    """It stands among the terms of the case: set, or moved where another payday is the next. Nothing ends it but a person:
    one that has run out stays late until somebody says what became of it, and the next payday has a term beside it. Of a day
    that was kept no other term is set: the court has the claim."""
    if payday is None:
        return
    name, today = held.facts.who.employer, timezone.localdate(deed.at)
    told = counted_by_law(COURT_TERM, payday.isoformat(), name, book, today)
    seen = Said(held.case.revision, "", said.opener)
    if _is_kept(held.claim.term, told.due_on):
        return
    term = _running_term(held.claim)
    if term is None or term.due_on < today:
        held.claim.term = set_term(held.case, told, seen, by=deed.by, at=deed.at)
        held.claim.save(update_fields=["term"])
    elif term.due_on != told.due_on:
        move_term(term, told, seen, by=deed.by, at=deed.at)


def _is_kept(term: Term | None, day: date) -> bool:
    return term is not None and term.state == TermState.MET and term.due_on == day


def _running_term(claim: Claim) -> Term | None:
    """The one of this claim that is still open."""
    term: Term | None = claim.term
    return term if term is not None and term.is_open else None
