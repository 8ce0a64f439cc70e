"""What of a centre enters the bank: rows of codes and months, read in its name. No id, no day, no word that anybody wrote.

Whoever said no to research is left out, with their conversations and all that was reached for them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, TruncMonth

from jardam.cases.models import Entry
from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Role
from jardam.claims.models import MoneyLine
from jardam.contacts.choices import State
from jardam.contacts.models import Contact, ContactTopic
from jardam.databank.rules.codebook import UNKNOWN, Indicator, group_of, network_topic
from jardam.kernel.months import Month
from jardam.people.models import Consent, Person
from jardam.people.rules.consent import Act, Purpose
from jardam.quality.figures import KNOWN_OF_A_CONSULTATION, with_facts
from jardam.quality.rules.first_contact import Facts, first_contact
from jardam.yearly.counting import YearOfCentre
from jardam.yearly.figures import Figure

PIECE = 5_000  # rows that the database sends at a time
PERSONS = {
    Indicator.RECOVERED: (Figure.MONEY, "claim__case__person"),
    Indicator.LEGALISED: (Figure.LEGALISED, "case__person"),
    Indicator.AIDED: (Figure.AID, "case__person"),
    Indicator.HELPED: (Figure.HELPED, "pk"),
}
"""Each result by the figure of the year that defines it, and where that keeps whose it is."""

Row = tuple[str, ...]


@dataclass(frozen=True)
class MonthOfResults(YearOfCentre):
    """The figures of a year, of one month of it."""

    number: int

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return Month(self.year, self.number).last


def appeals(centre: Centre, today: date) -> Iterator[Row]:
    """One row for each closed consultation: in_month, region, topics, channel, language, client, grouping,
    first_contact, violence, discrimination. Inside a transaction in the name of the centre."""
    contacts: Any = with_facts(Contact.objects.filter(centre=centre, state=State.CLOSED), today)
    topics = ContactTopic.objects.filter(centre=OuterRef("centre"), contact=OuterRef("pk"))
    known = contacts.filter(~Q(person__in=_said_no(centre))).annotate(
        coded=ArraySubquery(topics.order_by().values_list("topic", flat=True)),
        versions=ArraySubquery(topics.order_by().values_list("codelist_version", flat=True)),
        family=Coalesce(F("person__family"), Value("")),
    )
    names = ("happened_on", "region", "coded", "versions", "channel", "language", "client_kind")
    kin = ("sex", "family", "age_band")
    rest = ("violence", "discrimination")
    rows = known.order_by().values_list(*names, *kin, *KNOWN_OF_A_CONSULTATION, *rest)
    for day, region, coded, versions, channel, language, client, *more in rows.iterator(PIECE):
        yield (
            str(day.replace(day=1)),
            region or UNKNOWN,
            " ".join(_topics(coded, versions)),
            channel,
            language,
            client,
            group_of(*more[:3]),
            first_contact(Facts(*more[3:7])),
            *more[7:],
        )


def results(centre: Centre, today: date) -> Iterator[Row]:
    """One row for each person and year in which something was reached, in the first month in which it was: in_month,
    result, grouping. What counts, the room of the year says; nothing is left out for being closed to a reader."""
    counting = User(centre=centre, role=Role.ANALYST)  # who may only count: the whole centre
    said_no = set(_said_no(centre).values_list("pk", flat=True))
    groups = {
        pk: group_of(*kin)
        for pk, *kin in Person.objects.filter(centre=centre).values_list("pk", "sex", "family", "age_band")
    }
    seen: set[tuple[Indicator, int, UUID]] = set()
    for month in _months(centre, today):
        counted = MonthOfResults(counting, centre, month.year, month.number)
        for result, (figure, whose) in PERSONS.items():
            found = counted.rows(figure).order_by().values_list(whose, flat=True).distinct()
            new = {pk for pk in found if pk in groups and pk not in said_no}
            new = {pk for pk in new if (result, month.year, pk) not in seen}
            seen.update((result, month.year, pk) for pk in new)
            yield from ((str(month.first), result, groups[pk]) for pk in new)


def _topics(coded: list[str], versions: list[int]) -> list[str]:
    pairs = zip(coded, versions, strict=True)
    return sorted({network_topic(code, version) for code, version in pairs}) or [UNKNOWN]


def _said_no(centre: Centre) -> QuerySet[Any, Any]:
    """Whose last word on research is a no, or a yes that they took back."""
    words = Consent.objects.filter(
        centre=centre, person=OuterRef("pk"), purpose=Purpose.RESEARCH.value
    ).order_by("-number")
    last = Person.objects.filter(centre=centre).annotate(last=Subquery(words.values("act")[:1]))
    no: QuerySet[Any, Any] = last.filter(last__isnull=False).exclude(last=Act.GIVEN.value).values("pk")
    return no


def _months(centre: Centre, today: date) -> list[Month]:
    """Those in which anything was recorded, up to today, the earliest first."""
    found: set[date] = set()
    for days in (Contact.objects, Entry.objects, MoneyLine.objects):
        of_centre: Any = days.filter(centre=centre, happened_on__lte=today)
        found.update(of_centre.order_by().values_list(TruncMonth("happened_on"), flat=True).distinct())
    return [Month.of(day) for day in sorted(found)]
