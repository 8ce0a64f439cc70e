"""Counts of a year, and the rows behind each of them. What counts and what lists are the same condition."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from jardam.cases.choices import EntryKind
from jardam.cases.models import Case, CheckIn, Entry, Tick
from jardam.cases.reading import checklists
from jardam.cases.rules.check_ins import Asked
from jardam.cases.rules.checklist import Brings, ItemState
from jardam.cases.rules.stages import Ending
from jardam.centres.models import Centre, User
from jardam.claims.models import Claim, MoneyLine
from jardam.claims.rules.money import Column, Currency
from jardam.contacts.choices import ClientKind
from jardam.contacts.models import Contact
from jardam.contacts.rules.closing import Kind, Outcome
from jardam.people.models import Person
from jardam.yearly.figures import BROUGHT, Figure
from jardam.yearly.permissions import may_open_lists
from jardam.yearly.rules.check_ins import Heard
from jardam.yearly.rules.groups import Kin

CLIENTS = (ClientKind.WORKER, ClientKind.INTERNAL, ClientKind.RELATIVE)
"""Whom a conversation helps; employers, authorities and experts are talked with."""


@dataclass(frozen=True, slots=True)
class Said:
    """Of how many cases that were closed in the year something is said of what they brought, and of how many at all."""

    said: int
    closed: int


@dataclass(frozen=True)
class YearOfCentre:
    """One year of the centre of ``user``: what they may see of it, or all of it for whoever may open no list."""

    user: User
    centre: Centre
    year: int

    @property
    def first(self) -> date:
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        return date(self.year, 12, 31)

    @property
    def cases(self) -> QuerySet[Case]:
        found = Case.objects.filter(centre=self.centre)
        if self._opens:
            found = found.visible_to(self.user)
        return found.exclude(ending=Ending.MISTAKE.value)

    def rows(self, figure: Figure) -> QuerySet[Any]:
        """What a figure is counted from, in no order."""
        if figure is Figure.MONEY:
            return self._received
        if figure in BROUGHT:
            return self._ticks(BROUGHT[figure])
        if figure is Figure.HELPED:
            return self._helped
        return self._talks if figure is Figure.TALKS else self._check_ins

    @cached_property
    def money(self) -> dict[Currency, list[int]]:
        """By currency what each person received. Units: hundredths. One query."""
        sums = self._received.order_by().values_list("currency", "claim__case__person")
        found: dict[str, list[int]] = defaultdict(list)
        for currency, _person, together in sums.annotate(together=Sum("amount_minor")):
            found[currency].append(together)
        return {currency: found[currency] for currency in Currency if currency in found}

    @cached_property
    def kin(self) -> Mapping[Figure, Sequence[Kin]]:
        """By figure the people behind it, in groups. One query for each of five."""
        behind = {
            Figure.MONEY: self._received.values("claim__case__person"),
            **{figure: self._ticks(brings).values("case__person") for figure, brings in BROUGHT.items()},
        }
        ours = Person.objects.of_centre_of(
            self.user
        )  # a case that one may see tells of its person, erased ones too
        persons = {figure: ours.filter(pk__in=found) for figure, found in behind.items()}
        kin = {figure: _kin(found, "family") for figure, found in persons.items()}
        return {**kin, Figure.HELPED: _kin(self._helped, "family"), Figure.TALKS: _kin(self._talks)}

    @cached_property
    def items(self) -> Mapping[str, int]:
        """By code of the item how many people it brought something. One query."""
        every = self._ticks(*BROUGHT.values()).order_by().values_list("item")
        return dict(every.annotate(n=Count("case__person", distinct=True)))

    @cached_property
    def said(self) -> Mapping[Figure, Said]:
        """One query."""
        numbers: dict[str, Count] = {}
        for figure, brings in BROUGHT.items():
            asked = Q(track__in=checklists().tracks_bringing(brings))
            told = Tick.objects.filter(
                centre=OuterRef("centre"), case=OuterRef("pk"), item__in=_codes(brings)
            )
            numbers |= {f"{figure}_closed": Count("pk", filter=asked)}
            numbers |= {f"{figure}_said": Count("pk", filter=asked & Q(Exists(told)))}
        closed = self.cases.filter(closed_on__range=self._days)
        counted = closed.aggregate(**numbers)
        return {figure: Said(counted[f"{figure}_said"], counted[f"{figure}_closed"]) for figure in BROUGHT}

    @cached_property
    def is_recorded(self) -> Mapping[Figure, bool]:
        """Whether anybody measured it at all: nought is said only where somebody looked. Three queries."""
        claims = Claim.objects.filter(
            centre=self.centre, case__in=self.cases, made_on__lte=self.last
        ).standing()
        claims = claims.filter(Q(case__closed_on=None) | Q(case__closed_on__gte=self.first))
        ticked = set(
            Tick.objects.filter(centre=self.centre, case__in=self.cases, entry__happened_on__range=self._days)
            .exclude(item="")
            .values_list("item", flat=True)
            .distinct()
        )
        is_helped = bool(self.kin[Figure.HELPED] or self.kin[Figure.TALKS]) or self._consultations.exists()
        return {
            Figure.MONEY: bool(self.money) or claims.exists(),
            **{figure: bool(ticked & set(_codes(brings))) for figure, brings in BROUGHT.items()},
            Figure.HELPED: is_helped,
            Figure.TALKS: is_helped,
        }

    @cached_property
    def heard(self) -> list[Heard]:
        """The check-ins of the year in groups. One query."""
        alike = self._check_ins.order_by().values_list("after", "case__track", "state", "told", "seen")
        return [Heard(*group) for group in alike.annotate(n=Count("pk"))]

    @cached_property
    def _opens(self) -> bool:
        return may_open_lists(self.user)

    @property
    def _days(self) -> tuple[date, date]:
        return (self.first, self.last)

    @property
    def _received(self) -> QuerySet[MoneyLine]:
        lines = MoneyLine.objects.filter(centre=self.centre).standing()
        return lines.filter(
            claim__case__in=self.cases, column=Column.RECEIVED.value, happened_on__range=self._days
        )

    def _ticks(self, *brings: Brings) -> QuerySet[Tick]:
        """What was ticked as done in the year and still is."""
        later = Tick.objects.filter(
            centre=OuterRef("centre"),
            case=OuterRef("case"),
            item=OuterRef("item"),
            entry__number__gt=OuterRef("entry__number"),
        )
        done = Tick.objects.filter(
            centre=self.centre,
            case__in=self.cases,
            item__in=_codes(*brings),
            state=ItemState.DONE.value,
            entry__happened_on__range=self._days,
        )
        return done.filter(~Exists(later))

    @property
    def _persons(self) -> QuerySet[Person]:
        return Person.objects.open_to(self.user) if self._opens else Person.objects.of_centre_of(self.user)

    @property
    def _helped(self) -> QuerySet[Person]:
        worked = Entry.objects.filter(
            centre=self.centre,
            case__person=OuterRef("pk"),
            case__in=self.cases,
            happened_on__range=self._days,
        ).exclude(kind=EntryKind.ASKED.value)
        talked = self._consultations.filter(person=OuterRef("pk"))
        return self._persons.filter(Exists(talked) | Exists(worked))

    @property
    def _talks(self) -> QuerySet[Contact]:
        return self._consultations.filter(person=None)

    @property
    def _consultations(self) -> QuerySet[Contact]:
        closed = Contact.objects.of_centre_of(self.user).closed_between(*self._days)
        return closed.filter(
            kind=Kind.CONSULTATION.value, client_kind__in=[kind.value for kind in CLIENTS]
        ).exclude(outcome=Outcome.UNABLE.value)

    @property
    def _check_ins(self) -> QuerySet[CheckIn]:
        due = CheckIn.objects.filter(centre=self.centre, case__in=self.cases, due_on__range=self._days)
        return due.exclude(state=Asked.DROPPED.value)


def _codes(*brings: Brings) -> list[str]:
    return [item.code for one in brings for item in checklists().bringing(one)]


def _kin(rows: QuerySet[Any], family: str = "") -> list[Kin]:
    names = ("sex", family, "age_band") if family else ("sex", "age_band")
    groups = rows.order_by().values_list(*names).annotate(n=Count("pk"))
    if family:
        return [Kin(*group) for group in groups]
    return [Kin(sex, None, age_band, number) for sex, age_band, number in groups]
