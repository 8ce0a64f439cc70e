"""The terms of a case as its page shows them: days left first, how the day was counted on a click."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jardam.cases.actions.terms import MOVED, SET
from jardam.cases.choices import term_states
from jardam.cases.counting import Counted, Told
from jardam.cases.models import Case, Term
from jardam.cases.rules.terms import TermState
from jardam.cases.sealing import facts_of
from jardam.kernel.languages import Language, screen_language
from jardam.vault.restricted import Opener


@dataclass(frozen=True, slots=True)
class ShownTerm:
    """``told``: how the law counted it; None for a term of our own. ``is_restorable``: missed, and may be restored."""

    term: Term
    days: int
    name: str
    title: str
    happened: str
    told: Told | None
    is_restorable: bool


def reading_language() -> Language:
    """Of the screen."""
    return Language(screen_language(get_language() or "ru").upper())


def shown_terms(terms: Iterable[tuple[Term, Counted]], today: date) -> list[ShownTerm]:
    language = reading_language()
    return [_shown(term, counted, today, language) for term, counted in terms]


def _shown(term: Term, counted: Counted, today: date, language: Language) -> ShownTerm:
    told = (counted.told or {}).get(language.value)
    name = counted.named(language)
    return ShownTerm(
        term=term,
        days=(term.due_on - today).days,
        name=name,
        title=told.title if told and told.title != name else "",
        happened=counted.happened,
        told=told,
        is_restorable=counted.is_restorable and term.state == TermState.MISSED,
    )


def named_with_day(term: Term, counted: Counted) -> str:
    """So that one of several is told from the others. The caller writes the reading down."""
    named = {"name": counted.named(reading_language()), "day": f"{term.due_on:%d.%m.%Y}"}
    return _("Term: %(name)s, last day %(day)s") % named


def missed_terms(found: Case, unlocked: Opener | None) -> list[tuple[str, str]]:
    """By id, what was missed in this case, the last first. The caller writes the reading down. One query."""
    terms = found.terms.filter(state=TermState.MISSED.value).order_by("-ended_on", "-number")
    return [
        (str(term.pk), named_with_day(term, facts_of(term, found.person.key, unlocked))) for term in terms
    ]


def term_line(words: dict[str, str]) -> str:
    """What was done with a term, as the case says it among what happened."""
    said = {"name": words[reading_language().value], "day": _day(words["due"]), "was": _day(words["was"])}
    if words["act"] == SET:
        return _("Term: %(name)s, last day %(day)s") % said
    if words["act"] == MOVED:
        return _("Term moved: %(name)s, from %(was)s to %(day)s") % said
    return _("What became of a term: %(name)s, %(state)s") % {
        **said,
        "state": f"{term_states()[TermState(words['act'])]} {_day(words.get('kept', ''))}".rstrip(),
    }


def _day(written: str) -> str:
    return f"{date.fromisoformat(written):%d.%m.%Y}" if written else ""
