"""The file that really went: kept beside the draft, once, without what it tells beside; and nothing is sent with a bad one."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client, override_settings
from django.utils import timezone

from jardam.audit.models import Reading
from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.desk.tests.casework import opened
from jardam.desk.tests.test_papers import at, begun, filled, sent
from jardam.filings.models import Paper, SentFile
from jardam.law.actions import load_law
from jardam.people.actions import erase_person
from tests.brought import locked_pdf, pdf, photo, with_part, word
from tests.clamd import BAD, answering

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
BOSS = "Zukhra's boss"


@pytest.fixture
def case(amina: User) -> Iterator[Case]:
    load_law(settings.ROOT / "data" / "law", timezone.now())
    return opened(amina)


@pytest.fixture
def browser(signed_in: SignIn, amina: User) -> Client:
    return signed_in(amina)


@pytest.fixture
def draft(browser: Client, case: Case, amina: User) -> Paper:
    paper = begun(browser, case)
    filled(browser, paper, amina)
    return paper


@pytest.fixture
def went(browser: Client, draft: Paper) -> Paper:
    sent(browser, draft)
    return draft


def upload(content: bytes, name: str = "Жалоба Саидова.docx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def put(browser: Client, paper: Paper, content: bytes) -> HttpResponse:
    return browser.post(at("case_paper_went", paper), {"went": upload(content)}, follow=True)


def page_of(browser: Client, paper: Paper) -> str:
    return browser.get(at("case_paper", paper)).content.decode()


def kept(paper: Paper) -> list[SentFile]:
    with for_centre(paper.centre_id):
        return list(SentFile.objects.filter(paper=paper))


def test_it_is_taken_as_the_paper_is_sent(browser: Client, draft: Paper) -> None:
    content = word("Прошу провести проверку, как сказано по телефону.")
    assert sent(browser, draft, went=upload(content)).status_code == 302
    shown = page_of(browser, draft)
    assert sha256(content).hexdigest() in shown
    assert "It is another file than the draft" in shown
    copy = browser.get(at("case_paper_went_copy", draft))
    assert copy.headers["Content-Disposition"].startswith("attachment")
    with ZipFile(BytesIO(copy.content)) as parts:
        assert "как сказано по телефону" in parts.read("word/document.xml").decode()
        assert BOSS not in "".join(
            parts.read(name).decode(errors="replace") for name in parts.namelist() if "docProps" in name
        )


def test_the_very_draft_is_said_to_be_it(browser: Client, went: Paper) -> None:
    draft = browser.get(at("case_paper_file", went, "docx")).content
    put(browser, went, draft)
    assert "It is the Word file of the draft, byte for byte." in page_of(browser, went)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "The file is empty."),
        (b"PK\x03\x04" + b"0" * 40, "Only photographs (JPEG, PNG, WebP), PDF, Word (.docx)"),
        (b"PK\x03\x04 word/document.xml", "The file is broken and cannot be read"),
        (b"just words", "Only photographs (JPEG, PNG, WebP), PDF, Word (.docx)"),
        (b"\x00\x01\x02", "Only photographs (JPEG, PNG, WebP), PDF, Word (.docx)"),
        (with_part(word(), "word/vbaProject.bin", b"x"), "No safe copy can be made of this file."),
        (with_part(word(), "word/embeddings/sheet.xlsx", b"x"), "No safe copy can be made of this file."),
        (locked_pdf(), "The PDF is locked with a password."),
        (b"%PDF-" + b"0" * (10 * 2**20), "The file is larger than 10 MB."),
    ],
)
def test_with_a_bad_one_nothing_is_sent_and_nothing_typed_is_lost(
    browser: Client, draft: Paper, content: bytes, why: str
) -> None:
    answer = sent(browser, draft, went=upload(content), number="80110000001")
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert why in shown
    assert "80110000001" in shown
    with for_centre(draft.centre_id):
        assert Paper.objects.get(pk=draft.pk).is_draft
    assert not kept(draft)


def test_whoever_is_refused_for_something_else_chooses_the_file_again(browser: Client, draft: Paper) -> None:
    answer = sent(browser, draft, went=upload(word()), way="")
    assert answer.status_code == 422
    assert "Choose the file once more" in answer.content.decode()


def test_sent_twice_it_is_kept_once_and_never_replaced(browser: Client, went: Paper) -> None:
    content = photo()
    for _time in range(2):
        assert put(browser, went, content).status_code == 200
    (file,) = kept(went)
    assert "does not change" in put(browser, went, pdf()).content.decode()
    assert [one.pk for one in kept(went)] == [file.pk]
    assert "Put the file in that really went" not in page_of(browser, went)


def test_what_the_original_tells_is_for_those_who_go_to_court(
    browser: Client, signed_in: SignIn, went: Paper, farida: User
) -> None:
    content = photo()
    put(browser, went, content)
    assert browser.post(at("case_paper_went_original", went)).status_code == 403
    assert signed_in(farida).post(at("case_paper_went_original", went)).content == content
    copy = browser.get(at("case_paper_went_copy", went)).content
    assert b"Ustod" in content
    assert b"Ustod" not in copy
    with for_centre(went.centre_id):
        told = set(Reading.objects.values_list("verb", flat=True))
    assert {"paper.original_read", "paper.file_read"} <= told


def test_while_the_scanner_is_down_nobody_opens_it(browser: Client, went: Paper, tmp_path: Path) -> None:
    door = tmp_path / "clamd"
    with override_settings(CLAMD_SOCKET=str(door)):
        put(browser, went, word())
        assert browser.get(at("case_paper_went_copy", went)).status_code == 404
        assert "Held" in page_of(browser, went)
        with answering(door):
            browser.post(at("case_paper_went_check", went))
    assert browser.get(at("case_paper_went_copy", went)).status_code == 200


def test_what_the_scanner_finds_later_is_gone(browser: Client, went: Paper, tmp_path: Path) -> None:
    door = tmp_path / "clamd"
    with override_settings(CLAMD_SOCKET=str(door)):
        put(browser, went, photo() + BAD)
        with answering(door):
            browser.post(at("case_paper_went_check", went))
    assert not kept(went)
    assert "Put the file in that really went" in page_of(browser, went)


def test_a_draft_takes_none(browser: Client, draft: Paper) -> None:
    put(browser, draft, word())
    assert not kept(draft)


def test_another_centre_learns_nothing(browser: Client, signed_in: SignIn, went: Paper, chen: User) -> None:
    put(browser, went, photo())
    other = signed_in(chen)
    assert other.get(at("case_paper_went_copy", went)).status_code == 404
    assert other.post(at("case_paper_went_original", went)).status_code == 404


def test_of_an_erased_person_nothing_lies_here(browser: Client, went: Paper, farida: User) -> None:
    put(browser, went, photo())
    with for_centre(went.centre_id):
        paper = Paper.objects.select_related("case__person").get(pk=went.pk)
        erase_person(paper.case.person, by=farida, at=timezone.now())
    assert not kept(went)
