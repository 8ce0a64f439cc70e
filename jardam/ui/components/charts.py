"""Bars as SVG geometry: no script, no style attribute; whoever cannot see them reads the same numbers in a table."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.formats import number_format
from django.utils.safestring import SafeString

from jardam.ui.components.registry import drawn, register

LEFT, RIGHT, TOP, ROW = 170, 426, 24, 34
LABEL_WIDTH = 22  # characters of the widest font of the stack that fit left of the bars
STEPS = (1, 2, 3, 5, 10)


@dataclass(frozen=True)
class Bar:
    """One row of the chart; ``before`` is the same figure of the period before, if known."""

    label: str
    value: int
    before: int | None = None


class Tick(NamedTuple):
    x: float
    text: str


def grid_step(largest: int) -> int:
    """A round step that cuts the axis into at most four."""
    magnitude = int(10 ** max(len(str(max(largest, 1))) - 2, 0))
    rounds = (step * scale for scale in (magnitude, magnitude * 10) for step in STEPS)
    return next(step for step in rounds if step * 4 >= largest)


def ticks(largest: int) -> list[Tick]:
    """Where the grid stands and what it says."""
    step = grid_step(largest)
    return [
        Tick(LEFT + (RIGHT - LEFT) * n / 4, number_format(n * step, force_grouping=True)) for n in range(5)
    ]


def drawn_bar(bar: Bar, number: int, scale: float) -> dict[str, object]:
    """The geometry of one row."""
    top = TOP + 10 + number * ROW
    lines = textwrap.wrap(bar.label, LABEL_WIDTH, max_lines=2, placeholder="…")
    first = top + 15 - 7 * (len(lines) - 1)
    return {
        "label": bar.label,
        "lines": [{"text": text, "y": first + 14 * line} for line, text in enumerate(lines)],
        "figure": number_format(bar.value, force_grouping=True),
        "before_figure": "" if bar.before is None else number_format(bar.before, force_grouping=True),
        "top": top,
        "below": top + 15,
        "figure_y": top + 11.5,
        "width": round(bar.value * scale, 1),
        "before": None if bar.before is None else round(bar.before * scale, 1),
        "figure_x": round(LEFT + bar.value * scale + 7, 1),
    }


@register.simple_tag
def bars(rows: Sequence[Bar], title: str, now: str = "", before: str = "") -> SafeString:
    """Horizontal bars with their figures. ``title``: what is drawn. ``now``, ``before``: names of the two periods."""
    largest = max((max(row.value, row.before or 0) for row in rows), default=1)
    scale = (RIGHT - LEFT) / (4 * grid_step(largest))
    height = TOP + ROW * len(rows) + 16
    words: dict[str, object] = {
        "title": title,
        "now": now,
        "before": before,
        "left": LEFT,
        "top": TOP,
        "bottom": height - 6,
        "height": height,
        "ticks": ticks(largest),
        "bars": [drawn_bar(row, number, scale) for number, row in enumerate(rows)],
    }
    return drawn("bars", words)
