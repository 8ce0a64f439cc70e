"""Reading the audit trail: page by page, newest first, as sentences."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Model, QuerySet

from jardam.audit.models import NETWORK_CHAIN, Entry
from jardam.audit.sentences import sentence_of
from jardam.audit.writing import opened_moment, subject_hash
from jardam.centres.models import User
from jardam.centres.rules.roles import Right
from jardam.database.scope import for_centre
from jardam.vault.refusals import SealBroken

PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as a reader sees it. ``moment`` is None where the seal of the moment is broken."""

    seq: int
    who: str
    sentence: str
    moment: datetime | None
    verb: str


def entries_for(user: User, *, before: int | None = None, limit: int = PAGE) -> list[Line]:
    """The newest acts in the chain this person may read, those with a number below ``before``.

    Keyset paging: hand the ``seq`` of the last line on. Empty without the right.
    """
    return _lines(user, Entry.objects.all(), before, limit)


def entries_about(subject: Model, user: User, *, before: int | None = None, limit: int = PAGE) -> list[Line]:
    """As `entries_for`, for one row: who opened and changed this file."""
    return _lines(user, Entry.objects.filter(subject=subject_hash(chain_of(user), subject)), before, limit)


def chain_of(user: User) -> UUID:
    """The chain of the centre in which somebody works; the network's for people without one."""
    return user.centre_id or NETWORK_CHAIN


def _lines(user: User, entries: QuerySet[Entry], before: int | None, limit: int) -> list[Line]:
    if not user.holds(Right.AUDIT_READ):
        return []
    chain = chain_of(user)
    if before is not None:
        entries = entries.filter(seq__lt=before)
    with for_centre(chain):
        page = entries.filter(centre_id=chain).select_related("by").order_by("-seq")[:limit]
        return [_line(entry) for entry in page]


def _line(entry: Entry) -> Line:
    who = entry.by.username if entry.by else ""
    return Line(entry.seq, who, sentence_of(entry.verb, entry.detail), _moment(entry), entry.verb)


def _moment(entry: Entry) -> datetime | None:
    try:
        return opened_moment(entry.act, bytes(entry.sealed_moment))
    except SealBroken:
        return None
