"""Cases with as much in them as is asked for, made as the house makes them: by its own actions, and what is many by its own seals."""

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from benchmarks import joined  # noqa: F401 - first of all, so that the models below can be read
from benchmarks.databases import copy_database, count_anew, databases, exists, use_database
from jardam.cases.actions import Opening, Said, open_case
from jardam.cases.choices import EntryKind
from jardam.cases.models import Case, Entry
from jardam.cases.rules.next_action import NextAction
from jardam.cases.rules.tracks import Track
from jardam.cases.sealing import TEXT, sealed_words
from jardam.centres.models import User
from jardam.claims import actions as claiming
from jardam.claims.models import Claim
from jardam.claims.rules.facts import Who
from jardam.claims.rules.money import Amount, Column, Currency
from jardam.config.up.supervisor import Supervisor
from jardam.database.bulk import insert_all
from jardam.exhibits.choices import ExhibitKind
from jardam.exhibits.models import Exhibit
from jardam.exhibits.rules.forms import Form
from jardam.exhibits.scanning import Scan
from jardam.exhibits.sealing import seal_about
from jardam.filings.actions import Entered, Filled, add_authority, begin_paper, fill_paper
from jardam.filings.models import Paper
from jardam.filings.reading import kinds
from jardam.filings.rules.authorities import Checked
from jardam.filings.rules.kinds import Addressee
from jardam.filings.sealing import facts_of
from jardam.kernel.ids import day_uuid
from jardam.law.actions import load_law
from jardam.law.queries import rule_book
from jardam.people.actions import add_person
from jardam.people.rules.identity import Identity

READER = "amina"
SMALLEST = 1_000
"""Contacts of the bank in which the cases stand."""

STATED = "[demo] Айлык бербейт, үч ай болду. "
NOTE = "[demo] Звонили бригадиру, обещал перевести в пятницу; договорились созвониться. "
COMPLAINT = "INSPECTORATE_COMPLAINT"
PARAGRAPH = "Зарплату не платят с июля. Бригадир обещает каждую неделю, переводов нет, телефон выключен. " * 3
FACTS = {
    "applicant_address": "Москва, ул. Лесная, 5",
    "employer_name": "ООО «Стройка»",
    "employer_address": "Москва, ул. Новая, 1",
    "position": "каменщик",
    "circumstances": "\n".join([PARAGRAPH] * 8),
    "requests": "Провести проверку.\nСообщить о результатах.",
}


def database_of_cases(supervisor: Supervisor, name: str) -> None:
    """A copy of the smallest bank, to which this process is turned."""
    if not exists(supervisor, name):
        (smallest,) = databases(supervisor, [SMALLEST]).values()
        copy_database(supervisor, smallest, name)
    use_database(name)


def keep(supervisor: Supervisor, name: str) -> None:
    """The statistics as after a quiet night, when everything has been written."""
    count_anew(supervisor, name)
    use_database(name)


def new_case(by: User) -> Case:
    """Of a new person, with a name and a number."""
    now = timezone.now()
    person = add_person(Identity(name="Саидов Рустам", phones=("+79160000000",)), by=by, at=now)
    then = NextAction("приложить переводы", timezone.localdate(now) + timedelta(days=5))
    return open_case(
        Opening(day_uuid(), Track.WAGES, "зарплата за три месяца", then, person, stated=STATED), by=by, at=now
    )


def claim_of(case: Case, by: User) -> Claim:
    """Three months, of which a part was paid."""
    now = timezone.now()
    book = rule_book(timezone.localdate(now))
    claim = claiming.open_claim(case, Who("СтройРемонт", "", "корпус 4"), _seen(case), by=by, at=now)
    return claiming.say_work(claim, _work(timezone.localdate(now)), book, _seen(case), by=by, at=now)


def complaint_of(case: Case, by: User) -> Paper:
    """To the inspectorate, of two pages, with nothing missing but what the claim says."""
    now = timezone.now()
    entered = Entered(
        Addressee.LABOUR_INSPECTORATE, "RU-MOW", "Инспекция труда", "Москва, 1", "mos.ru", Checked.OFFICIAL
    )
    authority = add_authority(entered, by=by, at=now)
    paper = begin_paper(case, kinds()[COMPLAINT], day_uuid(), by=by, at=now)
    revision, _was = facts_of(case)
    filled = Filled(revision, paper.revision, FACTS, ["payslips"], authority=authority)
    return fill_paper(paper, filled, by=by, at=now)


@transaction.atomic
def full_case(events: int, by: User) -> Case:
    """One claim and one paper; of the rest five in a hundred money, five files, one a paper begun, the others notes."""
    case, now = new_case(by), timezone.now()
    claim = claim_of(case, by)
    complaint_of(case, by)
    share = events // 100
    for _paper in range(share):
        begin_paper(case, kinds()[COMPLAINT], day_uuid(), by=by, at=now)
    _money(claim, max(1, 5 * share), by, now)
    files = max(1, 5 * share)
    insert_all([_file(case, number, by, now) for number in range(1, files + 1)])
    case.refresh_from_db()
    written = case.revision
    insert_all([_note(case, number, by, now) for number in range(written + 1, events - files + 1)])
    Case.objects.filter(pk=case.pk).update(revision=max(written, events - files))
    return case


def load_the_law() -> None:
    load_law(settings.ROOT / "data" / "law", timezone.now())


def reader() -> User:
    found: User = User.objects.select_related("centre").get(username=READER)
    return found


def _work(today: date) -> dict[str, Any]:
    months = [_month_before(today, count) for count in (4, 3, 2)]
    return {
        "way": "MONTHLY",
        "rate": "60000",
        "month": [{"month": f"{month:%Y-%m}", "sum": "62000"} for month in months],
        "payment": [{"on": f"{months[1]:%Y-%m}-20", "sum": "20000", "for_month": f"{months[0]:%Y-%m}"}],
        "since": months[0].isoformat(),
    }


def _month_before(today: date, count: int) -> date:
    month = today.year * 12 + today.month - 1 - count
    return date(month // 12, month % 12 + 1, 1)


def _money(claim: Claim, lines: int, by: User, now: datetime) -> None:
    book, today = rule_book(timezone.localdate(now)), timezone.localdate(now)
    amount = Amount(150_000, Currency.RUB)
    for _line in range(lines):
        money = claiming.NewMoney(Column.AWARDED, today, amount, "суд")
        claiming.enter_money(claim, money, book, _seen(claim.case), by=by, at=now)


def _note(case: Case, number: int, by: User, now: datetime) -> Entry:
    today = timezone.localdate(now)
    entry = Entry(
        id=day_uuid(),
        centre_id=case.centre_id,
        case=case,
        number=number,
        kind=EntryKind.NOTE.value,
        happened_on=today,
        written_on=today,
        written_by=by,
    )
    entry.sealed_words = sealed_words(entry, case.person.key, {TEXT: NOTE * 2}, None)
    return entry


def _file(case: Case, number: int, by: User, now: datetime) -> Exhibit:
    exhibit = Exhibit(
        id=day_uuid(),
        centre_id=case.centre_id,
        case=case,
        number=number,
        batch=day_uuid(),
        position=0,
        kind=ExhibitKind.CHAT.value,
        form=Form.IMAGE.value,
        scan=Scan.CLEAN.value,
        added_on=timezone.localdate(now),
        added_by=by,
    )
    told: dict[str, Any] = {
        "caption": f"переписка {number}",
        "name": "1.jpg",
        "digest": "0" * 64,
        "size": 90_000,
    }
    seal_about(exhibit, case.person.key, {**told, "traces": [], "words": ""}, None)
    return exhibit


def _seen(case: Case) -> Said:
    case.refresh_from_db()
    return Said(case.revision)
