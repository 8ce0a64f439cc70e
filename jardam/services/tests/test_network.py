"""What crosses from one centre to the network: offers as they are, figures protected, and nothing else."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from jardam.audit.models import Entry
from jardam.centres.models import Centre, User
from jardam.database.scope import for_centre
from jardam.kernel.languages import Language
from jardam.services.actions import end_service
from jardam.services.models import Publication, PublishedFigure, PublishedOffer
from jardam.services.publishing import publish_everywhere, publish_offers
from jardam.services.tests.conftest import NOW, TODAY, closed, given, on

SignIn = Callable[[User], Client]
OCTOBER = date(2026, 10, 1)


def in_october(by: User, number: int) -> None:
    for _ in range(number):
        closed(by, on(1) - timedelta(days=20))


def published(centre: Centre, figure: str, month: date = OCTOBER) -> int | str:
    return PublishedFigure.objects.get(centre=centre, figure=figure, in_month=month).shown


def test_the_month_that_is_over_is_published_once(moscow: Centre, erkin: User) -> None:
    in_october(erkin, 7)
    closed(erkin, on(3))
    publish_everywhere(NOW)
    assert published(moscow, "PHONE") == 7
    assert not PublishedFigure.objects.filter(in_month=date(2026, 11, 1)).exists()
    in_october(erkin, 1)
    publish_everywhere(NOW + timedelta(hours=1))
    assert published(moscow, "PHONE") == 7
    publish_everywhere(NOW + timedelta(days=1))
    assert published(moscow, "PHONE") == 8
    assert published(moscow, "PHONE", date(2026, 11, 1)) == "small"
    with for_centre(moscow.pk):
        assert Entry.objects.filter(verb="services.published").count() == 2


def test_no_small_number_leaves_a_centre(moscow: Centre, erkin: User) -> None:
    in_october(erkin, 3)
    publish_everywhere(NOW)
    assert published(moscow, "PHONE") == "small"
    assert not PublishedFigure.objects.filter(number__range=(1, 4)).exists()
    assert set(PublishedFigure.objects.values_list("figure", flat=True)).isdisjoint({"INTERNAL", "RELATIVE"})


def test_another_centre_sees_the_offer_and_the_protected_figure(
    krasnodar: Centre, chen: User, erkin: User, farida: User, signed_in: SignIn
) -> None:
    in_october(erkin, 7)
    given(farida, "PHONE_ADVICE", has_woman_for_woman=True, words="Вход со двора")
    publish_everywhere(NOW)
    browser, url = signed_in(chen), reverse("services:network")
    whole = browser.get(url).content.decode()
    assert "RU KY" in whole
    assert "woman for a woman" in whole
    one = browser.get(url, {"centre": "moscow"}).content.decode()
    assert "Phone · Русский, Кыргызча · a woman may ask for a woman" in one
    assert '<td class="num">7</td>' in one
    assert "as of 30.11.2026" in one
    assert "двора" not in whole + one


def test_the_network_coordinator_sees_it_too(dalia: User, farida: User, signed_in: SignIn) -> None:
    given(farida)
    publish_everywhere(NOW)
    page = signed_in(dalia).get(reverse("services:network")).content.decode()
    assert "RU KY" in page
    assert 'href="/services/"' not in page


def test_a_change_asks_for_its_publication_when_it_commits(
    moscow: Centre, farida: User, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        offer = given(farida)
    (job,) = DBTaskResult.objects.all()
    assert (job.task_path, job.args_kwargs["args"]) == (
        "jardam.services.tasks.publish_centre",
        [str(moscow.pk)],
    )
    publish_offers(moscow.pk, at=NOW)
    assert PublishedOffer.objects.get().languages == "RU KY"
    with for_centre(moscow.pk):
        end_service(offer, TODAY, by=farida, at=NOW)
    publish_offers(moscow.pk, at=NOW)
    assert not PublishedOffer.objects.exists()
    assert Publication.objects.get().offers_on == TODAY


def test_a_centre_of_which_nothing_was_published_says_so(
    krasnodar: Centre, erkin: User, signed_in: SignIn
) -> None:
    browser, url = signed_in(erkin), reverse("services:network")
    assert "nothing published yet" in browser.get(url).content.decode()
    page = browser.get(url, {"centre": "krasnodar"}).content.decode()
    assert "Nothing of this centre was published yet." in page


def test_an_unknown_centre_is_said(moscow: Centre, erkin: User, signed_in: SignIn) -> None:
    answer = signed_in(erkin).get(reverse("services:network"), {"centre": "omsk"})
    assert answer.status_code == 422
    assert "There is no such centre" in answer.content.decode()


@pytest.mark.parametrize("centre", ["", "moscow"])
def test_the_page_asks_as_often_for_many_as_for_one(
    krasnodar: Centre, farida: User, erkin: User, signed_in: SignIn, centre: str
) -> None:
    browser, url = signed_in(erkin), reverse("services:network")
    asked = {"centre": centre} if centre else {}

    def sent() -> int:
        with CaptureQueriesContext(connection) as queries:
            browser.get(url, asked)
        return len(queries)

    sent()
    few = sent()
    for code in ("PHONE_ADVICE", "OUTREACH", "SHELTER"):
        given(farida, code, languages=[Language.TG])
    publish_everywhere(NOW)
    assert sent() == few


def test_two_who_publish_one_centre_wait_for_one_another(moscow: Centre) -> None:
    """The row of the publication is held before an offer goes: else both would write the same offers."""
    publish_offers(moscow.pk, at=NOW)
    with CaptureQueriesContext(connection) as sent:
        publish_offers(moscow.pk, at=NOW)
    said = [query["sql"] for query in sent]
    held = next(
        place for place, sql in enumerate(said) if "services_publication" in sql and "FOR UPDATE" in sql
    )
    gone = next(place for place, sql in enumerate(said) if 'DELETE FROM "services_publishedoffer"' in sql)
    assert held < gone
