"""Closing with whether somebody may be asked later, and asking them."""

from collections.abc import Callable, Sequence
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise

from jardam.cases.models import Case, CheckIn
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.desk.casework.asking import ALOUD, WRITTEN, said
from jardam.desk.tests.casework import TITLE, opened
from jardam.kernel.languages import Language
from jardam.people.models import Consent

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
CLOSED = {"seen": 1, "ending": "PARTLY", "text": "заплатили половину"}
AGREED = CLOSED | {"ask": "PHONE", "language": "KY"}

TELLTALE = (
    *("суд", "жалоб", "иск", "дело", "работ", "зарплат", "деньг", "долг", "полиц", "мигра", "юрист", "центр"),
    *("сот", "арыз", " иш ", "айлык", "акча", "жумуш", "шикоят", "музд", "пул", "кор "),
    *(
        "sud",
        "shikoyat",
        " ish ",
        "maosh",
        "pul",
        "court",
        "complain",
        "work",
        "wage",
        "money",
        "case",
        "lawyer",
    ),
    *("instan", "judec", "plâng", "lucr", "salar", "bani", "avocat", "poliț", "migr"),
)


@pytest.fixture
def case(amina: User) -> Case:
    return opened(amina)


def page(name: str, case: Case, *more: object) -> str:
    return reverse(f"desk:{name}", args=[case.pk, *more])


def due_today(case: Case) -> CheckIn:
    """The first of them, whose day has come."""
    with for_centre(case.centre_id):
        first = CheckIn.objects.order_by("due_on")[0]
        CheckIn.objects.filter(pk=first.pk).update(due_on=timezone.localdate())
        return first


def test_closing_asks_for_the_language_and_refuses_where_nobody_is_left(
    signed_in: SignIn, amina: User, case: Case
) -> None:
    browser, close = signed_in(amina), page("case_close", case)
    for wrong in ({"language": ""}, {"ending": "DIED"}):
        answer = browser.post(close, AGREED | wrong)
        assert answer.status_code == 422
        assert "заплатили половину" in answer.content.decode()
    assert browser.post(close, AGREED).status_code == 302
    shown = browser.get(page("case", case)).content.decode()
    assert shown.count("to come") == 4
    assert "two weeks after, Phone, in Kyrgyz" in shown


@pytest.mark.parametrize("ask", ["", "NO"])
def test_saying_no_costs_nothing(signed_in: SignIn, amina: User, case: Case, ask: str) -> None:
    browser = signed_in(amina)
    assert browser.post(page("case_close", case), CLOSED | {"ask": ask}).status_code == 302
    with for_centre(case.centre_id):
        assert not CheckIn.objects.exists()


def test_whom_to_ask_stands_on_the_day_and_what_they_say_apart_from_what_we_see(
    signed_in: SignIn, amina: User, case: Case
) -> None:
    browser = signed_in(amina)
    browser.post(page("case_close", case), AGREED)
    asked = due_today(case)
    day = reverse("desk:my_day")
    assert f"Ask how it went: {TITLE}" in browser.get(day).content.decode()
    form = page("case_check_in", case, asked.pk)
    told = {
        "seen": 2,
        "state": "ANSWERED",
        "told": "",
        "text": "бригадир пропал",
        "result": "SAME",
        "ours": "иск",
    }
    answer = browser.post(form, told)
    assert answer.status_code == 422
    assert "бригадир пропал" in answer.content.decode()
    assert browser.post(form, told | {"state": "NOT_REACHED"}).status_code == 422
    assert browser.post(form, told | {"told": "WORSE"}).status_code == 302
    assert browser.post(form, told | {"told": "GOOD"}).status_code == 302  # said already
    shown = browser.get(page("case", case)).content.decode()
    assert all(
        words in shown
        for words in ("it is worse than before", "As we see it: nothing has changed. иск", "бригадир пропал")
    )
    assert "Ask how it went" not in browser.get(day).content.decode()


def test_who_took_their_yes_back_in_the_file_is_not_asked(signed_in: SignIn, amina: User, case: Case) -> None:
    browser = signed_in(amina)
    browser.post(page("case_close", case), AGREED)
    asked = due_today(case)
    with for_centre(case.centre_id):
        Consent.objects.create(
            centre_id=case.centre_id,
            person=case.person,
            number=1,
            act="REFUSED",
            purpose="FOLLOW_UP",
            said_on=timezone.localdate(),
            written_on=timezone.localdate(),
            written_by=amina,
            sealed_words=b"sealed",
        )
    assert "Ask how it went" not in browser.get(reverse("desk:my_day")).content.decode()
    shown = browser.get(page("case", case)).content.decode()
    assert shown.count("they have said no since") == 4
    assert page("case_check_in", case, asked.pk) not in shown


def test_another_centre_and_another_case_find_nothing(
    signed_in: SignIn, amina: User, chen: User, case: Case
) -> None:
    signed_in(amina).post(page("case_close", case), AGREED)
    asked = due_today(case)
    assert signed_in(chen).get(page("case_check_in", case, asked.pk)).status_code == 404
    assert signed_in(amina).get(page("case_check_in", opened(amina), asked.pk)).status_code == 404


@pytest.mark.parametrize("language", [each for each in Language if each is not Language.UNKNOWN])
@pytest.mark.parametrize("words", [ALOUD, WRITTEN])
def test_whoever_overhears_it_or_reads_it_learns_nothing(
    language: Language, words: Sequence[Promise]
) -> None:
    """In each of the six languages its own words, none of which tells what it was about, or who asks."""
    sentences = said(words, language)
    assert (sentences == said(words, Language.EN)) is (language is Language.EN)
    assert not [root for root in TELLTALE if root in " ".join(sentences).casefold()]


@pytest.mark.parametrize(("channel", "words"), [("PHONE", ALOUD), ("MESSAGE", WRITTEN), ("VISIT", ALOUD)])
def test_its_page_says_how_to_reach_them_and_what_to_say_in_their_language(
    signed_in: SignIn, amina: User, case: Case, channel: str, words: Sequence[Promise]
) -> None:
    browser = signed_in(amina)
    browser.post(page("case_close", case), AGREED | {"ask": channel})
    address = page("case_check_in", case, due_today(case).pk)
    shown = unescape(browser.get(address).content.decode())
    assert "two weeks after" in shown
    assert "Nobody has asked how to reach them safely" in shown
    assert "no native speaker has checked this text" in shown
    for language in (Language.KY, Language.RU):
        assert all(sentence in shown for sentence in said(words, language))
    russian = unescape(browser.get(address, {"language": "RU"}).content.decode())
    assert "no native speaker has checked this text" not in russian
    assert said(words, Language.KY)[1] not in russian
    assert browser.get(address, {"language": "\x00"}).status_code == 200
