"""A year of the Moscow hotline, 2026, seen on its last evening but one; and the words to fill it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from pytest_django.plugin import DjangoDbBlocker

from jardam.cases.actions import (
    Agreement,
    Closing,
    Opening,
    Outcome,
    Said,
    close_case,
    end_check_in,
    open_case,
    tick,
)
from jardam.cases.models import Case, CheckIn
from jardam.cases.reading import checklists
from jardam.cases.rules.check_ins import Asked, Result
from jardam.cases.rules.checklist import ItemState
from jardam.cases.rules.next_action import NextAction
from jardam.cases.rules.stages import Ending
from jardam.cases.rules.tracks import Track
from jardam.centres.models import User
from jardam.claims import actions as claims
from jardam.claims.actions import NewMoney
from jardam.claims.models import Claim, MoneyLine
from jardam.claims.rules.facts import Who
from jardam.claims.rules.money import Amount, Column, Currency
from jardam.contacts.actions import Caller, ContactRecord, close_contact, start_contact
from jardam.contacts.choices import Channel
from jardam.contacts.rules.closing import Outcome as Ended
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.law.queries import rule_book
from jardam.people.actions import add_person
from jardam.people.models import Person
from jardam.people.rules.identity import Identity
from tests.reference import shipped_law

NOW = datetime(2026, 12, 30, 17, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture(scope="module")
def law(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with shipped_law(django_db_blocker, NOW):
        yield


def on(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 9, tzinfo=UTC)


def known(by: User, **noted: Any) -> Person:
    """Somebody with a file. ``noted``: sex, age_band, family, as they are counted."""
    with for_centre(by.centre_id):
        person = add_person(Identity(name="Азамат"), by=by, at=on(2025, 1, 1))
        Person.objects.filter(pk=person.pk).update(**noted)
        person.refresh_from_db()
        return person


def opened(by: User, at: datetime, track: Track = Track.WAGES, person: Person | None = None) -> Case:
    then = NextAction("приложить переводы", at.date() + timedelta(days=5))
    asked = Opening(day_uuid(), track, "зарплата", then, person=person)
    with for_centre(by.centre_id), time_machine.travel(at, tick=False):
        return open_case(asked, by=by, at=at)


def seen(case: Case) -> Said:
    case.refresh_from_db()
    return Said(case.revision, "")


def ticked(case: Case, code: str, by: User, at: datetime, state: ItemState = ItemState.DONE) -> None:
    with for_centre(by.centre_id), time_machine.travel(at, tick=False):
        tick(case, checklists().items[code], state, seen(case), by=by, at=at)


def claimed(case: Case, by: User, at: datetime) -> Claim:
    with for_centre(by.centre_id), time_machine.travel(at, tick=False):
        return claims.open_claim(case, Who("СтройРемонт", "", ""), seen(case), by=by, at=at)


def paid(
    claim: Claim,
    minor: int,
    by: User,
    on_day: date,
    column: Column = Column.RECEIVED,
    currency: Currency = Currency.RUB,
) -> MoneyLine:
    with for_centre(by.centre_id):
        money = NewMoney(column, on_day, Amount(minor, currency), "со слов")
        return claims.enter_money(claim, money, rule_book(on_day), seen(claim.case), by=by, at=NOW)


def closed_with(case: Case, by: User, at: datetime, ending: Ending = Ending.ACHIEVED) -> None:
    """They may be asked later."""
    agreed = Agreement(Channel.PHONE, Language.KY)
    with for_centre(by.centre_id), time_machine.travel(at, tick=False):
        close_case(case, Closing(ending, seen(case), agreed), by=by, at=at)


def asked(case: Case, by: User, state: Asked, told: Result | None = None, saw: Result | None = None) -> None:
    """The first that is to come, today."""
    with for_centre(by.centre_id):
        check_in = CheckIn.objects.filter(case=case, state=Asked.WAITING.value).order_by("due_on").first()
        assert check_in
        end_check_in(check_in, Outcome(state, told, saw), seen(case), by=by, at=NOW)


def talked(by: User, at: datetime, *, person: Person | None = None, outcome: Ended = Ended.ANSWERED) -> None:
    """A consultation, begun and closed at one moment."""
    told = {"stated": "Айлык бербейт", "note": ""}
    record = ContactRecord(
        outcome=outcome, language=Language.KY, topics=[Topic.B_UNPAID_WAGES], narrative=told
    )
    with for_centre(by.centre_id):
        begun = start_contact(Channel.PHONE, by=by, at=at)
        close_contact(begun, record, caller=Caller(person), by=by, at=at)
