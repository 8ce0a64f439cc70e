"""Where papers go, a centre's own texts, and the client's copy, as colleagues meet them."""

import io
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from docx import Document

from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.desk.tests.casework import opened
from jardam.filings.actions import begin_paper
from jardam.filings.models import Authority, Paper, Template
from jardam.filings.reading import kinds, offered_by_the_house
from jardam.kernel.ids import day_uuid

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
KIND = "INSPECTORATE_COMPLAINT"
ROW = {
    "seen": 0,
    "kind": "LABOUR_INSPECTORATE",
    "region": "RU-MOW",
    "name": "Инспекция труда",
    "address": "Москва, улица",
    "source": "из письма",
    "checked": "NOBODY",
}


@pytest.fixture
def browser(signed_in: SignIn, amina: User) -> Client:
    return signed_in(amina)


def added(browser: Client, user: User) -> Authority:
    assert browser.post(reverse("desk:authority_add"), ROW).status_code == 302
    with for_centre(user.centre_id):
        return Authority.objects.get()


def word(*lines: str) -> bytes:
    made = Document()
    for line in lines:
        made.add_paragraph(line)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def bring(browser: Client, content: bytes, **other: object) -> object:
    file = SimpleUploadedFile("a.docx", content)
    typed = {"template_id": day_uuid(), "kind": KIND, "name": "наша жалоба", "file": file, **other}
    return browser.post(reverse("desk:templates"), typed)


def test_an_address_that_nobody_checked_says_so_in_the_table(browser: Client, amina: User) -> None:
    added(browser, amina)
    page = browser.get(reverse("desk:authorities")).content.decode()
    assert all(words in page for words in (ROW["name"], ROW["source"], "nobody has checked it"))


def test_what_the_house_offers_is_taken_over_as_unchecked(browser: Client, amina: User) -> None:
    page = browser.get(reverse("desk:authorities")).content.decode()
    add = reverse("desk:authority_add")
    assert f"{add}?from=git-mow" in page
    assert page.index("?from=git-mow") < page.index("?from=git-sve")  # the centre's own region first
    name = offered_by_the_house()["git-mow"].name
    shown = browser.get(add, {"from": "git-mow"}).content.decode()
    assert all(words in shown for words in (name.replace('"', "&quot;"), "nobody has looked it up"))
    row = {**ROW, "name": name, "address": "", "source": "по памяти"}
    assert browser.post(add, row).status_code == 302
    after = browser.get(reverse("desk:authorities")).content.decode()
    assert "?from=git-mow" not in after
    assert "nobody has checked it" in after


@pytest.mark.parametrize(
    "code", ["", "none", "directory.none", "directory.", "\x00", "directory.\x00", "я" * 300]
)
def test_a_code_that_nobody_offers_begins_an_empty_row(browser: Client, code: str) -> None:
    answer = browser.get(reverse("desk:authority_add"), {"from": code})
    assert answer.status_code == 200


def test_state_bodies_of_the_directory_are_offered_where_they_are(
    browser: Client, signed_in: SignIn, chen: User
) -> None:
    call_command("load_reference", stdout=io.StringIO())
    row, page = (
        "directory.moscow-labour-department",
        browser.get(reverse("desk:authorities")).content.decode(),
    )
    assert f"?from={row}" in page
    assert "directory.fms-russia" not in page  # it has ceased
    assert row not in signed_in(chen).get(reverse("desk:authorities")).content.decode()
    shown = browser.get(reverse("desk:authority_add"), {"from": row}).content.decode()
    assert "Департамент труда и занятости города Москвы" in shown


def test_an_address_is_checked_only_where_there_is_one(browser: Client) -> None:
    answer = browser.post(reverse("desk:authority_add"), ROW | {"address": "", "checked": "OFFICIAL"})
    assert answer.status_code == 422
    assert "There is no address that was checked" in answer.content.decode()


def test_two_pages_do_not_overwrite_each_other(browser: Client, amina: User) -> None:
    address = reverse("desk:authority", args=[added(browser, amina).pk])
    assert browser.post(address, ROW | {"seen": 1, "checked": "OFFICIAL"}).status_code == 302
    late = browser.post(address, ROW | {"seen": 1, "name": "другое имя"})
    assert late.status_code == 409
    assert "другое имя" in late.content.decode()
    with for_centre(amina.centre_id):
        row = Authority.objects.get()
    assert (row.checked, row.checked_on) == ("OFFICIAL", timezone.localdate())


def test_what_is_missing_in_a_row_is_said(browser: Client) -> None:
    answer = browser.post(reverse("desk:authority_add"), ROW | {"source": ""})
    assert answer.status_code == 422
    assert ROW["address"] in answer.content.decode()


def test_a_table_is_of_its_centre(signed_in: SignIn, browser: Client, amina: User, chen: User) -> None:
    row, other = added(browser, amina), signed_in(chen)
    assert ROW["name"] not in other.get(reverse("desk:authorities")).content.decode()
    assert other.get(reverse("desk:authority", args=[row.pk])).status_code == 404


def test_a_template_is_taken_in_and_out_of_use(browser: Client, amina: User) -> None:
    assert bring(browser, word("{{ employer_name }}")).status_code == 302  # type: ignore[attr-defined]
    assert "наша жалоба" in browser.get(reverse("desk:templates")).content.decode()
    with for_centre(amina.centre_id):
        retire = reverse("desk:template_retire", args=[Template.objects.get().pk])
    assert browser.post(retire).status_code == 302
    assert "наша жалоба" not in browser.get(reverse("desk:templates")).content.decode()


def test_fields_that_nobody_knows_are_named(browser: Client, amina: User) -> None:
    answer = bring(browser, word("{{ salary }} {{ employer_name }} {{ boss }}"))
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert "salary, boss" in answer.content.decode()  # type: ignore[attr-defined]
    with for_centre(amina.centre_id):
        assert not Template.objects.exists()


def test_a_file_that_is_no_word_file_is_refused_with_a_sentence(browser: Client) -> None:
    answer = bring(browser, b"PK none")
    assert "This file is damaged" in answer.content.decode()  # type: ignore[attr-defined]


def test_one_begins_with_a_file_that_is_sound(browser: Client) -> None:
    content = browser.get(reverse("desk:template_beginning", args=[KIND])).content
    assert bring(browser, content).status_code == 302  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", ["ky", "tg", "uz", "ro", "ru", "en"])
def test_the_client_gets_a_copy(browser: Client, amina: User, language: str) -> None:
    case = opened(amina)
    with for_centre(amina.centre_id):
        paper: Paper = begin_paper(case, kinds()[KIND], day_uuid(), by=amina, at=timezone.now())
    address = reverse("desk:case_paper_plain", args=[case.pk, paper.pk, language])
    answer = browser.get(address)
    assert (answer.status_code, answer.content[:4]) == (200, b"%PDF")
    assert answer["Cache-Control"] == "private, no-store"
    assert browser.get(address.replace(f"/{language}/", "/xx/")).status_code == 404
