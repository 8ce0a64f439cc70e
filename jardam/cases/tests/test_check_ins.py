"""Asking later how it went: only who agreed, only until they say no, and nothing of it outlives an erased person."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from jardam.cases import actions
from jardam.cases.actions import Agreement, CaseChanged, Closing, Outcome, Said
from jardam.cases.models import Case, CheckIn
from jardam.cases.queries import check_ins_due, read_entries
from jardam.cases.rules.check_ins import (
    After,
    Asked,
    CheckInEnded,
    NobodyToAsk,
    Result,
    check_in_days,
    may_become,
)
from jardam.cases.rules.stages import Ending
from jardam.cases.tests.conftest import in_days
from jardam.centres.models import User
from jardam.contacts.choices import Channel
from jardam.database.scope import for_centre
from jardam.kernel.languages import Language
from jardam.people.actions import erase_person

pytestmark = pytest.mark.django_db
BY_PHONE = Agreement(Channel.PHONE, Language.KY)
TOLD = Outcome(Asked.ANSWERED, Result.PARTLY, Result.GOOD, "деньги пришли на карту")


@pytest.fixture(autouse=True)
def here(amina: User) -> Iterator[None]:
    with for_centre(amina.centre_id):
        yield


def close(case: Case, by: User, agreement: Agreement | None = BY_PHONE, end: Ending = Ending.PARTLY) -> Case:
    case.refresh_from_db()
    closing = Closing(end, Said(case.revision, "заплатили"), agreement)
    return actions.close_case(case, closing, by=by, at=timezone.now())


def waiting(case: Case) -> list[str]:
    return list(case.check_ins.waiting().order_by("due_on").values_list("after", flat=True))


def ask(case: Case, outcome: Outcome, by: User, text: str = "дали половину") -> CheckIn:
    case.refresh_from_db()
    first = case.check_ins.waiting().order_by("due_on")[0]
    return actions.end_check_in(first, outcome, Said(case.revision, text), by=by, at=timezone.now())


def due(user: User, days: int) -> list[CheckIn]:
    return check_ins_due(user, timezone.now() + timedelta(days=days))


def test_whoever_agreed_is_asked_four_times(amina: User, farida: User, case: Case) -> None:
    closed = close(case, amina)
    assert waiting(closed) == list(After)
    assert {(one.channel, one.language) for one in closed.check_ins.all()} == {("PHONE", "KY")}
    assert [len(due(amina, days)) for days in (13, 14, 93, 366)] == [0, 1, 2, 4]
    assert due(farida, 366) == []


@pytest.mark.parametrize("agreement", [None])
def test_who_said_no_or_was_not_asked_is_left_in_peace(
    amina: User, case: Case, agreement: Agreement | None
) -> None:
    assert waiting(close(case, amina, agreement)) == []


@pytest.mark.parametrize("end", [Ending.DIED, Ending.MISTAKE])
def test_after_such_an_end_nobody_is_asked_and_nothing_is_closed(
    amina: User, case: Case, end: Ending
) -> None:
    with pytest.raises(NobodyToAsk):
        close(case, amina, end=end)
    case.refresh_from_db()
    assert case.is_open


def test_what_they_tell_is_kept_apart_from_what_we_see(amina: User, case: Case) -> None:
    asked = ask(close(case, amina), TOLD, amina)
    assert (asked.told, asked.seen, asked.state) == (Result.PARTLY, Result.GOOD, Asked.ANSWERED)
    case.refresh_from_db()
    (_entry, words), *_others = read_entries(case)
    assert (words["text"], words["ours"]) == ("дали половину", "деньги пришли на карту")
    assert case.ending == Ending.PARTLY  # what we said at the end stays


def test_who_wants_no_more_is_asked_no_more(amina: User, case: Case) -> None:
    ask(close(case, amina), Outcome(Asked.NO_MORE), amina, "")
    assert waiting(case) == []
    assert due(amina, 400) == []


def test_who_is_not_reached_is_asked_the_next_time(amina: User, case: Case) -> None:
    ask(close(case, amina), Outcome(Asked.NOT_REACHED), amina, "")
    assert waiting(case) == list(After)[1:]


def test_one_is_ended_once_and_not_over_what_was_not_seen(amina: User, case: Case) -> None:
    closed = close(case, amina)
    first = closed.check_ins.waiting().order_by("due_on")[0]
    with pytest.raises(CaseChanged):
        actions.end_check_in(first, TOLD, Said(1), by=amina, at=timezone.now())
    ask(closed, TOLD, amina)
    with pytest.raises(CheckInEnded):
        actions.end_check_in(first, TOLD, Said(closed.revision + 1), by=amina, at=timezone.now())
    assert CheckIn.objects.filter(state="ANSWERED").count() == 1


def test_a_case_that_is_opened_again_is_asked_of_no_more_and_agrees_anew(amina: User, case: Case) -> None:
    closed = close(case, amina)
    reopened = actions.reopen_case(closed, Said(closed.revision), in_days(3), by=amina, at=timezone.now())
    assert waiting(reopened) == []
    assert waiting(close(reopened, amina)) == list(After)


def test_of_an_erased_person_no_check_in_is_left(amina: User, farida: User, case: Case) -> None:
    closed = close(case, amina)
    erase_person(closed.person, by=farida, at=timezone.now())
    assert not CheckIn.objects.exists()


def test_the_stand_in_asks_while_a_colleague_is_away(
    amina: User, farida: User, erkin: User, case: Case
) -> None:
    User.objects.filter(pk=erkin.pk).update(role="LAWYER")
    erkin.refresh_from_db()
    close(case, amina)
    today = timezone.localdate()
    days = today + timedelta(days=10), today + timedelta(days=20)
    actions.name_cover(actions.Naming(case.pk, amina, erkin, *days), by=amina, at=timezone.now())
    assert [len(due(user, 14)) for user in (amina, erkin, farida)] == [1, 1, 0]
    User.objects.filter(pk=amina.pk).update(is_active=False)
    assert len(due(farida, 30)) == 1


def test_the_database_keeps_no_answer_without_what_was_told(amina: User, case: Case) -> None:
    closed = close(case, amina)
    with pytest.raises(IntegrityError), transaction.atomic():
        closed.check_ins.filter(after="A_YEAR").update(state="ANSWERED", ended_on=timezone.localdate())


@given(st.dates(date(2020, 1, 1), date(2100, 1, 1)))
def test_the_days_rise_and_lie_within_a_year_and_a_day(closed_on: date) -> None:
    days = list(check_in_days(closed_on).values())
    assert days == sorted(set(days))
    assert closed_on + timedelta(days=14) == days[0]
    assert days[-1] <= closed_on + timedelta(days=366)


@pytest.mark.parametrize("then", list(Asked))
@pytest.mark.parametrize("state", list(Asked))
def test_only_one_that_waits_becomes_anything_and_none_waits_again(state: Asked, then: Asked) -> None:
    if state is Asked.WAITING and then is not Asked.WAITING:
        may_become(state, then)
        return
    with pytest.raises(CheckInEnded):
        may_become(state, then)
