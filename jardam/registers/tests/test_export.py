"""Taking contacts out: plain ones freely, what identifies by two people and once."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
import pyzipper
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from python_calamine import CalamineWorkbook

from jardam.accounts.actions import add_branch, join_branch
from jardam.accounts.rules.branches import BranchFacts
from jardam.audit.models import Entry
from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Role
from jardam.contacts.actions import ContactRecord, close_contact, start_contact
from jardam.contacts.choices import Channel
from jardam.contacts.rules.closing import Outcome
from jardam.database.scope import for_centre
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.registers.actions import (
    AlreadyDecided,
    NotApproved,
    approve_export,
    ask_export,
    fetch_export,
    refuse_export,
)
from jardam.registers.choices import Extra, RequestState
from jardam.registers.exporting import Wanted, csv_pieces
from jardam.registers.models import ExportRequest
from jardam.registers.tests.registers import HEADINGS, ROWS, as_csv
from jardam.registers.tests.test_import import NOW, imported

SPAN = Wanted(date(2026, 11, 1), date(2026, 11, 22))
PASSWORD = "four words nobody joins"
DAYS = {"first": "2026-11-01", "last": "2026-11-22"}
EVERYTHING = [Extra.PHONES, Extra.NAMES, Extra.WORDS]
ASKED = {**DAYS, "extras": ["PHONES"], "reason": "По запросу прокуратуры, письмо получено"}


@pytest.fixture(autouse=True)
def in_moscow(farida: User) -> Iterator[None]:
    with for_centre(farida.centre_id):
        imported(as_csv(ROWS), farida)
        yield


@pytest.fixture
def second(moscow: Centre) -> User:
    """The data-protection officer of the centre."""
    role = Role.DATA_PROTECTION_OFFICER
    return User.objects.create(
        username="saule", centre=moscow, role=role, password="!", interface_language="en"
    )


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def asked(by: User) -> ExportRequest:
    return ask_export(SPAN, EVERYTHING, "Запрос прокуратуры", by=by, at=NOW)


def test_plain_contacts_leave_with_hashtags_and_without_anybody(farida: User) -> None:
    assert farida.centre_id
    tags, *rows = table("".join(csv_pieces(farida.centre_id, SPAN)))
    assert tags["region"] == "#adm1+code+v_iso3166"
    assert [row["language"] for row in rows] == ["KY", "UZ", "TG", "TG", "RU"]
    assert [rows[1]["topic_1"], rows[1]["topic_2"]] == ["A_PATENT", "D_HOUSING"]
    assert not {"phones", "name", "stated", "note", "reference", "person"} & rows[0].keys()


def test_who_moved_inside_russia_leaves_under_a_code_of_their_own(farida: User) -> None:
    headings, row = [*HEADINGS, "Кто обратился"], [*ROWS[0], "внутренний мигрант"]
    imported(as_csv([row], headings), farida)
    assert farida.centre_id
    kinds = [line["client_kind"] for line in table("".join(csv_pieces(farida.centre_id, SPAN)))]
    assert kinds.count("INTERNAL") == 1
    assert kinds.count("WORKER") == 5


def test_many_contacts_leave_in_pieces_and_each_once(farida: User, monkeypatch: pytest.MonkeyPatch) -> None:
    assert farida.centre_id
    monkeypatch.setattr("jardam.registers.exporting.PIECE", 2)
    assert len(table("".join(csv_pieces(farida.centre_id, SPAN)))) == 6


@pytest.mark.parametrize("form", ["csv", "excel"])
def test_both_files_say_the_same_and_are_written_down(
    farida: User, signed_in: Callable[[User], Client], form: str
) -> None:
    response = signed_in(farida).get("/registers/export/file/", {**DAYS, "form": form, "topic": "A_PATENT"})
    content = response.getvalue()
    if form == "csv":
        rows = [list(row.values()) for row in table(content.decode())][1:]
    else:
        rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()[2:]
    assert [row[1] for row in rows] == ["UZ", "TG", "TG"]
    assert Entry.objects.filter(centre_id=farida.centre_id, verb="export.taken").count() == 1


def test_two_people_and_one_password_open_what_identifies(farida: User, second: User) -> None:
    request = approve_export(asked(farida), by=second, at=NOW)
    archive = fetch_export(request, PASSWORD, by=farida, at=NOW + timedelta(hours=23))
    with pyzipper.AESZipFile(io.BytesIO(archive.content)) as opened:
        opened.setpassword(PASSWORD.encode())
        _tags, *rows = table(opened.read("contacts.csv").decode())
    assert (rows[0]["name"], rows[0]["phones"], rows[0]["stated"]) == (
        "Азамат",
        "'+996700123447",
        "Не платят",
    )
    assert b"\xd0\x90\xd0\xb7\xd0\xb0" not in archive.content
    assert ExportRequest.objects.get(centre=farida.centre).state == RequestState.FETCHED


def test_without_the_password_the_archive_stays_closed(farida: User, second: User) -> None:
    archive = fetch_export(approve_export(asked(farida), by=second, at=NOW), PASSWORD, by=farida, at=NOW)
    with pyzipper.AESZipFile(io.BytesIO(archive.content)) as opened:
        opened.setpassword(b"another one")
        with pytest.raises(RuntimeError):
            opened.read("contacts.csv")


def test_it_leaves_once(farida: User, second: User) -> None:
    request = approve_export(asked(farida), by=second, at=NOW)
    fetch_export(request, PASSWORD, by=farida, at=NOW)
    with pytest.raises(NotApproved):
        fetch_export(request, PASSWORD, by=farida, at=NOW)


def test_after_a_day_it_does_not_leave_any_more(farida: User, second: User) -> None:
    request = approve_export(asked(farida), by=second, at=NOW)
    with pytest.raises(NotApproved):
        fetch_export(request, PASSWORD, by=farida, at=NOW + timedelta(hours=24, minutes=1))


def test_what_is_refused_or_undecided_does_not_leave(farida: User, second: User) -> None:
    request = asked(farida)
    with pytest.raises(NotApproved):
        fetch_export(request, PASSWORD, by=farida, at=NOW)
    refuse_export(request, by=second, at=NOW)
    with pytest.raises(NotApproved):
        fetch_export(request, PASSWORD, by=farida, at=NOW)
    with pytest.raises(AlreadyDecided):
        approve_export(request, by=second, at=NOW)


def test_the_database_lets_nobody_approve_their_own(farida: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        approve_export(asked(farida), by=farida, at=NOW)


def test_the_page_lets_nobody_approve_their_own(farida: User, signed_in: Callable[[User], Client]) -> None:
    request = asked(farida)
    response = signed_in(farida).post(f"/registers/export/{request.pk}/decide/", {"answer": "yes"})
    assert response.status_code == 403


def test_only_who_asked_fetches(farida: User, second: User, signed_in: Callable[[User], Client]) -> None:
    request = approve_export(asked(farida), by=second, at=timezone.now())
    address = f"/registers/export/{request.pk}/fetch/"
    assert signed_in(second).post(address, {"password": PASSWORD}).status_code == 403
    fetched = signed_in(farida).post(address, {"password": PASSWORD})
    assert fetched.headers["Content-Type"] == "application/zip"
    assert signed_in(farida).post(address, {"password": PASSWORD}).status_code == 302


def test_the_second_person_reads_why_and_says_yes(
    farida: User, second: User, signed_in: Callable[[User], Client]
) -> None:
    assert signed_in(farida).post("/registers/export/ask/", ASKED).status_code == 302
    request = ExportRequest.objects.get(centre=farida.centre)
    page = signed_in(second).get("/registers/export/").content.decode()
    assert "По запросу прокуратуры" in page
    signed_in(second).post(f"/registers/export/{request.pk}/decide/", {"answer": "yes"})
    request.refresh_from_db()
    assert request.state == RequestState.APPROVED
    verbs = Entry.objects.filter(centre_id=farida.centre_id, verb__startswith="export.").order_by("seq")
    assert list(verbs.values_list("verb", flat=True)) == ["export.asked", "export.approved"]


def test_an_analyst_takes_plain_contacts_and_may_not_ask(
    moscow: Centre, signed_in: Callable[[User], Client]
) -> None:
    analyst = User.objects.create(username="ana", centre=moscow, role=Role.ANALYST, password="!")
    browser = signed_in(analyst)
    assert browser.get("/registers/export/file/", {**DAYS, "form": "csv"}).status_code == 200
    assert browser.post("/registers/export/ask/", ASKED).status_code == 403


def test_a_contact_leaves_with_the_name_of_its_branch(farida: User, erkin: User) -> None:
    branch = add_branch(farida.centre, BranchFacts("Киргизское отделение"), by=farida, at=NOW)  # type: ignore[arg-type]
    join_branch(erkin, branch, by=farida, at=NOW)
    erkin.refresh_from_db()
    begun = start_contact(Channel.PHONE, by=erkin, at=NOW)
    filled = ContactRecord(Language.KY, [Topic.B_CONTRACT], Outcome.ANSWERED, {"stated": "", "note": ""})
    close_contact(begun, filled, by=erkin, at=NOW)
    rows = table("".join(csv_pieces(farida.centre_id, SPAN)))
    assert rows[0]["branch"] == "#org+branch"
    assert sorted({row["branch"] for row in rows[1:]}) == ["", "Киргизское отделение"]
