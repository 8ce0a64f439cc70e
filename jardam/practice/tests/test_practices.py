"""A practice is written once, changed by whoever read its last state, and withdrawn with a reason."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jardam.audit.models import Entry
from jardam.centres.models import Branch, User
from jardam.database.scope import for_centre
from jardam.practice import actions
from jardam.practice.models import Practice, Transfer
from jardam.practice.tests.conftest import NAME, WORDS, branch_with, handed, written

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
LIST, ADD = "practice:practices", "practice:add"


def verbs(user: User) -> list[str]:
    with for_centre(user.centre_id):
        entries = Entry.objects.filter(verb__startswith="practice.").order_by("seq")
        return list(entries.values_list("verb", flat=True))


def typed(branch: Branch | None = None, **other: str) -> dict[str, str]:
    fields = {"name": NAME, "words": WORDS, "branch": str(branch.pk) if branch else "", "topic": "B_CONTRACT"}
    return {**fields, **other}


def test_the_same_form_sent_twice_writes_one_practice(amina: User, tajik: Branch, signed_in: SignIn) -> None:
    browser = signed_in(amina)
    answers = [browser.post(reverse(ADD), typed(tajik)) for _click in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert verbs(amina) == ["practice.written"]


def test_what_is_written_rests_sealed(amina: User, practice: Practice) -> None:
    with for_centre(amina.centre_id), connection.cursor() as cursor:
        cursor.execute("SELECT practice_practice::text FROM practice_practice")
        (row,) = cursor.fetchone()
    assert NAME not in row
    assert WORDS.encode().hex() not in row
    assert practice.name == NAME


@pytest.mark.parametrize("missing", ["name", "words", "brought"])
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    amina: User, tajik: Branch, signed_in: SignIn, missing: str
) -> None:
    """From no branch it is from outside, and somebody brought it in."""
    answer = signed_in(amina).post(reverse(ADD), typed(brought="Коллеги") | {missing: ""})
    page = answer.content.decode()
    assert answer.status_code == 422
    kept = {"name": NAME, "words": WORDS, "brought": "Коллеги"}
    assert all(text in page for field, text in kept.items() if field != missing)


def test_a_page_that_is_behind_overwrites_nothing_and_keeps_what_was_typed(
    amina: User, farida: User, tajik: Branch, practice: Practice, signed_in: SignIn
) -> None:
    page = reverse("practice:change", args=[practice.pk])
    assert signed_in(farida).post(page, typed(tajik, name="Имя главы", seen="1")).status_code == 302
    late = signed_in(amina)
    answer = late.post(page, typed(tajik, name="Имя автора", seen="1"))
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Имя автора" in shown
    assert "Имя главы" in shown
    assert late.post(page, typed(tajik, name="Имя автора", seen="2")).status_code == 302
    with for_centre(amina.centre_id):
        practice.refresh_from_db()
    assert (practice.name, practice.revision) == ("Имя автора", 3)
    assert verbs(amina) == ["practice.written", "practice.changed", "practice.changed"]


def test_the_same_change_sent_twice_is_one(amina: User, tajik: Branch, practice: Practice) -> None:
    with for_centre(amina.centre_id):
        for _click in range(2):
            actions.change_practice(practice, written(tajik, "Иначе"), seen=1, by=amina, at=timezone.now())
    assert verbs(amina).count("practice.changed") == 1


def test_only_the_author_and_the_head_change_it(
    amina: User, farida: User, erkin: User, practice: Practice, signed_in: SignIn
) -> None:
    page = reverse("practice:change", args=[practice.pk])
    assert [signed_in(user).get(page).status_code for user in (amina, farida, erkin)] == [200, 200, 403]


def test_a_withdrawn_practice_says_why_and_stands_still(
    amina: User, tajik: Branch, kyrgyz: Branch, erkin: User, practice: Practice, signed_in: SignIn
) -> None:
    transfer = handed(practice, kyrgyz, erkin, days_ago=40)
    browser, withdraw = signed_in(amina), reverse("practice:withdraw", args=[practice.pk])
    assert browser.post(withdraw, {"reason": " "}).status_code == 422
    for _click in range(2):
        assert browser.post(withdraw, {"reason": "Устарело"}).status_code == 302
    page = browser.get(reverse("practice:practice", args=[practice.pk])).content.decode()
    assert "Устарело" in page
    assert "Hand it to another branch" not in page
    assert browser.get(reverse("practice:change", args=[practice.pk])).status_code == 403
    with for_centre(amina.centre_id):
        assert list(Transfer.objects.all()) == [transfer]
        with pytest.raises(actions.PracticeWithdrawn):
            actions.change_practice(practice, written(tajik, "Б"), seen=1, by=amina, at=timezone.now())
    assert "waits for a look" not in browser.get(reverse(LIST)).content.decode()
    assert verbs(amina).count("practice.withdrawn") == 1


def test_the_list_shows_branches_by_state_and_who_is_late_first(
    amina: User, erkin: User, kyrgyz: Branch, practice: Practice, signed_in: SignIn
) -> None:
    handed(practice, kyrgyz, erkin, days_ago=31)
    page = signed_in(erkin).get(reverse(LIST)).content.decode()
    assert "1 transfer waits for a look" in page
    assert page.index("waits for a look") < page.index("Practices by branch")
    for words in (NAME, "comes from here", "handed over", "look due"):
        assert words in page


def test_another_centre_knows_nothing_of_it(chen: User, practice: Practice, signed_in: SignIn) -> None:
    browser = signed_in(chen)
    assert NAME not in browser.get(reverse(LIST)).content.decode()
    assert browser.get(reverse("practice:practice", args=[practice.pk])).status_code == 404


def test_a_long_list_is_walked_to_its_end(
    amina: User, tajik: Branch, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jardam.practice.queries.PAGE_ROWS", 2)
    with for_centre(amina.centre_id):
        for number in range(5):
            actions.write_practice(written(tajik, f"Практика {number}"), by=amina, at=timezone.now())
    browser, url, seen = signed_in(amina), reverse(LIST), []
    while url:
        page = browser.get(url).context
        seen += [row.name for row in page["rows"]]
        url = page["older_url"]
    assert seen == [f"Практика {number}" for number in (4, 3, 2, 1, 0)]


@pytest.mark.parametrize("before", ["x", "-1", "٥", "99999999999"])
def test_a_place_that_is_none_begins_at_the_first(
    amina: User, practice: Practice, signed_in: SignIn, before: str
) -> None:
    assert NAME in signed_in(amina).get(reverse(LIST), {"before": before}).content.decode()


def test_the_pages_cost_the_same_whatever_they_show(
    amina: User,
    farida: User,
    erkin: User,
    kyrgyz: Branch,
    practice: Practice,
    signed_in: SignIn,
) -> None:
    browser = signed_in(amina)
    handed(practice, kyrgyz, erkin, days_ago=40)
    pages = [reverse(LIST), reverse("practice:practice", args=[practice.pk])]
    costs = [_cost(browser, page) for page in pages]
    for name in ("Молдавское", "Узбекское"):
        handed(practice, branch_with(farida, name), erkin, days_ago=40)
    with for_centre(amina.centre_id):
        for number in range(3):
            actions.write_practice(written(kyrgyz, f"П{number}"), by=amina, at=timezone.now())
    assert [_cost(browser, page) for page in pages] == costs


def _cost(browser: Client, page: str) -> int:
    browser.get(page)
    with CaptureQueriesContext(connection) as sent:
        browser.get(page)
    return len(sent)


def test_a_practice_says_when_it_helps_what_shows_it_where_and_how_often_it_is_used_elsewhere(
    amina: User, tajik: Branch, signed_in: SignIn
) -> None:
    browser = signed_in(amina)
    more = {"situation": "Нет денег на билет", "evidence": "Уехали трое", "region": "RU-SVE"}
    page = browser.post(reverse(ADD), typed(tajik) | more).headers["Location"]
    shown = browser.get(page).content.decode()
    listed = browser.get(reverse(LIST)).content.decode()
    assert all(text in shown for text in ("Нет денег на билет", "Уехали трое", "nowhere yet"))
    assert "Sverdlovsk" in shown
    assert "Sverdlovsk" in listed


def test_a_practice_written_before_anybody_asked_for_evidence_says_that_nobody_has_any(
    amina: User, practice: Practice, signed_in: SignIn
) -> None:
    shown = signed_in(amina).get(reverse("practice:practice", args=[practice.pk])).content.decode()
    assert "Nobody has written down yet what shows it." in shown
