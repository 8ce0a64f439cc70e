"""Answer cards as the call screen shows them: one pill, one mark of confidence, one address."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jardam.centres import choices as centre_choices
from jardam.centres.rules.roles import Role
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.knowledge import choices
from jardam.knowledge.choices import Calculator
from jardam.knowledge.queries import (
    Found,
    OpenCard,
    OpenLines,
    OpenNorm,
    Spoken,
    edition_of,
    protecting,
    read_card,
    titles_of,
)
from jardam.library.agreements import Agreement
from jardam.library.clarified import ClarifiedLine, lines_of
from jardam.library.queries import agreements_behind, clarifications_on_card, stamp_of_the_record
from jardam.ui.components.calls import Norm

CLARIFIED = 3
"""Words of officials that stand on an open answer, the youngest; who wants all of them goes to their page."""


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
class Fold:
    """A list of the card, folded under its title; warnings of a risk are open."""

    title: Any
    rows: list[Spoken]
    lang: str
    is_ordered: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class Lag:
    """A sentence that the translation does not follow, in the words of the screen."""

    label: Any
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Tool:
    """A calculator that the card names. ``url``: empty where it cannot be opened yet."""

    id: str
    title: Any
    url: str


@dataclass(frozen=True, slots=True)
class Card:
    """An open answer. ``stamp`` names the version that is attached to a contact."""

    row: Row
    stamp: str
    ask: OpenLines
    sentences: list[Spoken]  # what is read aloud
    say_gloss: str  # the same in Russian; empty when it is read in Russian
    folded: list[Fold]
    behind: list[Lag]
    has_gap: bool
    has_moved: bool
    holds: bool
    is_review_due: bool
    kind: Any
    audience: list[Any]
    owner: Any
    reviewer: Any
    next_review_on: date | None
    calculators: list[Tool]
    has_places: bool
    is_reviewed: bool
    is_behind: bool
    norms: list[Norm]
    agreements: list[Agreement]  # that it cites, or on which its grounds rest
    clarified: list[ClarifiedLine]  # what officials said of it

    @property
    def code(self) -> str:
        return self.row.code

    @property
    def as_picked(self) -> str:
        """What its button says of it when somebody reads it out."""
        return json.dumps({"code": self.code})


def protection_rows(language: Language) -> list[Row]:
    """What an operator turns to first where there was violence."""
    return [row_of(found, language) for found in protecting(language)]


def open_card(code: str, language: Language) -> Card | None:
    """The current version of a card in this language; Russian where the language is unknown."""
    spoken = Language.RU if language is Language.UNKNOWN else language
    read = read_card(code, spoken, interface=(get_language() or "ru")[:2])
    return _card(read, language, timezone.localdate()) if read else None


def edition(code: str, language: Language) -> str:
    """Names the open card as it would be shown now, to tell whether the one that stands on a page is the same. Two queries."""
    spoken = Language.RU if language is Language.UNKNOWN else language
    told = edition_of(code, spoken, timezone.localdate())
    return f"{told}-{stamp_of_the_record()}-{get_language() or ''}"


def title_of(code: str) -> str:
    """What staff call this answer; the code itself, when the card has gone."""
    return titles_of([code], Language.RU).get(code, code)


def _card(read: OpenCard, language: Language, on: date) -> Card:
    rows = [norm.parameter for norm in read.norms]
    return Card(
        row=row_of(read, language),
        stamp=f"{read.code}:{read.version}",
        ask=read.ask,
        sentences=read.sentences,
        say_gloss=read.say_gloss if read.say_gloss != read.say else "",
        folded=_folded(read),
        behind=_lags(read),
        has_gap=read.has_gap,
        has_moved=any(sentence.has_moved for sentence in read.sentences),
        holds=read.holds,
        is_review_due=read.next_review_on is not None and read.next_review_on < on,
        kind=choices.kinds()[read.kind],
        audience=[choices.audiences()[who] for who in read.audience],
        owner=_role(read.owner),
        reviewer=_role(read.reviewer),
        next_review_on=read.next_review_on,
        calculators=[_tool(name) for name in read.calculators],
        has_places=bool(read.where),
        is_reviewed=read.reviewed,
        is_behind=read.is_behind,
        norms=[_norm(norm) for norm in read.norms],
        agreements=agreements_behind(rows, on),
        clarified=lines_of(clarifications_on_card(read.code, rows, CLARIFIED)),
    )


def _folded(read: OpenCard) -> list[Fold]:
    names = choices.parts()
    lists = (("warnings", read.warnings), ("steps", read.steps), ("take", read.take))
    return [
        Fold(names[part], lines.marked, lines.lang, part == "steps", part == "warnings" and bool(read.risk))
        for part, lines in lists
        if lines
    ]


def _lags(read: OpenCard) -> list[Lag]:
    words = choices.changes()
    return [Lag(words[one.change], one.before, one.now) for one in read.behind]


def _role(code: str) -> Any:
    return centre_choices.roles()[Role(code)] if code else ""


def _tool(name: Calculator) -> Tool:
    """A page of its own, once somebody has built it."""
    try:
        url = reverse("desk:calculator", args=[name.value])
    except NoReverseMatch:
        url = ""
    return Tool(name.value, choices.calculators()[name], url)


def _norm(norm: OpenNorm) -> Norm:
    """A legal ground; one that the law room has since recorded differently says so before its confidence."""
    url = reverse("desk:parameter", args=[norm.parameter])
    if norm.is_superseded:
        return Norm(norm.law, norm.says, "OPEN", level_text=_("the law has changed since"), url=url)
    return Norm(norm.law, norm.says, norm.confidence, norm.checked_on, url=url)


def row_of(found: Found | OpenCard, language: Language) -> Row:
    """A card as a row of a list; whatever was typed is marked in its title."""
    spoken = Language.RU if language is Language.UNKNOWN else language
    is_risk = bool(found.risk)
    return Row(
        code=found.code,
        title=_marked(found) if isinstance(found, Found) else found.title,
        lang=found.lang,
        gloss=_gloss(found),
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


def _gloss(found: Found | OpenCard) -> str:
    """The Russian title where another is shown, and what of the question the card meets."""
    russian = found.gloss if found.gloss != found.title else ""
    met = met_words(found.met) if isinstance(found, Found) else ""
    return " · ".join(part for part in (russian, met) if part)


def met_words(concepts: Sequence[str]) -> str:
    """Why something was found, in a few words; nothing where its letters alone were met."""
    return _("met: %(concepts)s") % {"concepts": ", ".join(concepts)} if concepts else ""
