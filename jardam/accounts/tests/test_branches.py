"""The branches of a centre: kept by its head, and joined by colleagues."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from jardam.accounts import actions
from jardam.accounts.queries import staff_list
from jardam.accounts.refusals import BranchChanged, BranchClosed, BranchNameTaken, BranchNotEmpty
from jardam.accounts.rules.branches import BranchFacts
from jardam.accounts.tests.conftest import NOW
from jardam.audit.models import Entry
from jardam.centres.models import Branch, User
from jardam.database.scope import for_centre
from jardam.kernel.languages import Language

pytestmark = pytest.mark.django_db
SignedIn = Callable[[User], Client]
KYRGYZ = BranchFacts("Киргизское отделение", "Kyrgyz branch", [Language.KY])
TAJIK = BranchFacts("Таджикское отделение", "", [Language.TG])


@pytest.fixture
def kyrgyz(farida: User) -> Branch:
    with for_centre(farida.centre_id):
        return actions.add_branch(farida.centre, KYRGYZ, by=farida, at=NOW)  # type: ignore[arg-type]


@pytest.fixture
def tajik(farida: User) -> Branch:
    with for_centre(farida.centre_id):
        return actions.add_branch(farida.centre, TAJIK, by=farida, at=NOW)  # type: ignore[arg-type]


def verbs(user: User) -> list[str]:
    with for_centre(user.centre_id):
        return list(Entry.objects.order_by("seq").values_list("verb", flat=True))


@given(st.permutations(list(Language)))
def test_the_stamp_does_not_depend_on_the_order_of_languages(languages: list[Language]) -> None:
    assert BranchFacts("А", "", languages).stamp == BranchFacts("А", "", list(Language)).stamp


@pytest.mark.parametrize(
    "other", [BranchFacts("Б"), BranchFacts("А", "A"), BranchFacts("А", "", [Language.KY])]
)
def test_the_stamp_tells_any_change(other: BranchFacts) -> None:
    assert other.stamp != BranchFacts("А").stamp


def test_the_same_branch_sent_twice_is_added_once(farida: User, kyrgyz: Branch) -> None:
    with for_centre(farida.centre_id):
        again = actions.add_branch(kyrgyz.centre, KYRGYZ, by=farida, at=NOW)
        assert again.pk == kyrgyz.pk
        with pytest.raises(BranchNameTaken):
            actions.add_branch(kyrgyz.centre, BranchFacts(KYRGYZ.name_ru), by=farida, at=NOW)
    assert verbs(farida) == ["branch.added"]


def test_whoever_is_behind_overwrites_nobody(farida: User, kyrgyz: Branch, tajik: Branch) -> None:
    read = KYRGYZ.stamp
    with for_centre(farida.centre_id):
        actions.change_branch(kyrgyz, BranchFacts("Первое"), seen=read, by=farida, at=NOW)
        with pytest.raises(BranchChanged):
            actions.change_branch(kyrgyz, BranchFacts("Второе"), seen=read, by=farida, at=NOW)
        actions.change_branch(kyrgyz, BranchFacts("Первое"), seen=read, by=farida, at=NOW)  # a second click
        taken, read = BranchFacts(tajik.name_ru), BranchFacts("Первое").stamp
        with pytest.raises(BranchNameTaken):
            actions.change_branch(kyrgyz, taken, seen=read, by=farida, at=NOW)
        kyrgyz.refresh_from_db()
    assert kyrgyz.name_ru == "Первое"
    assert verbs(farida).count("branch.changed") == 1


def test_a_branch_with_colleagues_is_not_closed_and_a_closed_one_is_not_joined(
    farida: User, erkin: User, kyrgyz: Branch
) -> None:
    with for_centre(farida.centre_id):
        actions.join_branch(erkin, kyrgyz, by=farida, at=NOW)
        with pytest.raises(BranchNotEmpty):
            actions.close_branch(kyrgyz, by=farida, at=NOW)
        actions.join_branch(erkin, None, by=farida, at=NOW)
        for _click in range(2):
            actions.close_branch(kyrgyz, by=farida, at=NOW)
        with pytest.raises(BranchClosed):
            actions.join_branch(erkin, kyrgyz, by=farida, at=NOW)
    assert verbs(farida) == [
        "branch.added",
        "account.branch_changed",
        "account.branch_changed",
        "branch.closed",
    ]


def test_a_branch_of_another_centre_takes_nobody_in(chen: User, kyrgyz: Branch) -> None:
    with for_centre(kyrgyz.centre_id), pytest.raises(AssertionError):
        actions.join_branch(chen, kyrgyz, by=None, at=NOW)


def test_nobody_without_a_centre_has_a_branch(dalia: User, kyrgyz: Branch) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=dalia.pk).update(branch=kyrgyz.pk)


def test_the_head_places_a_colleague_and_the_list_shows_it(
    farida: User, erkin: User, kyrgyz: Branch, signed_in: SignedIn
) -> None:
    head = signed_in(farida)
    assert "Branch" in head.get(f"/staff/{erkin.pk}/").content.decode()
    answer = head.post(f"/staff/{erkin.pk}/branch/", {"branch": str(kyrgyz.pk)})
    assert answer.status_code == 302
    erkin.refresh_from_db()
    assert erkin.branch_id == kyrgyz.pk
    assert "Kyrgyz branch" in head.get("/staff/").content.decode()
    assert verbs(farida)[-1] == "account.branch_changed"


def test_a_branch_that_is_none_is_refused(
    farida: User, erkin: User, kyrgyz: Branch, signed_in: SignedIn
) -> None:
    head = signed_in(farida)
    assert head.post(f"/staff/{erkin.pk}/branch/", {"branch": "x"}).status_code == 422
    with for_centre(farida.centre_id):
        actions.close_branch(kyrgyz, by=farida, at=NOW)
    assert head.post(f"/staff/{erkin.pk}/branch/", {"branch": str(kyrgyz.pk)}).status_code == 422


def test_a_newcomer_begins_in_their_branch(farida: User, kyrgyz: Branch, signed_in: SignedIn) -> None:
    new = {
        "given": "Гульнара",
        "username": "gulnara",
        "role": "OPERATOR",
        "languages": ["KY"],
        "branch": str(kyrgyz.pk),
    }
    assert signed_in(farida).post("/staff/new/", new).status_code == 200
    assert User.objects.get(username="gulnara").branch_id == kyrgyz.pk


def test_without_branches_nobody_is_asked(farida: User, erkin: User, signed_in: SignedIn) -> None:
    head = signed_in(farida)
    for page in ("/staff/new/", f"/staff/{erkin.pk}/", "/staff/"):
        assert "Branch" not in head.get(page).content.decode()


def test_the_staff_list_asks_as_often_with_branches(
    farida: User, erkin: User, amina: User, kyrgyz: Branch, django_assert_num_queries: Callable[..., object]
) -> None:

    with for_centre(farida.centre_id):
        for colleague in (erkin, amina):
            actions.join_branch(colleague, kyrgyz, by=farida, at=NOW)
        with django_assert_num_queries(2):
            assert {line.branch for line in staff_list(farida)} == {"", "Киргизское отделение"}
