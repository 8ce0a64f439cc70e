"""An answer card: the one that is being read stands out, and only that one."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from jardam.centres.models import User
from jardam.database.scope import across_centres, for_centre
from jardam.kernel.topics import Topic
from jardam.knowledge.models import Card, CardText
from jardam.law.findable import CALCULATOR
from jardam.library.findable import AGREEMENT
from jardam.network.actions import FacilityFacts, load_network, load_standard_services, write_facility
from jardam.network.choices import FacilityKind, Fee, Taking, Told
from jardam.practice.actions import Written, write_practice
from jardam.search.sources import refresh_kind
from tests.reference import shipped_answers

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
AT = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture(scope="module", autouse=True)
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with shipped_answers(django_db_blocker, AT):
        yield


def test_an_answer_opened_in_a_list_is_the_one_being_read(signed_in: SignIn, erkin: User) -> None:
    browser, url = signed_in(erkin), reverse("desk:card", args=["WAGES_UNPAID", "ru"])
    assert "j-a--on" in browser.get(url, headers={"hx-request": "true"}).content.decode()
    found = browser.post(reverse("desk:answers_found"), {"words": "зарплата", "language": "RU"})
    assert found.content.decode().count("j-a--on") == 1


def test_a_russian_text_waits_for_an_editor_and_a_translation_for_a_native_speaker(
    signed_in: SignIn, erkin: User
) -> None:
    browser = signed_in(erkin)
    russian, kyrgyz = (
        browser.get(reverse("desk:card", args=["WAGES_UNPAID", language])).content.decode()
        for language in ("ru", "ky")
    )
    assert "no editor has read this text yet" in russian
    assert "no native speaker" not in russian
    assert "no native speaker has checked this text" in kyrgyz


def test_an_answer_on_a_page_of_its_own_has_no_others_to_stand_out_from(
    signed_in: SignIn, erkin: User
) -> None:
    page = signed_in(erkin).get(reverse("desk:card", args=["WAGES_UNPAID", "ru"]))
    assert "j-a--on" not in page.content.decode()


def test_a_yes_to_violence_puts_safety_and_a_roof_first(signed_in: SignIn, erkin: User) -> None:
    browser, url = signed_in(erkin), reverse("desk:answers_protection")
    shown = browser.post(url, {"violence": "YES", "language": "KY"}).content.decode()
    nothing = browser.post(url, {"violence": "NOT_ASKED", "language": "KY"}).content.decode()

    places = [shown.index(f"/answers/{code}/ky/") for code in ("VIOLENCE", "HOUSING", "FORCED_LABOUR")]
    assert places == sorted(places)
    assert not nothing.strip()


def test_what_the_person_says_is_searched_until_an_answer_is_read(signed_in: SignIn, erkin: User) -> None:
    browser, url = signed_in(erkin), reverse("desk:answers_found")
    said = {"words": "", "stated": "Мне три месяца не платят зарплату", "language": "RU"}

    first = browser.post(url, said)
    later = browser.post(url, said | {"shown": "WAGES_UNPAID"})
    typed = browser.post(url, said | {"shown": "WAGES_UNPAID", "words": "патент"})

    assert "j-a--on" in first.content.decode()
    assert later.status_code == 204
    assert "j-a--on" in typed.content.decode()


def test_what_is_behind_is_marked_sentence_by_sentence(signed_in: SignIn, erkin: User) -> None:
    with across_centres("a test changes what a translation was made from") as db:
        text = CardText.objects.using(db).get(card__code="WAGES_UNPAID", language="KY")
        text.basis = {**text.basis, "title": ["Раньше было так"]}
        text.save(using=db)
    page = signed_in(erkin).get(reverse("desk:card", args=["WAGES_UNPAID", "ky"])).content.decode()
    assert "the Russian text is newer than this translation" in page
    assert "Раньше было так" in page


def test_where_to_go_depends_on_the_region_and_knows_every_card(signed_in: SignIn, erkin: User) -> None:
    load_network(settings.ROOT / "data" / "network")
    with across_centres("a test sends the person somewhere") as db:
        Card.objects.using(db).filter(code="WAGES_UNPAID").update(where=["NGO"])
    browser, url = signed_in(erkin), reverse("desk:card_places", args=["WAGES_UNPAID"])
    nowhere = browser.post(url, {"region": ""}).content.decode()
    moscow = browser.post(url, {"region": "RU-MOW"}).content.decode()
    assert "Non-governmental organisation" in nowhere
    assert "Non-governmental organisation" not in moscow
    assert moscow.count("<li>") >= 2
    assert browser.post(reverse("desk:card_places", args=["NO_SUCH"])).status_code == 404


def test_what_else_the_house_holds_stands_below_by_kind(signed_in: SignIn, erkin: User) -> None:
    load_network(settings.ROOT / "data" / "network")
    load_standard_services(settings.ROOT / "data" / "network")
    refresh_kind(CALCULATOR)
    refresh_kind(AGREEMENT)
    browser, url = signed_in(erkin), reverse("desk:answers_found")

    shown = browser.post(
        url, {"words": "айлык кечикти компенсация эсептөө", "language": "KY"}
    ).content.decode()
    agreement = browser.post(
        url, {"words": "соглашение об организованном наборе", "language": "RU"}
    ).content.decode()

    assert reverse("desk:calculator", args=["late-pay"]) in shown
    assert reverse("library:agreement", args=["uz_orgnabor_2017"]) in agreement


def test_no_confident_answer_is_said_and_the_nearest_are_shown(signed_in: SignIn, erkin: User) -> None:
    page = signed_in(erkin).post(
        reverse("desk:answers_found"), {"words": "футбол оюну качан", "language": "RU"}
    )
    shown = page.content.decode()
    assert "j-a--on" not in shown
    assert shown.count("j-a--row") == 5
    assert "No confident answer" in shown


def test_why_a_card_was_found_stands_beside_it(signed_in: SignIn, erkin: User) -> None:
    page = signed_in(erkin).post(reverse("desk:answers_found"), {"words": "айлык бербейт", "language": "KY"})
    assert "зарплата" in page.content.decode()


def test_what_nobody_could_answer_reaches_whoever_writes_answers(
    signed_in: SignIn, erkin: User, farida: User
) -> None:
    counted = signed_in(erkin).post(reverse("desk:answers_none_fits"), {"words": "зарплата на Луне"})
    page = signed_in(farida).get(reverse("desk:unanswered")).content.decode()
    assert counted.status_code == 200
    assert "зарплата" in page
    assert "Луне" not in page


def test_a_place_of_care_and_a_practice_stand_below_the_answers(
    signed_in: SignIn, erkin: User, amina: User, chen: User
) -> None:
    facts = FacilityFacts(
        name="Роддом № 4",
        kind=FacilityKind.MATERNITY,
        region="RU-TA",
        topics=(Topic.C_REPRODUCTIVE,),
        takes_uninsured=Taking.YES,
        fee=Fee.FREE,
        languages=(),
        told=Told.VISITED,
        checked_on=AT.date(),
    )
    facility = write_facility(facts, by=erkin, at=AT)
    with for_centre(amina.centre_id):
        practice = write_practice(Written("Роды без полиса", "Звоним заранее.", "Коллеги"), by=amina, at=AT)
    fields = {"words": "роды роддом без полиса", "language": "RU"}

    rows = signed_in(erkin).post(reverse("desk:answers_found"), fields).content.decode()
    page = signed_in(erkin).post(reverse("desk:answers"), fields).content.decode()
    elsewhere = signed_in(chen).post(reverse("desk:answers"), fields).content.decode()

    assert reverse("desk:facility", args=[facility.pk]) in rows
    assert reverse("desk:answers_practices") in rows
    assert reverse("practice:practice", args=[practice.pk]) in page
    assert str(practice.pk) not in elsewhere
