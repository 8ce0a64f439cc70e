"""How it went after the end, as the page of a year shows it: by how long after, and by what kind of matter it was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from jardam.cases.choices import afters, asked_states, results, tracks
from jardam.cases.rules.check_ins import Result
from jardam.yearly.rules.check_ins import STATES, Afterwards, Heard, added_up, by, sayable
from jardam.yearly.showing import rate_word


@dataclass(frozen=True, slots=True)
class Row:
    """``states``, ``told`` and ``seen`` in the order of the heads. ``reached``: of those who were tried."""

    label: str
    states: Sequence[int]
    reached: str
    told: Sequence[int]
    seen: Sequence[int]


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` None: a number in it is small, so none of it is shown."""

    title: str
    rows: Sequence[Row] | None


@dataclass(frozen=True, slots=True)
class Heads:
    states: Sequence[str]
    results: Sequence[str]


def heads() -> Heads:
    states = asked_states()
    return Heads([str(states[state]) for state in STATES], [str(word) for word in results().values()])


def tables(heard: Sequence[Heard], *, is_exact: bool) -> list[Table]:
    """All together, by how long after, by kind of matter. Empty where nobody was to be asked."""
    whole = added_up(heard)
    if not whole.whole:
        return []
    ways: list[tuple[str, Mapping[str, Afterwards], Mapping[Any, Any]]] = [
        (_("All together"), {"": whole}, {"": _("Check-ins")}),
        (_("By how long after the end"), by("after", heard, afters()), afters()),
        (_("By kind of matter"), by("track", heard, tracks()), tracks()),
    ]
    return [_table(title, parts, words, is_exact=is_exact) for title, parts, words in ways]


def _table(title: str, parts: Mapping[str, Afterwards], words: Mapping[Any, Any], *, is_exact: bool) -> Table:
    said = sayable(parts, is_exact=is_exact)
    if said is None:
        return Table(title, None)
    return Table(title, [_row(str(words[code]), each) for code, each in said.items()])


def _row(label: str, each: Afterwards) -> Row:
    return Row(
        label=label,
        states=[each.states[state] for state in STATES],
        reached=rate_word(each.reached, each.tried) if each.tried else "–",
        told=[each.told[result] for result in Result],
        seen=[each.seen[result] for result in Result],
    )
