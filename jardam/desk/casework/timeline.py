"""Everything of a case in one list, as its page shows it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse

from jardam.cases.rules.timeline import Place
from jardam.cases.timeline import Happening, Piece, Reading, Source, piece, place_of, sources

_PLACE = re.compile(r"(\d{4}-\d{2}-\d{2})_([a-z]{1,20})_([0-9a-f-]{1,36})")


@dataclass(frozen=True, slots=True)
class ShownThing:
    source: Source
    thing: Happening
    case_id: UUID

    @property
    def url(self) -> str:
        if not self.source.address or not self.thing.key:
            return ""
        named = [self.case_id, self.thing.key] if self.source.is_in_case else [self.thing.key]
        return reverse(self.source.address, args=named)


@dataclass(frozen=True, slots=True)
class TimelinePage:
    things: Sequence[ShownThing]
    older_url: str
    kinds: Sequence[tuple[str, str]]
    only: str
    is_known_place: bool


def timeline_page(reading: Reading, asked: QueryDict) -> TimelinePage:
    """One page. A kind that nobody knows shows all of them, a broken place the first page.

    Errors: FileKeyLocked, FileKeyDestroyed.
    """
    kinds = [(source.kind, str(source.words)) for source in sources()]
    only = asked.get("kind", "")
    is_known = only in {"", *(kind for kind, _word in kinds)}
    only = only if is_known else ""
    found, is_place = _piece(reading, asked.get("after", ""), only)
    return TimelinePage(
        [ShownThing(source, thing, reading.case.pk) for source, thing in found.things],
        _older(reading, found, only),
        kinds,
        only,
        is_known and is_place,
    )


def _piece(reading: Reading, text: str, only: str) -> tuple[Piece, bool]:
    try:
        return piece(reading, _place(text) if text else None, only), True
    except ValueError:
        return piece(reading, None, only), False


def _place(text: str) -> Place:
    """Errors: ValueError."""
    match = _PLACE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return place_of(date.fromisoformat(match[1]), match[2], match[3])


def _older(reading: Reading, found: Piece, only: str) -> str:
    if found.last is None:
        return ""
    source, thing = found.last
    asked = {"after": f"{thing.day.isoformat()}_{source.kind}_{thing.tie}"} | ({"kind": only} if only else {})
    return f"{reverse('desk:case_timeline', args=[reading.case.pk])}?{urlencode(asked)}"
