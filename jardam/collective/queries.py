"""Reads of collective claims. Whoever shows them writes the reading down; as many queries for two workers as for sixty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.claims.actions.recounting import received_by_each
from jardam.claims.counting import Counted, recounted, with_received
from jardam.claims.models import Claim
from jardam.claims.rules.facts import Facts
from jardam.claims.sealing import facts_of
from jardam.collective.models import Collective, JoinedClaim
from jardam.collective.rules.agreeing import Agreement, Reader, agreement, receiver_of
from jardam.collective.rules.standing import Lack, Standing, State
from jardam.law.kept import kept_rule_book
from jardam.parties.models import Tie
from jardam.parties.queries import parts_told, sides_of
from jardam.people.queries import identity_to_change, statements_of, whose_word
from jardam.people.rules.identity import Identity


@dataclass(frozen=True, slots=True)
class Worker:
    """One who takes part, or is proposed, as they stand today. ``counted``: by the law; None where it cannot."""

    joined: JoinedClaim
    who: Identity
    facts: Facts
    work: Mapping[str, Any]  # with the money that was received
    counted: Counted | None
    standing: Standing

    @property
    def name(self) -> str:
        """As a paper would call them: as one of theirs shows it, else as it was told."""
        return self.who.proven_name or self.who.name

    @property
    def lacks(self) -> list[Lack]:
        """What is missing before a paper can tell of them."""
        owed = self.standing.owed
        found = {
            Lack.NAME: not self.name,
            Lack.SUM: owed is None,
            Lack.NOTHING_OWED: owed is not None and not owed,
            Lack.CASE_CLOSED: not self.standing.is_open,
        }
        return [lack for lack, is_so in found.items() if is_so]


def joined_in(collective: Collective) -> list[JoinedClaim]:
    """Who takes part or is proposed, the first first. One query."""
    rows = JoinedClaim.objects.filter(centre_id=collective.centre_id, collective=collective).live()
    return list(rows.select_related("claim__case__person__key", "claim__term").order_by("joined_on", "pk"))


def left_of(collective: Collective, user: User) -> list[JoinedClaim]:
    """Who was taken out, as far as one may see their cases; the latest first. One query."""
    rows = JoinedClaim.objects.visible_to(user).filter(collective=collective, state=State.LEFT.value)
    return list(rows.select_related("claim__case__person__key").order_by("-left_on", "-pk"))


def collective_of(claim: Claim, user: User) -> Collective | None:
    """The one in which this claim stands, where one may see all of it. One query."""
    joined = JoinedClaim.objects.filter(centre_id=claim.centre_id, claim=claim).live()
    found: Collective | None = Collective.objects.visible_to(user).filter(joined__in=joined).first()
    return found


def may_still_join(claim: Claim, user: User) -> list[Claim]:
    """Claims that one may see against the same party, in open cases of files that are open to everybody, which stand in
    no collective claim; the latest first. Three queries."""
    told = Tie.objects.visible_to(user).filter(
        centre_id=OuterRef("centre_id"),
        case=OuterRef("case"),
        number=OuterRef("number"),
        party__in=parts_told(claim.case, claim.number),
    )
    joined = JoinedClaim.objects.filter(centre_id=OuterRef("centre_id"), claim=OuterRef("pk")).live()
    rows = Claim.objects.visible_to(user).filter(Exists(told), ~Exists(joined)).exclude(pk=claim.pk)
    found = rows.select_related("case__person__key").order_by("-made_on", "-pk")
    return [one for one in found if _may_join(one.case)]


def _may_join(case: Case) -> bool:
    """An open one, of somebody whose file is open to everybody."""
    return case.is_open and case.person.erased_on is None and not case.person.key.is_restricted


def collectives_of(claims: Sequence[Claim], user: User) -> list[Collective]:
    """Those in which one of these claims stands, where one may see all of it. One query at most."""
    if not claims:
        return []
    joined = JoinedClaim.objects.filter(centre_id=claims[0].centre_id, claim__in=claims).live()
    rows = Collective.objects.visible_to(user).filter(joined__in=joined).distinct()
    return list(rows.order_by("begun_on", "pk"))


def read_workers(collective: Collective, today: date) -> list[Worker]:
    """As each stands today, by name; who has none last. Errors: FileKeyDestroyed."""
    joined = joined_in(collective)
    claims = [one.claim for one in joined]
    book, received = kept_rule_book(today), received_by_each(claims)
    agreed = agreements_of(joined, collective.employer, today)
    found = []
    for one in joined:
        facts = facts_of(one.claim, one.claim.case.person.key)
        work = with_received(facts.work, received[one.claim_id])
        result = recounted(work, book, today)
        counted = result if isinstance(result, Counted) else None
        standing = _standing(one, agreed[one.pk], counted.told.answer.debt if counted else None)
        found.append(Worker(one, identity_to_change(one.claim.case.person), facts, work, counted, standing))
    return sorted(found, key=lambda worker: (not worker.name, worker.name, worker.joined.pk))


def standings_of(joined: Sequence[JoinedClaim], employer: str, today: date) -> Mapping[UUID, Standing]:
    """By part, whether a paper may tell of them; their sums are not counted. One query."""
    agreed = agreements_of(joined, employer, today)
    return {one.pk: _standing(one, agreed[one.pk]) for one in joined}


def agreements_of(
    joined: Sequence[JoinedClaim], employer: str, on: date
) -> Mapping[UUID, Mapping[Reader, Agreement]]:
    """By part, what the worker said of each reader. One query."""
    persons = {one.pk: one.claim.case.person for one in joined}
    said = statements_of(list(persons.values()))
    receivers = {reader: receiver_of(reader, employer) for reader in Reader}
    found = {}
    for key, person in persons.items():
        needed = whose_word(person, identity_to_change(person), on)
        found[key] = {
            reader: agreement(said[person.pk], receiver, needed, on) for reader, receiver in receivers.items()
        }
    return found


def no_longer_same(workers: Sequence[Worker]) -> frozenset[UUID]:
    """By part, those of whom nobody says any more that their other side is one with another worker's. Two queries."""
    if not workers:
        return frozenset()
    claims = [worker.joined.claim for worker in workers]
    sides = sides_of(claims[0].centre_id, {claim.case_id for claim in claims})
    of = {
        worker.joined.pk: sides.get((claim.case_id, claim.number), frozenset())
        for worker, claim in zip(workers, claims, strict=True)
    }
    return frozenset(
        key
        for key, mine in of.items()
        if not any(mine & theirs for other, theirs in of.items() if other != key)
    )


def _standing(one: JoinedClaim, agreed: Mapping[Reader, Agreement], owed: Decimal | None = None) -> Standing:
    return Standing(one.in_state, one.claim.case.is_open, agreed, owed)
