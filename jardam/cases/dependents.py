"""The terms of cases that rest on rows of the law: sealed in their cases, so each is opened for whoever may see it."""

from django.db.models import Q
from django.utils.functional import Promise

from jardam.cases.actions.terms import TERM
from jardam.cases.models import Term
from jardam.cases.resting import Resting
from jardam.cases.sealing import facts_of
from jardam.law.dependents import Source


def term_source(words: str | Promise) -> Source:
    """A term is over when nobody stands behind it any more."""
    return Resting(
        kind=TERM,
        words=words,
        rows=Term.objects.all(),
        way="case",
        is_over=Q(case__person__erased_on__isnull=False),
        visible=Term.objects.visible_to,
        case_of=lambda term: term.case,
        reckoned=lambda term: facts_of(term, term.case.person.key).reckoned,
        read=lambda term: ("case.read", term.case),
    ).source
