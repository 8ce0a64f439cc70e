"""The branches on the pages of the desk: the list that the head keeps, and the filter of the contacts."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jardam.accounts.actions import add_branch, close_branch, join_branch
from jardam.accounts.rules.branches import BranchFacts
from jardam.audit.models import Entry
from jardam.centres.models import Branch, User
from jardam.database.scope import for_centre
from jardam.desk import paging
from jardam.desk.tests.test_contacts import closed
from jardam.kernel.languages import Language

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture
def kyrgyz(farida: User) -> Branch:
    assert farida.centre is not None
    facts = BranchFacts("Киргизское отделение", "Kyrgyz branch", [Language.KY])
    with for_centre(farida.centre_id):
        return add_branch(farida.centre, facts, by=farida, at=timezone.now())


def join(user: User, branch: Branch | None) -> None:
    with for_centre(user.centre_id):
        join_branch(user, branch, by=None, at=timezone.now())
    user.refresh_from_db()


def test_the_head_adds_renames_closes_and_opens_a_branch(signed_in: SignIn, farida: User) -> None:
    head = signed_in(farida)
    typed = {"name_ru": "Таджикское отделение", "name_en": "", "languages": ["TG", "RU"]}
    for _click in range(2):
        assert head.post(reverse("desk:list_branch"), typed).status_code == 302
    with for_centre(farida.centre_id):
        branch = Branch.objects.get()
    page = reverse("desk:branch", args=[branch.pk])
    seen = head.get(page).context["form"]["seen"].value()
    assert head.post(page, typed | {"name_ru": "Отделение Памира", "seen": seen}).status_code == 302
    for offer in ("no", "no", "yes"):
        head.post(reverse("desk:list_turn", args=[branch.pk]), {"offer": offer})
    with for_centre(farida.centre_id):
        branch.refresh_from_db()
        verbs = list(Entry.objects.order_by("seq").values_list("verb", flat=True))
    assert (branch.name_ru, branch.languages, branch.is_open) == ("Отделение Памира", ["RU", "TG"], True)
    assert verbs == ["branch.added", "branch.changed", "branch.closed", "branch.reopened"]


def test_a_form_that_is_behind_keeps_what_was_typed(signed_in: SignIn, farida: User, kyrgyz: Branch) -> None:
    head, page = signed_in(farida), reverse("desk:branch", args=[kyrgyz.pk])
    answer = head.post(page, {"name_ru": "Моё имя", "seen": "of yesterday"})
    assert answer.status_code == 409
    assert "Моё имя" in answer.content.decode()
    again = {"name_ru": "Моё имя", "seen": answer.context["form"]["seen"].value()}
    assert head.post(page, again).status_code == 302


def test_a_name_that_is_missing_or_taken_is_said_and_nothing_typed_lost(
    signed_in: SignIn, farida: User, kyrgyz: Branch
) -> None:
    head, add = signed_in(farida), reverse("desk:list_branch")
    missing = head.post(add, {"name_en": "Nameless branch"})
    taken = head.post(add, {"name_ru": kyrgyz.name_ru, "name_en": "Another"})
    assert (missing.status_code, taken.status_code) == (422, 422)
    assert "Nameless branch" in missing.content.decode()
    assert "stands in the list already" in taken.content.decode()


def test_a_branch_with_colleagues_is_not_closed_and_says_why(
    signed_in: SignIn, farida: User, erkin: User, kyrgyz: Branch
) -> None:
    join(erkin, kyrgyz)
    turn = reverse("desk:list_turn", args=[kyrgyz.pk])
    answer = signed_in(farida).post(turn, {"offer": "no"}, follow=True)
    assert "1 colleague still belongs to this branch" in answer.content.decode()
    with for_centre(farida.centre_id):
        assert Branch.objects.get().is_open


def test_a_branch_of_another_centre_does_not_exist(signed_in: SignIn, chen: User, kyrgyz: Branch) -> None:
    browser = signed_in(chen)
    assert browser.get(reverse("desk:branch", args=[kyrgyz.pk])).status_code == 404
    assert browser.post(reverse("desk:list_turn", args=[kyrgyz.pk])).status_code == 404


def test_the_list_shows_one_branch_page_by_page(
    signed_in: SignIn, amina: User, erkin: User, kyrgyz: Branch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A closed branch can still be asked for, and the address keeps it from page to page."""
    closed(erkin)
    join(erkin, kyrgyz)
    own = {closed(erkin).pk for _ in range(3)}
    join(erkin, None)
    closed(amina)
    with for_centre(amina.centre_id):
        close_branch(kyrgyz, by=amina, at=timezone.now())
    monkeypatch.setattr(paging, "PAGE_ROWS", 2)
    monkeypatch.setattr(paging._PAGE, "_texts", {})
    browser, url, seen = signed_in(amina), f"{reverse('desk:contacts')}?branch={kyrgyz.pk}", []
    while url:
        page = browser.get(url).context
        seen += [contact.pk for contact in page["page"].contacts]
        url = page["older_url"]
    assert (len(seen), set(seen)) == (3, own)


@pytest.mark.parametrize("branch", ["x", "00000000-0000-8000-8000-000000000000"])
def test_a_branch_that_is_none_is_said(signed_in: SignIn, amina: User, kyrgyz: Branch, branch: str) -> None:
    assert signed_in(amina).get(reverse("desk:contacts"), {"branch": branch}).status_code == 422


def test_without_branches_the_filter_does_not_ask(signed_in: SignIn, amina: User) -> None:
    assert "Branch" not in signed_in(amina).get(reverse("desk:contacts")).content.decode()


def test_an_opened_contact_says_its_branch(
    signed_in: SignIn, amina: User, erkin: User, kyrgyz: Branch
) -> None:
    join(erkin, kyrgyz)
    contact = closed(erkin)
    join(erkin, None)
    page = signed_in(amina).get(reverse("desk:contact", args=[contact.pk])).content.decode()
    assert "Kyrgyz branch" in page


def test_one_branch_page_by_page_finds_its_place_in_an_index(amina: User, kyrgyz: Branch) -> None:
    with for_centre(amina.centre_id), connection.cursor() as cursor:
        rows = paging._page(
            amina.role,
            centre_id=amina.centre_id,
            user_id=amina.pk,
            branch=kyrgyz.pk,
            day=timezone.localdate(),
            last_id=kyrgyz.pk,
        )
        for way in ("seqscan", "bitmapscan", "sort"):
            cursor.execute(f"SET LOCAL enable_{way} = off")
        assert "contact_by_day" in rows.explain()
