"""A paper written into a Word layout: gaps in yellow, words as words. Jinja sees texts and lists, never an object of ours."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from docxtpl import DocxTemplate, RichText
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from jardam.filings.word.layout import house_layout
from jardam.papers.letters import Caption, Letter, Numbered, Part, Passage, Reckoning, Words
from jardam.papers.printing import without_halves

GAP = "#FFE08A"


def in_word(letter: Letter) -> bytes:
    """The paper as DOCX, in the house's layout, from memory to memory."""
    return filled(house_layout(), _told(letter))


def filled(layout: bytes, told: Mapping[str, Any]) -> bytes:
    """A layout with what its places name. Errors: jinja2.UndefinedError, for a place that nobody knows."""
    template = DocxTemplate(BytesIO(layout))
    template.render(dict(told), environment(), autoescape=True)
    out = BytesIO()
    template.save(out)
    return out.getvalue()


def environment() -> ImmutableSandboxedEnvironment:
    """No filter, no function, no attribute that changes anything: a template may name things and repeat lists."""
    made = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    made.globals.clear()
    made.filters.clear()
    made.tests.clear()
    return made


def rich(words: Words) -> RichText:
    """Words of which the gaps are marked."""
    told = RichText()
    for run in words:
        told.add(plain(run.text), highlight=GAP) if run.is_gap else told.add(plain(run.text))
    return told


def plain(text: str) -> str:
    """Without the halves of letters and the marks that XML cannot hold."""
    return "".join(sign for sign in without_halves(text) if sign in "\t\n" or sign >= " ")


def _told(letter: Letter) -> dict[str, Any]:
    return {
        "to": [rich(line) for line in letter.to],
        "sender": [rich(line) for line in letter.sender],
        "title": letter.title,
        "subtitle": letter.subtitle,
        "parts": [_part(part) for part in letter.parts],
        "annexes_title": letter.annexes_title,
        "annexes": [rich(line) for line in letter.annexes],
        "day": letter.day,
        "signed": bool(letter.signer),
        "signer": rich(letter.signer),
        "annexed_title": letter.annexed_title,
        "annexed": [_part(part) for part in letter.annexed],
    }


def _part(part: Part) -> dict[str, Any]:
    match part:
        case Passage():
            return {"kind": part.kind, "words": rich(part.words)}
        case Caption():
            return {"kind": part.kind, "text": part.text}
        case Numbered():
            return {"kind": part.kind, "rows": [rich(row) for row in part.rows]}
        case Reckoning():
            return {"kind": part.kind, "rows": _cells(part)}


def _cells(part: Reckoning) -> Sequence[Sequence[str]]:
    return [part.heads, *part.rows, *([part.foot] if part.foot else [])]
