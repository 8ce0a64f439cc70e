"""Whoever works something out from the law writes down what it used, so that a change of the law finds it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.law.models import Change, Dependence, Told, Use
from jardam.law.rules.rulebook import RuleVersion

ROWS_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Used:
    """One thing, the facts it was worked out from, what came out, and the rows of the law that this used.

    ``key``: names the thing in its room. Nothing here may tell whose it is. ``rule``: which one it was, as the
    calculator names it. ``counted_to``: the last day that a sum counts. Units: amounts in roubles.
    """

    room: str
    kind: str
    key: UUID
    rows: Sequence[RuleVersion]
    rule: str = ""
    started_on: date | None = None
    counted_to: date | None = None
    amount: Decimal | None = None
    due_on: date | None = None
    due_amount: Decimal | None = None
    owner: User | None = None


def record_use(used: Used, *, centre_id: UUID, at: datetime) -> None:
    """Write down what one thing used; a thing that is worked out again is written anew."""
    record_uses([used], centre_id=centre_id, at=at)


def record_uses(every: Iterable[Used], *, centre_id: UUID, at: datetime) -> None:
    """Many at once: three statements for each kind and each five thousand, however many things."""
    by_kind: dict[tuple[str, str], dict[UUID, Used]] = {}
    for used in every:
        by_kind.setdefault((used.room, used.kind), {})[used.key] = used
    for things in by_kind.values():
        for some in _batched(list(things.values())):
            _write(some, centre_id, timezone.localdate(at))


def _batched(things: Sequence[Used]) -> Iterator[Sequence[Used]]:
    return (things[first : first + ROWS_AT_ONCE] for first in range(0, len(things), ROWS_AT_ONCE))


def _write(things: Sequence[Used], centre_id: UUID, today: date) -> None:
    """Things of one room and kind, each once."""
    room, kind = things[0].room, things[0].kind
    keys = [used.key for used in things]
    Dependence.objects.filter(centre_id=centre_id, room=room, kind=kind, key__in=keys).delete()
    rows = [_dependence(used, centre_id, today) for used in things]
    Dependence.objects.bulk_create(rows)
    uses = [
        Use(
            centre_id=centre_id,
            dependence=dependence,
            code=row.code,
            valid_from=row.valid_from,
            version=row.version,
        )
        for dependence, used in zip(rows, things, strict=True)
        for row in {row.key: row for row in used.rows}.values()
    ]
    Use.objects.bulk_create(uses, batch_size=ROWS_AT_ONCE)


def end_use(room: str, kind: str, key: UUID, *, centre_id: UUID, at: datetime) -> None:
    """It moves no more: paid, filed, closed. What it used stays written down."""
    Dependence.objects.filter(centre_id=centre_id, room=room, kind=kind, key=key, ended_on=None).update(
        ended_on=timezone.localdate(at)
    )


def forget_uses(room: str, kind: str, keys: Iterable[UUID], *, centre_id: UUID) -> None:
    """They were never told: begun by mistake and thrown away."""
    Dependence.objects.filter(centre_id=centre_id, room=room, kind=kind, key__in=list(keys)).delete()


@recorded
def note_told(change: Change, kind: str, keys: Iterable[UUID], *, by: User, at: datetime) -> int:
    """Write down that those behind these things were told; said twice it stands once. Answers how many are new."""
    assert by.centre_id is not None
    known = Told.objects.filter(centre_id=by.centre_id, change=change, kind=kind)
    fresh = set(keys) - set(known.values_list("key", flat=True))
    rows = [
        Told(
            centre_id=by.centre_id,
            change=change,
            kind=kind,
            key=key,
            told_by=by,
            told_on=timezone.localdate(at),
        )
        for key in fresh
    ]
    Told.objects.bulk_create(rows, ignore_conflicts=True)
    if rows:
        record("law.told", change, by=by, at=at, number=change.number, told=len(rows))
    return len(rows)


def _dependence(used: Used, centre_id: UUID, today: date) -> Dependence:
    return Dependence(
        id=day_uuid(),
        centre_id=centre_id,
        room=used.room,
        kind=used.kind,
        key=used.key,
        rule=used.rule,
        started_on=used.started_on,
        counted_to=used.counted_to,
        amount=used.amount,
        due_on=used.due_on,
        due_amount=used.due_amount,
        owner=used.owner,
        computed_on=today,
    )
