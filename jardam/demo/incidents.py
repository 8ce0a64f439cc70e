"""A handful of incidents: at one maternity ward several people were asked for money, so that a pattern shows."""

from dataclasses import dataclass
from datetime import date, datetime

from jardam.cases.models import Case
from jardam.centres.models import Centre, User
from jardam.claims.rules.money import Amount
from jardam.database.scope import for_centre
from jardam.demo.words import MARK
from jardam.incidents.actions import Happened, Where, write_incident
from jardam.incidents.models import Incident
from jardam.incidents.rules.kinds import IncidentKind, Proof, VenueKind
from jardam.kernel.ids import day_uuid
from jardam.kernel.partial_dates import PartialDate

WARD = Where(f"{MARK} Роддом № 99", VenueKind.HOSPITAL, "RU-MOW")
STATION = Where(f"{MARK} Отдел полиции «Вокзальный»", VenueKind.POLICE, "RU-MOS")
TOLD_BY = 3  # people: so many make a pattern


@dataclass(frozen=True, slots=True)
class Invented:
    where: Where
    kind: IncidentKind
    what: str
    asked: Amount | None = None
    witnesses: str = ""


BRIBE = Invented(
    WARD,
    IncidentKind.BRIBE,
    "За справку о рождении просили деньги, без них не отдавали.",
    Amount(20_000_00),
    "Соседка по палате, согласна подтвердить.",
)
UNKNOWN = Invented(WARD, IncidentKind.EARLY_DISCHARGE, "Выписали на второй день после операции.")
HELD = Invented(STATION, IncidentKind.HELD, "Держали четыре часа, протокола не дали.")


def fill_incidents(centre: Centre, *, at: datetime) -> None:
    """Once: what stands is left alone."""
    with for_centre(centre.id):
        cases = list(
            Case.objects.filter(centre=centre, responsible__isnull=False)
            .select_related("person__key", "responsible")
            .order_by("opened_on", "pk")
        )
        if cases and not Incident.objects.filter(centre=centre).exists():
            for case in cases[:TOLD_BY]:
                _write(BRIBE, case, _who(case), at)
            _write(UNKNOWN, None, _who(cases[0]), at)
            _write(HELD, cases[-1], _who(cases[-1]), at)


def _who(case: Case) -> User:
    assert case.responsible is not None
    return case.responsible


def _write(invented: Invented, case: Case | None, by: User, at: datetime) -> None:
    happened = Happened(
        incident_id=day_uuid(),
        where=invented.where,
        kind=invented.kind,
        what=f"{MARK} {invented.what}",
        day=_month_before(at.date()),
        case=case,
        asked=invented.asked,
        proofs=(Proof.WITNESS,) if invented.witnesses else (),
        witnesses=f"{MARK} {invented.witnesses}" if invented.witnesses else "",
    )
    write_incident(happened, by=by, at=at)


def _month_before(day: date) -> PartialDate:
    """As people remember it: the month, and no day."""
    return PartialDate(day.year - (day.month == 1), 12 if day.month == 1 else day.month - 1)
