"""A tick is one line of the case, written once; an item that a centre adds is its own; signs rest sealed."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from jardam.audit.models import Entry as AuditEntry
from jardam.cases import actions
from jardam.cases.actions import Adding, Said
from jardam.cases.checking import items_of, latest_ticks, newest_on_signs, screening_of
from jardam.cases.models import Case, OwnItem, Tick
from jardam.cases.queries import own_items_of, read_entries, visible_case
from jardam.cases.reading import checklists
from jardam.cases.rules.checklist import Group, Item, ItemState
from jardam.cases.rules.indicators import Answer, Hint, Screening
from jardam.cases.rules.stages import Ending
from jardam.cases.rules.tracks import Track
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid

pytestmark = pytest.mark.django_db
PROOF = checklists().items["work_proof"]
WORDS = "Позвонить Гульнаре из общежития"


def now_of(case: Case, text: str = "") -> Said:
    case.refresh_from_db()
    return Said(case.revision, text)


def tick(case: Case, by: User, state: ItemState = ItemState.DONE, said: Said | None = None) -> Case:
    return actions.tick(case, PROOF, state, said or now_of(case), by=by, at=timezone.now())


def adding(track: Track = Track.WAGES, group: Group = Group.EVIDENCE) -> Adding:
    return Adding(day_uuid(), track, group, {"ru": WORDS})


def screening(case: Case) -> Screening:
    return screening_of(case, newest_on_signs(case))


def listed(case: Case) -> list[Item]:
    found = visible_case(case.responsible, case.pk)
    return items_of(found, own_items_of(found), screening(found))


def audited(user: User, part: str) -> list[str]:
    return list(
        AuditEntry.objects.filter(verb__startswith=part).order_by("seq").values_list("verb", flat=True)
    )


def test_a_tick_is_one_line_with_who_when_and_the_version(amina: User, case: Case) -> None:
    with for_centre(amina.centre_id):
        said = now_of(case, "есть пропуск")
        for _click in range(2):
            tick(case, amina, said=said)
        (ticked,) = Tick.objects.select_related("entry")
        newest, _first = read_entries(Case.objects.get())
        assert audited(amina, "case.item") == ["case.item_ticked"]
    assert (ticked.code, ticked.state, ticked.list_version) == ("work_proof", "DONE", checklists().version)
    assert (ticked.entry.number, ticked.entry.written_by_id) == (2, amina.pk)
    assert newest[1]["text"] == "есть пропуск"


def test_whoever_was_overtaken_is_refused_and_what_stands_so_already_is_not(
    amina: User, farida: User, case: Case
) -> None:
    with for_centre(amina.centre_id):
        tick(case, farida)
        tick(case, amina, said=Said(1))  # done already: nothing to overwrite
        with pytest.raises(actions.CaseChanged):
            tick(case, amina, ItemState.NOT_NEEDED, Said(1))
        with pytest.raises(actions.CaseChanged):
            tick(case, amina, said=Said(1, "ещё и фото"))
        assert Tick.objects.count() == 1


def test_the_newest_tick_is_what_stands_and_none_is_taken_away(amina: User, case: Case) -> None:
    with for_centre(amina.centre_id):
        for state in (ItemState.DONE, ItemState.OPEN, ItemState.NOT_NEEDED):
            tick(case, amina, state)
        assert latest_ticks(case)["work_proof"].state == ItemState.NOT_NEEDED
        assert Tick.objects.count() == 3


def test_nothing_is_ticked_in_a_closed_case(amina: User, case: Case) -> None:
    with for_centre(amina.centre_id):
        actions.close_case(case, actions.Closing(Ending.LEFT, now_of(case)), by=amina, at=timezone.now())
        with pytest.raises(actions.CaseClosed):
            tick(case, amina)


def test_the_database_knows_ticks_of_one_item_only(amina: User, case: Case) -> None:
    with for_centre(amina.centre_id):
        tick(case, amina)
        with pytest.raises(IntegrityError), transaction.atomic():
            Tick.objects.filter(centre_id=amina.centre_id).update(item="")


def test_another_kind_of_matter_has_another_list_and_keeps_what_was_ticked(amina: User, case: Case) -> None:
    with for_centre(amina.centre_id):
        tick(case, amina)
        said = now_of(case, "ошиблись")
        for _click in range(2):
            actions.change_track(case, Track.ACCIDENT, said, by=amina, at=timezone.now())
        case.refresh_from_db()
        assert (case.track, case.revision) == (Track.ACCIDENT, 3)
        assert "work_proof" in {item.code for item in listed(case)}
        assert latest_ticks(case)["work_proof"].state == ItemState.DONE
        assert audited(amina, "case.track") == ["case.track_changed"]


def test_an_item_of_a_centre_is_added_once_sealed_and_stands_in_its_track(amina: User, case: Case) -> None:
    asked = adding()
    with for_centre(amina.centre_id):
        for _click in range(2):
            own = actions.add_item(asked, by=amina, at=timezone.now())
        assert OwnItem.objects.get() == own
        assert [item.said("en") for item in listed(case) if item.is_own] == [WORDS]
        with connection.cursor() as cursor:
            cursor.execute("SELECT cases_ownitem::text FROM cases_ownitem")
            (row,) = cursor.fetchone()
        assert WORDS not in row
        assert WORDS.encode().hex() not in row
        assert audited(amina, "item.") == ["item.added"]


def test_one_of_safety_stands_first(amina: User, case: Case) -> None:
    with for_centre(amina.centre_id):
        actions.add_item(adding(group=Group.SAFETY), by=amina, at=timezone.now())
        assert listed(case)[0].is_own


def test_what_was_ticked_keeps_an_item_that_was_taken_off(amina: User, case: Case) -> None:
    with for_centre(amina.centre_id):
        own = actions.add_item(adding(), by=amina, at=timezone.now())
        other = actions.add_item(adding(), by=amina, at=timezone.now())
        actions.tick(case, own.item, ItemState.DONE, now_of(case), by=amina, at=timezone.now())
        for each in (own, other):
            for _click in range(2):
                actions.turn_item(each, is_wanted=False, by=amina, at=timezone.now())
        assert [item.code for item in listed(case) if item.is_own] == [str(own.pk)]
        assert audited(amina, "item.c") == ["item.closed", "item.closed"]
        actions.turn_item(other, is_wanted=True, by=amina, at=timezone.now())
        assert len([item for item in listed(case) if item.is_own]) == 2


def test_another_centre_knows_nothing_of_own_items(amina: User, chen: User) -> None:
    with for_centre(amina.centre_id):
        actions.add_item(adding(), by=amina, at=timezone.now())
    with for_centre(chen.centre_id):
        assert OwnItem.objects.count() == 0


def test_one_sign_that_was_seen_brings_safety_first(amina: User, case: Case) -> None:
    with for_centre(amina.centre_id):
        assert screening(case).hint is Hint.NOT_ASKED
        said = now_of(case, "паспорт у прораба")
        for _click in range(2):
            actions.ask_signs(case, {"documents": Answer.YES}, said, by=amina, at=timezone.now())
        case.refresh_from_db()
        found = screening(case)
        assert (found.hint, found.seen, found.asked, case.revision) == (Hint.SEEN, 1, 1, 2)
        assert [item.code for item in listed(case)][:2] == ["danger_now", "roof"]
        with pytest.raises(actions.CaseChanged):
            actions.ask_signs(case, {}, Said(1), by=amina, at=timezone.now())
        assert audited(amina, "case.signs") == ["case.signs_asked"]


def test_what_was_answered_about_signs_rests_sealed(amina: User, case: Case) -> None:
    with for_centre(amina.centre_id):
        actions.ask_signs(
            case, {"documents": Answer.YES}, now_of(case, "прораб"), by=amina, at=timezone.now()
        )
        with connection.cursor() as cursor:
            cursor.execute("SELECT cases_entry::text FROM cases_entry")
            rows = " ".join(row for (row,) in cursor.fetchall())
    for word in ("documents", "прораб"):
        assert word not in rows
        assert word.encode().hex() not in rows
