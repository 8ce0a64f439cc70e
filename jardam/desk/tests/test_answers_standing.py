"""An answer that stands open is not sent again while it is the best one, and is as soon as it says anything else."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from jardam.centres.models import User
from jardam.database.scope import across_centres
from jardam.knowledge.models import Card
from jardam.law.models import Ledger
from tests.reference import shipped_answers

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
OPEN = re.compile(r'name="open" value="([^"]+)"')
PAY = {"words": "не платят зарплату", "language": "RU"}


@pytest.fixture(scope="module", autouse=True)
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with shipped_answers(django_db_blocker, AT):
        yield


def ask(browser: Client, fields: dict[str, str], standing: str = "") -> HttpResponse:
    return browser.post(reverse("desk:answers_found"), fields | {"open": standing})  # type: ignore[return-value]


def edition(response: HttpResponse) -> str:
    found = OPEN.search(response.content.decode())
    assert found
    return found.group(1)


def test_the_best_one_is_left_as_it_stands_and_only_rows_come(signed_in: SignIn, erkin: User) -> None:
    browser = signed_in(erkin)
    first = ask(browser, PAY)

    later = ask(browser, PAY | {"words": "не платят зарплату мне"}, edition(first))

    assert "j-a--on" in first.content.decode()
    assert "HX-Retarget" not in first.headers
    assert later.headers["HX-Retarget"] == "#others"
    assert "j-a--on" not in later.content.decode()
    assert "/answers/WAGES_UNPAID/" not in later.content.decode()  # it stands open above them
    assert "j-a--row" in later.content.decode()


@pytest.mark.parametrize("change", [{"words": "потерял паспорт"}, {"language": "KY"}])
def test_another_best_one_or_another_language_comes_whole(
    signed_in: SignIn, erkin: User, change: dict[str, str]
) -> None:
    browser = signed_in(erkin)
    standing = edition(ask(browser, PAY))

    later = ask(browser, PAY | change, standing)

    assert "HX-Retarget" not in later.headers
    assert edition(later) != standing


def test_what_was_published_or_recorded_meanwhile_comes_whole(signed_in: SignIn, erkin: User) -> None:
    browser = signed_in(erkin)
    seen = [edition(ask(browser, PAY))]
    with across_centres("a test publishes a card and records a law") as db:
        Card.objects.using(db).filter(code="WAGES_UNPAID", is_current=True).update(version=7)
        seen.append(edition(ask(browser, PAY, seen[-1])))
        Ledger.objects.using(db).update(recording=99)
        seen.append(edition(ask(browser, PAY, seen[-1])))

    assert len(set(seen)) == 3


def test_a_new_day_may_say_something_else(signed_in: SignIn, erkin: User) -> None:
    browser = signed_in(erkin)
    with time_machine.travel("2026-11-22T09:00:00Z", tick=False):
        standing = edition(ask(browser, PAY))
    with time_machine.travel("2026-11-23T09:00:00Z", tick=False):
        assert edition(ask(browser, PAY, standing)) != standing


def test_words_that_nothing_fits_take_the_open_one_away(signed_in: SignIn, erkin: User) -> None:
    browser = signed_in(erkin)
    later = ask(browser, {"words": "футбол оюну качан", "language": "RU"}, edition(ask(browser, PAY)))
    assert "HX-Retarget" not in later.headers
    assert "No confident answer" in later.content.decode()


def test_a_whole_page_shows_the_answer_whatever_is_said_to_stand_open(signed_in: SignIn, erkin: User) -> None:
    browser = signed_in(erkin)
    page = browser.post(reverse("desk:answers"), PAY | {"open": edition(ask(browser, PAY))})
    assert "j-a--on" in page.content.decode()


def test_a_letter_more_costs_less_than_the_answer(
    signed_in: SignIn, erkin: User, django_assert_max_num_queries: Callable[..., object]
) -> None:
    browser = signed_in(erkin)
    standing = edition(ask(browser, PAY))
    with django_assert_max_num_queries(9):  # type: ignore[attr-defined]
        ask(browser, PAY, standing)


@pytest.mark.parametrize(
    ("words", "language", "proposed"),
    [
        ("мага эки айдан бери айлык бербей", "XX", '"KY"'),
        ("мага эки айдан бери айлык бербей", "TG", ""),
        ("мне два месяца не платят зарплату", "XX", ""),
    ],
)
def test_the_language_is_proposed_only_while_nobody_has_said_it(
    signed_in: SignIn, erkin: User, words: str, language: str, proposed: str
) -> None:
    told = ask(signed_in(erkin), {"words": words, "language": language}).headers.get("HX-Trigger", "")
    assert proposed in told
    assert ("language-heard" in told) is bool(proposed)


def test_another_language_is_asked_for_even_while_somebody_reads(signed_in: SignIn, erkin: User) -> None:
    browser = signed_in(erkin)
    reading = {"words": "", "stated": "Мне не платят зарплату", "language": "KY", "shown": "WAGES_UNPAID"}
    assert ask(browser, reading).status_code == 204
    assert 'lang="ky"' in ask(browser, reading | {"again": "1"}).content.decode()
