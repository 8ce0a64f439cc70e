"""How an act gets into the chain of its centre: two statements, one lock, held until the commit.

Plain SQL, because every saved contact pays for this. Recipe and figures: docs/decisions/0023.
"""

import hashlib
import hmac
import struct
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connections
from django.db.backends.utils import CursorWrapper
from django.db.models import Model
from django.utils import timezone

from jardam.audit.models import NETWORK_CHAIN
from jardam.audit.rules.chain import GENESIS, START, Act, Link, Point, canonical, linked, spell
from jardam.audit.rules.details import checked
from jardam.centres.models import Centre, User
from jardam.kernel.ids import day_uuid
from jardam.vault.keeper import keeper
from jardam.vault.rules import envelopes

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOMENT = struct.Struct(">q")  # microseconds since 1970
_SUBJECT_BYTES = 16
MOST_ROWS = 5_000
"""Of one statement: eleven values each, and PostgreSQL takes 65,535."""

_LOCK = "SELECT seq, hash FROM audit_head WHERE centre_id = %s FOR UPDATE"
_BEGIN = "INSERT INTO audit_head (id, centre_id, seq, hash) VALUES (%s, %s, 0, %s) ON CONFLICT DO NOTHING"
_ROW = "(%s, %s, %s, %s, %s, %s, %s::jsonb, %s, %s, %s, %s)"
_WAIT = """
    INSERT INTO audit_reading (id, centre_id, happened_on, by_id, verb, subject, detail, sealed_moment)
    VALUES {rows}
"""
_WAITING_ROW = "(%s, %s, %s, %s, %s, %s, %s::jsonb, %s)"
_APPEND = """
    WITH written AS (
        INSERT INTO audit_entry (id, centre_id, happened_on, by_id, verb, subject, detail,
                                 sealed_moment, seq, previous, hash)
        VALUES {rows})
    UPDATE audit_head SET seq = %s, hash = %s WHERE centre_id = %s
"""


def append(chain: UUID, acts: Sequence[tuple[Act, bytes]], *, using: str = "default") -> None:
    """Add acts with their sealed moments to ``chain``, in order. The head stays locked until the commit."""
    with connections[using].cursor() as cursor:
        links = _links(acts, _locked_head(cursor, chain))
        for begin in range(0, len(links), MOST_ROWS):
            some = links[begin : begin + MOST_ROWS]
            rows = ", ".join([_ROW] * len(some))
            cursor.execute(_APPEND.format(rows=rows), [*_values(some), some[-1].seq, some[-1].hash, chain])


def let_wait(acts: Sequence[tuple[Act, bytes]]) -> None:
    """Put readings, with their sealed moments, where the worker finds them: nothing is locked."""
    with connections["default"].cursor() as cursor:
        rows = ", ".join([_WAITING_ROW] * len(acts))
        cursor.execute(
            _WAIT.format(rows=rows), [word for act, moment in acts for word in (*_words(act), moment)]
        )


def sealed_moment(act: Act, moment: datetime) -> bytes:
    """The exact moment, readable with the key only, and only together with what was done then."""
    micros = (moment - _EPOCH) // timedelta(microseconds=1)
    return envelopes.close(keeper.deployment("audit-moment"), _MOMENT.pack(micros), _bound(act))


def opened_moment(act: Act, sealed: bytes) -> datetime:
    """Undo `sealed_moment`. Errors: SealBroken, if the act is not the one it was sealed with."""
    (micros,) = _MOMENT.unpack(envelopes.unclose(keeper.deployment("audit-moment"), sealed, _bound(act)))
    return _EPOCH + timedelta(microseconds=micros)


def act_of(
    verb: str, subject: Model, by: User | None, happened: datetime, detail: Mapping[str, object]
) -> Act:
    """What is written of an act. It goes to the chain of the subject's centre, else of the actor's, else of the network."""
    chain = _centre_of(subject) or (by.centre_id if by else None) or NETWORK_CHAIN
    return Act(
        id=day_uuid(),
        centre_id=chain,
        happened_on=timezone.localdate(happened),
        by_id=by.pk if by else None,
        verb=verb,
        subject=subject_hash(chain, subject),
        detail=checked(detail),
    )


def _centre_of(subject: Model) -> UUID | None:
    return subject.pk if isinstance(subject, Centre) else getattr(subject, "centre_id", None)


def subject_hash(chain: UUID, subject: Model) -> bytes:
    """The same for the same row of one centre, and nothing to anybody without the key."""
    row = spell(chain.bytes, subject._meta.db_table.encode(), str(subject.pk).encode())
    return hmac.digest(keeper.deployment("audit-subject"), row, hashlib.sha256)[:_SUBJECT_BYTES]


def _locked_head(cursor: CursorWrapper, chain: UUID) -> Point:
    cursor.execute(_LOCK, [chain])
    found = cursor.fetchone()
    if found is None:
        cursor.execute(_BEGIN, [day_uuid(), chain, GENESIS])
        cursor.execute(_LOCK, [chain])
        found = cursor.fetchone() or (START.seq, START.hash)
    return Point(found[0], bytes(found[1]))


def _links(acts: Iterable[tuple[Act, bytes]], after: Point) -> list[Link]:
    links = []
    for act, moment in acts:
        link = linked(act, moment, after, keeper.mac)
        after = Point(link.seq, link.hash)
        links.append(link)
    return links


def _values(links: Iterable[Link]) -> list[Any]:
    return [value for link in links for value in _row(link)]


def _row(link: Link) -> list[Any]:
    return [*_words(link.act), link.sealed_moment, link.seq, link.previous, link.hash]


def _words(act: Act) -> list[Any]:
    detail = canonical(act.detail)
    return [act.id, act.centre_id, act.happened_on, act.by_id, act.verb, act.subject, detail]


def _bound(act: Act) -> bytes:
    return spell(b"jardam moment 1") + act.words()
