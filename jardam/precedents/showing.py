"""Precedents for the eye: lines of a list, the facts of one, and what in a text may tell who it was."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from jardam.cases.choices import endings, tracks
from jardam.cases.rules.stages import Ending
from jardam.cases.rules.tracks import Track
from jardam.centres.choices import topics
from jardam.filings.choices import addressees
from jardam.filings.reading import kinds
from jardam.filings.rules.kinds import Addressee
from jardam.kernel.regions import region_name
from jardam.kernel.topics import Topic
from jardam.law.queries import known_parameters
from jardam.precedents.choices import lengths, sums, trace_kinds
from jardam.precedents.models import Precedent
from jardam.precedents.queries import Earlier
from jardam.precedents.rules.bands import Lasted, Money
from jardam.precedents.rules.cards import Coded
from jardam.precedents.rules.traces import FORBIDDEN, Recorded, Trace, traces


@dataclass(frozen=True, slots=True)
class Listed:
    """One of a list. ``meta``: kind of matter, region, ending, length."""

    precedent: Precedent
    name: str
    meta: Sequence[str]
    is_stale: bool


@dataclass(frozen=True, slots=True)
class ShownTrace:
    text: str
    kind: str
    instead: str
    is_forbidden: bool


@dataclass(frozen=True, slots=True)
class ShownEarlier:
    """``all_told``: of how many it is said; ``endings``: how many ended how."""

    nearest: Sequence[Listed]
    all_told: str
    endings: Sequence[tuple[str, int | str]]
    middle: str


def language() -> str:
    return (get_language() or "ru")[:2]


def listed(rows: Iterable[Precedent]) -> list[Listed]:
    """Their names are opened here."""
    return [Listed(one, one.words.name, _meta(one), one.is_stale and not one.is_withdrawn) for one in rows]


def _meta(one: Precedent) -> list[str]:
    return [
        str(tracks()[Track(one.track)]),
        region_name(one.region, language()),
        str(endings()[Ending(one.ending)]),
        str(lengths()[Lasted(one.lasted)]),
    ]


def coded_facts(code: Coded) -> list[tuple[str, object]]:
    """What the house fills in."""
    money = sums()
    rows = [
        (_("Kind of matter"), tracks()[Track(code.track)]),
        (_("How it ended"), endings()[Ending(code.ending)]),
        (_("How long it took"), lengths()[Lasted(code.lasted)]),
        (_("Papers sent"), "; ".join(kinds()[kind].title(language()) for kind in code.papers)),
        (
            pgettext("precedent", "To whom"),
            "; ".join(str(addressees()[Addressee(one)]) for one in code.authorities),
        ),
        (_("Claimed"), _unless_unknown(code.claimed, money)),
        (_("Received"), _unless_unknown(code.received, money)),
    ]
    return [(term, value) for term, value in rows if value]


def law_behind(one: Precedent) -> list[tuple[str, str]]:
    """Code and citation of each row, as it is known today; of one that has none what it says. One query."""
    known = known_parameters(one.law)
    latest = {code: max(rows, key=lambda row: row.valid_from or date.min) for code, rows in known.items()}
    return [(code, row.law or row.statement) for code, row in sorted(latest.items())]


def facts_of(one: Precedent) -> list[tuple[str, object]]:
    code = Coded(
        one.track,
        one.ending,
        one.lasted,
        one.claimed,
        one.received,
        tuple(one.papers),
        tuple(one.authorities),
        tuple(one.law),
    )
    rows = [
        (_("Region"), region_name(one.region, language())),
        (_("Topics"), "; ".join(str(topics()[Topic(topic)]) for topic in one.topics)),
        (pgettext("precedent", "Published on"), date_format(one.published_on, "d.m.Y")),
        (
            pgettext("precedent", "Withdrawn on"),
            date_format(one.withdrawn_on, "d.m.Y") if one.withdrawn_on else "",
        ),
        (pgettext("precedent", "Why it is withdrawn"), one.reason),
    ]
    return [*coded_facts(code), *((term, value) for term, value in rows if value)]


def shown_traces(text: str, recorded: Recorded) -> list[ShownTrace]:
    """Each piece once."""
    found: dict[str, Trace] = {one.text: one for one in traces(text, recorded)}
    words = trace_kinds()
    return [
        ShownTrace(one.text, str(words[one.kind]), one.instead, one.kind in FORBIDDEN)
        for one in found.values()
    ]


def shown_earlier(earlier: Earlier) -> ShownEarlier | None:
    """Nothing where there is no earlier one."""
    if not earlier.nearest:
        return None
    return ShownEarlier(
        listed(earlier.nearest),
        _all_told(earlier.all_),
        [(str(endings()[Ending(code)]), shown) for code, shown in earlier.endings.items()],
        _middle_told(earlier.middle),
    )


def _all_told(number: int | str) -> str:
    if not isinstance(number, int):
        return _("Fewer than 5 such matters are written down: no rule can be read from them.")
    said = ngettext(
        "Of %(n)d such matter that is written down:", "Of %(n)d such matters that are written down:", number
    )
    return said % {"n": number}


def _middle_told(middle: tuple[Lasted, Lasted] | None) -> str:
    if middle is None:
        return ""
    words = dict.fromkeys(str(lengths()[one]) for one in middle)
    return _("Half of them took no longer than: %(lengths)s.") % {"lengths": " – ".join(words)}


def _unless_unknown(band: str, words: dict[Money, Any]) -> object:
    return "" if band == Money.NOT_KNOWN else words[Money(band)]
