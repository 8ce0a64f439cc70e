"""A case is never without a next action, and nobody overwrites what they have not seen."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from jardam.audit.models import Entry as AuditEntry
from jardam.cases import actions
from jardam.cases.actions import Closing, Said
from jardam.cases.models import Barred, Case
from jardam.cases.queries import due_cases, named, read_entries, read_needs
from jardam.cases.rules.needs import Aspect, NeedEnded, NeedState
from jardam.cases.rules.next_action import DayRefused, NextAction
from jardam.cases.rules.stages import Ending, MoveRefused, Stage
from jardam.cases.sealing import next_of, title_of
from jardam.cases.tests.conftest import NEXT, STATED, TITLE, in_days, opened, opening
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.topics import Topic
from jardam.people.actions import erase_person, restrict_person
from jardam.vault.argon import Cost
from jardam.vault.refusals import FileKeyDestroyed, FileKeyLocked
from jardam.vault.user_keys import opened_private

pytestmark = pytest.mark.django_db


def seen(case: Case, text: str = "") -> Said:
    return Said(case.revision, text)


def verbs(user: User) -> list[str]:
    with for_centre(user.centre_id):
        entries = AuditEntry.objects.filter(verb__startswith="case.").order_by("seq")
        return list(entries.values_list("verb", flat=True))


def test_a_case_opened_twice_by_one_page_is_one(amina: User) -> None:
    asked = opening()
    with for_centre(amina.centre_id):
        first, second = (actions.open_case(asked, by=amina, at=timezone.now()) for _click in range(2))
        assert first == second
        assert Case.objects.count() == 1
    assert verbs(amina) == ["case.opened"]


def test_nothing_that_was_told_rests_in_clear(amina: User, case: Case) -> None:
    with for_centre(amina.centre_id), connection.cursor() as cursor:
        rows = ""
        for table in ("cases_case", "cases_entry"):
            cursor.execute(f"SELECT {table}::text FROM {table}")
            rows += " ".join(row for (row,) in cursor.fetchall())
        for words in (TITLE, NEXT, STATED):
            assert words not in rows
            assert words.encode().hex() not in rows
        assert (title_of(case), next_of(case)) == (TITLE, NEXT)


@pytest.mark.parametrize("change", [{"next_on": None}, {"sealed_next": None}, {"responsible": None}])
def test_the_database_lets_no_open_case_be_without(amina: User, case: Case, change: dict[str, None]) -> None:
    with for_centre(amina.centre_id), pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(centre_id=case.centre_id, pk=case.pk).update(**change)


def test_what_was_done_stands_beside_what_comes_next(amina: User, case: Case) -> None:
    then = NextAction("позвонить в инспекцию", timezone.localdate() + timedelta(days=9))
    with for_centre(amina.centre_id):
        gone_on = actions.do_next(case, seen(case, "приложены"), then, by=amina, at=timezone.now())
        assert (next_of(gone_on), gone_on.next_on, gone_on.revision) == (then.what, then.day, 2)
        newest, _first = read_entries(gone_on)
    assert newest[1] == {"what": NEXT, "text": "приложены", "then": then.what}


@pytest.mark.parametrize("days", [-1, 184])
def test_a_next_action_in_the_past_or_far_away_is_refused(amina: User, case: Case, days: int) -> None:
    with for_centre(amina.centre_id), pytest.raises(DayRefused):
        actions.do_next(case, seen(case), in_days(days), by=amina, at=timezone.now())


def test_whoever_was_overtaken_overwrites_nothing(amina: User, farida: User, case: Case) -> None:
    with for_centre(amina.centre_id):
        actions.do_next(case, seen(case), in_days(1), by=farida, at=timezone.now())
        with pytest.raises(actions.CaseChanged):
            actions.move_stage(case, Stage.COURT, seen(case), by=amina, at=timezone.now())
        case.refresh_from_db()
    assert (case.stage, case.revision) == (Stage.ASSESSMENT, 2)


def test_a_note_is_added_by_whoever_was_overtaken_too_and_once(amina: User, farida: User, case: Case) -> None:
    today = timezone.localdate()
    with for_centre(amina.centre_id):
        actions.note(case, seen(case, "пришли снимки"), today, by=amina, at=timezone.now())
        actions.note(case, seen(case, "бригадир звонил"), today, by=farida, at=timezone.now())
        actions.note(case, seen(case, "пришли снимки"), today, by=amina, at=timezone.now())
        case.refresh_from_db()
        told = [words["text"] for _entry, words in read_entries(case)]
    assert told == ["бригадир звонил", "пришли снимки", STATED]


def test_the_table_refuses_a_move(amina: User, case: Case) -> None:
    with for_centre(amina.centre_id):
        moved = actions.move_stage(case, Stage.SUPPORT, seen(case), by=amina, at=timezone.now())
        with pytest.raises(MoveRefused):
            actions.move_stage(moved, Stage.ENFORCEMENT, seen(moved), by=amina, at=timezone.now())


def test_a_case_is_closed_honestly_and_opened_again(amina: User, farida: User, case: Case) -> None:
    with for_centre(amina.centre_id):
        closing = Closing(Ending.DISAPPEARED, seen(case, "телефон молчит"))
        closed = actions.close_case(case, closing, by=amina, at=timezone.now())
        assert (closed.next_on, closed.sealed_next, closed.ending) == (None, None, Ending.DISAPPEARED)
        with pytest.raises(actions.CaseClosed):
            actions.do_next(closed, seen(closed), in_days(1), by=amina, at=timezone.now())
        again = actions.reopen_case(
            closed, seen(closed, "объявился"), in_days(1), by=farida, at=timezone.now()
        )
    assert (again.stage, again.responsible, again.ending, again.closed_on) == (
        Stage.ASSESSMENT,
        farida,
        "",
        None,
    )
    assert verbs(amina) == ["case.opened", "case.closed", "case.reopened"]


def test_a_case_that_is_handed_over_is_due_for_the_other(amina: User, farida: User, case: Case) -> None:
    with for_centre(amina.centre_id):
        assert due_cases(amina, timezone.now()) == [case]
        actions.hand_over(case, farida, seen(case), by=amina, at=timezone.now())
        assert due_cases(amina, timezone.now()) == []
        assert due_cases(farida, timezone.now()) == [case]


def test_who_is_barred_does_not_know_of_it(amina: User, farida: User, case: Case) -> None:
    with for_centre(amina.centre_id):
        Barred.objects.create(
            centre_id=case.centre_id, case=case, user=farida, barred_on=timezone.localdate(), barred_by=amina
        )
        assert list(Case.objects.visible_to(farida)) == []
        assert list(Case.objects.visible_to(amina)) == [case]


def test_another_centre_and_the_line_learn_nothing(amina: User, erkin: User, chen: User, case: Case) -> None:
    with for_centre(amina.centre_id):
        assert list(Case.objects.visible_to(erkin)) == []
    with for_centre(chen.centre_id):
        assert list(Case.objects.visible_to(chen)) == []
        assert Case.objects.count() == 0


def test_a_case_moves_with_the_closed_file(amina: User, farida: User, case: Case) -> None:
    with for_centre(amina.centre_id):
        for colleague in (amina, farida):
            opened_private(colleague, "a password of twelve", cost=Cost(memory_kib=64, passes=1))
        restrict_person(case.person, [amina, farida], by=amina, at=timezone.now())
        found = Case.objects.select_related("person__key").get(pk=case.pk)
        with pytest.raises(FileKeyLocked):
            title_of(found)
        assert named(found) == ""


def test_what_was_told_is_gone_with_the_person(amina: User, farida: User, case: Case) -> None:
    with for_centre(amina.centre_id):
        erase_person(case.person, by=farida, at=timezone.now())
        found = Case.objects.select_related("person__key").get(pk=case.pk)
        with pytest.raises(FileKeyDestroyed):
            title_of(found)


def test_a_list_is_in_the_order_of_what_is_due(amina: User) -> None:
    later, sooner = opened(amina, "второе", 6), opened(amina, "первое", 2)
    with for_centre(amina.centre_id):
        assert due_cases(amina, timezone.now()) == [sooner, later]


def test_a_need_keeps_what_was_said_of_it_by_whose_eyes(amina: User, farida: User, case: Case) -> None:
    with for_centre(amina.centre_id):
        ((need, _lines),) = read_needs(case)
        actions.say_of_need(need, Aspect.ASSESSED, Said(1, "нет договора"), by=farida, at=timezone.now())
        actions.say_of_need(need, Aspect.ASSESSED, Said(2, "есть пропуск"), by=amina, at=timezone.now())
        ((_need, lines),) = read_needs(case)
        told = [words["text"] for _entry, words in read_entries(case)]
    assert {aspect: words["text"] for aspect, (_entry, words) in lines.items()} == {
        Aspect.STATED: STATED,
        Aspect.ASSESSED: "есть пропуск",
    }
    assert "нет договора" in told


def test_a_need_may_have_no_topic(amina: User, case: Case) -> None:
    with for_centre(amina.centre_id):
        need = actions.add_need(case, None, seen(case, "не знает, куда идти"), by=amina, at=timezone.now())
        assert (need.topic, read_needs(case)[-1][0]) == ("", need)


def test_a_need_ends_once(amina: User, case: Case) -> None:
    with for_centre(amina.centre_id):
        need = actions.add_need(case, Topic.B_CONTRACT, seen(case, "договор"), by=amina, at=timezone.now())
        ended = actions.end_need(need, NeedState.MET, Said(2, "выдали"), by=amina, at=timezone.now())
        assert (ended.state, ended.ended_on) == (NeedState.MET, timezone.localdate())
        with pytest.raises(NeedEnded):
            actions.end_need(need, NeedState.NOT_MET, Said(3), by=amina, at=timezone.now())
        case.refresh_from_db()
    assert case.revision == 3


def test_what_a_colleague_left_behind_is_on_the_day_of_whoever_leads(
    amina: User, farida: User, case: Case
) -> None:
    with for_centre(amina.centre_id):
        assert due_cases(farida, timezone.now()) == []
        User.objects.filter(pk=amina.pk).update(role="OPERATOR")
        assert due_cases(farida, timezone.now()) == [case]
        User.objects.filter(pk=amina.pk).update(role="CASEWORKER", is_active=False)
        assert due_cases(farida, timezone.now()) == [case]
