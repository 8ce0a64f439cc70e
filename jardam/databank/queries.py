"""The one way to a figure of the bank: what is asked, in the name of whom, of which snapshot; and what may be said of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jardam.centres.models import User
from jardam.databank.asking import ask
from jardam.databank.rules.codebook import MEASURES, Axis, Indicator
from jardam.databank.rules.protection import Key
from jardam.databank.rules.tables import Cell, Table
from jardam.databank.snapshots import Coverage, Snapshot


class TableTooLarge(Exception):
    """More cells than anybody reads."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """``axes``: rows, then columns, then layers, as many as are asked for. ``kept``: one code of others."""

    indicator: Indicator
    axes: Sequence[Axis]
    kept: Mapping[Axis, str]
    snapshot: Snapshot


def covered(snapshot: Snapshot, user: User) -> Sequence[Coverage]:
    """The centres of which this person may see figures: their own, and for people of the network all."""
    own = user.centre.code if user.centre else None
    return [one for one in snapshot.centres if own in (None, one.centre)]


def crosstab(wanted: Wanted, user: User) -> Table:
    """Errors: TableTooLarge; asking.NoAnswer."""
    centres = [one.centre for one in covered(wanted.snapshot, user) if not one.is_empty]
    files = wanted.snapshot.files(MEASURES[wanted.indicator].facts, centres)
    if not files:
        return Table([[] for _axis in wanted.axes], {})
    answer = ask(
        "cross", indicator=wanted.indicator, axes=list(wanted.axes), kept=dict(wanted.kept), files=files
    )
    if answer.get("is_too_large"):
        raise TableTooLarge
    cells: dict[Key, Cell] = {tuple(key): Cell(number, whole) for *key, number, whole in answer["cells"]}
    return Table(answer["codes"], cells)
