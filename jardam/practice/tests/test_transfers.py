"""A practice goes to a branch once at a time, and whoever answers for it there says what became of it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jardam.audit.models import Entry
from jardam.centres.models import Branch, User
from jardam.database.scope import for_centre
from jardam.practice import actions
from jardam.practice.models import Practice, Transfer
from jardam.practice.rules.transfers import Look, State
from jardam.practice.tests.conftest import handed, handing

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


def typed(practice: Practice, to: Branch, answers_for: User, **other: str) -> dict[str, str]:
    fields = {
        "from_branch": str(practice.branch_id or ""),
        "to_branch": str(to.pk),
        "handed_on": timezone.localdate().isoformat(),
        "how": "SIDE_BY_SIDE",
        "learned": "4",
        "answers_for": str(answers_for.pk),
        "look_on": "",
    }
    return {**fields, **other}


def transfers(user: User) -> list[Transfer]:
    with for_centre(user.centre_id):
        return list(Transfer.objects.order_by("pk"))


def look(transfer: Transfer, said: Look, *, by: User, seen: int = 1) -> Transfer:
    with for_centre(by.centre_id):
        return actions.look_at_transfer(transfer, said, seen=seen, by=by, at=timezone.now())


def test_the_form_sent_twice_hands_it_over_once_with_a_look_after_30_days(
    amina: User, erkin: User, kyrgyz: Branch, practice: Practice, signed_in: SignIn
) -> None:
    browser, hand = signed_in(amina), reverse("practice:hand", args=[practice.pk])
    assert [browser.post(hand, typed(practice, kyrgyz, erkin)).status_code for _click in "ab"] == [302, 302]
    (one,) = transfers(amina)
    assert (one.to_branch_id, one.from_branch_id, one.learned) == (kyrgyz.pk, practice.branch_id, 4)
    assert one.look_on == timezone.localdate() + timedelta(days=30)


def test_a_branch_that_has_it_gets_it_no_second_time(
    amina: User, erkin: User, kyrgyz: Branch, practice: Practice, signed_in: SignIn
) -> None:
    handed(practice, kyrgyz, erkin)
    hand = reverse("practice:hand", args=[practice.pk])
    answer = signed_in(amina).post(hand, typed(practice, kyrgyz, erkin, learned="9"))
    assert answer.status_code == 422
    assert "This branch has it already" in answer.content.decode()
    assert len(transfers(amina)) == 1


def test_nor_does_the_branch_that_it_comes_from(amina: User, tajik: Branch, practice: Practice) -> None:
    with for_centre(amina.centre_id), pytest.raises(actions.AlreadyHanded):
        actions.hand_practice(practice, handing(practice, tajik, amina), by=amina, at=timezone.now())


def test_the_database_keeps_one_that_stands(
    amina: User, erkin: User, kyrgyz: Branch, practice: Practice
) -> None:
    one = handed(practice, kyrgyz, erkin)
    one.pk = practice.pk
    with for_centre(amina.centre_id), pytest.raises(IntegrityError), transaction.atomic():
        one.save(force_insert=True)


def test_what_came_to_nothing_may_be_handed_over_anew(
    amina: User, erkin: User, kyrgyz: Branch, practice: Practice
) -> None:
    first = handed(practice, kyrgyz, erkin, days_ago=40)
    look(first, Look(State.NOT_USED, "Никто не спрашивал"), by=erkin)
    handed(practice, kyrgyz, erkin)
    assert sorted(one.state for one in transfers(amina)) == ["HANDED", "NOT_USED"]


@pytest.mark.parametrize(
    "change,said",
    [
        ({"answers_for": "amina"}, "belongs to the receiving branch"),
        ({"handed_on": "2999-01-01"}, "a day that is not ahead"),
        ({"look_on": "2001-01-01"}, "a day ahead"),
        ({"learned": "0"}, "greater than or equal to 1"),
        ({"to_branch": ""}, "This field is required"),
        ({"from_branch": "kyrgyz"}, "another branch than the one"),
    ],
)
def test_what_does_not_fit_is_said(
    erkin: User, kyrgyz: Branch, practice: Practice, signed_in: SignIn, change: dict[str, str], said: str
) -> None:
    amina = practice.written_by
    ids = {"amina": str(amina.pk), "kyrgyz": str(kyrgyz.pk)}
    fields = typed(practice, kyrgyz, erkin) | {name: ids.get(value, value) for name, value in change.items()}
    answer = signed_in(amina).post(reverse("practice:hand", args=[practice.pk]), fields)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert transfers(amina) == []


def test_a_withdrawn_practice_goes_nowhere(
    amina: User, erkin: User, kyrgyz: Branch, practice: Practice, signed_in: SignIn
) -> None:
    with for_centre(amina.centre_id):
        actions.withdraw_practice(practice, "Устарело", by=amina, at=timezone.now())
        with pytest.raises(actions.PracticeWithdrawn):
            actions.hand_practice(practice, handing(practice, kyrgyz, erkin), by=amina, at=timezone.now())
    hand = reverse("practice:hand", args=[practice.pk])
    answer = signed_in(amina).post(hand, typed(practice, kyrgyz, erkin), follow=True)
    assert "not handed over any more" in answer.content.decode()


def test_whoever_answers_says_what_became_of_it_and_the_picture_shows_it(
    erkin: User, kyrgyz: Branch, practice: Practice, signed_in: SignIn
) -> None:
    one = handed(practice, kyrgyz, erkin, days_ago=31)
    browser, page = signed_in(erkin), reverse("practice:look", args=[one.pk])
    refused = browser.post(page, {"outcome": "ADAPTED", "words": "", "again_on": "", "seen": "1"})
    assert refused.status_code == 422
    assert "Say what was changed" in refused.content.decode()
    for _click in range(2):
        filled = {"outcome": "ADAPTED", "words": "Вдвоём", "again_on": "", "seen": "1"}
        assert browser.post(page, filled).status_code == 302
    (one,) = transfers(erkin)
    assert (one.state, one.found, one.look_on, one.looked_on) == (
        "ADAPTED",
        "Вдвоём",
        None,
        timezone.localdate(),
    )
    with for_centre(erkin.centre_id):
        said = Entry.objects.filter(verb="practice.looked_at").values_list("detail", flat=True)
        assert [detail["state"] for detail in said] == ["ADAPTED"]
    shown = browser.get(reverse("practice:practices")).content.decode()
    assert "adapted and in use" in shown
    assert "waits for a look" not in shown


def test_nobody_but_whoever_answers_and_the_head_says_it(
    amina: User, farida: User, erkin: User, kyrgyz: Branch, practice: Practice, signed_in: SignIn
) -> None:
    one = handed(practice, kyrgyz, erkin)
    shown, page = reverse("practice:transfer", args=[one.pk]), reverse("practice:look", args=[one.pk])
    colleague = signed_in(amina)
    assert "Say what became of it" not in colleague.get(shown).content.decode()
    assert colleague.post(page, {"outcome": "IN_USE", "seen": "1"}).status_code == 403
    assert signed_in(farida).post(page, {"outcome": "IN_USE", "seen": "1"}).status_code == 302


def test_two_who_look_at_once_do_not_overwrite_each_other(
    farida: User, erkin: User, kyrgyz: Branch, practice: Practice, signed_in: SignIn
) -> None:
    one = handed(practice, kyrgyz, erkin, days_ago=31)
    look(one, Look(State.IN_USE), by=erkin)
    page = reverse("practice:look", args=[one.pk])
    late = signed_in(farida)
    answer = late.post(page, {"outcome": "NOT_USED", "words": "Не видела", "seen": "1"})
    assert answer.status_code == 409
    assert "Не видела" in answer.content.decode()
    assert transfers(erkin)[0].state == "IN_USE"
    assert late.post(page, {"outcome": "NOT_USED", "words": "Не видела", "seen": "2"}).status_code == 302


def test_what_is_at_its_end_stays_there(erkin: User, kyrgyz: Branch, practice: Practice) -> None:
    one = handed(practice, kyrgyz, erkin, days_ago=31)
    look(one, Look(State.NOT_USED, "Никто не спрашивал"), by=erkin)
    with pytest.raises(actions.TransferChanged):
        look(one, Look(State.IN_USE), by=erkin, seen=2)
