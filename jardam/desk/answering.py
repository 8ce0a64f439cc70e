"""Answer cards as the call screen shows them: one pill, one mark of confidence, one address."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jardam.centres import choices as centre_choices
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.knowledge.queries import (
    Found,
    OpenCard,
    OpenLines,
    OpenNorm,
    protecting,
    read_card,
    search,
    titles_of,
)
from jardam.ui.components.calls import Norm


@dataclass(frozen=True, slots=True)
class Row:
    code: str
    title: Any
    lang: str
    gloss: str
    confidence: str
    url: str
    pill: str
    pill_tone: str
    is_risk: bool


@dataclass(frozen=True, slots=True)
class Card:
    """An open answer. ``stamp`` names the version that is attached to a contact."""

    row: Row
    stamp: str
    ask: OpenLines
    say: str
    say_gloss: str  # the same in Russian; empty when it is read in Russian
    steps: OpenLines
    take: OpenLines
    warnings: OpenLines
    has_gap: bool
    is_reviewed: bool
    is_behind: bool
    norms: list[Norm]

    @property
    def code(self) -> str:
        return self.row.code


def rows_for(words: str, language: Language, *, limit: int) -> list[Row]:
    """The best answers to these words; none when nothing was typed."""
    return (
        [_row(found, language) for found in search(words, language=language, limit=limit)]
        if words.strip()
        else []
    )


def protection_rows(language: Language) -> list[Row]:
    """What an operator turns to first where there was violence."""
    return [_row(found, language) for found in protecting(language)]


def open_card(code: str, language: Language) -> Card | None:
    """The current version of a card in this language; Russian where the language is unknown."""
    spoken = Language.RU if language is Language.UNKNOWN else language
    read = read_card(code, spoken, interface=(get_language() or "ru")[:2])
    return _card(read, language) if read else None


def title_of(code: str) -> str:
    """What staff call this answer; the code itself, when the card has gone."""
    return titles_of([code], Language.RU).get(code, code)


def _card(read: OpenCard, language: Language) -> Card:
    return Card(
        row=_row(read, language),
        stamp=f"{read.code}:{read.version}",
        ask=read.ask,
        say=read.say,
        say_gloss=read.say_gloss if read.say_gloss != read.say else "",
        steps=read.steps,
        take=read.take,
        warnings=read.warnings,
        has_gap=read.has_gap,
        is_reviewed=read.reviewed,
        is_behind=read.is_behind,
        norms=[_norm(norm) for norm in read.norms],
    )


def _norm(norm: OpenNorm) -> Norm:
    """A legal ground; one that the law room has since recorded differently says so before its confidence."""
    url = reverse("desk:parameter", args=[norm.parameter])
    if norm.is_superseded:
        return Norm(norm.law, norm.says, "OPEN", level_text=_("the law has changed since"), url=url)
    return Norm(norm.law, norm.says, norm.confidence, norm.checked_on, url=url)


def _row(found: Found | OpenCard, language: Language) -> Row:
    spoken = Language.RU if language is Language.UNKNOWN else language
    is_risk = bool(found.risk)
    return Row(
        code=found.code,
        title=_marked(found) if isinstance(found, Found) else found.title,
        lang=found.lang,
        gloss=found.gloss if found.gloss != found.title else "",
        confidence=found.confidence,
        url=reverse("desk:card", args=[found.code, spoken.value.lower()]),
        pill=_("Protection first") if is_risk else _block(found.topics),
        pill_tone="danger" if is_risk else "brand",
        is_risk=is_risk,
    )


def _marked(found: Found) -> SafeString:
    """The title with what was typed marked in it."""
    pieces = (
        (format_html("<mark>{}</mark>", piece) if is_typed else piece,) for piece, is_typed in found.parts
    )
    return format_html_join("", "{}", pieces)


def _block(topics: list[str]) -> str:
    block = Topic(topics[0]).block
    return str(centre_choices.blocks()[block])
