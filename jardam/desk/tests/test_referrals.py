"""Passing on as colleagues do it: one page, one button; what came back; and the end of it."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.database.scope import across_centres, for_centre
from jardam.desk.referring.day import referral_rows
from jardam.kernel.ids import day_uuid
from jardam.network.models import Organisation
from jardam.people.models import Consent
from jardam.people.rules.consent import FieldGroup
from jardam.referrals.actions import Passed, pass_on, run_clocks_everywhere
from jardam.referrals.addresses import address_of, path_of
from jardam.referrals.models import Offer, PartnerAnswers, Referral
from jardam.referrals.sealing import packet_of, route_of
from tests.referring import (
    MAIL,
    NOW,
    STORY,
    Yes,
    by_hand,
    by_mail,
    case,
    first,
    passing,
    person,
    second,
    system,
    yes,
)

__all__ = ["case", "first", "person", "second", "system", "yes"]
pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def desk(signed_in: SignIn, amina: User) -> Client:
    return signed_in(amina)


@pytest.fixture
def passed(amina: User, case: Case, first: Organisation, yes: Yes) -> Passed:
    yes(first)
    with for_centre(amina.centre_id):
        return pass_on(case, passing(by_hand(first)), path_of, by=amina, at=NOW)


def asked(first: Organisation, **more: object) -> dict[str, object]:
    return {
        "referral_id": str(day_uuid()),
        "topic": "B_RIGHTS_VIOLATED",
        "region": "RU-KDA",
        "language": "KY",
        "urgency": "SOON",
        "days": "14",
        "partner_0": str(first.pk),
        "way_0": "HAND",
        "mail_0": "",
        "partner_1": "",
        "way_1": "MAIL",
        "mail_1": "",
        "partner_2": "",
        "way_2": "MAIL",
        "mail_2": "",
        "words_STORY": STORY,
        "words_NAME": "Азамат",
        **more,
    }


AGREED = {"tell_STORY": "on", "is_agreed": "on", "said_language": "KY", "said_form": "ORAL"}


def page_of(case: Case) -> str:
    return reverse("desk:pass_on_case", args=[case.pk])


def test_the_page_ticks_nothing(desk: Client, case: Case, first: Organisation) -> None:
    html = desk.get(page_of(case)).content.decode()

    assert not re.search(r'name="(tell_\w+|is_agreed)"[^>]* checked', html)
    assert 'name="tell_STORY"' in html
    assert "избит" in html


def test_passed_on_with_a_yes_that_is_written_down(
    desk: Client, amina: User, case: Case, first: Organisation
) -> None:
    response = desk.post(page_of(case), asked(first, **AGREED))
    html = response.content.decode()

    assert response.status_code == 200
    assert "/for-you/" in html
    assert "<svg" in html
    with for_centre(amina.centre_id):
        referral = Referral.objects.select_related("key").get()
        assert packet_of(referral).parts == {FieldGroup.STORY: STORY}
        (consent,) = Consent.objects.all()
        assert (consent.act, consent.until) == ("GIVEN", NOW.date() + timedelta(days=14))


def test_without_a_yes_nothing_goes_and_what_was_typed_stays(
    desk: Client, amina: User, case: Case, first: Organisation
) -> None:
    response = desk.post(page_of(case), asked(first, tell_STORY="on"))

    assert response.status_code == 422
    assert STORY in response.content.decode()
    with for_centre(amina.centre_id):
        assert not Referral.objects.exists()


def test_a_form_that_is_sent_twice_passes_on_once(
    desk: Client, amina: User, case: Case, first: Organisation
) -> None:
    words = asked(first, **AGREED)

    assert [desk.post(page_of(case), words).status_code for _ in range(2)] == [200, 302]
    with for_centre(amina.centre_id):
        assert Offer.objects.count() == 1
        assert Consent.objects.count() == 1


def test_a_letter_goes_to_the_address_that_was_typed(
    desk: Client, amina: User, case: Case, first: Organisation, second: Organisation
) -> None:
    words = asked(first, way_0="MAIL", mail_0=MAIL, partner_1=str(second.pk), way_1="PHONE")
    html = desk.post(page_of(case), words).content.decode()

    assert "/for-you/" not in html
    with for_centre(amina.centre_id):
        referral = Referral.objects.select_related("key").get()
        assert [(stop.way.value, stop.address) for stop in route_of(referral)] == [
            ("MAIL", MAIL),
            ("PHONE", ""),
        ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"topic": ""},
        {"region": "XX"},
        {"partner_0": ""},
        {"partner_0": "none"},
        {"way_0": "MAIL"},
        {"way_0": "MAIL", "mail_0": "kein"},
        {"days": "91"},
        {"days": "0"},
        {"tell_STORY": "on", "words_STORY": " "},
        {"words_STORY": "a\x00"},
        {"words_STORY": "x" * 4_001},
        {"is_agreed": "on", "said_language": ""},
        {"referral_id": "none"},
        {"urgency": ""},
    ],
    ids="-".join,
)
def test_what_cannot_be_is_said(
    desk: Client, amina: User, case: Case, first: Organisation, wrong: dict[str, str]
) -> None:
    response = desk.post(page_of(case), asked(first, **wrong))

    assert response.status_code == 422
    assert "j-errsum" in response.content.decode()
    with for_centre(amina.centre_id):
        assert not Referral.objects.exists()


def test_one_partner_is_not_asked_twice(desk: Client, case: Case, first: Organisation) -> None:
    words = asked(first, partner_1=str(first.pk), way_1="HAND")

    assert desk.post(page_of(case), words).status_code == 422


def test_looking_for_partners_anew_sends_nothing(
    desk: Client, amina: User, case: Case, first: Organisation
) -> None:
    response = desk.post(page_of(case), asked(first, topic="", partner_0="", look="1"))

    assert response.status_code == 200
    assert "j-errsum" not in response.content.decode()
    with for_centre(amina.centre_id):
        assert not Referral.objects.exists()


def test_what_came_back_stands_on_my_day_until_it_is_read(desk: Client, amina: User, passed: Passed) -> None:
    assert passed.handed is not None
    link, partner = passed.handed.link, Client()
    partner.post(link)
    partner.post(link, {"answer_id": str(day_uuid()), "move": "ACCEPT", "text": "Ждём сегодня"})
    with for_centre(amina.centre_id):
        (row,) = referral_rows(amina, NOW)

    html = desk.get(row.url).content.decode()

    assert "Ждём сегодня" in html
    with for_centre(amina.centre_id):
        assert referral_rows(amina, NOW) == []


def test_a_question_stays_on_my_day_until_it_is_answered(desk: Client, amina: User, passed: Passed) -> None:
    assert passed.handed is not None
    link, partner = passed.handed.link, Client()
    partner.post(link)
    partner.post(link, {"answer_id": str(day_uuid()), "move": "ASK_MORE", "text": "Есть ли дети?"})
    page = reverse("desk:referral", args=[passed.referral.pk])
    desk.get(page)
    with for_centre(amina.centre_id):
        assert len(referral_rows(amina, NOW)) == 1

    told = desk.post(
        reverse("desk:referral_tell", args=[passed.referral.pk]), {"word_id": str(day_uuid()), "text": "Нет."}
    )

    assert told.status_code == 302
    with for_centre(amina.centre_id):
        assert referral_rows(amina, NOW) == []
    assert "Нет." in partner.post(link).content.decode()


@pytest.mark.parametrize("text", ["", "   ", "\x00", "x" * 4_001], ids=["none", "spaces", "nul", "long"])
def test_a_message_that_says_nothing_is_none(desk: Client, passed: Passed, text: str) -> None:
    response = desk.post(
        reverse("desk:referral_tell", args=[passed.referral.pk]), {"word_id": str(day_uuid()), "text": text}
    )

    assert response.status_code == 422


def test_whoever_is_silent_comes_back_to_a_person_who_asks_another(
    desk: Client, amina: User, passed: Passed, second: Organisation, yes: Yes
) -> None:
    run_clocks_everywhere(address_of, NOW + timedelta(hours=25))
    ask = reverse("desk:referral_ask", args=[passed.referral.pk])
    words = {"partner_0": str(second.pk), "way_0": "PHONE", "mail_0": ""}

    assert desk.post(ask, words).status_code == 422  # nobody said yes to this one
    yes(second)
    assert desk.post(ask, words).status_code == 200
    assert desk.post(ask, words).status_code == 422  # it is not offered any more
    with for_centre(amina.centre_id):
        assert list(Offer.objects.order_by("number").values_list("state", flat=True)) == ["SILENT", "ASKED"]


def test_taken_back_nobody_reads_it(desk: Client, amina: User, passed: Passed) -> None:
    back = reverse("desk:referral_take_back", args=[passed.referral.pk])

    assert [desk.post(back).status_code for _ in range(2)] == [302, 302]

    assert passed.handed is not None
    assert Client().post(passed.handed.link).status_code == 404


def test_when_it_has_ended_nothing_is_said_of_what_went(desk: Client, passed: Passed) -> None:
    """What went is forgotten then: that it was need and region alone would be untrue."""
    address = reverse("desk:referral", args=[passed.referral.pk])
    assert "What the partner is told" in desk.get(address).content.decode()
    desk.post(reverse("desk:referral_take_back", args=[passed.referral.pk]))
    assert "What the partner is told" not in desk.get(address).content.decode()


def test_a_code_is_drawn_for_the_partner_and_for_the_person(desk: Client, passed: Passed) -> None:
    draw = reverse("desk:referral_draw", args=[passed.referral.pk])

    for button in ("partner", "person"):
        assert "/info/ru/code/" in desk.post(draw, {button: "1"}).content.decode()


def test_another_centre_and_whoever_may_not_identify_see_nothing(
    signed_in: SignIn, chen: User, passed: Passed
) -> None:
    assert signed_in(chen).get(reverse("desk:referral", args=[passed.referral.pk])).status_code == 404


def test_a_list_costs_the_same_however_long(
    desk: Client, amina: User, case: Case, first: Organisation
) -> None:
    def costs() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert desk.get(reverse("desk:referrals")).status_code == 200
        return len(seen)

    for _ in range(2):
        with for_centre(amina.centre_id):
            pass_on(case, passing(by_mail(first), ticked=frozenset()), path_of, by=amina, at=NOW)
    desk.get(reverse("desk:referrals"))
    few = costs()
    for _ in range(4):
        with for_centre(amina.centre_id):
            pass_on(case, passing(by_mail(first), ticked=frozenset()), path_of, by=amina, at=NOW)

    assert costs() == few


def test_how_a_partner_answers_stands_on_its_page(desk: Client, passed: Passed, first: Organisation) -> None:
    html = desk.get(reverse("desk:organisation", args=[first.code])).content.decode()

    assert "How often we asked" in html


def test_the_list_of_a_case_and_its_timeline_tell_of_it(desk: Client, case: Case, passed: Passed) -> None:
    asked = reverse("desk:referral", args=[passed.referral.pk])
    of_case = f"{reverse('desk:referrals')}?case={case.pk}"

    assert of_case in desk.get(reverse("desk:case", args=[case.pk])).content.decode()
    for page in (of_case, reverse("desk:case_timeline", args=[case.pk])):
        assert asked in desk.get(page).content.decode()


@pytest.mark.parametrize(
    "wrong", ["case=none", "after=none", "case=%00", "after=2026-02-30_x", "case=" + "9" * 300]
)
def test_a_broken_place_shows_the_first_page(desk: Client, wrong: str) -> None:
    assert desk.get(f"{reverse('desk:referrals')}?{wrong}").status_code == 422


def test_whoever_leads_the_network_sees_how_partners_answer(
    signed_in: SignIn, dalia: User, first: Organisation
) -> None:
    address = reverse("desk:partner_answers")
    assert "First" not in signed_in(dalia).get(address).content.decode()
    with across_centres("as the worker writes it") as db:
        PartnerAnswers.objects.using(db).create(
            organisation=first,
            to_month=NOW.date().replace(day=1),
            asked=12,
            answered=9,
            accepted=7,
            done=4,
            silent=3,
        )
    page = signed_in(dalia).get(address).content.decode()
    assert first.name in page
    assert "9 of 12" in page
    told = signed_in(dalia).get(reverse("desk:organisation", args=[first.code])).content.decode()
    assert "9 of 12" in told


def test_a_connected_system_is_offered_as_a_way_and_takes_it_without_a_link(
    desk: Client, case: Case, first: Organisation, system: bytes
) -> None:
    del system
    assert 'value="SYSTEM"' in desk.get(page_of(case), {"partner": first.code}).content.decode()

    answered = desk.post(page_of(case), asked(first, way_0="SYSTEM"))

    assert answered.status_code == 200
    assert "Nothing to hand over" in answered.content.decode()
    assert "/for-you/" not in answered.content.decode()


def test_a_partner_without_a_system_is_refused_that_way(
    desk: Client, amina: User, case: Case, first: Organisation, second: Organisation, system: bytes
) -> None:
    del first, system
    answered = desk.post(page_of(case), asked(second, way_0="SYSTEM"))

    assert answered.status_code == 422
    assert "No system of this organisation is connected" in answered.content.decode()
    with for_centre(amina.centre_id):
        assert not Referral.objects.exists()
