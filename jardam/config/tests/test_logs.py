import logging
import sys

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django_tasks_db.models import DBTaskResult

from jardam.config.logs import ClassAndPlace

TYPED = "Айгүл +996700123447"


def line(error: Exception, words: str = "Internal Server Error: %s", *args: object) -> str:
    """What the log would say of ``error``, raised and caught as a request does."""
    try:
        raise error
    except type(error):
        record = logging.LogRecord("django", logging.ERROR, "x.py", 1, words, args, sys.exc_info())
    return ClassAndPlace().format(record)


def test_an_error_is_named_by_class_and_place_and_never_by_its_words() -> None:
    said = line(ValueError(f"cannot read {TYPED}"), "Internal Server Error: %s", f"/people/{TYPED}/")
    assert "ValueError at line:" in said
    assert TYPED not in said
    assert "996700123447" not in said


def test_what_led_to_it_is_named_too_and_its_words_are_not() -> None:
    error = RuntimeError("wrapped")
    error.__cause__ = KeyError(TYPED)
    said = line(error)
    assert "RuntimeError" in said
    assert "KeyError" in said
    assert TYPED not in said


@pytest.mark.parametrize("words", [f"Invalid HTTP_HOST header: '{TYPED}'.", f'"{TYPED}"', "/find/Айгүл"])
def test_words_that_were_put_into_the_message_itself_are_taken_out(words: str) -> None:
    assert "Айгүл" not in line(ValueError("x"), words)


@pytest.mark.django_db
def test_a_refused_row_is_known_by_its_sqlstate() -> None:
    with pytest.raises(DatabaseError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT %s::uuid", [TYPED])
    said = line(refused.value)
    assert " 22P02 at " in said
    assert TYPED not in said


def test_every_handler_writes_so() -> None:
    """Another formatter would bring values to the disk."""
    assert {handler["formatter"] for handler in settings.LOGGING["handlers"].values()} == {"terse"}
    assert settings.LOGGING["formatters"]["terse"]["()"] == "jardam.config.logs.ClassAndPlace"


@pytest.mark.django_db
def test_a_failed_job_keeps_no_word_of_its_error() -> None:
    job = DBTaskResult.objects.create(
        task_path="x", args_kwargs={"args": [], "kwargs": {}}, run_after="2026-01-01T00:00Z"
    )
    job.set_failed(ValueError(f"cannot read {TYPED}"))
    job.refresh_from_db()
    assert (job.exception_class_path, job.traceback) == ("builtins.ValueError", "")
