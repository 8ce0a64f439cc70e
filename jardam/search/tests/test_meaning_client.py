"""Asking the process that compares by meaning: whatever answers, or does not, the search answers."""

import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from jardam.kernel.local_sockets import listening_at
from jardam.search.actions import refresh
from jardam.search.meaning_client import REST_SECONDS, Elsewhere
from jardam.search.meaning_wire import (
    LONGEST_ANSWER,
    LONGEST_QUESTION,
    is_whole,
    pack_near,
    pack_question,
    unpack_near,
    unpack_question,
)
from jardam.search.models import IndexedDocument
from jardam.search.queries import search
from jardam.search.rules.documents import Document
from jardam.search.rules.finding import Near

CARDS = [
    Document("CARD", "WAGES", {"RU": "Не платят зарплату"}, "Жалоба."),
    Document("CARD", "PASSPORT", {"RU": "Потеря паспорта"}),
    Document("CARD", "TOOTH", {"RU": "Болит зуб"}),
]
MILLISECONDS = 50
Answering = Callable[[socket.socket], None]


@pytest.fixture
def folder() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.fixture
def place(folder: Path, settings: Settings) -> Path:
    """Where the search asks from now on; nobody listens there yet."""
    settings.MEANING_SOCKET, settings.MEANING_MS = folder / "meaning", MILLISECONDS
    return folder / "meaning"


@pytest.fixture
def answering(place: Path) -> Iterator[Callable[[Answering], list[int]]]:
    """Let something listen that treats each question in its way; the list holds one entry for each."""
    listening = listening_at(place)
    threads: list[Thread] = []

    def start(answer: Answering) -> list[int]:
        asked: list[int] = []
        thread = Thread(target=_serve, args=(listening, answer, asked))
        thread.start()
        threads.append(thread)
        return asked

    yield start
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()
    for thread in threads:
        thread.join()


def _serve(listening: socket.socket, answer: Answering, asked: list[int]) -> None:
    while True:
        try:
            peer, _ = listening.accept()
        except OSError:
            return
        with peer:
            asked.append(1)
            try:
                answer(peer)
            except OSError:
                continue


def _says(words: bytes) -> Answering:
    def answer(peer: socket.socket) -> None:
        peer.recv(65_536)
        peer.sendall(words)

    return answer


def _found(typed: str) -> list[tuple[str, float, bool]]:
    return [(hit.key, hit.score, hit.is_confident) for hit in search(typed, ["CARD"], most=5).hits]


def _numbers() -> dict[str, int]:
    return dict(IndexedDocument.objects.values_list("key", "pk"))


@pytest.mark.django_db
def test_what_is_near_in_meaning_is_found_without_a_common_word(
    answering: Callable[[Answering], list[int]],
) -> None:
    refresh("CARD", CARDS)
    tooth = _numbers()["TOOTH"]
    answering(_says(pack_near(Near([tooth], {tooth: 0.9}))))
    assert [key for key, *_ in _found("molar aches")] == ["TOOTH"]


@pytest.mark.django_db
def test_a_document_that_was_withdrawn_is_not_found_by_its_meaning(
    answering: Callable[[Answering], list[int]],
) -> None:
    refresh("CARD", CARDS)
    gone = max(_numbers().values()) + 1
    answering(_says(pack_near(Near([gone], {gone: 0.9}))))
    assert _found("molar aches") == []


FAILING: dict[str, Answering] = {
    "closes": lambda peer: None,
    "is slow": lambda peer: time.sleep(0.3),
    "drips": lambda peer: [peer.sendall(b"n") or time.sleep(0.02) for _ in range(20)] and None,
    "talks rubbish": _says(b"HTTP/1.1 400 Bad Request\r\n\r\n"),
    "says half": _says(pack_near(Near([1, 2], {1: 0.5, 2: 0.1}))[:-3]),
    "says more": _says(pack_near(Near([1], {1: 0.5})) + b"!"),
    "counts wrongly": _says(b"near\xff\xff\xff\xff\xff\xff\xff\xff"),
    "measures nothing": _says(pack_near(Near([1], {1: float("nan")}))),
    "never ends": lambda peer: [peer.sendall(b"n" * 65_536) for _ in range(LONGEST_ANSWER // 1_000)] and None,
}


@pytest.mark.django_db
@pytest.mark.parametrize("how", FAILING)
def test_an_answer_that_is_none_changes_nothing(
    how: str, answering: Callable[[Answering], list[int]], settings: Settings
) -> None:
    refresh("CARD", CARDS)
    settings.MEANING_MS = 0
    without = _found("не платят зарплату")
    settings.MEANING_MS = MILLISECONDS
    asked = answering(FAILING[how])
    began = time.monotonic()
    assert _found("не платят зарплату") == without != []
    assert time.monotonic() - began < 1.0
    assert len(asked) == 1


@pytest.mark.django_db
def test_without_a_process_it_finds_as_ever(place: Path, settings: Settings) -> None:
    refresh("CARD", CARDS)
    found = _found("паспорт потерял")
    listening_at(place).close()  # a file that nobody listens at is left of it
    assert _found("паспорт потерял") == found
    settings.MEANING_SOCKET = None
    assert _found("паспорт потерял") == found != []


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["\0", "зар\0плата", "\ud800зарплата", "x" * 10_000, "\u202e", "{}"])
def test_no_text_at_all_breaks_it(typed: str, answering: Callable[[Answering], list[int]]) -> None:
    refresh("CARD", CARDS)
    wages = _numbers()["WAGES"]
    answering(_says(pack_near(Near([wages], {wages: 0.4}))))
    assert {key for key, *_ in _found(typed)} <= {card.key for card in CARDS}


def _asked(client: Elsewhere, question: str = "зарплата") -> Near | None:
    with client.asked(question, ["CARD"]) as comparing:
        return comparing()


def test_after_a_failure_nobody_asks_for_a_while(
    place: Path, answering: Callable[[Answering], list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    client, asked = Elsewhere(place, 0.05), answering(_says(b""))
    assert [_asked(client) for _ in range(3)] == [None] * 3
    assert len(asked) == 1
    later = time.monotonic() + REST_SECONDS
    monkeypatch.setattr("jardam.search.meaning_client.monotonic", lambda: later)
    assert _asked(client) is None
    assert len(asked) == 2


def test_nobody_waits_longer_than_they_were_told(
    place: Path, answering: Callable[[Answering], list[int]]
) -> None:
    client = Elsewhere(place, 0.05)
    answering(FAILING["drips"])
    began = time.monotonic()
    assert _asked(client) is None
    assert time.monotonic() - began < 0.2


def test_an_answer_that_came_in_time_is_read_however_late(
    place: Path, answering: Callable[[Answering], list[int]]
) -> None:
    answering(_says(pack_near(Near([7], {7: 0.5}))))
    with Elsewhere(place, 0.05).asked("зарплата", ["CARD"]) as comparing:
        time.sleep(0.2)  # the database took so long
        assert comparing() == Near([7], {7: 0.5})


def test_what_is_too_long_is_not_asked(place: Path, answering: Callable[[Answering], list[int]]) -> None:
    asked = answering(_says(b""))
    assert _asked(Elsewhere(place, 0.05), "x" * (LONGEST_QUESTION + 1)) is None
    assert asked == []


@given(st.text(max_size=40), st.lists(st.text(max_size=16), max_size=3))
def test_a_question_comes_out_as_it_went_in(question: str, kinds: list[str]) -> None:
    told = pack_question(question, kinds)
    assert is_whole(told)
    assert not is_whole(told[:-1])
    assert unpack_question(told) == (question, sorted(kinds))


@given(
    st.dictionaries(
        st.integers(min_value=0, max_value=2**31 - 1), st.floats(width=32, min_value=0, max_value=5)
    )
)
def test_an_answer_comes_out_as_it_went_in(measures: dict[int, float]) -> None:
    near = Near(list(measures)[:20], measures)
    assert unpack_near(pack_near(near)) == near


@given(st.binary())
def test_nothing_else_is_an_answer(said: bytes) -> None:
    assert unpack_near(said) is None


@pytest.mark.parametrize("told", [b"{}", b"[]", b"[1, []]", b'["a", "CARD"]', b'["a", [1]]', b"\xff", b"["])
def test_nothing_else_is_a_question(told: bytes) -> None:
    read = len(told).to_bytes(4, "little") + told
    with pytest.raises(ValueError, match=r".*"):
        unpack_question(read)


def test_a_question_without_an_end_is_refused() -> None:
    with pytest.raises(ValueError, match="too long"):
        is_whole(b"\xff\xff\xff\xff")
