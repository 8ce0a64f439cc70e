"""A table of the bank as its page shows it: words for codes, shares beside their numbers, and the chart of the same figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from jardam.databank.asking import ask
from jardam.databank.choices import axes, code_word, indicators
from jardam.databank.queries import Wanted
from jardam.databank.rules.codebook import MEASURES, PERIODS, Axis
from jardam.databank.rules.protection import ALL, Key
from jardam.databank.rules.tables import Cell, Table

NOUGHT = Cell(0, 0)
MOST_BARS = 15
LONGEST_WORD = 36  # letters beside a bar; the table says it whole
BLUE, INK = "#2b3a9b", "#1b2033"


@dataclass(frozen=True, slots=True)
class ShownCell:
    """``text``: a number or a share; ``of``: what a share is taken of. A withheld one says only that it is."""

    text: str
    of: str = ""
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class ShownRow:
    word: str
    cells: Sequence[ShownCell]
    is_sum: bool


@dataclass(frozen=True, slots=True)
class Section:
    """One layer of the table, or the whole of it."""

    title: str
    rows: Sequence[ShownRow]


class CrossPage:
    """What is drawn of one answer."""

    def __init__(self, wanted: Wanted, table: Table) -> None:
        self.wanted = wanted
        self._table = table
        self._is_share = MEASURES[wanted.indicator].is_share

    @property
    def title(self) -> str:
        told = [str(axes()[axis]) for axis in self.wanted.axes]
        return f"{indicators()[self.wanted.indicator]}: {', '.join(told)}"

    @property
    def narrowed_to(self) -> str:
        return ", ".join(code_word(axis, code) for axis, code in self.wanted.kept.items())

    @property
    def is_empty(self) -> bool:
        return not self._table.cells

    @property
    def has_hidden(self) -> bool:
        return any(cell.number is None for cell in self._table.cells.values())

    @property
    def row_axis(self) -> str:
        return str(axes()[self.wanted.axes[0]])

    @property
    def heads(self) -> list[str]:
        """Of the columns; the sum stands last."""
        if len(self.wanted.axes) < 2:
            return [str(indicators()[self.wanted.indicator])]
        axis = self.wanted.axes[1]
        return [code_word(axis, code) for code in (*self._codes(1), ALL)]

    @property
    def sections(self) -> list[Section]:
        if len(self.wanted.axes) < 3:
            return [Section("", self._rows(()))]
        axis = self.wanted.axes[2]
        return [Section(code_word(axis, code), self._rows((code,))) for code in (ALL, *self._codes(2))]

    @property
    def bars(self) -> list[tuple[str, float]]:
        """The sums of the rows that are shown: by time as time goes, else the largest first."""
        rest = (ALL,) * (len(self.wanted.axes) - 1)
        axis = self.wanted.axes[0]
        found = [(code, self._drawn((code, *rest))) for code in self._codes(0)]
        known = [(code_word(axis, code), value) for code, value in found if value is not None]
        if axis in PERIODS:
            return known[-2 * MOST_BARS :]
        return sorted(known, key=lambda bar: -bar[1])[:MOST_BARS]

    @property
    def has_chart(self) -> bool:
        return any(value for _word, value in self.bars)

    def chart(self) -> str:
        """As SVG. Errors: asking.NoAnswer."""
        return str(ask("draw", spec=_spec(self.bars, is_share=self._is_share))["svg"])

    def _codes(self, place: int) -> list[str]:
        """Those with anything in what is shown, a withheld number included. Topics and times in their order."""
        found = {key[place] for key in self._table.cells if key[place] != ALL}
        codes = sorted(found)
        axis = self.wanted.axes[place]
        if axis in PERIODS or axis is Axis.TOPIC:
            return codes
        return sorted(codes, key=lambda code: (code in ("UNKNOWN", "XX"), code_word(axis, code)))

    def _rows(self, layer: Key) -> list[ShownRow]:
        rows = []
        for code in (*self._codes(0), ALL):
            keys = [(code, *layer)]
            if len(self.wanted.axes) > 1:
                keys = [(code, column, *layer) for column in (*self._codes(1), ALL)]
            cells = [self._shown(self._table.cells.get(key, NOUGHT)) for key in keys]
            rows.append(ShownRow(code_word(self.wanted.axes[0], code), cells, code == ALL))
        return rows

    def _shown(self, cell: Cell) -> ShownCell:
        if cell.number is None or cell.of is None:
            return ShownCell(_("withheld"), is_hidden=True)
        if not self._is_share:
            return ShownCell(_number(cell.number))
        if not cell.of:
            return ShownCell("–")
        told = _("%(number)s of %(whole)s") % {"number": _number(cell.number), "whole": _number(cell.of)}
        return ShownCell(f"{number_format(100 * cell.number / cell.of, 1)} %", told)

    def _drawn(self, key: Key) -> float | None:
        cell = self._table.cells.get(key, NOUGHT)
        if cell.number is None or cell.of is None:
            return None
        if self._is_share:
            return round(100 * cell.number / cell.of, 1) if cell.of else None
        return cell.number


def _number(number: int) -> str:
    return number_format(number, 0, force_grouping=True)


def _spec(bars: Sequence[tuple[str, float]], *, is_share: bool) -> Mapping[str, Any]:
    """Bars with their numbers, in the colours of the house; nothing is fetched."""
    font = {"labelFont": "Noto Sans", "labelFontSize": 13, "labelColor": INK, "title": None, "domain": False}
    across = {"field": "n", "type": "quantitative", "axis": {**font, "tickCount": 4, "gridColor": "#dfe2ea"}}
    down = {
        "field": "word",
        "type": "nominal",
        "sort": None,
        "axis": {**font, "ticks": False, "labelLimit": 0},
    }
    text = {"text": {"field": "n", "type": "quantitative", "format": ".1f" if is_share else ",d"}}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": 300,
        "height": {"step": 26},
        "background": "white",
        "config": {
            "view": {"stroke": None},
            "locale": {
                "number": {"decimal": ",", "thousands": "\u00a0", "grouping": [3], "currency": ["", ""]}
            },
        },
        "data": {
            "values": [
                {"word": shorten(word, LONGEST_WORD, placeholder="…"), "n": value} for word, value in bars
            ]
        },
        "encoding": {"y": down, "x": across},
        "layer": [
            {"mark": {"type": "bar", "color": BLUE, "height": 16}},
            {
                "mark": {
                    "type": "text",
                    "align": "left",
                    "dx": 4,
                    "font": "Noto Sans",
                    "fontSize": 13,
                    "color": INK,
                },
                "encoding": text,
            },
        ],
    }
