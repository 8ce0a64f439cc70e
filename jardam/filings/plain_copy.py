"""What a paper says, for the client in their language: what it is for, the few facts that matter to them, what comes after.

It is no translation of the paper and says so: what was filed is the Russian one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from babel.numbers import format_decimal

from jardam.filings.reading import addressee_words, plain_words
from jardam.filings.rules import russian
from jardam.filings.rules.kinds import Kind
from jardam.kernel.languages import Language
from jardam.papers.blocks import Block, Facts, Heading, Lead, Notice, Paper, Text

SHOWN = ("employer_name", "debt_sum", "late_pay", "decision_number", "decision_date")
"""What matters to the client; each is called in their language in data/papers/plain.yaml."""

LOCALES = {Language.EN: "en_GB"}
NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Told:
    """Of which paper. ``said``: as `Drafted.said`, of today or as it was sent. ``due_on``: by when an answer is due.

    ``hand_in_by``: while it has not gone, the last day on which it keeps what runs in the case.
    """

    kind: Kind
    said: Mapping[str, str]
    has_gaps: bool
    sent_on: date | None = None
    due_on: date | None = None
    hand_in_by: date | None = None


def plain_copy(told: Told, language: Language) -> Paper:
    """To be printed and handed over."""
    words, of_kind = plain_words()[language.value], told.kind.plain[language.value]
    blocks: list[Block] = [Lead(of_kind.about)]
    if rows := _rows(told, words, language):
        blocks.append(Facts(rows))
    if told.has_gaps:
        blocks.append(Notice(words["draft"]))
    blocks += [Heading(words["after"]), Text(of_kind.after), Text(words["original"], is_small=True)]
    if language is not Language.RU:
        blocks.append(Text(words["unread"], is_small=True))
    return Paper(of_kind.title, language.catalogue, blocks, foot=words["foot"])


def _rows(told: Told, words: Mapping[str, str], language: Language) -> list[tuple[str, str]]:
    days = {"hand_in_by": told.hand_in_by, "sent_on": told.sent_on, "due_on": told.due_on}
    addressee = addressee_words(language).get(told.kind.addressee.value, "")
    to = ": ".join(filter(None, (addressee, told.said.get("to", ""))))
    return [
        *([(words["to"], to)] if to else []),
        *((words[code], _said(told.said[code], language)) for code in SHOWN if code in told.said),
        *((words[code], _day(day)) for code, day in days.items() if day),
    ]


def _said(text: str, language: Language) -> str:
    """A sum as a number with its currency, a day in figures: a Russian paper says both in words."""
    amount, on = russian.roubles_of(text), russian.day_of(text)
    if amount is not None:
        number = format_decimal(amount, "#,##0.00", locale=LOCALES.get(language, language.catalogue))
        return f"{number}{NO_BREAK}₽"
    return _day(on) if on else text


def _day(on: date) -> str:
    return f"{on:%d.%m.%Y}"
