"""What the terms of a case know for its papers: when a decision was served, and what was missed, why, and since when it is known."""

from collections.abc import Mapping, Sequence
from datetime import date

from jardam.cases.counting import Counted
from jardam.cases.models import Term
from jardam.cases.queries import read_terms, why_missed
from jardam.cases.rules.terms import TermState
from jardam.filings.providers import Asked
from jardam.filings.reading import facts
from jardam.filings.rules.facts import Known, LineRefused, Source, read
from jardam.kernel.languages import Language
from jardam.law.rules.explaining import Refused

SERVED, MISSED, WHY, LEARNED = "decision_served", "missed_act", "missed_reason", "learned_on"
CODES = frozenset({SERVED, MISSED, WHY, LEARNED})
FROM_SERVICE = frozenset({"koap_30_3", "koap_30_3_old"})
"""Rows of the deadlines whose terms begin when the copy of the decision is served."""

Terms = Sequence[tuple[Term, Counted]]


def from_terms(asked: Asked) -> Mapping[str, Known]:
    """Two queries at most. Errors: FileKeyLocked; FileKeyDestroyed."""
    terms = read_terms(asked.case, asked.opener)
    told = {SERVED: _served(terms), **_missed(asked, terms)}
    found = {code: _in_one_form(code, text) for code, text in told.items()}
    return {code: Known(text, Source.TERM) for code, text in found.items() if text}


def _served(terms: Terms) -> str:
    """Of several that of a running term, and of these of the one that ends last."""
    found = [
        (term.is_open, term.due_on, counted.happened)
        for term, counted in terms
        if term.code in FROM_SERVICE and term.state != TermState.DROPPED
    ]
    return max(found)[2] if found else ""


def missed_row(asked: Asked) -> str:
    """The row of the law of the term that is to be restored; empty where none was missed, or it is one of our own.

    One query. Errors: FileKeyLocked; FileKeyDestroyed.
    """
    found = _to_restore(asked, read_terms(asked.case, asked.opener))
    return found[0].code if found else ""


def _to_restore(asked: Asked, terms: Terms) -> tuple[Term, Counted] | None:
    """The missed term that was chosen, else the one that was missed last."""
    missed = [one for one in terms if one[0].state == TermState.MISSED]
    return max(missed, key=lambda one: _weight(one[0], asked.term), default=None)


def _weight(term: Term, chosen: str) -> tuple[bool, date, int]:
    assert term.ended_on is not None
    return str(term.pk) == chosen, term.ended_on, term.number


def _missed(asked: Asked, terms: Terms) -> Mapping[str, str]:
    """When somebody learned of it is the day from which it was counted."""
    found = _to_restore(asked, terms)
    if found is None:
        return {}
    term, counted = found
    why = why_missed(asked.case, term.due_on, asked.opener)
    return {MISSED: counted.named(Language.RU), WHY: why, LEARNED: counted.happened}


def _in_one_form(code: str, text: str) -> str:
    """What a term says in another shape than the paper wants is asked for."""
    try:
        return read(facts()[code].kind, text)
    except (Refused, LineRefused):
        return ""
