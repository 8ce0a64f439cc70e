"""What was delivered, counted from records: one condition a figure, which is also the filter of the list that it opens."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth

from jardam.centres.models import Centre
from jardam.contacts.choices import Channel, ClientKind
from jardam.contacts.models import Contact
from jardam.contacts.rules.closing import Kind, Outcome
from jardam.kernel.months import Month
from jardam.reception.models import Appointment
from jardam.reception.rules.moves import State
from jardam.services.rules.delivery import CLIENTS, NOTHING, Cell, Figure

CONSULTATION = {"kind": Kind.CONSULTATION.value}
FILTERS: Mapping[Figure, Mapping[str, str]] = {
    **{
        Figure(channel.value): CONSULTATION | {"channel": channel.value}
        for channel in (Channel.PHONE, Channel.VISIT, Channel.MESSAGE, Channel.OUTREACH)
    },
    **{figure: CONSULTATION | {"client_kind": ClientKind(figure.value).value} for figure in CLIENTS},
    Figure.CASE: {"outcome": Outcome.CASE.value},
    Figure.CERTIFICATE: {"outcome": Outcome.CERTIFICATE.value},
    Figure.REFERRAL: {"outcome": Outcome.REFERRED.value},
}
"""Of the closed contacts of a month, as the list of contacts names its filters. Appointments have no such list."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What a centre delivered in some months."""

    cells: Mapping[tuple[Figure, Month], Cell]

    def cell(self, figure: Figure, month: Month) -> Cell:
        return self.cells.get((figure, month), NOTHING)

    def in_month(self, month: Month) -> dict[Figure, int]:
        return {figure: self.cell(figure, month).whole for figure in Figure}


def tally(centre: Centre, first: date, last: date) -> Tally:
    """Everything that was delivered from ``first`` to ``last``. Two queries, however much it is."""
    found: defaultdict[tuple[Figure, Month], _Adding] = defaultdict(_Adding)
    for day, language, sex, *numbers in _contacts(centre, first, last):
        for figure, number in zip(FILTERS, numbers, strict=True):
            found[figure, Month.of(day)].add(language, sex, number)
    for day, language, noted, number in _appointments(centre, first, last):
        found[Figure.APPOINTMENT_KEPT, Month.of(day)].add(language, noted or "", number)
    return Tally({place: adding.cell for place, adding in found.items()})


def list_query(figure: Figure, first: date, last: date, **further: str) -> str:
    """The address words of the list of contacts that holds exactly what is counted; empty where there is none."""
    if figure not in FILTERS:
        return ""
    return urlencode({"first": first.isoformat(), "last": last.isoformat(), **FILTERS[figure], **further})


def _contacts(centre: Centre, first: date, last: date) -> Iterable[tuple[date, str, str, *tuple[int, ...]]]:
    closed = Contact.objects.filter(centre=centre).closed_between(first, last)
    numbers = {figure.value: Count("pk", filter=Q(**asked)) for figure, asked in FILTERS.items()}
    months = closed.order_by().annotate(month=TruncMonth("happened_on"))
    return months.values_list("month", "language", "sex").annotate(**numbers)  # type: ignore[no-any-return]


def _appointments(centre: Centre, first: date, last: date) -> Iterable[tuple[date, str, str | None, int]]:
    kept = Appointment.objects.filter(centre=centre, state=State.SEEN, on_day__range=(first, last))
    months = kept.order_by().annotate(month=TruncMonth("on_day"))
    return months.values_list("month", "language", "contact__sex").annotate(n=Count("pk"))  # type: ignore[no-any-return]


class _Adding:
    """A cell while its rows are read."""

    def __init__(self) -> None:
        self._by_language: defaultdict[str, int] = defaultdict(int)
        self._by_sex: defaultdict[str, int] = defaultdict(int)

    def add(self, language: str, sex: str, number: int) -> None:
        if number:
            self._by_language[language] += number
            self._by_sex[sex] += number

    @property
    def cell(self) -> Cell:
        return Cell(dict(self._by_language), dict(self._by_sex))
