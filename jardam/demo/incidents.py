"""A handful of incidents: at one maternity ward several people were asked for money, and a problem is raised of it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from jardam.cases.models import Case
from jardam.cases.rules.next_action import NextAction
from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Role
from jardam.claims.rules.money import Amount
from jardam.database.scope import for_centre
from jardam.demo.words import MARK
from jardam.incidents.actions import Happened, Where, write_incident
from jardam.incidents.models import Incident, Venue
from jardam.incidents.rules.kinds import IncidentKind, Proof, VenueKind
from jardam.kernel.ids import day_uuid
from jardam.kernel.partial_dates import PartialDate
from jardam.problems.actions import Handing, Raised, Step, hand_over_solution, raise_problem
from jardam.problems.rules.states import Hands

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
                pattern = _write(BRIBE, case, _who(case), at)
            _write(UNKNOWN, None, _who(cases[0]), at)
            _write(HELD, cases[-1], _who(cases[-1]), at)
            _raise(pattern.venue, _who(cases[0]), centre, at)


def _who(case: Case) -> User:
    assert case.responsible is not None
    return case.responsible


def _raise(venue: Venue, owner: User, centre: Centre, at: datetime) -> None:
    """The head gives it to a colleague, who asked the health authority; its answer is due in a week."""
    head = User.objects.filter(centre=centre, role=Role.CENTRE_HEAD, is_active=True).order_by("username")[0]
    then = NextAction(f"{MARK} Спросить, кому передали запрос", at.date() + timedelta(days=3))
    wrong = f"{MARK} За справку о рождении просят деньги."
    raised = Raised(day_uuid(), venue, BRIBE.kind, wrong, owner, then)
    problem = raise_problem(raised, by=head, at=at)
    asked = Handing(
        Hands.AUTHORITY,
        handed_on=at.date() - timedelta(days=23),
        due_on=at.date() + timedelta(days=7),
        who=f"{MARK} Департамент здравоохранения",
        source=f"{MARK} Обещали ответить за тридцать дней",
    )
    step = Step(problem.revision, f"{MARK} Послали запрос: на каком основании берут деньги.", then)
    hand_over_solution(problem, step, asked, by=owner, at=at)


def _write(invented: Invented, case: Case | None, by: User, at: datetime) -> Incident:
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
    return write_incident(happened, by=by, at=at)


def _month_before(day: date) -> PartialDate:
    """As people remember it: the month, and no day."""
    return PartialDate(day.year - (day.month == 1), 12 if day.month == 1 else day.month - 1)
