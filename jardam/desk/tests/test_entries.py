"""Organisations are written on pages: once, by whoever read the last state, and kept against directories of others."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse

from jardam.audit.models import Entry
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.network.models import Branch, Organisation, OrganisationService, rest_of
from tests.torture.care import ENTRY, GIVEN, MET

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
THERE = "5ad0a25f-7b2e-4a1c-8a0f-000000000009"


def typed(sound: dict[str, list[str]], **more: object) -> dict[str, object]:
    told: dict[str, object] = {name: values for name, values in sound.items() if values != [""]}
    return told | {"pk": [str(day_uuid())], "seen": ["0"]} | more


def page(name: str, *of: object) -> str:
    return reverse(f"desk:organisation_{name}", args=of)


def written(browser: Client, **more: object) -> Organisation:
    sent = typed(ENTRY, **more)
    assert browser.post(page("add"), sent).status_code == 302
    return Organisation.objects.get(pk=UUID(str(sent["pk"][0])))  # type: ignore[index]


def read(browser: Client, one: Organisation) -> str:
    return browser.get(reverse("desk:organisation", args=[one.code])).content.decode()


def verbs(by: User) -> list[str]:
    with for_centre(by.centre_id):
        return list(
            Entry.objects.filter(verb__startswith="organisation.")
            .order_by("seq")
            .values_list("verb", flat=True)
        )


def bring(folder: Path, name: str, **more: object) -> str:
    folder.mkdir(exist_ok=True)
    told = {"id": THERE, "name": name, "description": "помощь"} | more
    (folder / "organizations.json").write_text(json.dumps([told]), "utf-8")
    said = StringIO()
    call_command("network", "import", str(folder), "--format", "hsds", "--lang", "en", stdout=said)
    return said.getvalue()


def test_what_is_written_is_read_and_searched(signed_in: SignIn, erkin: User) -> None:
    browser = signed_in(erkin)
    one = written(browser)
    assert browser.post(page("service_add", one.code), typed(GIVEN)).status_code == 302
    assert browser.post(page("place_add", one.code), typed(MET)).status_code == 302
    shown = read(browser, one)
    for words in (
        "Приют на Речной",
        "500 рублей",
        "Речная, 1",
        "MO 10:00–18:00",
        "+7 495 000-00-00",
        "closed",
    ):
        assert words in shown
    found = browser.get(reverse("desk:directory"), {"words": "юрист", "town": "524901", "within": "10"})
    assert one.code in found.content.decode()
    assert verbs(erkin) == ["organisation.written", "organisation.service", "organisation.place"]


def test_sent_twice_it_is_written_once(signed_in: SignIn, erkin: User) -> None:
    browser, entry, service, place = signed_in(erkin), typed(ENTRY), typed(GIVEN), typed(MET)
    for _click in range(2):
        browser.post(page("add"), entry)
    one = Organisation.objects.get(code__startswith="own-")
    for _click in range(2):
        browser.post(page("service_add", one.code), service)
        browser.post(page("place_add", one.code), place)
    assert (one.services.count(), one.branches.count(), len(verbs(erkin))) == (1, 1, 3)


def test_of_two_tabs_the_slower_one_is_told_and_loses_nothing(signed_in: SignIn, erkin: User) -> None:
    browser = signed_in(erkin)
    one = written(browser)
    assert browser.post(page("change", one.code), typed(ENTRY, seen="1", name="Первая")).status_code == 302
    late = browser.post(page("change", one.code), typed(ENTRY, seen="1", name="Вторая"))
    assert (late.status_code, "Вторая" in late.content.decode()) == (409, True)
    one.refresh_from_db()
    assert one.name == "Первая"
    assert browser.post(page("change", one.code), typed(ENTRY, seen="2", name="Вторая")).status_code == 302


def test_a_service_and_a_place_are_changed_and_closed(signed_in: SignIn, erkin: User) -> None:
    browser = signed_in(erkin)
    one = written(browser)
    browser.post(page("service_add", one.code), typed(GIVEN))
    browser.post(page("place_add", one.code), typed(MET))
    service, place = OrganisationService.objects.get(organisation=one), Branch.objects.get(organisation=one)
    assert "500 рублей" in browser.get(page("service", one.code, service.pk)).content.decode()
    assert "10:00–18:00" in browser.get(page("place", one.code, place.pk)).content.decode()
    browser.post(page("service", one.code, service.pk), typed(GIVEN, seen="1", status="defunct"))
    shut = {name: values for name, values in typed(MET, seen="1").items() if name != "is_open"}
    browser.post(page("place", one.code, place.pk), shut)
    service.refresh_from_db()
    place.refresh_from_db()
    assert (service.is_given, place.closed_on is None) == (False, False)
    assert "one is met there no more" in read(browser, one)


def test_nobody_changes_a_part_through_another_organisation(signed_in: SignIn, erkin: User) -> None:
    browser = signed_in(erkin)
    one, other = written(browser), written(browser, name="Другой")
    browser.post(page("service_add", one.code), typed(GIVEN))
    service = OrganisationService.objects.get(organisation=one)
    assert browser.get(page("service", other.code, service.pk)).status_code == 404


def test_it_is_retired_with_its_reason_and_opened_by_whoever_saves_it_again(
    signed_in: SignIn, erkin: User
) -> None:
    browser = signed_in(erkin)
    one = written(browser)
    refused = browser.post(page("retire", one.code), {"why": ""}, follow=True)
    assert "nothing was changed" in refused.content.decode()
    browser.post(page("retire", one.code), {"why": "HARMS"})
    assert "It harms people" in read(browser, one)
    assert one.code not in browser.get(reverse("desk:directory")).content.decode()
    browser.post(page("change", one.code), typed(ENTRY, seen="2"))
    assert one.code in browser.get(reverse("desk:directory")).content.decode()
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute("DELETE FROM network_organisation")


def test_whether_they_take_people_is_one_press(signed_in: SignIn, erkin: User) -> None:
    browser = signed_in(erkin)
    one = written(browser)
    browser.post(page("takes", one.code), {"takes": "FULL"})
    assert "takes nobody now" in read(browser, one)


@pytest.mark.parametrize(
    ("name", "more", "field"),
    [
        ("add", {"actor": "COMMERCIAL"}, "id_fee"),
        ("add", {"regions": []}, "id_regions"),
        ("add", {"website": "javascript:alert(1)"}, "id_website"),
        ("add", {"phones": "1\n" * 7}, "id_phones"),
        ("service_add", {"tariff": ""}, "id_tariff"),
        ("place_add", {"hours_0": "утром"}, "id_hours_0"),
        ("place_add", {"other": "завтра"}, "id_other"),
        ("place_add", {"at": "91, 0"}, "id_at"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(
    signed_in: SignIn, erkin: User, name: str, more: dict[str, object], field: str
) -> None:
    browser = signed_in(erkin)
    sound = {"add": ENTRY, "service_add": GIVEN, "place_add": MET}[name]
    of = [] if name == "add" else [written(browser).code]
    answer = browser.post(page(name, *of), typed(sound, **more))
    words = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#{field}' in words
    assert str(sound["name"][0]) in words


def test_what_a_person_corrected_the_next_import_leaves_and_says_so(
    signed_in: SignIn, erkin: User, tmp_path: Path
) -> None:
    browser = signed_in(erkin)
    bring(tmp_path, "Дом", email="old@example.org", tax_id="7700")
    one = Organisation.objects.get(pk=THERE)
    assert "old@example.org" in browser.get(page("change", one.code)).content.decode()
    browser.post(page("change", one.code), typed(ENTRY, seen="1"))
    assert "somebody has corrected this here" in bring(tmp_path, "Дом иначе")
    one.refresh_from_db()
    assert (one.name, rest_of(one)["tax_id"]) == ("Приют на Речной", "7700")


def test_who_helps_only_unnamed_is_hidden_from_whoever_sends_nobody(
    signed_in: SignIn, erkin: User, hakim: User
) -> None:
    one = written(signed_in(erkin), is_discreet="on")
    reader = signed_in(hakim)
    assert reader.get(reverse("desk:organisation", args=[one.code])).status_code == 404
    assert one.code not in reader.get(reverse("desk:directory")).content.decode()
    assert "helps only where nobody names it" in read(signed_in(erkin), one)


def test_what_people_are_named_in_rests_sealed(signed_in: SignIn, erkin: User) -> None:
    browser = signed_in(erkin)
    one = written(browser, told="спросить Гульнару", phones="+7 999 123-45-67")
    browser.post(page("place_add", one.code), typed(MET, address="у Гульнары, кв. 5"))
    with connection.cursor() as cursor:
        rows = ""
        for table in ("network_organisation", "network_branch", "search_indexeddocument"):
            cursor.execute(f"SELECT {table}::text FROM {table}")
            rows += str(cursor.fetchall())
    for words in ("Гульнар", "123-45-67"):
        assert words not in rows
        assert words.encode().hex() not in rows


@pytest.fixture
def hakim(erkin: User) -> User:
    """Interprets, and sends nobody anywhere."""
    return User.objects.create(
        username="hakim", centre=erkin.centre, role="INTERPRETER", password="!", interface_language="en"
    )
