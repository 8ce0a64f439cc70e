"""An answer card as a leaflet to take along. What is behind its Russian text, or has a hole, is not printed for a client."""

from collections.abc import Sequence
from datetime import date

from jardam.kernel.languages import Language
from jardam.knowledge.queries import OpenCard, OpenLines, read_card
from jardam.library.leaflet_words import WORDS, LeafletWords
from jardam.papers.blocks import Block, Heading, Lead, Notice, Paper, Points, Size, Steps, Text
from jardam.papers.printing import pdf

LONGEST_ON_A5 = 1_700
"""Characters of a leaflet that fill one page of A5; a longer one is set on A4."""


class LeafletStale(ValueError):
    """The text is older than its Russian master, refers to a value that nobody knows, does not
    hold today, or is for staff alone."""


def leaflet(code: str, language: Language, *, on: date) -> bytes | None:
    """The PDF of a card in a language, as of a day; None where there is no such card. Errors: LeafletStale."""
    card = read_card(code, language, interface="en" if language is Language.EN else "ru", on=on)
    if card is None:
        return None
    if not card.may_go_out or card.has_gap:
        raise LeafletStale(code)
    return pdf(paper_of(card, language))


def paper_of(card: OpenCard, language: Language) -> Paper:
    words = WORDS[language]
    blocks = [*_body(card, words), *_doubts(card, language, words), *_grounds(card, words)]
    letters = sum(len(str(part)) for block in blocks for part in _texts(block))
    return Paper(
        title=card.title,
        language=language.catalogue,
        blocks=blocks,
        foot=f"{card.code} {card.version} · {words.checked.format(day=f'{card.checked_on:%d.%m.%Y}')}",
        size=Size.A5 if letters <= LONGEST_ON_A5 else Size.A4,
    )


def _body(card: OpenCard, words: LeafletWords) -> list[Block]:
    """Lists that nobody translated yet are left out: a client cannot read them."""
    blocks: list[Block] = [Lead(card.say)]
    if steps := _own(card, card.steps):
        blocks += [Heading(words.to_do), Steps(steps)]
    if take := _own(card, card.take):
        blocks += [Heading(words.take), Points(take)]
    if warnings := _own(card, card.warnings):
        blocks += [Heading(words.careful), *(Notice(line) for line in warnings)]
    return blocks


def _own(card: OpenCard, lines: OpenLines) -> Sequence[str]:
    return lines.lines if lines.lang == card.lang else []


def _doubts(card: OpenCard, language: Language, words: LeafletWords) -> list[Block]:
    told = [
        (card.confidence != "LAW", words.not_checked),
        (not card.reviewer, words.no_lawyer),
        (not card.reviewed and language is not Language.RU, words.no_native),
    ]
    return [Notice(sentence) for holds, sentence in told if holds]


def _grounds(card: OpenCard, words: LeafletWords) -> list[Block]:
    """The name of a law is Russian on most leaflets: it is what one shows at a counter."""
    laws = list(dict.fromkeys(norm.law for norm in card.norms))
    return [Heading(words.law, 3), Text("; ".join(laws), is_small=True)] if laws else []


def _texts(block: Block) -> Sequence[str]:
    if isinstance(block, Steps | Points):
        return block.rows
    return [block.text] if isinstance(block, Heading | Text | Lead | Notice) else []
