"""The pages of a register, as a head meets them."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jardam.audit.models import Reading
from jardam.centres.models import User
from jardam.contacts.actions import add_topic
from jardam.contacts.models import Contact, ContactTopic
from jardam.database.scope import for_centre
from jardam.kernel.topics import Topic
from jardam.registers.models import Import
from jardam.registers.tasks import work
from jardam.registers.tests.registers import ROWS, as_csv
from jardam.registers.tests.test_import import imported

WRONG = ["6", "31.02.2026", "рус", "депорт", "", "Тайная", "", "", ""]
COLUMNS = ["SKIP", "DATE", "LANGUAGE", "TOPIC", "PHONE", "NAME", "WORDS", "SEX", "AGE"]
SAID = {f"column_{place}": field for place, field in enumerate(COLUMNS)} | {
    "order": "DAY_FIRST",
    "fallback_CHANNEL": "VISIT",
}
SignIn = Callable[[User], Client]


def bring(browser: Client, content: bytes) -> str:
    file = SimpleUploadedFile("register.csv", content, content_type="text/csv")
    response = browser.post("/registers/bring/", {"file": file})
    assert response.status_code == 302
    return str(response.headers["Location"]).removesuffix("columns/")


def let_work(user: User) -> None:
    assert user.centre
    with for_centre(user.centre_id):
        work(user.centre, Import.objects.get(centre=user.centre).pk)


def test_from_the_file_to_contacts_and_back(farida: User, signed_in: SignIn) -> None:
    browser = signed_in(farida)
    here = bring(browser, as_csv([*ROWS, WRONG], encoding="cp1251"))
    assert "Дата обращения" in browser.get(f"{here}columns/").content.decode()
    assert browser.post(f"{here}columns/", SAID).headers["Location"] == f"{here}words/"
    assert "депорт" in browser.get(f"{here}words/").content.decode()
    browser.post(f"{here}words/", {"word_0": "A_RESIDENCE"})
    browser.post(f"{here}rehearse/")
    let_work(farida)
    page = browser.get(here).content.decode()
    assert "There is no such day in the calendar." in page
    assert "Тайная" not in page
    browser.post(f"{here}run/")
    let_work(farida)
    with for_centre(farida.centre_id):
        assert Contact.objects.filter(centre=farida.centre, channel="VISIT").count() == 5
    assert "5 contacts go" in browser.get(f"{here}undo/").content.decode()
    browser.post(f"{here}undo/now/")
    with for_centre(farida.centre_id):
        assert not Contact.objects.filter(centre=farida.centre).exists()


def test_a_word_may_mean_a_topic_of_the_centres_own(farida: User, chen: User, signed_in: SignIn) -> None:
    now = timezone.now()
    with for_centre(farida.centre_id):
        ours = add_topic(Topic.B_UNPAID_WAGES, {"ru": "Долг бригаде"}, by=farida, at=now)
    with for_centre(chen.centre_id):
        theirs = add_topic(Topic.B_SAFETY, {"ru": "Травма в поле"}, by=chen, at=now)
    browser = signed_in(farida)
    rows = [["1", "05.11.2026", "рус", "бригада; зарплата", "", "", "", "", ""]]
    here = bring(browser, as_csv(rows))
    browser.post(f"{here}columns/", SAID)
    page = browser.get(f"{here}words/").content.decode()
    assert "Долг бригаде" in page
    assert "Травма в поле" not in page

    assert browser.post(f"{here}words/", {"word_0": theirs.code}).status_code == 422
    browser.post(f"{here}words/", {"word_0": ours.code})
    for move in ("rehearse", "run"):
        browser.post(f"{here}{move}/")
        let_work(farida)

    with for_centre(farida.centre_id):
        topics = ContactTopic.objects.filter(centre=farida.centre)
        assert list(topics.values_list("topic", "own")) == [("B_UNPAID_WAGES", ours.pk)]


def test_the_text_of_a_row_is_shown_only_where_that_is_written_down(farida: User, signed_in: SignIn) -> None:
    browser = signed_in(farida)
    here = bring(browser, as_csv([*ROWS, WRONG]))
    browser.post(f"{here}columns/", SAID)
    browser.post(f"{here}rehearse/")
    let_work(farida)
    report = browser.get(f"{here}report/").content.decode()
    assert "DATE_IMPOSSIBLE" in report
    assert "Тайная" not in report
    before = Reading.objects.filter(centre_id=farida.centre_id, verb="register.read").count()
    assert "Тайная" in browser.get(f"{here}rows/").content.decode()
    with for_centre(farida.centre_id):
        assert Reading.objects.filter(centre_id=farida.centre_id, verb="register.read").count() > before


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04x", b"\xd0\xcf\x11\xe0", "Дата;Тема\n".encode()])
def test_a_file_that_is_no_register_is_answered_with_a_sentence(
    farida: User, signed_in: SignIn, content: bytes
) -> None:
    file = SimpleUploadedFile("register.xlsx", content)
    response = signed_in(farida).post("/registers/bring/", {"file": file})
    assert response.status_code == 422
    assert "j-error__msg" in response.content.decode()
    with for_centre(farida.centre_id):
        assert not Import.objects.filter(centre=farida.centre).exists()


def test_a_file_too_long_for_memory_is_told_so(farida: User, signed_in: SignIn, settings: object) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000  # type: ignore[attr-defined]
    file = SimpleUploadedFile("register.csv", b"x" * 1_200_000)
    response = signed_in(farida).post("/registers/bring/", {"file": file})
    assert response.status_code == 413
    assert "<h1" in response.content.decode()


def test_a_column_said_twice_and_one_not_said_are_told(farida: User, signed_in: SignIn) -> None:
    browser = signed_in(farida)
    here = bring(browser, as_csv(ROWS))
    response = browser.post(f"{here}columns/", SAID | {"column_2": "DATE"})
    assert response.status_code == 422
    page = response.content.decode()
    assert "Another column is this already." in page
    assert "Say which column holds the language" in page


def test_a_second_tab_does_nothing_twice(farida: User, signed_in: SignIn) -> None:
    browser = signed_in(farida)
    here = bring(browser, as_csv(ROWS))
    browser.post(f"{here}rehearse/")
    let_work(farida)
    browser.post(f"{here}run/")
    let_work(farida)
    for again in ("run/", "discard/", "rehearse/"):
        assert browser.post(f"{here}{again}").headers["Location"] == here
    with for_centre(farida.centre_id):
        assert Contact.objects.filter(centre=farida.centre).count() == 5


def test_while_the_worker_has_it_the_page_asks_again_by_itself(farida: User, signed_in: SignIn) -> None:
    browser = signed_in(farida)
    here = bring(browser, as_csv(ROWS))
    browser.post(f"{here}rehearse/")
    asked = {"HTTP_HX_REQUEST": "true"}
    assert "HX-Refresh" not in browser.get(here, **asked).headers  # type: ignore[arg-type]
    let_work(farida)
    assert browser.get(here, **asked).headers["HX-Refresh"] == "true"  # type: ignore[arg-type]


def test_the_list_costs_the_same_for_one_register_and_for_three(farida: User, signed_in: SignIn) -> None:
    browser = signed_in(farida)
    costs = []
    for number in (1, 3):
        with for_centre(farida.centre_id):
            for place in range(number):
                imported(
                    as_csv([[str(number), f"{place + 1:02}.10.2026", "рус", "патент", *[""] * 5]]), farida
                )
        browser.get("/registers/")
        with CaptureQueriesContext(connection) as asked:
            assert browser.get("/registers/").status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1]
