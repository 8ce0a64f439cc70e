"""Words become a paper and nothing else: no typed text is read as an order, and every letter of our languages is there."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from jardam.papers.blocks import (
    Block,
    Facts,
    Heading,
    Lead,
    Notice,
    Paper,
    Points,
    Rule,
    Size,
    Steps,
    Table,
    Text,
)
from jardam.papers.printing import MOST_CHARACTERS, PaperTooLong, _layout, inputs, pdf

ORDERS = [
    "#panic()",
    '#read("/etc/passwd")',
    '#import "@preview/x:1.0.0"',
    "#sys.inputs",
    "$x^2$ *b* _c_ `d` @e <f> = g",
    "\\u{41} \\#",
    '"; #eval("1") //',
    "]#{ [",
    "/* */ // -- ~",
]
LETTERS = {
    "ky": "ңөүҢӨҮ",
    "tg": "ӣҷғқӯҳӢҶҒҚӮҲ",
    "uz": "OʻoʻGʻgʻʼ ўқғҳ",
    "ro": "țșăâîȚȘĂÂÎ",
    "ru": "ёЁъ№«»–—₽",
    "en": "“”‘’…€",
}
WORDS = st.one_of(st.sampled_from(ORDERS), st.text(max_size=40))
ROWS = st.lists(WORDS, min_size=1, max_size=3)
BLOCKS = st.one_of(
    st.builds(Heading, WORDS, st.sampled_from([2, 3])),
    st.builds(Text, WORDS, st.booleans()),
    st.builds(Lead, WORDS),
    st.builds(Notice, WORDS),
    st.builds(Steps, ROWS),
    st.builds(Points, ROWS),
    st.builds(Facts, st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=3)),
    st.builds(lambda one, two: Table((one, two), [(two, one)]), WORDS, WORDS),
    st.builds(Rule),
)
PAPERS = st.builds(
    Paper,
    WORDS,
    st.sampled_from(sorted(LETTERS)),
    st.lists(BLOCKS, max_size=4),
    above=WORDS,
    foot=WORDS,
    size=st.sampled_from(Size),
    columns=st.integers(1, 3),
)


def headings(paper: Paper) -> list[str]:
    """The headings as they were set: what the typesetter took for text."""
    found = typst.query(_layout("paper.typ"), "heading", ignore_system_fonts=True, sys_inputs=inputs(paper))
    return [entry["body"].get("text", "") for entry in _rows(found)]


def _rows(found: Any) -> Iterator[Any]:
    yield from json.loads(found) if isinstance(found, str | bytes) else found


@settings(max_examples=60, deadline=None)
@given(PAPERS)
def test_whatever_is_typed_becomes_a_paper(paper: Paper) -> None:
    assert pdf(paper).startswith(b"%PDF-")


@pytest.mark.parametrize("order", ORDERS)
def test_an_order_is_printed_and_not_followed(order: str) -> None:
    blocks: list[Block] = [Heading(order), Text(order), Steps([order]), Notice(order)]
    assert headings(Paper(order, "ru", blocks)) == [order, order]


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
def test_a_heading_is_letter_for_letter_what_was_typed(words: str) -> None:
    assert headings(Paper(words, "ru", [])) == [words]


def test_half_a_letter_of_a_broken_browser_does_not_stop_the_press() -> None:
    assert headings(Paper("a\ud800b", "ru", [])) == ["a\ufffdb"]


@pytest.mark.parametrize(("language", "letters"), LETTERS.items())
def test_every_letter_of_our_languages_is_in_the_wheel(language: str, letters: str) -> None:
    """A letter that no font has is drawn as one and the same box."""
    boxes = _glyphs(Paper("", language, [Text("\U0010fffd")])) - _glyphs(Paper("", language, []))
    assert boxes
    assert not boxes & _glyphs(Paper("", language, [Text(letters)]))
    assert boxes & _glyphs(Paper("", language, [Text(letters + "\U0010fffd")]))


def _glyphs(paper: Paper) -> set[str]:
    drawn = typst.compile(
        _layout("paper.typ"), format="svg", ignore_system_fonts=True, sys_inputs=inputs(paper)
    )
    return {part.split('"', 1)[0] for part in drawn.decode().split('<symbol id="')[1:]}


def test_the_same_words_are_the_same_bytes_and_tell_no_moment() -> None:
    paper = Paper("Патент", "ru", [Text("Срок")])
    assert pdf(paper) == pdf(paper)
    assert b"CreationDate" not in pdf(paper)


def test_a_book_is_refused() -> None:
    with pytest.raises(PaperTooLong):
        pdf(Paper("x", "ru", [Text("я" * MOST_CHARACTERS)]))
