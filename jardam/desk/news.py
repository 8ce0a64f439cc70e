"""What somebody who is called back about a change of the law has to hear: what they were told, and what holds now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language

from jardam.contacts.models import Callback
from jardam.contacts.queries import answers_of
from jardam.contacts.touching import CONTACTS, touched_in
from jardam.kernel.languages import Language, screen_language
from jardam.law.calculators.registry import CALCULATORS
from jardam.law.queries import rule_book, turn_for
from jardam.law.reckoned import again, apart
from jardam.law.rules.changing import Turn
from jardam.law.rules.rulebook import RuleBook
from jardam.law.rules.shifts import shift_by
from jardam.law.wording import titled, value_of
from jardam.vault.restricted import Opener


@dataclass(frozen=True, slots=True)
class Told:
    """``say``: what holds now in the language of the callback, to be read aloud; empty where nothing was worked out."""

    title: str | Promise
    before: str
    after: str
    say: Sequence[str] = ()
    lang: str = ""


@dataclass(frozen=True, slots=True)
class News:
    law: str
    told: Sequence[Told]


def news_of(callback: Callback, opener: Opener | None = None) -> News | None:
    """None for a callback about something else. Needs ``change`` and ``contact.key``."""
    change = callback.change
    if change is None:
        return None
    today = timezone.localdate()
    book = rule_book(today)
    worked = _worked(callback, book, opener)
    try:
        turn = turn_for(change, today)
    except ValueError:  # the law moved on meanwhile: what the cards said must be looked up
        return News(change.law, worked)
    touched = touched_in(callback.contact, turn.codes)
    read = _read(turn, book, today) if touched[CONTACTS] else []
    return News(change.law, [*worked, *read])


def _worked(callback: Callback, book: RuleBook, opener: Opener | None) -> list[Told]:
    """What is another today of what was worked out in the contact; nothing where what was told holds again."""
    screen = Language(screen_language((get_language() or "ru")[:2]).upper())
    spoken = Language(callback.language)
    told = []
    for answer, before in answers_of(callback.contact, opener=opener):
        if before is None:
            continue
        now = again(before, book)
        if now.differs_from(before):
            title = CALCULATORS[answer.calculator].title if now.calculator else answer.calculator
            was, becomes = apart(before.said(screen), now.said(screen))
            told.append(Told(title, was, becomes, now.said(spoken), spoken.tag))
    return told


def _read(turn: Turn, book: RuleBook, today: date) -> list[Told]:
    """The rows behind the cards that were read: as they were before the change, and as they are known today."""
    since = [shift_by(code, turn.before, book, today) for code in turn.shifts]
    shifts = [shift for shift in since if shift.is_other]
    rows = [(shift, shift.after or shift.before) for shift in shifts]
    return [
        Told(titled(row), value_of(shift, is_after=False), value_of(shift, is_after=True))
        for shift, row in rows
        if row
    ]
