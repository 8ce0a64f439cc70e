"""Money stands in its column for good: what was wrong is taken back by another line, and what came lessens the debt."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from jardam.cases.queries import read_entries, read_terms
from jardam.centres.models import User
from jardam.claims import actions
from jardam.claims.actions import NewMoney
from jardam.claims.models import Claim, Dealing, MoneyLine
from jardam.claims.queries import parts_due, standing_sums
from jardam.claims.rules.dealings import DealingKind
from jardam.claims.rules.money import Amount, Column, Currency, totals
from jardam.claims.rules.promises import Part, promised
from jardam.claims.sealing import counted_of
from jardam.claims.tests.conftest import WORK, say, seen
from jardam.law.queries import rule_book

pytestmark = pytest.mark.django_db
RUB = Currency.RUB


def enter(claim: Claim, column: Column, whole: int, by: User, **more: object) -> MoneyLine:
    today = timezone.localdate()
    on = more.get("on", today)
    assert isinstance(on, date)
    currency = more.get("currency", RUB)
    assert isinstance(currency, Currency)
    money = NewMoney(column, on, Amount(whole * 100, currency), "подтвердил работник", "расписка 12")
    return actions.enter_money(claim, money, rule_book(today), seen(claim.case), by=by, at=timezone.now())


def sums(claim: Claim) -> dict[tuple[Currency, Column], int]:
    rows = totals(standing_sums([claim]).get(claim.pk, []))
    return {
        (currency, column): minor for currency, row in rows.items() for column, minor in row.items() if minor
    }


def back(line: MoneyLine, by: User, why: str = "ошибка в сумме") -> None:
    book = rule_book(timezone.localdate())
    actions.take_back(line, book, seen(line.claim.case, why), by=by, at=timezone.now())


def debt(claim: Claim) -> Decimal:
    told = counted_of(Claim.objects.get(pk=claim.pk), claim.case.person.key)
    assert told is not None
    return Decimal(told.facts["debt"])


def test_four_columns_and_two_currencies_never_mix(claim: Claim, amina: User) -> None:
    enter(claim, Column.CLAIMED, 164_000, amina)
    enter(claim, Column.RECEIVED, 40_000, amina)
    enter(claim, Column.RECEIVED, 200, amina, currency=Currency.USD)
    assert sums(claim) == {
        (RUB, Column.CLAIMED): 16_400_000,
        (RUB, Column.RECEIVED): 4_000_000,
        (Currency.USD, Column.RECEIVED): 20_000,
    }


def test_what_came_late_lessens_the_debt_leaves_the_term_and_rests_sealed(claim: Claim, amina: User) -> None:
    say(claim, WORK, amina)
    before, (was, _told) = debt(claim), read_terms(claim.case)[0]
    enter(claim, Column.RECEIVED, 40_000, amina)
    assert debt(claim) == before - 40_000
    (now, _told) = read_terms(claim.case)[0]
    assert (now.pk, now.due_on) == (was.pk, was.due_on)
    with connection.cursor() as cursor:
        cursor.execute("SELECT claims_moneyline::text FROM claims_moneyline")
        assert "расписка" not in str(cursor.fetchall())


def test_what_is_only_promised_or_in_dollars_lessens_nothing(claim: Claim, amina: User) -> None:
    say(claim, WORK, amina)
    before = debt(claim)
    enter(claim, Column.PROMISED, 40_000, amina)
    enter(claim, Column.RECEIVED, 200, amina, currency=Currency.USD)
    assert debt(claim) == before


def test_a_line_is_taken_back_once_with_a_reason_and_both_stay(claim: Claim, amina: User) -> None:
    say(claim, WORK, amina)
    before, line = debt(claim), enter(claim, Column.RECEIVED, 40_000, amina)
    with pytest.raises(actions.ReasonWanted), transaction.atomic():
        back(line, amina, " ")
    back(line, amina)
    with pytest.raises(actions.TakenBack), transaction.atomic():
        back(line, amina)
    assert (sums(claim), debt(claim)) == ({}, before)
    assert MoneyLine.objects.count() == 1
    assert [
        words["text"] for _entry, words in read_entries(claim.case) if words.get("act") == "TAKEN_BACK"
    ] == ["ошибка в сумме"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE claims_moneyline SET amount_minor = 1",
        "DELETE FROM claims_moneyline",
        "UPDATE claims_dealing SET happened_on = now()",
        "DELETE FROM claims_counterentry",
        "UPDATE claims_promisedpart SET amount_minor = 1",
    ],
)
def test_the_database_lets_nobody_change_what_was_written(claim: Claim, amina: User, statement: str) -> None:
    enter(claim, Column.RECEIVED, 1, amina)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE jardam_app")
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            cursor.execute(statement)
        cursor.execute("RESET ROLE")


def test_a_missed_part_stands_on_the_day_of_whoever_answers(claim: Claim, amina: User, farida: User) -> None:
    today = timezone.localdate()
    parts = [Part(today - timedelta(days=5), 4_000_000), Part(today + timedelta(days=25), 4_400_000)]
    promise = promised(today - timedelta(days=20), parts)
    line = actions.promise_parts(claim, promise, seen(claim.case), by=amina, at=timezone.now())
    assert sums(claim) == {(RUB, Column.PROMISED): 8_400_000}
    ((due,), theirs) = parts_due(amina, timezone.now()), parts_due(farida, timezone.now())
    assert (due.claim, due.part.days_late(today), due.part.lacking, theirs) == (claim, 5, 40_000, [])
    enter(claim, Column.RECEIVED, 10_000, amina)
    assert parts_due(amina, timezone.now())[0].part.lacking == 30_000
    enter(claim, Column.RECEIVED, 30_000, amina)
    assert parts_due(amina, timezone.now()) == []
    assert [due.part.number for due in parts_due(amina, timezone.now() + timedelta(days=25))] == [2]
    back(line, amina)
    assert parts_due(amina, timezone.now() + timedelta(days=25)) == []


def test_money_that_came_before_the_promise_fills_no_part(claim: Claim, amina: User) -> None:
    today = timezone.localdate()
    enter(claim, Column.RECEIVED, 40_000, amina)
    promise = promised(today - timedelta(days=1), [Part(today, 4_000_000)])
    actions.promise_parts(claim, promise, seen(claim.case), by=amina, at=timezone.now())
    assert parts_due(amina, timezone.now())[0].part.lacking == 40_000


def test_a_second_promise_waits_until_the_first_is_taken_back(claim: Claim, amina: User) -> None:
    today = timezone.localdate()
    promise = promised(today, [Part(today, 100)])
    first = actions.promise_parts(claim, promise, seen(claim.case), by=amina, at=timezone.now())
    with pytest.raises(actions.PromiseStands), transaction.atomic():
        actions.promise_parts(claim, promise, seen(claim.case), by=amina, at=timezone.now())
    back(first, amina)
    actions.promise_parts(claim, promise, seen(claim.case), by=amina, at=timezone.now())
    assert [one.kind for one in Dealing.objects.all()] == ["AGREEMENT", "AGREEMENT"]


def test_a_step_is_written_on_its_day_with_its_words_in_the_case(claim: Claim, amina: User) -> None:
    day = timezone.localdate() - timedelta(days=3)
    told = seen(claim.case, "половину сейчас, половину в декабре")
    step = actions.log_dealing(claim, DealingKind.OFFER, day, told, by=amina, at=timezone.now())
    (entry, words), *_older = read_entries(claim.case)
    assert (step.number, entry.number, entry.happened_on) == (entry.number, entry.number, day)
    assert (words["kind"], words["text"]) == ("OFFER", told.text)
