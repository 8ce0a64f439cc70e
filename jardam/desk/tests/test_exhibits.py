"""Files of a case as colleagues meet them: brought, looked at, read by a machine, joined, taken out."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pikepdf import Pdf

from jardam.audit.models import Reading
from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.desk.tests.casework import opened
from jardam.desk.tests.files import close_file, unlock
from jardam.exhibits.models import Content, Exhibit
from jardam.exhibits.recognising import languages_known
from jardam.kernel.ids import day_uuid
from tests.brought import DEVICE, pdf, photo

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
CAPTION = "пропуск на стройку"


@pytest.fixture
def case(amina: User) -> Case:
    return opened(amina)


def page(name: str, case: Case, exhibit: Exhibit | None = None) -> str:
    return reverse(f"desk:{name}", args=[case.pk, exhibit.pk] if exhibit else [case.pk])


def sent(*contents: bytes, **other: object) -> dict[str, object]:
    files = [SimpleUploadedFile(f"IMG_{place}.jpg", content) for place, content in enumerate(contents)]
    return {"batch": day_uuid(), "kind": "PASS", "caption": CAPTION, "brought": files, **other}


def brought(browser: Client, case: Case, *contents: bytes, **other: object) -> Exhibit:
    assert browser.post(page("case_exhibit_add", case), sent(*contents, **other)).status_code == 302
    with for_centre(case.centre_id):
        return Exhibit.objects.latest("number")


def test_photographs_are_put_in_and_seen_without_what_they_tell(
    signed_in: SignIn, amina: User, case: Case
) -> None:
    browser, original = signed_in(amina), photo()
    kept = brought(browser, case, original)
    assert CAPTION in browser.get(page("case", case)).content.decode()
    shown = browser.get(page("case_exhibit", case, kept)).content.decode()
    assert "where it was taken" in shown
    assert "IMG_0.jpg" in shown
    answer = browser.get(page("case_exhibit_copy", case, kept))
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert case.reference in answer.headers["Content-Disposition"]
    assert "IMG" not in answer.headers["Content-Disposition"]
    assert "no-store" in answer.headers["Cache-Control"]
    assert DEVICE.encode() not in answer.content


def test_the_original_goes_to_the_lawyer_as_it_came_and_that_is_written_down(
    signed_in: SignIn, amina: User, farida: User, case: Case
) -> None:
    original = photo()
    kept = brought(signed_in(amina), case, original)
    url = page("case_exhibit_original", case, kept)
    assert "Take the original" not in signed_in(amina).get(page("case_exhibit", case, kept)).content.decode()
    assert signed_in(amina).post(url).status_code == 403
    taken = signed_in(farida).post(url)
    assert taken.content == original
    assert taken.headers["Content-Disposition"].startswith("attachment")
    assert taken.headers["Content-Type"] == "application/octet-stream"
    with for_centre(case.centre_id):
        assert "exhibit.original_read" in set(Reading.objects.values_list("verb", flat=True))


@pytest.mark.parametrize(
    "contents, told",
    [
        ([b""], "The file is empty."),
        ([photo(), b"PK\x03\x04archive"], "File number 2:"),
        ([b"%PDF-1.4 nothing"], "broken"),
        ([], "This field is required."),
        ([b"x" * (10 * 2**20 + 1)], "larger than 10 MB"),
        ([b"a", *[b"words"] * 10], "No more than 10 files at once"),
    ],
)
def test_what_cannot_be_taken_says_why_and_the_words_stay(
    signed_in: SignIn, amina: User, case: Case, contents: list[bytes], told: str
) -> None:
    answer = signed_in(amina).post(page("case_exhibit_add", case), sent(*contents))
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert CAPTION in answer.content.decode()
    with for_centre(case.centre_id):
        assert not Exhibit.objects.exists()


def test_whoever_reads_what_is_known_of_a_file_is_written_down(
    signed_in: SignIn, amina: User, case: Case
) -> None:
    browser = signed_in(amina)
    kept = brought(browser, case, pdf())
    with for_centre(case.centre_id):
        before = Reading.objects.filter(verb="case.read").count()
    browser.get(page("case_exhibit_add", case))
    with for_centre(case.centre_id):
        assert Reading.objects.filter(verb="case.read").count() == before + 1
    for name in ("case_exhibit", "case_exhibit_drop"):
        with for_centre(case.centre_id):
            before = Reading.objects.filter(verb="exhibit.read").count()
        assert browser.get(page(name, case, kept)).status_code == 200
        with for_centre(case.centre_id):
            assert Reading.objects.filter(verb="exhibit.read").count() == before + 1


def test_a_double_click_keeps_it_once(signed_in: SignIn, amina: User, case: Case) -> None:
    browser, batch = signed_in(amina), day_uuid()
    for _click in range(2):
        brought(browser, case, photo(), batch=batch)
    with for_centre(case.centre_id):
        assert Exhibit.objects.count() == 1


def test_a_chat_is_read_on_the_page_and_never_as_a_page(signed_in: SignIn, amina: User, case: Case) -> None:
    browser = signed_in(amina)
    kept = brought(
        browser, case, b"<script>alert(1)</script> \xd0\xb7\xd0\xb0\xd0\xb2\xd1\x82\xd1\x80\xd0\xb0"
    )
    shown = browser.get(page("case_exhibit", case, kept)).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; завтра" in shown
    answer = browser.get(page("case_exhibit_copy", case, kept))
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_ticked_ones_become_one_paper(signed_in: SignIn, amina: User, case: Case) -> None:
    browser = signed_in(amina)
    brought(browser, case, photo(), pdf(2), b"words of a chat")
    answer = browser.post(page("case_exhibits_join", case), {"pick": ["1", "2"]})
    with Pdf.open(BytesIO(answer.content)) as whole:
        assert len(whole.pages) == 3
    assert (
        browser.post(page("case_exhibits_join", case), {"pick": ["3"]}).status_code == 302
    )  # words are no page
    assert browser.post(page("case_exhibits_join", case)).status_code == 302


def test_nothing_is_offered_as_a_paper_where_nothing_can_be_a_page(
    signed_in: SignIn, amina: User, case: Case
) -> None:
    browser = signed_in(amina)
    brought(browser, case, b"words of a chat")
    assert "as one PDF" not in browser.get(page("case", case)).content.decode()
    brought(browser, case, photo())
    assert "as one PDF" in browser.get(page("case", case)).content.decode()


def test_what_is_typed_of_a_file_is_kept_and_a_slower_tab_is_told(
    signed_in: SignIn, amina: User, case: Case
) -> None:
    browser = signed_in(amina)
    kept = brought(browser, case, photo())
    typed = {"seen": 1, "kind": "TRANSFER", "caption": "перевод", "words": "12 000 ₽"}
    assert browser.post(page("case_exhibit", case, kept), typed).status_code == 302
    late = browser.post(page("case_exhibit", case, kept), typed | {"words": "13 000 ₽"})
    assert late.status_code == 409
    assert "13 000 ₽" in late.content.decode()
    assert "12 000 ₽" in browser.get(page("case_exhibit", case, kept)).content.decode()


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[str]:
    """A program that is called as Tesseract is: languages when asked for, else words for what comes on its input."""
    program = tmp_path / "tesseract"
    program.write_text(
        '#!/bin/sh\nif [ "$1" = --list-langs ]; then echo rus; echo deu; exit; fi\n'
        '[ "$1 $2 $3 $4" = "stdin stdout -l rus" ] || exit 1\n'
        "head -c 3 | od -An -tx1 | grep -q 'ff d8 ff' && echo 'ДОГОВОР № 7'\n"
    )
    program.chmod(0o700)
    languages_known.cache_clear()
    yield str(program)
    languages_known.cache_clear()


def test_a_machine_suggests_the_words_and_keeps_none_of_them(
    signed_in: SignIn, amina: User, case: Case, reader: str
) -> None:
    browser = signed_in(amina)
    kept = brought(browser, case, photo())
    assert browser.post(page("case_exhibit_read", case, kept)).status_code == 422  # none is installed
    languages_known.cache_clear()
    with override_settings(TESSERACT=reader):
        assert (
            "Let a machine suggest the words"
            in browser.get(page("case_exhibit", case, kept)).content.decode()
        )
        typed = {"caption": "пропуск", "words": "как прочла Амина"}
        shown = browser.post(page("case_exhibit_read", case, kept)).content.decode()
        beside = browser.post(page("case_exhibit_read", case, kept), typed)
    assert beside.context["form"]["caption"].value() == "пропуск"
    assert beside.context["form"]["words"].value() == "как прочла Амина"
    assert "ДОГОВОР № 7" in beside.content.decode()
    assert "ДОГОВОР № 7" in shown
    assert "compare each with the picture" in shown
    assert "ДОГОВОР" not in browser.get(page("case_exhibit", case, kept)).content.decode()


@pytest.mark.parametrize("end", ["exit 3", "echo"])
def test_a_machine_that_fails_or_finds_nothing_says_so(
    signed_in: SignIn, amina: User, case: Case, reader: str, end: str
) -> None:
    browser = signed_in(amina)
    kept = brought(browser, case, photo())
    program = Path(reader)
    program.write_text(f'#!/bin/sh\n[ "$1" = --list-langs ] && echo rus && exit\n{end}\n')
    with override_settings(TESSERACT=reader):
        answer = browser.post(page("case_exhibit_read", case, kept), follow=True)
    assert "could not be read" in answer.content.decode()


def test_what_is_held_shows_that_and_opens_to_nobody(
    signed_in: SignIn, amina: User, farida: User, case: Case, tmp_path: Path
) -> None:
    browser = signed_in(amina)
    with override_settings(CLAMD_SOCKET=str(tmp_path / "nobody")):
        kept = brought(browser, case, photo())
        assert "held: the virus scanner" in browser.get(page("case", case)).content.decode()
        assert "Check it again" in browser.get(page("case_exhibit", case, kept)).content.decode()
        assert browser.get(page("case_exhibit_copy", case, kept)).status_code == 404
        assert signed_in(farida).post(page("case_exhibit_original", case, kept)).status_code == 404
        again = browser.post(page("case_exhibit_check", case, kept), follow=True)
        assert "still does not answer" in again.content.decode()
    done = browser.post(page("case_exhibit_check", case, kept), follow=True)
    assert "it can be looked at now" in done.content.decode()
    assert browser.get(page("case_exhibit_copy", case, kept)).status_code == 200


def test_whoever_brought_it_takes_it_out_with_a_reason(signed_in: SignIn, amina: User, case: Case) -> None:
    browser = signed_in(amina)
    kept = brought(browser, case, photo())
    url = page("case_exhibit_drop", case, kept)
    assert browser.post(url, {"seen": 1, "text": ""}).status_code == 422
    assert browser.post(url, {"seen": 1, "text": "чужой паспорт"}).status_code == 302
    assert browser.get(page("case_exhibit", case, kept)).status_code == 404
    with for_centre(case.centre_id):
        assert not Content.objects.exists()


def test_the_page_of_a_case_costs_the_same_however_many_files_it_has(
    signed_in: SignIn, amina: User, case: Case
) -> None:
    browser = signed_in(amina)

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            browser.get(page("case", case))
        return len(asked)

    brought(browser, case, photo())
    browser.get(page("case", case))  # which says that it was kept
    before = cost()
    brought(browser, case, photo((9, 9)), pdf(), b"words")
    browser.get(page("case", case))
    assert cost() == before


def test_files_stand_in_the_timeline_and_lead_to_their_page(
    signed_in: SignIn, amina: User, case: Case
) -> None:
    browser = signed_in(amina)
    kept = brought(browser, case, photo())
    only = browser.get(page("case_timeline", case), {"kind": "exhibit"}).content.decode()
    assert page("case_exhibit", case, kept) in only
    assert CAPTION in only
    older = browser.get(
        page("case_timeline", case), {"after": f"{kept.added_on.isoformat()}_exhibit_0000000001"}
    )
    assert CAPTION not in older.content.decode()


def test_the_files_of_a_closed_file_open_to_its_people(
    signed_in: SignIn, amina: User, farida: User, case: Case
) -> None:
    browser = signed_in(amina)
    kept = brought(browser, case, photo())
    with for_centre(case.centre_id):
        close_file(case.person, amina, farida)
    unlock(browser, amina)
    assert browser.get(page("case_exhibit_copy", case, kept)).status_code == 200
    more = brought(browser, case, photo((30, 30)))
    assert browser.get(page("case_exhibit_copy", case, more)).status_code == 200
