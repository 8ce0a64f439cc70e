"""Too much at once is refused in a sentence, and never rests on a disk on the way."""

import tempfile
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.test import Client, override_settings

from jardam.centres.models import User

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
MEGABYTE = 1024 * 1024
TOO_LONG = "This is too long to be sent"


@pytest.fixture
def no_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is a trap: whatever asks for a temporary file fails."""

    def trap(*_words: Any, **_options: Any) -> None:
        raise AssertionError("something was about to be spooled to a disk")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", trap)
    monkeypatch.setattr("django.core.files.uploadedfile.tempfile.NamedTemporaryFile", trap)
    monkeypatch.setattr(tempfile, "SpooledTemporaryFile", trap)
    monkeypatch.setattr(TemporaryUploadedFile, "__init__", trap)


def upload(megabytes: int) -> dict[str, Any]:
    return {"words": SimpleUploadedFile("passport.pdf", b"x" * (megabytes * MEGABYTE))}


@pytest.mark.parametrize("megabytes", [33, 36])
def test_an_upload_over_the_limit_is_refused_and_never_touches_a_disk(
    signed_in: SignIn, erkin: User, no_disk: None, megabytes: int
) -> None:
    answer = signed_in(erkin).post("/find/", upload(megabytes))
    assert answer.status_code == 413
    assert TOO_LONG in answer.content.decode()


def test_an_upload_under_the_limit_stays_in_memory(signed_in: SignIn, erkin: User, no_disk: None) -> None:
    assert signed_in(erkin).post("/find/", upload(20)).status_code in {200, 422}


def test_more_text_than_a_page_takes_is_refused_in_a_sentence(signed_in: SignIn, erkin: User) -> None:
    answer = signed_in(erkin).post(
        "/find/", b"words=" + b"x" * (3 * MEGABYTE), "application/x-www-form-urlencoded"
    )
    page = answer.content.decode()
    assert answer.status_code == 413
    assert TOO_LONG in page
    assert "j-bare" in page
    assert "xxx" not in page


@pytest.mark.parametrize(
    ("language", "words"), [("ru", "слишком длинно"), ("ky", "слишком длинно"), ("en", TOO_LONG)]
)
def test_a_stranger_reads_it_in_the_language_of_the_browser(
    client: Client, language: str, words: str
) -> None:
    body = b"username=" + b"x" * (3 * MEGABYTE)
    form = "application/x-www-form-urlencoded"
    answer = client.post("/sign-in/", body, form, headers={"Accept-Language": language})
    assert (answer.status_code, words in answer.content.decode()) == (413, True)


@override_settings(FILE_UPLOAD_HANDLERS=["django.core.files.uploadhandler.TemporaryFileUploadHandler"])
def test_the_trap_would_catch_a_file_on_its_way_to_a_disk(
    signed_in: SignIn, erkin: User, no_disk: None
) -> None:
    with pytest.raises(AssertionError, match="spooled"):
        signed_in(erkin).post("/find/", upload(3))
