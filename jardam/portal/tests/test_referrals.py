"""A partner without an account opens a link, answers, and loses it; a number and a code lead there, too."""

from collections.abc import Iterator

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.network.models import Organisation
from jardam.portal.languages import TONGUES
from jardam.referrals.actions import Passed, pass_on, take_back
from jardam.referrals.actions.answering import MOST_WORDS
from jardam.referrals.addresses import path_of
from jardam.referrals.models import Offer, Referral, Word
from jardam.referrals.rules.lives import OfferState
from tests.referring import NOW, STORY, Yes, by_hand, by_phone, passing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def passed(amina: User, case: Case, first: Organisation, yes: Yes) -> Passed:
    yes(first)
    with for_centre(amina.centre_id):
        return pass_on(case, passing(by_hand(first)), path_of, by=amina, at=NOW)


@pytest.fixture
def link(passed: Passed) -> str:
    assert passed.handed is not None
    return passed.handed.link


@pytest.fixture
def partner() -> Client:
    return Client(enforce_csrf_checks=True)


def answer(partner: Client, link: str, move: str, **words: str) -> HttpResponse:
    partner.post(link)
    return partner.post(link, {"answer_id": str(day_uuid()), "move": move, "text": "", **words})


def offer_of(user: User) -> Offer:
    with for_centre(user.centre_id):
        return Offer.objects.get()


def test_a_program_that_reads_letters_opens_nothing(partner: Client, amina: User, link: str) -> None:
    response = partner.get(link)

    assert response.status_code == 200
    assert STORY not in response.content.decode()
    assert offer_of(amina).state == OfferState.ASKED


@pytest.mark.parametrize("language", [tongue.catalogue for tongue in TONGUES])
def test_whoever_opens_it_reads_what_was_ticked_and_nothing_stays(
    partner: Client, amina: User, link: str, language: str
) -> None:
    response = partner.post(link.replace("/ru/", f"/{language}/"))
    html = response.content.decode()

    assert STORY in html
    assert "+7 900" not in html
    assert response.cookies == {}
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert offer_of(amina).state == OfferState.SEEN


def test_no_address_says_who_it_is(link: str) -> None:
    assert not any(word in link for word in ("Азамат", "+7", "RU-KDA", "RIGHTS"))


def test_accepted_and_then_done_ends_the_link(partner: Client, amina: User, link: str) -> None:
    assert answer(partner, link, "ACCEPT", text="Ждём сегодня").status_code == 200
    assert offer_of(amina).state == OfferState.ACCEPTED

    done = answer(partner, link, "FINISH", result="HELPED")

    assert done.status_code == 200
    assert offer_of(amina).state == OfferState.DONE
    assert partner.get(link).status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"move": ""},
        {"move": "FINISH"},
        {"move": "REFUSE"},
        {"move": "ASK_MORE", "text": " "},
        {"move": "nothing"},
        {"move": "WORDS", "text": "   "},
        {"move": "ACCEPT", "text": "a\x00b"},
        {"move": "ACCEPT", "text": "x" * 4_001},
        {"move": "ACCEPT", "answer_id": "none"},
    ],
    ids=["nothing", "too-early", "why", "asks-nothing", "no-move", "no-words", "nul", "long", "no-id"],
)
def test_what_cannot_be_said_is_refused_and_the_packet_stays(
    partner: Client, amina: User, link: str, wrong: dict[str, str]
) -> None:
    response = partner.post(link, {"answer_id": str(day_uuid()), "text": "слова", **wrong})
    html = response.content.decode()

    assert response.status_code == 422
    assert "j-errsum" in html
    assert STORY in html
    assert offer_of(amina).state == OfferState.SEEN


def test_a_question_and_a_message_are_kept_sealed(partner: Client, amina: User, link: str) -> None:
    answer(partner, link, "ASK_MORE", text="Есть ли дети?")
    html = answer(partner, link, "WORDS", text="Звоните в любое время").content.decode()

    assert "Есть ли дети?" in html
    assert "Звоните в любое время" in html
    with for_centre(amina.centre_id):
        assert Offer.objects.get().state == OfferState.NEED_MORE
        assert all("Звоните".encode() not in bytes(word.sealed_text) for word in Word.objects.all())


def test_a_second_click_says_it_once(partner: Client, amina: User, link: str) -> None:
    words = {"answer_id": str(day_uuid()), "move": "ACCEPT", "text": "ждём"}
    partner.post(link)

    assert [partner.post(link, words).status_code for _ in range(2)] == [200, 200]
    with for_centre(amina.centre_id):
        assert Word.objects.count() == 1


def test_a_second_click_without_words_is_no_error(partner: Client, amina: User, link: str) -> None:
    answer(partner, link, "ACCEPT")
    words = {"answer_id": str(day_uuid()), "move": "ACCEPT", "text": ""}

    assert partner.post(link, words).status_code == 200
    assert offer_of(amina).state == OfferState.ACCEPTED


def test_nobody_with_a_link_fills_the_house(partner: Client, amina: User, link: str) -> None:
    for _ in range(MOST_WORDS):
        assert answer(partner, link, "WORDS", text="ещё").status_code == 200

    assert answer(partner, link, "WORDS", text="ещё").status_code == 422
    with for_centre(amina.centre_id):
        assert Word.objects.count() == MOST_WORDS


def test_taken_back_and_run_out_look_like_a_link_that_never_was(
    partner: Client, amina: User, passed: Passed, link: str
) -> None:
    never = partner.get(link[:-3] + "~~/").content
    with for_centre(amina.centre_id):
        take_back(passed.referral, path_of, is_given_up=True, by=amina, at=NOW)

    for response in (partner.get(link), partner.post(link), answer(partner, link, "ACCEPT")):
        assert response.status_code == 404
        assert STORY not in response.content.decode()
    assert len(partner.get(link).content) == len(never)


def test_after_the_last_day_it_opens_nothing(partner: Client, link: str) -> None:
    with time_machine.travel(NOW.replace(month=12, day=20), tick=False):
        assert partner.post(link).status_code == 404


def test_another_centre_in_the_address_finds_nothing(
    partner: Client, amina: User, chen: User, link: str
) -> None:
    assert partner.get(link.replace(str(amina.centre_id), str(chen.centre_id))).status_code == 404


def test_a_number_and_a_code_lead_a_partner_to_the_packet_once(
    partner: Client, amina: User, case: Case, first: Organisation, yes: Yes
) -> None:
    yes(first)
    with for_centre(amina.centre_id):
        handed = pass_on(case, passing(by_phone(first)), path_of, by=amina, at=NOW).handed
    assert handed is not None
    door = reverse("portal:referral_door", args=["ru"])
    words = {"number": handed.number, "code": handed.code}

    entered = partner.post(door, words)

    assert entered.status_code == 302
    assert STORY in partner.post(entered.headers["Location"]).content.decode()
    assert partner.post(door, words).status_code == 422


def test_the_person_sees_where_it_stands_in_neutral_words(partner: Client, passed: Passed, link: str) -> None:
    door = reverse("portal:referral_door", args=["en"])
    words = {"number": passed.number, "code": passed.code}

    asked = partner.post(door, words).content.decode()
    answer(partner, link, "ACCEPT")
    accepted = partner.post(door, words).content.decode()

    assert "has not answered yet" in asked
    assert "has taken it on" in accepted
    for html in (asked, accepted):
        assert not any(word in html for word in ("Первый приют", "Азамат", "Rights violated", "Krasnodar"))


@pytest.mark.parametrize(
    "number",
    ["", "12", "\x00", "а" * 300, "123456789", "999 999 999"],
    ids=["empty", "short", "nul", "long", "no-check", "spaced"],
)
def test_a_number_that_is_none_is_said(partner: Client, number: str) -> None:
    response = partner.post(reverse("portal:referral_door", args=["ru"]), {"number": number, "code": "x"})

    assert response.status_code == 422
    assert "j-errsum" in response.content.decode()


def test_refused_it_goes_on_to_nobody_and_back_to_a_person(partner: Client, amina: User, link: str) -> None:
    answer(partner, link, "REFUSE", refusal="FULL")

    with for_centre(amina.centre_id):
        assert Referral.objects.get().state == "STRANDED"
        assert Offer.objects.get().refusal == "FULL"
