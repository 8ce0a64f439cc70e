import re

import pytest

from jardam.ui.components.charts import Bar, bars, grid_step


@pytest.mark.parametrize(
    "largest,step", [(0, 1), (4, 1), (9, 3), (52, 20), (1181, 300), (20_000, 5000), (99_999, 30_000)]
)
def test_the_axis_has_four_round_steps_that_hold_the_longest_bar(largest: int, step: int) -> None:
    assert grid_step(largest) == step
    assert step * 4 >= largest


def test_a_bar_is_as_long_as_its_figure() -> None:
    widths = re.findall(
        r'class="b1" x="170" y="\d+" width="([\d.]+)"', bars([Bar("a", 100), Bar("b", 50)], "t")
    )
    assert float(widths[0]) == pytest.approx(2 * float(widths[1]), abs=0.1)


def test_a_long_label_is_broken_and_an_endless_one_is_cut() -> None:
    html = bars([Bar("Перевозка тела умершего на родину и документы к ней в посольстве", 5)], "t")
    assert html.count('<text x="0"') == 2
    assert "…" in html


def test_nothing_to_draw_is_no_error() -> None:
    assert "<svg" in bars([], "nothing")


def test_whoever_cannot_see_the_bars_reads_every_label_whole_and_every_figure() -> None:
    endless = "Перевозка тела умершего на родину и документы к ней в посольстве"
    html = bars([Bar(endless, 12, 7)], "t", now="октябрь", before="сентябрь")
    table = html[html.index("<table") : html.index("</table")]
    assert re.findall(r">([^<>\s][^<>]*)<", table) == ["t", "октябрь", "сентябрь", endless, "12", "7"]
