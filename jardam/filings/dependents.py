"""The numbers of papers that were sent, and the rows of the law behind each: a change of the law finds the papers."""

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from jardam.cases.resting import Resting
from jardam.centres.models import User
from jardam.filings.models import Figure, Paper
from jardam.filings.sealing import counted_of
from jardam.law.dependents import Source

ROOM, FIGURE = "filings", "PAPER"


def figure_source(words: str | Promise) -> Source:
    """A number is over when nobody stands behind it any more; until then it is shown as it was sent."""
    return Resting(
        kind=FIGURE,
        words=words,
        rows=Figure.objects.all(),
        way="paper__case",
        is_over=Q(paper__case__person__erased_on__isnull=False),
        visible=_visible_to,
        case_of=lambda figure: figure.paper.case,
        reckoned=lambda figure: counted_of(figure, figure.paper.case.person.key).reckoned,
        read=lambda figure: ("paper.read", figure.paper),
    ).source


def _visible_to(user: User) -> "QuerySet[Figure]":
    papers = Paper.objects.visible_to(user)
    figures: QuerySet[Figure] = Figure.objects.of_centre_of(user).filter(paper__in=papers)
    return figures
