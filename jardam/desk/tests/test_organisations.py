"""One organisation: what another directory tells of it, what is known by the standard, and what a second person saw."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jardam.audit.models import Entry
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.network.models import CapacityNote
from tests.access_matrix.care import ORGANISATION, organisation_of

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
HERE = "5ad0a25f-7b2e-4a1c-8a0f-000000000001"


@pytest.fixture
def noted(farida: User) -> CapacityNote:
    """Of how many work there, by Farida."""
    with for_centre(farida.centre_id):
        return CapacityNote.objects.get(pk=organisation_of(farida, timezone.now()))


def typed(**more: object) -> dict[str, object]:
    told = {"pk": day_uuid(), "parameter": "OFFICE", "said": "комната у вокзала", "evidence": "были там"}
    return told | {"told": "VISITED", "as_of": timezone.localdate()} | more


def page(name: str = "organisation", *more: object) -> str:
    return reverse(f"desk:{name}", args=[ORGANISATION, *more])


def read(browser: Client) -> str:
    return browser.get(page()).content.decode()


def test_what_is_written_is_shown_with_its_day_evidence_and_trust(
    signed_in: SignIn, erkin: User, noted: CapacityNote
) -> None:
    browser = signed_in(erkin)
    assert browser.post(page("capacity_note"), typed()).status_code == 302
    shown = read(browser)
    for words in ("комната у вокзала", "были там", "We were there", "ask before relying on it"):
        assert words in shown
    assert shown.count("not known") >= 4


def test_sent_twice_it_is_written_once(signed_in: SignIn, erkin: User, noted: CapacityNote) -> None:
    browser, sent = signed_in(erkin), typed()
    assert [browser.post(page("capacity_note"), sent).status_code for _click in range(2)] == [302, 302]
    with for_centre(erkin.centre_id):
        verbs = list(Entry.objects.filter(verb="capacity.noted", by=erkin))
    assert (CapacityNote.objects.filter(parameter="OFFICE").count(), len(verbs)) == (1, 1)


def test_only_a_second_person_says_that_they_saw_it(
    signed_in: SignIn, farida: User, erkin: User, noted: CapacityNote
) -> None:
    writer, second = signed_in(farida), signed_in(erkin)
    assert "I have seen it, too" not in read(writer)
    assert (
        "You wrote this down yourself"
        in writer.post(page("capacity_verify", noted.pk), follow=True).content.decode()
    )
    assert "I have seen it, too" in read(second)
    second.post(page("capacity_verify", noted.pk))
    assert "seen by a second person" in read(writer)
    assert "can be relied on" in read(writer)


def test_another_centre_reads_it_and_no_colleague_s_name(
    signed_in: SignIn, erkin: User, chen: User, noted: CapacityNote
) -> None:
    signed_in(erkin).post(page("capacity_verify", noted.pk))
    shown = read(signed_in(chen))
    assert "работают двое" in shown
    assert "a colleague of another centre" in shown


def test_a_report_that_did_not_come_is_flagged_on_the_page_and_in_the_directory(
    signed_in: SignIn, erkin: User, noted: CapacityNote
) -> None:
    browser = signed_in(erkin)
    assert "no report has come" in read(browser)  # watched, and nobody knows of any report
    today = timezone.localdate()
    report = {"parameter": "REPORTING", "period": "QUARTER"}
    browser.post(page("capacity_note"), typed(**report, as_of=today - timedelta(days=200)))
    assert "no report has come" in browser.get(reverse("desk:directory")).content.decode()
    browser.post(page("capacity_note"), typed(**report, as_of=today))
    shown = read(browser)
    assert "no report has come" not in shown
    assert "the next report is due on" in shown
    assert "What was known before" in shown
    assert "no report has come" not in browser.get(reverse("desk:directory")).content.decode()


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"parameter": ""}, "id_parameter"),
        ({"said": " "}, "id_said"),
        ({"evidence": ""}, "id_evidence"),
        ({"told": ""}, "id_told"),
        ({"as_of": "2099-01-01"}, "id_as_of"),
        ({"parameter": "REPORTING"}, "id_period"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    signed_in: SignIn, erkin: User, noted: CapacityNote, more: dict[str, str], field: str
) -> None:
    answer = signed_in(erkin).post(
        page("capacity_note"), typed(**{"said": "комната", "evidence": "были", **more})
    )
    words = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#{field}"' in words
    assert "комната" in words or "были" in words


def test_words_rest_sealed(signed_in: SignIn, erkin: User, noted: CapacityNote) -> None:
    signed_in(erkin).post(page("capacity_note"), typed(said="спросить Гульнару"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT network_capacitynote::text FROM network_capacitynote")
        rows = str(cursor.fetchall())
    assert "Гульнар" not in rows
    assert "Гульнар".encode().hex() not in rows


def test_what_another_directory_tells_is_read_on_the_page(
    signed_in: SignIn, erkin: User, tmp_path: Path
) -> None:
    service = {
        "id": HERE,
        "organization_id": HERE,
        "name": "Юрист по зарплате",
        "status": "temporarily closed",
        "minimum_age": 18,
        "phones": [{"id": HERE, "number": "+7 861 000-00-00", "extension": 5}],
        "schedules": [{"id": HERE, "byday": "MO,TU", "opens_at": "10:00", "closes_at": "18:00"}],
    }
    organisation = {"id": HERE, "name": "<b>Дом</b>", "description": "помощь", "email": "dom@example.org"}
    (tmp_path / "services.json").write_text(json.dumps([service]), "utf-8")
    (tmp_path / "organizations.json").write_text(json.dumps([organisation]), "utf-8")
    call_command("network", "import", str(tmp_path), "--format", "hsds", stdout=StringIO())
    code = f"hsds-{HERE.replace('-', '')}"
    shown = signed_in(erkin).get(reverse("desk:organisation", args=[code])).content.decode()
    for words in (
        "&lt;b&gt;Дом&lt;/b&gt;",
        "closed for now",
        "from 18",
        "+7 861 000-00-00, 5",
        "MO,TU 10:00–18:00",
        "dom@example.org",
    ):
        assert words in shown


def test_the_page_costs_the_same_however_much_is_known(
    signed_in: SignIn, erkin: User, noted: CapacityNote
) -> None:
    browser = signed_in(erkin)
    browser.get(page())
    with CaptureQueriesContext(connection) as few:
        browser.get(page())
    for day in range(5):
        browser.post(page("capacity_note"), typed(as_of=date(2026, 1, 1 + day)))
    browser.get(page())
    with CaptureQueriesContext(connection) as many:
        browser.get(page())
    assert len(many) == len(few)
