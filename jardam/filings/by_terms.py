"""What the terms of a case know for its papers: when a decision was served, and what was missed, why, and since when it is known."""

from collections.abc import Mapping, Sequence

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


def _missed(asked: Asked, terms: Terms) -> Mapping[str, str]:
    """Of the term that was missed last. When somebody learned of it is the day from which it was counted."""
    missed = [
        (term.ended_on, term.number, term, told) for term, told in terms if term.state == TermState.MISSED
    ]
    if not missed:
        return {}
    _day, _number, term, counted = max(missed, key=lambda one: one[:2])
    why = why_missed(asked.case, term.due_on, asked.opener)
    return {MISSED: counted.named(Language.RU), WHY: why, LEARNED: counted.happened}


def _in_one_form(code: str, text: str) -> str:
    """What a term says in another shape than the paper wants is asked for."""
    try:
        return read(facts()[code].kind, text)
    except (Refused, LineRefused):
        return ""
