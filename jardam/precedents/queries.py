"""Reads of precedents: a page of them, what waits for a second person, and the closest ones to a live case."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, QuerySet

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.database.written import Written
from jardam.filings.models import Paper
from jardam.filings.reading import kinds
from jardam.precedents.models import Draft, Mark, Precedent
from jardam.precedents.rules.bands import Lasted, middle
from jardam.precedents.rules.closeness import Features, closest
from jardam.precedents.sealing import digest_of
from jardam.quality.rules.small_numbers import SMALL, SMALLEST_SHOWN, Shown, protected

PAGE_ROWS = 25
MOST_WAITING = 50
MOST_COMPARED = 300
MOST_CLOSE = 3


@dataclass(frozen=True, slots=True)
class Earlier:
    """The closest precedents to a live case, and how all that were compared with it ended.

    ``all_``: how many there were. ``endings``: by code, most frequent first; empty where there are too few to say.
    ``middle``: between which lengths the middle one lies.
    """

    nearest: Sequence[Precedent] = ()
    all_: Shown = 0
    endings: Mapping[str, Shown] = field(default_factory=dict)
    middle: tuple[Lasted, Lasted] | None = None


def precedents_before(user: User, number: int | None) -> list[Precedent]:
    """A page and one more, the latest first. One query."""
    rows = Precedent.objects.visible_to(user).with_staleness()
    if number is not None:
        rows = rows.filter(number__lt=number)
    return list(rows.order_by("-number")[: PAGE_ROWS + 1])


def drafts_waiting(user: User) -> list[Draft]:
    """The oldest first: those that somebody has still to read. One query."""
    rows = Draft.objects.visible_to(user).select_related("case")
    return list(rows.order_by("written_on", "pk")[:MOST_WAITING])


def draft_of(case: Case) -> Draft | None:
    found: Draft | None = Draft.objects.filter(centre_id=case.centre_id, case=case).first()
    return found


def taught_by(case: Case) -> tuple[bool, bool]:
    """Whether a precedent was published of it, and whether a draft waits. One query."""
    return _TAUGHT.rows(centre_id=case.centre_id, case_id=case.pk, digest=digest_of(case))[0]


def _taught(*, centre_id: UUID, case_id: UUID, digest: bytes) -> QuerySet[Any, Any]:
    of_centre = {"centre_id": centre_id}
    is_marked = Exists(Mark.objects.filter(digest=digest, **of_centre))
    is_drafted = Exists(Draft.objects.filter(case=case_id, **of_centre))
    return Case.objects.filter(pk=case_id, **of_centre).values_list(is_marked, is_drafted)


_TAUGHT = Written[tuple[bool, bool]](_taught)


def earlier_than(case: Case, user: User) -> Earlier:
    """Of the same kind of matter, the latest ones; of a case that `cases.queries.visible_case` found. One query."""
    compared = _COMPARED.rows(user.role, centre_id=user.centre_id, track=case.track, case_id=case.pk)
    if not compared:
        return Earlier()
    by_key = {one.pk: one for one in compared}
    near = closest(
        _features_of(case, user, compared[0].kinds_of_case),
        [(one.pk, _features(one)) for one in compared],
        MOST_CLOSE,
    )
    return Earlier(
        nearest=[by_key[key] for key in near],
        all_=len(compared) if len(compared) >= SMALLEST_SHOWN else SMALL,
        endings=_endings(compared),
        middle=middle([Lasted(one.lasted) for one in compared]),
    )


def _compared(role: str, *, centre_id: UUID, track: str, case_id: UUID) -> QuerySet[Any, Any]:
    rows = Precedent.objects.visible_to(User(centre_id=centre_id, role=role)).standing().filter(track=track)
    kinds_of_case = Paper.objects.filter(centre_id=centre_id, case=case_id).values("kind").distinct()
    compared: QuerySet[Any, Any] = rows.with_staleness().annotate(kinds_of_case=ArraySubquery(kinds_of_case))
    return compared.order_by("-number")[:MOST_COMPARED]


_COMPARED = Written[Precedent](_compared)


def _endings(compared: Sequence[Precedent]) -> dict[str, Shown]:
    """Of fewer than five nothing is said: it would be taken for a rule."""
    if len(compared) < SMALLEST_SHOWN:
        return {}
    counted = Counter(one.ending for one in compared).most_common()
    return dict(zip((code for code, _n in counted), protected([n for _code, n in counted]), strict=True))


def _features(one: Precedent) -> Features:
    return Features(one.track, frozenset(one.topics), one.region, frozenset(one.authorities))


def _features_of(case: Case, user: User, papers: Sequence[str]) -> Features:
    """Its topics are those of the contact that it began with; its region is that of the centre."""
    authorities = frozenset(kinds()[kind].addressee.value for kind in papers)
    return Features(
        case.track, frozenset(case.contact_topics), user.centre.region if user.centre else "", authorities
    )
