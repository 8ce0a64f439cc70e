"""A change of the law: two people, further versions, and what was known on which day."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, connection, transaction

from jardam.centres.models import User
from jardam.database.scope import across_centres
from jardam.law.actions import (
    ChangeRefused,
    ChangeWords,
    LaterChangeStands,
    MovedMeanwhile,
    add_row,
    confirm_change,
    discard_change,
    edit_change,
    rehearse_change,
    remove_row,
    withdraw_change,
)
from jardam.law.models import CalendarDay, Change, Parameter
from jardam.law.queries import book_for_change, production_calendar, rule_book, versions_of
from jardam.law.rules.calendar import YearNotHeld
from jardam.law.rules.changing import Act, ChangeState, Fault, Proposal
from jardam.law.rules.rulebook import NotInForce, RuleBook
from jardam.law.tests.conftest import (
    CONFIRMED,
    ENTERED,
    FEE,
    GROUNDS,
    HOTLINE,
    SHORTER,
    TERM,
    WITHDRAWN,
    Enter,
)  # fmt: skip

BEFORE, FROM = date(2026, 12, 31), date(2027, 1, 1)
END = Proposal(Act.END, HOTLINE, period=None, ends_on=date(2027, 3, 1))


def values(book: RuleBook, code: str) -> list[tuple[str, date | None, date | None]]:
    return [(row.value, row.valid_from, row.valid_to) for row in book.periods(code)]


def test_what_is_entered_and_rehearsed_changes_no_answer(entered: Enter, gulnara: User) -> None:
    change = entered()
    rehearse_change(change.pk, revision=0, by=gulnara, at=ENTERED)
    assert rule_book(date(2027, 6, 1)).at(TERM, FROM).value == "7"
    rehearsed = versions_of(change, book_for_change(change, ENTERED.date()))
    assert [(row.value, row.valid_from, row.valid_to) for row in rehearsed] == [
        ("7", date(2020, 1, 1), BEFORE),
        ("5", FROM, None),
    ]


def test_a_second_person_puts_it_into_force(confirmed: Enter, gulnara: User, hamid: User) -> None:
    change = confirmed()
    book = rule_book(CONFIRMED.date())
    assert (book.at(TERM, BEFORE).value, book.at(TERM, FROM).value) == ("7", "5")
    made = Parameter.objects.get(code=TERM, valid_from=FROM)
    assert (made.entered_by, made.confirmed_by, made.change) == (gulnara, hamid, change)
    assert (made.origin, made.known_from, made.law) == ("CHANGE", CONFIRMED.date(), GROUNDS.law)


def test_nobody_confirms_their_own_change(entered: Enter, gulnara: User, amina: User) -> None:
    change = entered()
    rehearse_change(change.pk, revision=0, by=gulnara, at=ENTERED)
    for person in (gulnara, amina):
        with pytest.raises(MovedMeanwhile):
            confirm_change(change.pk, by=person, at=CONFIRMED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Change.objects.filter(pk=change.pk).update(
            state="CONFIRMED", confirmed_by=gulnara, confirmed_on=CONFIRMED.date(), recording=9
        )


def test_a_draft_is_not_confirmed_before_it_is_rehearsed(entered: Enter, hamid: User) -> None:
    with pytest.raises(MovedMeanwhile):
        confirm_change(entered().pk, by=hamid, at=CONFIRMED)


def test_a_book_of_an_earlier_day_answers_what_we_would_have_said_then(confirmed: Enter, hamid: User) -> None:
    change = confirmed()
    withdraw_change(change.pk, "the bill was misread", by=hamid, at=WITHDRAWN)
    by_day = {day: rule_book(date(2026, 11, day)).at(TERM, FROM).value for day in (22, 23, 24, 25, 30)}
    assert by_day == {22: "7", 23: "5", 24: "5", 25: "7", 30: "7"}
    assert values(rule_book(date(2026, 11, 30)), TERM) == [("7", date(2020, 1, 1), None)]
    with pytest.raises(NotInForce):
        rule_book(date(2026, 1, 9)).at(TERM, FROM)


def test_within_a_day_the_order_counts(confirmed: Enter, hamid: User) -> None:
    change = confirmed()
    withdraw_change(change.pk, "the bill was misread", by=hamid, at=CONFIRMED)
    assert change.recording is not None
    told = [
        rule_book(CONFIRMED.date(), recording=change.recording + step).at(TERM, FROM).value
        for step in (-1, 0, 1)
    ]
    assert told == ["7", "5", "7"]
    assert rule_book(CONFIRMED.date()).at(TERM, FROM).value == "7"


def test_the_calendar_is_as_it_was_known(small_law: None) -> None:
    day = date(2026, 1, 1)
    with across_centres("the law belongs to the whole network") as db:
        told = {"confidence": "SEEN_IN_SOURCE", "known_from": date(2026, 3, 1)}
        CalendarDay.objects.using(db).create(day=day, version=2, kind="", **told)
        CalendarDay.objects.using(db).create(day=date(2027, 1, 1), kind="HOLIDAY", **told)
    assert not rule_book(date(2026, 2, 28)).calendar.is_working(day)
    assert not production_calendar(date(2026, 2, 28)).is_working(day)
    assert rule_book(date(2026, 3, 1)).calendar.is_working(date(2027, 1, 4))
    with pytest.raises(YearNotHeld):
        rule_book(date(2026, 2, 28)).calendar.is_working(date(2027, 1, 4))


def test_a_withdrawn_change_leaves_its_versions_standing(confirmed: Enter, hamid: User) -> None:
    change = confirmed()
    withdrawn = withdraw_change(change.pk, "the bill was misread", by=hamid, at=WITHDRAWN)
    versions = Parameter.objects.filter(code=TERM, valid_from=FROM).order_by("version")
    assert [(row.value, row.origin, row.is_withdrawn) for row in versions] == [
        ("5", "CHANGE", False),
        ("5", "WITHDRAWAL", True),
    ]
    assert (withdrawn.withdrawal, withdrawn.withdrawn_by) == ("the bill was misread", hamid)
    with pytest.raises(MovedMeanwhile):
        withdraw_change(change.pk, "again", by=hamid, at=WITHDRAWN)


def test_the_later_change_is_withdrawn_first(confirmed: Enter, hamid: User) -> None:
    first = confirmed()
    second = confirmed(Proposal(Act.CORRECTION, TERM, value="6", period=FROM), at=WITHDRAWN)
    with pytest.raises(LaterChangeStands), transaction.atomic():
        withdraw_change(first.pk, "misread", by=hamid, at=WITHDRAWN)
    withdraw_change(second.pk, "misread", by=hamid, at=WITHDRAWN)
    withdraw_change(first.pk, "misread", by=hamid, at=WITHDRAWN)
    assert values(rule_book(WITHDRAWN.date()), TERM) == [("7", date(2020, 1, 1), None)]


def test_what_was_withdrawn_can_be_entered_again(confirmed: Enter, hamid: User) -> None:
    withdraw_change(confirmed().pk, "misread", by=hamid, at=WITHDRAWN)
    again = datetime(2026, 11, 26, 9, tzinfo=UTC)
    confirmed(at=again)
    assert rule_book(again.date()).at(TERM, FROM).value == "5"
    assert Parameter.objects.filter(code=TERM, valid_from=FROM).count() == 3


def test_a_period_ends_and_nothing_follows(confirmed: Enter) -> None:
    confirmed(END)
    book = rule_book(CONFIRMED.date())
    assert book.at(HOTLINE, date(2027, 3, 1)).value == "112"
    with pytest.raises(NotInForce):
        book.at(HOTLINE, date(2027, 3, 2))


def test_several_rows_in_one_change(entered: Enter, gulnara: User, hamid: User) -> None:
    change = entered()
    add_row(change.pk, END, by=gulnara, at=ENTERED)
    correction = Proposal(
        Act.CORRECTION, FEE, value="9000", period=date(2025, 1, 1), ends_on=date(2025, 12, 31)
    )
    add_row(change.pk, correction, by=gulnara, at=ENTERED)
    remove_row(change.pk, change.rows.get(code=HOTLINE).pk, by=gulnara, at=ENTERED)
    rehearse_change(change.pk, revision=3, by=gulnara, at=ENTERED)
    confirm_change(change.pk, by=hamid, at=CONFIRMED)
    assert set(Parameter.objects.filter(change=change).values_list("code", "value")) == {
        (TERM, "7"),
        (TERM, "5"),
        (FEE, "9000"),
    }


def test_a_second_change_of_the_same_period_is_told_of_the_first(
    entered: Enter, gulnara: User, hamid: User
) -> None:
    first = entered()
    with pytest.raises(ChangeRefused) as refused, transaction.atomic():
        entered(Proposal(Act.END, TERM, period=date(2020, 1, 1), ends_on=FROM), by=hamid)
    assert refused.value.waiting == first.number
    discard_change(first.pk, by=hamid, at=ENTERED)
    assert entered(by=hamid).number == first.number + 1


def test_a_row_that_changed_meanwhile_stops_the_change(entered: Enter, gulnara: User, hamid: User) -> None:
    change = entered()
    rehearse_change(change.pk, revision=0, by=gulnara, at=ENTERED)
    row = Parameter.objects.get(code=TERM)
    told = {field.name: getattr(row, field.name) for field in Parameter._meta.fields if field.name != "id"}
    with across_centres("the law belongs to the whole network") as db:
        Parameter.objects.using(db).create(**{**told, "version": 2, "value": "10"})
    with pytest.raises(ChangeRefused) as refused, transaction.atomic():
        confirm_change(change.pk, by=hamid, at=CONFIRMED)
    assert refused.value.faults == [Fault.OUTDATED]


def test_an_edited_change_is_rehearsed_again_and_two_tabs_do_not_overwrite(
    entered: Enter, gulnara: User, hamid: User
) -> None:
    change = entered()
    rehearse_change(change.pk, revision=0, by=gulnara, at=ENTERED)
    words = ChangeWords(GROUNDS, "said better")
    edited = edit_change(change.pk, words, revision=0, by=gulnara, at=ENTERED)
    assert (edited.state, edited.reason, edited.revision) == (ChangeState.DRAFT, "said better", 1)
    for by, revision in ((gulnara, 0), (hamid, 1)):
        with pytest.raises(MovedMeanwhile):
            edit_change(change.pk, words, revision=revision, by=by, at=ENTERED)


def test_what_was_discarded_stays_so(entered: Enter, gulnara: User) -> None:
    change = discard_change(entered().pk, by=gulnara, at=ENTERED)
    for act in (lambda: discard_change(change.pk, by=gulnara, at=ENTERED),
                lambda: rehearse_change(change.pk, revision=0, by=gulnara, at=ENTERED)):  # fmt: skip
        with pytest.raises(MovedMeanwhile):
            act()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE law_parameter SET value = '1'",
        "DELETE FROM law_parameter",
        "UPDATE law_calendarday SET kind = ''",
        "UPDATE law_change SET state = 'DRAFT', confirmed_by_id = NULL, confirmed_on = NULL, recording = NULL",
        "UPDATE law_change SET law = 'another law'",
        "DELETE FROM law_changerow",
    ],
)
@pytest.mark.parametrize("role", ["jardam_app", "jardam_system"])
def test_nothing_is_overwritten(confirmed: Enter, statement: str, role: str) -> None:
    confirmed()
    with pytest.raises((DatabaseError, ProgrammingError)), transaction.atomic():
        _execute(f"SET LOCAL ROLE {role}; {statement}")


def _execute(statements: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statements)


def test_a_page_records_no_row_that_nobody_confirmed(entered: Enter, gulnara: User, hamid: User) -> None:
    row = Parameter.objects.get(code=TERM)
    told = {field.name: getattr(row, field.name) for field in Parameter._meta.fields if field.name != "id"}
    forged = {"origin": "CHANGE", "change": entered(), "entered_by": gulnara, "confirmed_by": hamid}
    for words in ({}, forged):
        with pytest.raises(ProgrammingError), transaction.atomic():
            Parameter.objects.create(**{**told, "version": 2, **words})


def test_versions_follow_one_another(small_law: None) -> None:
    row = Parameter.objects.get(code=TERM)
    told = {field.name: getattr(row, field.name) for field in Parameter._meta.fields if field.name != "id"}
    with across_centres("the law belongs to the whole network") as db:
        for words in ({"version": 3}, {"version": 2, "known_from": date(2026, 1, 9)}):
            with pytest.raises(IntegrityError), transaction.atomic(using=db):
                Parameter.objects.using(db).create(**{**told, **words})


def test_a_proposal_with_faults_is_not_entered(entered: Enter) -> None:
    with pytest.raises(ChangeRefused) as refused:
        entered(Proposal(Act.NEW_PERIOD, TERM, value="soon", starts_on=FROM))
    assert refused.value.faults == [Fault.NOT_A_NUMBER]


def test_the_same_as_now_is_refused(entered: Enter) -> None:
    with pytest.raises(ChangeRefused) as refused:
        entered(Proposal(Act.NEW_PERIOD, TERM, value=SHORTER.value.replace("5", "7"), starts_on=FROM))
    assert refused.value.faults == [Fault.SAME_AS_NOW]
