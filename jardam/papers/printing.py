"""Setting a paper. The words go to the typesetter as data; the layouts beside this file are all the code that it runs."""

import json
import re
from dataclasses import asdict
from functools import cache
from pathlib import Path

import typst

from jardam.papers.blocks import Paper
from jardam.papers.letters import Letter

MOST_CHARACTERS = 200_000
"""Of all words of one paper together; more is a book, and holds a process up for seconds."""


_HALF_LETTERS = re.compile("[\ud800-\udfff]")
"""Halves of a letter, which a broken browser may send and no text may hold."""


class PaperTooLong(ValueError):
    """More words than one paper takes."""


def pdf(paper: Paper | Letter) -> bytes:
    """The paper as PDF, from memory to memory; the same words give the same paper on every machine.

    Errors: PaperTooLong.
    """
    return typst.compile(_layout(paper.layout), format="pdf", font_paths=_fonts(), sys_inputs=inputs(paper))


def inputs(paper: Paper | Letter) -> dict[str, str]:
    """What the layout is given: one text of JSON. Errors: PaperTooLong."""
    told = json.dumps(paper.told, ensure_ascii=False, default=asdict)
    if len(told) > MOST_CHARACTERS:
        raise PaperTooLong
    return {"paper": without_halves(told)}


def without_halves(text: str) -> str:
    """The text with a mark in place of each half of a letter."""
    return _HALF_LETTERS.sub("\ufffd", text)


@cache
def _layout(name: str) -> bytes:
    return (Path(__file__).parent / name).read_bytes()


@cache
def _fonts() -> typst.Fonts:
    """The letters inside the typesetter's own wheel, looked through once: to do it for each paper costs a quarter of it."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
