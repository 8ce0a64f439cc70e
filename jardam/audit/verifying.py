"""Walking every chain against its head and its witness, while the house goes on working."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain as one_after_the_other
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import OuterRef, Subquery

from jardam.audit.heads import Witness
from jardam.audit.models import Entry, Head
from jardam.audit.rules.chain import START, Act, Fault, Link, Point, Trust, first_fault
from jardam.audit.writing import opened_moment
from jardam.database.scope import across_centres
from jardam.vault.keeper import keeper
from jardam.vault.refusals import SealBroken

CHUNK = 2000

_FIELDS = (
    "id",
    "centre_id",
    "happened_on",
    "by_id",
    "verb",
    "subject",
    "detail",
    "sealed_moment",
    "seq",
    "previous",
    "hash",
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one chain was found. ``fault`` is None when every entry is as it was written."""

    chain: UUID
    stands_at: int
    fault: Fault | None


def verify(witness: Witness, only: UUID | None = None) -> list[Verdict]:
    """Check every chain, or ``only`` one, that the database or the witness knows. Errors: VaultSealed."""
    with (
        across_centres("an audit walks the chains of all centres") as system,
        transaction.atomic(using=system),
    ):
        chains = [only] if only else _all_chains(system, witness)
        return [_verdict(system, chain, witness.get(chain, {})) for chain in chains]


def _all_chains(system: str, witness: Witness) -> list[UUID]:
    heads = Head.objects.using(system).values_list("centre_id", flat=True)
    entries = Entry.objects.using(system).order_by().values_list("centre_id", flat=True).distinct()
    return sorted({*heads, *entries, *witness})


def _verdict(system: str, chain: UUID, witnessed: Mapping[int, bytes]) -> Verdict:
    """Entries and head come from one statement, so that what is added meanwhile is no fault."""
    rows = _rows(system, chain)
    first = next(rows, None)
    head = _head_in(first) if first else _head_alone(system, chain)
    links = (_link(row) for row in one_after_the_other([first] if first else [], rows))
    return Verdict(chain, head.seq, first_fault(links, Trust(head, witnessed, keeper.mac, _genuine)))


def _rows(system: str, chain: UUID) -> Iterator[Any]:
    head = Head.objects.filter(centre_id=OuterRef("centre_id"))
    entries = Entry.objects.using(system).filter(centre_id=chain).order_by("seq")
    found = entries.values_list(*_FIELDS, Subquery(head.values("seq")), Subquery(head.values("hash")))
    return iter(found.iterator(CHUNK))


def _head_in(row: tuple[Any, ...]) -> Point:
    seq, reached = row[-2:]
    return START if seq is None else Point(seq, bytes(reached))


def _head_alone(system: str, chain: UUID) -> Point:
    head = Head.objects.using(system).filter(centre_id=chain).first()
    return head.point if head else START


def _link(row: tuple[Any, ...]) -> Link:
    act_id, centre_id, happened_on, by_id, verb, subject, detail, moment, seq, previous, reached = row[:-2]
    act = Act(act_id, centre_id, happened_on, by_id, verb, bytes(subject), detail)
    return Link(act, bytes(moment), seq, bytes(previous), bytes(reached))


def _genuine(link: Link) -> bool:
    try:
        opened_moment(link.act, link.sealed_moment)
    except SealBroken:
        return False
    return True
