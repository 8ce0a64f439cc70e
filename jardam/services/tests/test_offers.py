"""What a centre says that it gives: kept as a history, written once, overwritten by nobody."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from jardam.audit.models import Entry
from jardam.centres.models import User
from jardam.contacts.choices import Channel
from jardam.database.scope import for_centre
from jardam.kernel.languages import Language
from jardam.services.actions import DayRefused, OfferMoved, end_service, offer_service
from jardam.services.models import CentreService
from jardam.services.tests.conftest import NOW, TODAY, given, offered, service

SignIn = Callable[[User], Client]
TYPED = {
    "ways": ["PHONE"],
    "languages": ["RU", "KY"],
    "has_woman_for_woman": "on",
    "words": "Второй этаж",
    "since_on": "2026-11-01",
}


def stretches(by: User) -> list[CentreService]:
    with for_centre(by.centre_id):
        return list(CentreService.objects.order_by("since_on", "until_on"))


def test_a_change_ends_one_stretch_and_begins_another(farida: User) -> None:
    first = given(farida, words="Вход со двора")
    with for_centre(farida.centre_id):
        wider = offered(
            ways=[Channel.VISIT, Channel.PHONE], since_on=date(2026, 6, 1), has_woman_for_woman=True
        )
        offer_service(service(), wider, seen=first.pk, by=farida, at=NOW)
    before, now = stretches(farida)
    assert (before.pk, before.since_on, before.until_on) == (first.pk, date(2026, 1, 1), date(2026, 6, 1))
    assert (before.ways, before.words, before.has_woman_for_woman) == ("PHONE", "Вход со двора", False)
    assert (now.ways, now.words, now.until_on) == ("PHONE VISIT", "", None)
    assert now.has_woman_for_woman


def test_it_ends_and_begins_again(farida: User) -> None:
    first = given(farida)
    with for_centre(farida.centre_id):
        end_service(first, date(2026, 3, 1), by=farida, at=NOW)
        with pytest.raises(DayRefused):
            offer_service(service(), offered(since_on=date(2026, 2, 1)), seen=None, by=farida, at=NOW)
        offer_service(service(), offered(since_on=date(2026, 5, 1)), seen=None, by=farida, at=NOW)
    assert [(one.since_on.month, one.until_on) for one in stretches(farida)] == [
        (1, date(2026, 3, 1)),
        (5, None),
    ]


def test_sent_twice_it_stands_once(farida: User) -> None:
    first = given(farida)
    assert given(farida).pk == first.pk
    with for_centre(farida.centre_id):
        end_service(first, date(2026, 3, 1), by=farida, at=NOW)
        end_service(first, TODAY, by=farida, at=NOW)
        verbs = list(Entry.objects.order_by("seq").values_list("verb", flat=True))
    (only,) = stretches(farida)
    assert only.until_on == date(2026, 3, 1)
    assert verbs == ["service.offered", "service.ended"]


def test_two_tabs_do_not_overwrite_each_other(farida: User) -> None:
    first = given(farida)
    with for_centre(farida.centre_id):
        second = offer_service(
            service(), offered(languages=[Language.RU], since_on=TODAY), seen=first.pk, by=farida, at=NOW
        )
        with pytest.raises(OfferMoved):
            offer_service(
                service(), offered(languages=[Language.RO], since_on=TODAY), seen=first.pk, by=farida, at=NOW
            )
        with pytest.raises(OfferMoved):
            end_service(first, TODAY, by=farida, at=NOW)
    assert stretches(farida)[-1].pk == second.pk


@pytest.mark.parametrize("day", [date(2026, 12, 1), date(2025, 12, 31)])
def test_neither_ahead_nor_before_the_last_change(farida: User, day: date) -> None:
    first = given(farida)
    with for_centre(farida.centre_id), pytest.raises(DayRefused):
        offer_service(
            service(), offered(ways=[Channel.VISIT], since_on=day), seen=first.pk, by=farida, at=NOW
        )
    with for_centre(farida.centre_id), pytest.raises(DayRefused):
        end_service(first, day, by=farida, at=NOW)
    assert stretches(farida)[0].until_on is None


def test_the_centres_own_words_rest_sealed(farida: User) -> None:
    first = given(farida, words="Вход со двора")
    assert "двора".encode() not in bytes(first.sealed_words or b"")
    assert stretches(farida)[0].words == "Вход со двора"


def test_the_database_refuses_a_second_running_one_and_unknown_codes(farida: User) -> None:
    first = given(farida)
    for wrong in ({"ways": "PHONE"}, {"service": "RECEPTION", "languages": "RU XX"}):
        facts = {
            name: getattr(first, name) for name in ("centre", "service", "ways", "languages", "since_on")
        }
        row = CentreService(**{**facts, **wrong}, catalogue_version=1, begun_by=farida)
        with for_centre(farida.centre_id), pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)


def test_the_head_writes_it_down_in_the_page(farida: User, signed_in: SignIn) -> None:
    head, address = signed_in(farida), reverse("services:offer", args=["RECEPTION"])
    assert head.post(address, TYPED).status_code == 302
    page = head.get(reverse("services:service", args=["RECEPTION"])).content.decode()
    assert "Given since 01.11.2026" in page
    assert "a woman may ask for a woman" in page
    assert "Второй этаж" in page
    assert head.post(address, TYPED).status_code == 302
    (only,) = stretches(farida)
    assert (only.service, only.languages) == ("RECEPTION", "RU KY")
    ending = {"seen": str(only.pk), "until_on": "2026-11-30"}
    assert head.post(reverse("services:end", args=["RECEPTION"]), ending).status_code == 302
    assert (
        "Our centre does not give it now."
        in head.get(reverse("services:service", args=["RECEPTION"])).content.decode()
    )


def test_what_was_typed_is_not_lost_when_it_is_refused(farida: User, signed_in: SignIn) -> None:
    head, address = signed_in(farida), reverse("services:offer", args=["RECEPTION"])
    empty = head.post(address, {"words": "Второй этаж"})
    assert empty.status_code == 422
    assert "Choose at least one way." in empty.content.decode()
    assert "Второй этаж" in empty.content.decode()
    ahead = head.post(address, TYPED | {"since_on": "2026-12-24"})
    assert ahead.status_code == 422
    assert "Choose a day that is not ahead." in ahead.content.decode()


def test_a_page_drawn_before_a_change_is_refused_once_and_then_meant(farida: User, signed_in: SignIn) -> None:
    given(farida, "RECEPTION")
    head, address = signed_in(farida), reverse("services:offer", args=["RECEPTION"])
    refused = head.post(address, TYPED | {"since_on": "2026-11-30"})
    assert refused.status_code == 422
    assert "Somebody has changed this service meanwhile." in refused.content.decode()
    assert "Второй этаж" in refused.content.decode()
    (running,) = stretches(farida)
    assert f'value="{running.pk}"' in refused.content.decode()
    again = TYPED | {"since_on": "2026-11-30", "seen": str(running.pk)}
    assert head.post(address, again).status_code == 302
    assert [one.until_on is None for one in stretches(farida)] == [False, True]


def test_an_end_of_what_is_not_there_is_refused(farida: User, signed_in: SignIn) -> None:
    ending = {"seen": str(uuid4()), "until_on": "2026-11-30"}
    assert signed_in(farida).post(reverse("services:end", args=["RECEPTION"]), ending).status_code == 422


def test_colleagues_read_it_and_change_nothing(farida: User, erkin: User, signed_in: SignIn) -> None:
    given(farida, "RECEPTION", words="Вход со двора")
    operator = signed_in(erkin)
    page = operator.get(reverse("services:service", args=["RECEPTION"])).content.decode()
    assert "Вход со двора" in page
    assert "<form" not in page.partition("<main")[2].partition("</main")[0]
    assert operator.post(reverse("services:offer", args=["RECEPTION"]), TYPED).status_code == 403


def test_another_centre_reads_nothing_of_it_here(farida: User, chen: User, signed_in: SignIn) -> None:
    given(farida, "RECEPTION", words="Вход со двора")
    page = signed_in(chen).get(reverse("services:service", args=["RECEPTION"])).content.decode()
    assert "Вход со двора" not in page
    assert "Our centre does not give it now." in page


def test_client_names_are_marked_as_unread(erkin: User, signed_in: SignIn) -> None:
    page = signed_in(erkin).get(reverse("services:service", args=["PHONE_ADVICE"])).content.decode()
    assert "Ishonch telefoni" in page
    assert "No native speaker has checked" in page
    assert "whatever the citizenship" in page
