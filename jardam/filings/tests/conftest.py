"""Amina's case of somebody whose wages were not paid, the law, and a complaint that she has begun."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from jardam.cases.actions import Opening, open_case
from jardam.cases.models import Case
from jardam.cases.rules.next_action import NextAction
from jardam.cases.rules.tracks import Track
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.filings.actions import Entered, Filled, add_authority, begin_paper, fill_paper
from jardam.filings.drafted import drafted
from jardam.filings.models import Authority, Paper
from jardam.filings.providers import Asked
from jardam.filings.reading import kinds
from jardam.filings.rules.authorities import Checked
from jardam.filings.rules.kinds import Addressee
from jardam.filings.sealing import facts_of
from jardam.kernel.ids import day_uuid
from jardam.law.actions import load_law
from jardam.people.actions import add_person
from jardam.people.rules.identity import Identity

NAME, PHONE = "Саидов Рустам", "+79160000000"
FACTS = {
    "applicant_address": "Москва, ул. Лесная, 5",
    "employer_name": "ООО «Стройка»",
    "employer_address": "Москва, ул. Новая, 1",
    "position": "каменщик",
    "circumstances": "Зарплату не платят с июля.\nОбещают каждую неделю.",
    "debt_period": "июль 2026 г.",
    "debt_sum": "45000.00",
    "requests": "Провести проверку.\nСообщить о результатах.",
}


@pytest.fixture
def case(amina: User) -> Iterator[Case]:
    """Within the centre from here on, with the law loaded."""
    now = timezone.now()
    load_law(settings.ROOT / "data" / "law", now)
    with for_centre(amina.centre_id):
        person = add_person(Identity(name=NAME, phones=(PHONE,)), by=amina, at=now)
        then = NextAction("жалоба", timezone.localdate() + timedelta(days=5))
        yield open_case(Opening(day_uuid(), Track.WAGES, "зарплата", then, person=person), by=amina, at=now)


@pytest.fixture
def paper(amina: User, case: Case) -> Paper:
    return begun(case, amina)


def begun(case: Case, by: User, kind: str = "INSPECTORATE_COMPLAINT") -> Paper:
    return begin_paper(case, kinds()[kind], day_uuid(), by=by, at=timezone.now())


def inspectorate(by: User, checked: Checked = Checked.OFFICIAL) -> Authority:
    entered = Entered(
        Addressee.LABOUR_INSPECTORATE, "RU-MOW", "Инспекция труда", "Москва, 1", "mos.ru", checked
    )
    return add_authority(entered, by=by, at=timezone.now())


def fill(paper: Paper, by: User, **facts: str) -> Paper:
    """Everything that the complaint asks, and what is told beside it."""
    revision, _was = facts_of(paper.case)
    filled = Filled(revision, paper.revision, {**FACTS, **facts}, ["payslips"], authority=inspectorate(by))
    return fill_paper(paper, filled, by=by, at=timezone.now())


def asked(paper: Paper, by: User) -> Asked:
    return Asked(paper.case, by, timezone.now(), timezone.localdate())


def read_by(paper: Paper, by: User) -> str:
    """The fingerprint of what somebody reads before it goes."""
    return drafted(paper, asked(paper, by)).fingerprint


@pytest.fixture
def other_case(amina: User, case: Case) -> Case:
    """Of nobody whose name is known."""
    then = NextAction("позвонить", timezone.localdate() + timedelta(days=5))
    return open_case(Opening(day_uuid(), Track.WAGES, "другое", then), by=amina, at=timezone.now())
