"""The strict content security policy holds only if no page carries code or style of its own."""

import re
from pathlib import Path

import pytest

ROOMS = Path(__file__).parents[2]
PAGES = sorted(ROOMS.glob("*/templates/**/*.html"))
FORBIDDEN = {
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "inline script": re.compile(r"<script(?![^>]*\ssrc=)", re.IGNORECASE),
    "inline handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "script address": re.compile(r"javascript:", re.IGNORECASE),
    "htmx code": re.compile(
        r"\bhx-(?:on|vars)\b|\bhx[-_]vals=['\"]js:|hx[-_]trigger=\"[^\"]*\[", re.IGNORECASE
    ),
    "foreign address": re.compile(
        r"<(?:script|link|img|source|iframe)[^>]*(?:src|href)=\"(?:https?:)?//", re.IGNORECASE
    ),
}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOMS)))
def test_no_page_carries_code_or_style(page: Path) -> None:
    text = page.read_text()
    assert [name for name, pattern in FORBIDDEN.items() if pattern.search(text)] == []


def test_the_pages_of_all_rooms_are_read() -> None:
    assert {"ui"} <= {page.relative_to(ROOMS).parts[0] for page in PAGES}


@pytest.mark.parametrize(
    "code",
    [
        '<p class="a" style="color: red">',
        "<style>",
        "<script>run()</script>",
        '<a onclick="run()">',
        '<a href="javascript:run()">',
        '<a hx-on:click="run()">',
        '<link rel="stylesheet" href="https://example.org/a.css">',
    ],
)
def test_each_kind_of_code_would_be_found(code: str) -> None:
    assert any(pattern.search(code) for pattern in FORBIDDEN.values())
