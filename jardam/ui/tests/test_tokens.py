"""The tokens keep the mock's names, and every pair that meets on a page can be read, in both themes."""

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parents[1] / "frontend" / "styles" / "_tokens.scss").read_text()
NAMES = """bg surface sunken ink ink-2 line edge bar-bg bar-ink bar-ink-2 bar-on brand brand-fill brand-hover brand-soft
    brand-line voice voice-fill voice-soft voice-line ok ok-soft warn warn-soft warn-line danger danger-soft danger-fill
    danger-line on-fill mark focus focus-ink"""
TEXT = """ink:bg ink:surface ink:sunken ink:brand-soft ink:voice-soft ink:ok-soft ink:warn-soft ink:danger-soft ink:mark
    ink-2:bg ink-2:surface ink-2:sunken ink-2:brand-soft ink-2:voice-soft brand:bg brand:surface brand:sunken
    brand:brand-soft voice:bg voice:surface voice:voice-soft ok:bg ok:surface ok:ok-soft warn:bg warn:surface
    warn:warn-soft warn:brand-soft danger:bg danger:surface danger:danger-soft on-fill:brand-fill on-fill:brand-hover
    on-fill:voice-fill on-fill:danger-fill surface:danger bar-ink:bar-bg bar-ink:bar-on bar-ink-2:bar-bg focus-ink:focus"""
INTERFACE = """edge:bg edge:surface edge:sunken edge:brand-soft brand-line:bg brand-line:surface brand-line:brand-soft
    brand-fill:bg brand-fill:surface voice-line:bg voice-line:surface warn-line:surface
    warn-line:warn-soft danger-line:bg danger-line:surface danger-line:danger-soft danger-fill:surface ok:surface
    focus:bar-bg focus:focus-ink bar-ink-2:bar-bg"""


def theme(name: str) -> dict[str, str]:
    block = re.search(rf"@mixin {name} \{{(.*?)\n\}}", TOKENS, re.DOTALL)
    assert block
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block[1]))


def luminance(colour: str) -> float:
    """Relative luminance. Source: WCAG 2.2, definition of relative luminance."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """From 1 to 21. Source: WCAG 2.2, definition of contrast ratio."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_the_standard_says() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_tokens_keep_the_names_of_the_mock(name: str) -> None:
    assert set(theme(name)) == set(NAMES.split())


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("pairs,least", [(TEXT, 4.5), (INTERFACE, 3.0)], ids=["text", "interface"])
def test_what_meets_can_be_told_apart(name: str, pairs: str, least: float) -> None:
    colours = theme(name)
    split = [pair.split(":") for pair in pairs.split()]
    weak = {f"{a} on {b}": round(contrast(colours[a], colours[b]), 2) for a, b in split}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < least} == {}


def test_both_ways_into_the_dark_show_the_same_colours() -> None:
    """By the device's wish and by the switch; with the switch on light the device's wish yields."""
    assert TOKENS.count("@include dark;") == 2
    assert ':root:not([data-theme="light"])' in TOKENS
