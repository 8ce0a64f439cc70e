"""The checklist of a case as colleagues meet it: one click, once, with who and when; safety first; items of the centre."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jardam.cases import actions
from jardam.cases.actions import Said
from jardam.cases.models import Case, OwnItem, Tick
from jardam.cases.reading import checklists
from jardam.cases.rules.checklist import ItemState
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.desk.tests.casework import opened
from jardam.kernel.ids import day_uuid
from jardam.people.actions import erase_person

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
DONE = {"seen": 1, "state": "DONE"}


@pytest.fixture
def case(amina: User) -> Case:
    return opened(amina)


def page_of(case: Case, word: str = "case", *more: str) -> str:
    return reverse(f"desk:{word}", args=[case.pk, *more])


def shown(browser: Client, case: Case) -> str:
    return browser.get(page_of(case)).content.decode()


def own_item(**other: str) -> dict[str, str]:
    typed = {"track": "WAGES", "group": "MONEY", "ru": "Спросить о кассе взаимопомощи", "en": ""}
    return {"item_id": str(day_uuid()), **typed, **other}


def test_an_item_is_ticked_by_one_click_and_a_double_one_writes_once(
    signed_in: SignIn, amina: User, case: Case
) -> None:
    browser, item = signed_in(amina), page_of(case, "case_item", "work_proof")
    assert "0 of 9 done" in shown(browser, case)
    for _click in range(2):
        assert browser.post(item, DONE).status_code == 302
    page = shown(browser, case)
    assert "1 of 9 done" in page
    assert "Checklist, done: Gather what proves the work" in page
    with for_centre(amina.centre_id):
        assert Tick.objects.count() == 1
    browser.post(page_of(case, "case_item", "late_pay"), {"seen": 2, "state": "NOT_NEEDED"})
    assert "1 of 8 done" in shown(browser, case)


def test_a_page_that_is_behind_is_refused_with_what_was_typed(
    signed_in: SignIn, amina: User, farida: User, case: Case
) -> None:
    item = page_of(case, "case_item", "work_proof")
    signed_in(farida).post(item, DONE)
    late = signed_in(amina)
    sent = {"seen": 1, "state": "NOT_NEEDED", "text": "Пропуска нет"}
    answer = late.post(item, sent)
    assert answer.status_code == 409
    assert "Пропуска нет" in answer.content.decode()
    assert late.post(item, sent | {"seen": 2}).status_code == 302
    assert "Пропуска нет" in shown(late, case)


def test_a_remark_is_written_and_comes_back_to_be_changed(signed_in: SignIn, amina: User, case: Case) -> None:
    browser, item = signed_in(amina), page_of(case, "case_item", "work_proof")
    assert browser.post(item, {"seen": 1, "state": "", "text": "Фото"}).status_code == 422
    assert browser.post(item, DONE | {"text": "Фото пропуска"}).status_code == 302
    assert "Фото пропуска" in browser.get(item).content.decode()


def test_an_item_of_another_list_is_said_to_be_gone_and_none_is_not_found(
    signed_in: SignIn, amina: User, case: Case
) -> None:
    browser = signed_in(amina)
    assert browser.post(page_of(case, "case_item", "ban_checked"), DONE).status_code == 302
    assert "does not stand in the checklist any more" in shown(browser, case)
    assert browser.post(page_of(case, "case_item", "no_such"), DONE).status_code == 404
    with for_centre(amina.centre_id):
        assert not Tick.objects.exists()


def test_the_kind_of_matter_is_changed_with_a_reason_and_so_is_the_list(
    signed_in: SignIn, amina: User, case: Case
) -> None:
    browser, track = signed_in(amina), page_of(case, "case_track")
    assert browser.post(track, {"seen": 1, "track": "ENTRY_BAN", "text": ""}).status_code == 422
    for _click in range(2):
        sent = {"seen": 1, "track": "ENTRY_BAN", "text": "Главное теперь запрет"}
        assert browser.post(track, sent).status_code == 302
    page = shown(browser, case)
    assert "Check the ban on the MVD site" in page
    assert "Work out the debt by month" not in page
    assert page.count("Главное теперь запрет") == 1


def test_one_yes_hints_and_puts_safety_before_the_list(signed_in: SignIn, amina: User, case: Case) -> None:
    browser, signs = signed_in(amina), page_of(case, "case_signs")
    form = browser.get(signs).content.decode()
    assert form.count('type="radio"') == 3 * 11
    told = {name.split('"')[0]: "NOT_ASKED" for name in form.split('name="')[1:] if name.startswith("sign_")}
    assert browser.post(signs, {"seen": 1, "text": "Фото"}).status_code == 422
    assert browser.post(signs, told | {"seen": 1, "sign_documents": "YES"}).status_code == 302
    page = shown(browser, case)
    assert "1 seen, 1 of 11 asked. This is a hint and no verdict" in page
    assert page.index("Find a safe place to sleep") < page.index("Gather what proves the work")
    assert "5 items of safety are open" in page


def test_a_head_adds_an_item_once_takes_it_off_and_puts_it_back(
    signed_in: SignIn, amina: User, farida: User, case: Case
) -> None:
    head, add = signed_in(farida), reverse("desk:own_item_add")
    refused = head.post(add, own_item(ru=""))
    assert refused.status_code == 422
    asked = own_item()
    for _click in range(2):
        assert head.post(add, asked).status_code == 302
    with for_centre(farida.centre_id):
        own = OwnItem.objects.get()
    assert asked["ru"] in shown(signed_in(amina), case)
    turn = reverse("desk:own_item_turn", args=[own.pk])
    for offer, is_there in (("no", False), ("yes", True)):
        assert head.post(turn, {"offer": offer}).status_code == 302
        assert (asked["ru"] in shown(signed_in(amina), case)) is is_there
        assert asked["ru"] in head.get(reverse("desk:own_items")).content.decode()


def test_an_item_of_the_centre_is_ticked_like_any_other_and_no_other_centre_knows_it(
    signed_in: SignIn, amina: User, farida: User, chen: User, case: Case
) -> None:
    asked = own_item()
    signed_in(farida).post(reverse("desk:own_item_add"), asked)
    browser, item = signed_in(amina), page_of(case, "case_item", asked["item_id"])
    assert browser.post(item, DONE).status_code == 302
    assert "1 of 10 done" in shown(browser, case)
    theirs = opened(chen)
    assert asked["ru"] not in shown(signed_in(chen), theirs)
    assert signed_in(chen).post(page_of(theirs, "case_item", asked["item_id"]), DONE).status_code == 404


def test_in_russian_the_list_is_in_russian(signed_in: SignIn, amina: User, case: Case) -> None:
    browser = signed_in(amina)
    browser.post(reverse("accounts:screen_language"), {"language": "ru", "next": "/"})
    assert "Собрать, чем доказать работу" in shown(browser, case)


def test_a_closed_case_and_that_of_an_erased_person_take_no_tick(
    signed_in: SignIn, amina: User, farida: User, case: Case
) -> None:
    browser, item = signed_in(amina), page_of(case, "case_item", "work_proof")
    browser.post(page_of(case, "case_close"), {"seen": 1, "ending": "LEFT"})
    assert browser.post(item, DONE | {"seen": 2}).status_code == 302
    assert item not in shown(browser, case)
    with for_centre(amina.centre_id):
        assert not Tick.objects.exists()
        erase_person(case.person, by=farida, at=timezone.now())
    assert browser.post(item, DONE | {"seen": 2}).status_code == 404


def test_the_page_costs_the_same_whatever_was_ticked(signed_in: SignIn, amina: User) -> None:
    asked = []
    for ticks in (1, 8):
        case = opened(amina)
        with for_centre(amina.centre_id):
            for number, item in enumerate(checklists().of(case.track)[:ticks], start=1):  # type: ignore[arg-type]
                actions.tick(case, item, ItemState.DONE, Said(number), by=amina, at=timezone.now())
        browser = signed_in(amina)
        shown(browser, case)
        with CaptureQueriesContext(connection) as sent:
            shown(browser, case)
        asked.append(len(sent))
    assert asked[0] == asked[1]
