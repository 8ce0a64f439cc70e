"""Where people heard of us, and who sent whom, over the twelve months that end with one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import Count

from jardam.centres.models import User
from jardam.contacts.choices import State
from jardam.contacts.models import Contact
from jardam.kernel.months import Month
from jardam.quality.rules.word_of_mouth import MOST_NODES, Drawn, Forest

MONTHS = 12
DRAWN_TREES = 12
DRAWN_LINES = 120
DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Point:
    """What is shown of a contact in a chain: no name, no number, no day."""

    month: Month
    language: str
    region: str


@dataclass(frozen=True)
class WordOfMouth:
    """Read once. ``user``: whose centre it is."""

    user: User
    last: Month

    @property
    def first(self) -> Month:
        month = self.last
        for _ in range(MONTHS - 1):
            month = month.before
        return month

    @property
    def span(self) -> tuple[date, date]:
        return self.first.first, self.last.last

    @cached_property
    def heard(self) -> dict[str, int]:
        """Closed contacts by where they heard of us, those who did not say among them. One query."""
        rows = Contact.objects.of_centre_of(self.user).closed_between(*self.span).order_by()
        return dict(rows.values_list("heard_from").annotate(n=Count("pk")).order_by("-n", "heard_from"))

    @cached_property
    def told_by(self) -> dict[UUID, UUID]:
        """Who came through whom, of the span; the latest `MOST_NODES` links. One query."""
        rows = Contact.objects.of_centre_of(self.user).closed_between(*self.span)
        links = rows.filter(heard_through__isnull=False).order_by("-happened_on", "-pk")
        return dict(links.values_list("pk", "heard_through")[:MOST_NODES])

    @property
    def is_cut(self) -> bool:
        """There were more links than are read."""
        return len(self.told_by) >= MOST_NODES

    @cached_property
    def forest(self) -> Forest[UUID]:
        return Forest(self.told_by)

    def drawn(self) -> list[list[tuple[Drawn[UUID], Point | None]]]:
        """The largest trees, line by line, as far as a page holds them; None for what is not closed yet. One query."""
        trees: list[list[Drawn[UUID]]] = []
        room = DRAWN_LINES
        for tree in self.forest.trees[:DRAWN_TREES]:
            if room > 0:
                trees.append(self.forest.lines(tree.root, DEEPEST, room))
                room -= len(trees[-1])
        points = self._points([line.node for lines in trees for line in lines])
        return [[(line, points.get(line.node)) for line in lines] for lines in trees]

    def by_size(self) -> Sequence[tuple[int, int]]:
        """How many brought so many others: pairs of others and trees, the most first."""
        counted: dict[int, int] = {}
        for tree in self.forest.trees:
            counted[tree.brought] = counted.get(tree.brought, 0) + 1
        return sorted(counted.items(), reverse=True)

    def _points(self, nodes: Sequence[UUID]) -> Mapping[UUID, Point]:
        rows = Contact.objects.of_centre_of(self.user).filter(pk__in=nodes, state=State.CLOSED)
        return {
            pk: Point(Month.of(day), language, region)
            for pk, day, language, region in rows.values_list("pk", "happened_on", "language", "region")
        }
