"""The trail as its reader sees it."""

import pytest

from jardam.audit import sentences
from jardam.audit.models import Entry
from jardam.audit.queries import Line, entries_about, entries_for
from jardam.audit.sentences import sentence_of
from jardam.audit.tests.conftest import NOON, do, page_of
from jardam.centres.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def acts(amina: User, chen: User) -> None:
    for number in range(5):
        with page_of(amina.centre):
            do(amina, outcome=f"NO_{number}")
    with page_of(chen.centre):
        do(chen)


def test_the_head_of_the_centre_reads_sentences_with_exact_moments(acts: None, farida: User) -> None:
    lines = entries_for(farida)
    assert lines[0] == Line(5, "amina", "did something: NO_4", NOON, "test.done")
    assert [line.seq for line in lines] == [5, 4, 3, 2, 1]


def test_pages_follow_each_other_without_a_gap(acts: None, farida: User) -> None:
    first = entries_for(farida, limit=2)
    second = entries_for(farida, before=first[-1].seq, limit=2)
    assert [line.seq for line in first + second] == [5, 4, 3, 2]
    assert entries_for(farida, before=1) == []


def test_without_the_right_there_is_nothing(acts: None, amina: User) -> None:
    assert entries_for(amina) == []
    assert entries_about(amina, amina) == []


def test_a_page_costs_one_query(acts: None, farida: User, django_assert_num_queries) -> None:
    with page_of(farida.centre), django_assert_num_queries(1):
        entries_for(farida)


def test_who_touched_this_one(acts: None, farida: User, bayani: User) -> None:
    with page_of(farida.centre):
        do(farida, bayani, outcome="THIS")
    assert [line.sentence for line in entries_about(bayani, farida)] == ["did something: THIS"]


def test_a_broken_moment_is_shown_as_missing_not_as_an_error(acts: None, farida: User, monkeypatch) -> None:
    act = Entry.act.fget
    monkeypatch.setattr(
        Entry, "act", property(lambda entry: act(entry).__class__(**{**fields(act(entry)), "verb": "x"}))
    )
    assert {line.moment for line in entries_for(farida)} == {None}


def fields(act: object) -> dict[str, object]:
    return {name: getattr(act, name) for name in act.__slots__}


def test_codes_are_shown_in_words() -> None:
    sentences.register(
        "test.worded", "closed: {outcome}, {topics}; {missing}", outcome=lambda: {"X": "answered"}
    )
    assert sentence_of("test.worded", {"outcome": "X", "topics": ["A", "B"]}) == "closed: answered, A, B; –"
    del sentences._sentences["test.worded"]


def test_a_verb_of_a_room_that_left_shows_its_code() -> None:
    assert sentence_of("gone.verb", {}) == "gone.verb"


def test_every_verb_is_a_room_and_a_past_tense() -> None:
    for verb in sentences.known():
        room, _, act = verb.partition(".")
        assert room.isidentifier()
        assert act.replace("_", "").isalpha()
