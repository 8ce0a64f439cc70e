"""Three workers of one firm, each in a case of Amina's with a claim of their own, and a colleague's word that the firm is one.

What the tests of several rooms begin with: the collective claim, its papers, its pages.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from jardam.cases.actions import Closing, Opening, Said, close_case, end_term, open_case
from jardam.cases.models import Case
from jardam.cases.rules.next_action import NextAction
from jardam.cases.rules.stages import Ending
from jardam.cases.rules.terms import TermState
from jardam.cases.rules.tracks import Track
from jardam.centres.models import User
from jardam.claims.actions import open_claim, say_work
from jardam.claims.models import Claim
from jardam.claims.rules.facts import Who
from jardam.collective.actions import Beginning, begin_collective, write_answers
from jardam.collective.models import Collective, JoinedClaim
from jardam.collective.rules.agreeing import FIELDS, Reader, receiver_of
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.law.queries import rule_book
from jardam.parties.actions import Told, tie_to_known, tie_to_new
from jardam.parties.models import Party
from jardam.parties.rules.kinds import Kind, Role
from jardam.people.actions import Said as SaidOfConsent
from jardam.people.actions import add_person, restrict_person, withdraw_consent
from jardam.people.models import Consent
from jardam.people.rules.consent import Act, Purpose
from jardam.people.rules.identity import Identity
from jardam.vault.argon import Cost
from jardam.vault.user_keys import opened_private
from tests.reference import shipped_law

FIRM = "ООО «СтройРемонт»"
NAMES = ("Асанов Бакыт", "Каримов Далер", "Юсупова Нигора")
SUMS = ("62000", "40000", "51500.50")
WORK: dict[str, Any] = {"way": "MONTHLY", "rate": "", "payment": [], "since": "2026-07-01"}
Claimed = Callable[..., Claim]


def work(*sums: str) -> dict[str, Any]:
    """Months from July on, each with the pay that was agreed."""
    return {
        **WORK,
        "month": [{"month": f"2026-{month:02}", "sum": told} for month, told in enumerate(sums, 7)],
    }


@pytest.fixture(scope="module")
def law(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with shipped_law(django_db_blocker, timezone.now()):
        yield


@pytest.fixture
def here(amina: User) -> Iterator[None]:
    with for_centre(amina.centre_id):
        yield


@pytest.fixture
def claimed(law: None, here: None, amina: User) -> Claimed:
    """Somebody more with a claim against the firm."""
    return lambda name, told, party=None: claim_of(amina, name, told, party)


@pytest.fixture
def claims(claimed: Claimed) -> list[Claim]:
    party = None
    found = []
    for name, told in zip(NAMES, SUMS, strict=True):
        found.append(claimed(name, told, party))
        party = party or Party.objects.get()
    return found


@pytest.fixture
def collective(claims: list[Claim], amina: User) -> Collective:
    """Proposed, and nobody has been asked yet."""
    return begun(claims, amina)


def claim_of(by: User, name: str, told: str, party: Party | None = None) -> Claim:
    now = timezone.now()
    person = add_person(Identity(name=name), by=by, at=now)
    then = NextAction("жалоба", timezone.localdate() + timedelta(days=5))
    case = open_case(Opening(day_uuid(), Track.WAGES, "зарплата", then, person=person), by=by, at=now)
    claim = open_claim(case, Who(FIRM), seen(case), by=by, at=now)
    say(claim, by, told)
    side = Told(claim.number, Role.EMPLOYER, FIRM)
    if party is None:
        tie_to_new(case, side, Kind.FIRM, seen(case), by=by, at=now)
    else:
        tie_to_known(case, side, party, seen(case), by=by, at=now)
    return claim


def seen(case: Case) -> Said:
    case.refresh_from_db()
    return Said(case.revision)


def say(claim: Claim, by: User, *sums: str) -> None:
    """What was worked, told as the page tells it."""
    book = rule_book(timezone.localdate())
    say_work(claim, work(*sums), book, seen(claim.case), by=by, at=timezone.now())


def begun(claims: list[Claim], by: User) -> Collective:
    return begin_collective(Beginning(day_uuid(), claims, FIRM), by=by, at=timezone.now())


def part_of(claim: Claim) -> JoinedClaim:
    """The latest."""
    return JoinedClaim.objects.filter(claim=claim).latest("joined_on", "state", "pk")


def answered(
    joined: JoinedClaim, by: User, *readers: Reader, act: Act = Act.GIVEN, days: int = 100
) -> JoinedClaim:
    """What they said today, of these readers or of all."""
    today = timezone.localdate()
    said = [
        SaidOfConsent(
            id=day_uuid(),
            act=act,
            purpose=Purpose.TOGETHER,
            receiver=receiver_of(reader, joined.collective.employer),
            said_on=today,
            fields=FIELDS,
            until=today + timedelta(days=days) if act is Act.GIVEN else None,
            language="RU",
            form="ORAL",
        )
        for reader in readers or tuple(Reader)
    ]
    return write_answers(joined, said, by=by, at=timezone.now())


def withdrawn(claim: Claim, by: User) -> None:
    """They take every yes back."""
    for given in Consent.objects.filter(person=claim.case.person, act=Act.GIVEN.value):
        withdraw_consent(claim.case.person, given, by=by, at=timezone.now())


def close(case: Case, by: User) -> None:
    """With what runs of it."""
    for term in case.terms.all():
        end_term(term, TermState.DROPPED, Said(seen(case).seen, "не нужен"), by=by, at=timezone.now())
    close_case(case, Closing(Ending.LEFT, seen(case)), by=by, at=timezone.now())


def close_file(case: Case, *colleagues: User) -> None:
    for colleague in colleagues:
        opened_private(colleague, "a password of twelve", cost=Cost(memory_kib=64, passes=1))
    restrict_person(case.person, list(colleagues), by=colleagues[0], at=timezone.now())
