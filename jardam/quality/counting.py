"""Counts of a month, and the rows behind each of them. What counts and what lists are the same condition."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Min, Q, QuerySet

from jardam.centres.models import Branch, Centre, User
from jardam.contacts.models import Callback, Contact
from jardam.kernel.languages import Language
from jardam.kernel.months import Month
from jardam.line.models import LineCall
from jardam.quality.figures import (
    CALLBACKS,
    CALLS,
    CONTACTS,
    FIRST,
    KNOWN_OF_A_CONSULTATION,
    OF_BRANCH,
    Figure,
    asked_for,
    with_facts,
)
from jardam.quality.rules.first_contact import Facts, FirstContact, first_contact
from jardam.rota.models import Shift
from jardam.rota.queries import read_rota
from jardam.rota.rules.coverage import Hole, Why
from jardam.rota.rules.spans import Span, days_span, midnight, minutes, on_grid


@dataclass(frozen=True, slots=True)
class Gaps:
    """The stretches of a month in which one language had nobody, or nobody who had said yes."""

    language: Language
    stretches: Sequence[Hole]

    @property
    def minutes(self) -> int:
        return sum(minutes(hole.span.length) for hole in self.stretches)


@dataclass(frozen=True, slots=True)
class OfBranch:
    """What one branch did in a month, or with None what was done outside of any. ``solved``: at first contact."""

    branch: Branch | None
    consultations: int
    solved: int


@dataclass(frozen=True, slots=True)
class _Judged:
    """So many consultations of a branch of which the rule says the same; of so many nobody could see a return."""

    branch_id: UUID | None
    standing: FirstContact
    contacts: int
    without_file: int

    @property
    def unseen(self) -> int:
        return self.without_file if self.standing is FirstContact.SOLVED else 0


@dataclass(frozen=True)
class MonthOfCentre:
    """One month of the centre of ``user``, read as it stands at ``now``. Rows are those that ``user`` may list."""

    user: User
    centre: Centre
    month: Month
    now: datetime

    @property
    def contacts(self) -> QuerySet[Contact]:
        return Contact.objects.of_centre_of(self.user).closed_between(self.month.first, self.month.last)

    @property
    def calls(self) -> QuerySet[LineCall]:
        days = (self.month.first, self.month.last)
        return LineCall.objects.of_centre_of(self.user).filter(rang_on__range=days)

    @property
    def callbacks(self) -> QuerySet[Callback]:
        days = (self.month.first, self.month.last)
        return Callback.objects.of_centre_of(self.user).filter(due_on__range=days)

    def rows(self, figure: Figure, which: str = "") -> QuerySet[Any]:
        """What a figure counts, in no order. ``which``: the language or the branch. Hours are no rows: `gaps`."""
        if figure in CALLS:
            return self.calls.filter(CALLS[figure])
        if figure in CALLBACKS:
            return self.callbacks.filter(CALLBACKS[figure])
        if figure in FIRST:
            judged = with_facts(self.contacts, self._today).filter(asked_for(FIRST[figure]))
            return judged.filter(person=None) if figure is Figure.SOLVED_UNSEEN else judged
        if figure is Figure.LANGUAGE:
            return self.contacts.filter(language=which)
        if figure in OF_BRANCH:
            return self._in_branches(figure).filter(branch=UUID(which) if which else None)
        return self.contacts.filter(CONTACTS[figure])

    @cached_property
    def counted(self) -> Mapping[Figure, int]:
        """Every figure that has rows of its own, languages apart. Four queries."""
        return {
            **_aggregated(self.contacts, CONTACTS),
            **self._first_contacts(),
            **_aggregated(self.calls, CALLS),
            **_aggregated(self.callbacks, CALLBACKS),
        }

    @cached_property
    def by_language(self) -> dict[str, int]:
        """The largest first. One query."""
        pairs = self.contacts.order_by().values_list("language").annotate(n=Count("pk"))
        return dict(pairs.order_by("-n", "language"))

    @cached_property
    def by_branch(self) -> list[OfBranch]:
        """What each open branch did, and each closed one that did something; what no branch did comes last.

        Empty where the centre has none. One query: the rest is counted with the first contacts.
        """
        rows = Branch.objects.of_centre_of(self.user).order_by("name_ru", "pk")
        found = [self._of(branch) for branch in rows]
        shown = [one for one in found if one.consultations or (one.branch and one.branch.is_open)]
        outside = self._of(None)
        return [*shown, outside] if shown and outside.consultations else shown

    @cached_property
    def kept(self) -> Span | None:
        """The part of the month for which there is a rota: from the day of the centre's first shift on, up to now."""
        zone = self.centre.zone
        whole = days_span(self.month.first, self.month.days, zone)
        ends = min(whole.end, on_grid(self.now))
        shifts = Shift.objects.of_centre_of(self.user).standing()
        spans = shifts.aggregate(first=Min("starts_at"), last=Max("ends_at"))
        if spans["first"] is None or spans["last"] <= whole.start:
            return None
        begins = max(whole.start, midnight(spans["first"].astimezone(zone).date(), zone))
        return Span(begins, ends) if begins < ends else None

    @cached_property
    def gaps(self) -> Mapping[Figure, Sequence[Gaps]] | None:
        """Hours of the month without a language; None where nobody kept a rota. Three queries."""
        if self.kept is None:
            return None
        rota = read_rota(self.centre, self.kept, around=timedelta())
        found = rota.holes()
        missing = [hole for hole in found if hole.why is not Why.UNCONFIRMED]
        unsure = [hole for hole in found if hole.why is Why.UNCONFIRMED]
        languages = rota.demand.languages
        return {
            Figure.HOLES: _by_language(missing, languages),
            Figure.UNCONFIRMED: [gap for gap in _by_language(unsure, languages) if gap.stretches],
        }

    def _first_contacts(self) -> dict[Figure, int]:
        standing: Counter[FirstContact] = Counter()
        for judged in self._judged:
            standing[judged.standing] += judged.contacts
        own = {figure: standing[one] for figure, one in FIRST.items()}
        return {**own, Figure.SOLVED_UNSEEN: sum(judged.unseen for judged in self._judged)}

    def _of(self, branch: Branch | None) -> OfBranch:
        own = [judged for judged in self._judged if judged.branch_id == (branch.pk if branch else None)]
        solved = sum(judged.contacts for judged in own if judged.standing is FirstContact.SOLVED)
        return OfBranch(branch, sum(judged.contacts for judged in own), solved)

    def _in_branches(self, figure: Figure) -> QuerySet[Any]:
        return self.rows(Figure.CONSULTATIONS if figure is Figure.BRANCH else Figure.SOLVED)

    @cached_property
    def _judged(self) -> list[_Judged]:
        """The consultations in groups of which the rule says one thing. One query."""
        known: QuerySet[Any] = with_facts(self.contacts, self._today).order_by()
        groups = known.values_list("branch", *KNOWN_OF_A_CONSULTATION).annotate(
            n=Count("pk"), without_file=Count("pk", filter=Q(person=None))
        )
        return [_judged(*group) for group in groups]

    @property
    def _today(self) -> date:
        return self.now.astimezone(self.centre.zone).date()


def _judged(branch_id: UUID | None, *counted: Any) -> _Judged:
    *facts, number, without_file = counted
    return _Judged(branch_id, first_contact(Facts(*facts)), number, without_file)


def _aggregated(rows: QuerySet[Any], conditions: Mapping[Figure, Q]) -> dict[Figure, int]:
    counts = rows.aggregate(
        **{figure.value: Count("pk", filter=asked) for figure, asked in conditions.items()}
    )
    return {figure: counts[figure.value] for figure in conditions}


def _by_language(holes: Sequence[Hole], languages: Sequence[Language]) -> list[Gaps]:
    return [Gaps(one, [hole for hole in holes if hole.language is one]) for one in languages]
