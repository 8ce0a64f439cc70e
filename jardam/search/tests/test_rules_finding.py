"""Questions to a small index in memory."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jardam.search.reading import tagger
from jardam.search.rules.documents import Document
from jardam.search.rules.finding import Result, find
from jardam.search.rules.marking import marked_parts
from jardam.search.rules.memory import MemoryIndex

DOCUMENTS = [
    Document(
        "CARD",
        "WAGES",
        {"RU": "Не платят зарплату", "KY": "Айлык акы төлөнбөсө", "EN": "Unpaid wages"},
        "Жалоба.",
    ),
    Document(
        "CARD", "PASSPORT", {"RU": "Потеря паспорта", "UZ": "Pasport yoʻqolsa"}, "Обратитесь в посольство."
    ),
    Document("CARD", "SCHOOL", {"RU": "Школа для ребёнка", "TG": "Мактаб"}, "Зачисление в класс."),
    Document("SERVICE", "LEGAL", {"RU": "Помощь юриста"}, "Консультация о зарплате."),
]
INDEX = MemoryIndex(DOCUMENTS, tagger())


def _found(typed: str, *kinds: str) -> list[str]:
    return [INDEX.documents[placed.document].key for placed in _result(typed, *kinds).placed]


def _result(typed: str, *kinds: str) -> Result:
    return find(typed, INDEX, tagger().every, kinds or ("CARD",))


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("айлык бербей жатат", "WAGES"),
        ("маошамро надоданд", "WAGES"),
        ("pfhgkfne yt gkfnzn", "WAGES"),
        ("ЗАРПЛАТА!!!", "WAGES"),
        ("boss owes me money", "WAGES"),
        ("pasportimni yoqotdim", "PASSPORT"),
        ("am pierdut pașaportul", "PASSPORT"),
        ("школ", "SCHOOL"),
        ("мактаб", "SCHOOL"),
        ("ўқувчи школа", "SCHOOL"),
    ],
)
def test_the_right_one_is_first(typed: str, key: str) -> None:
    assert _found(typed)[0] == key


def test_only_the_asked_kinds_are_found() -> None:
    assert _found("зарплата юрист", "SERVICE") == ["LEGAL"]


@pytest.mark.parametrize("typed", ["", "  ", "?!", "\x00", "\ud800", "🙂", "\u202e\u200f", "'; --", "ـ"])
def test_what_says_nothing_finds_nothing(typed: str) -> None:
    assert _found(typed) == []


def test_ten_thousand_letters_are_read_as_few() -> None:
    assert _found("зарплата " * 1200)[0] == "WAGES"


def test_a_question_that_nothing_answers_is_not_answered_confidently() -> None:
    result = _result("рецепт плова")
    assert not any(result.judged(placed).is_confident for placed in result.placed)
    right = _result("не платят зарплату")
    assert right.judged(right.placed[0]).is_confident


def test_why_it_was_found_is_said_and_marked() -> None:
    result = _result("айлык бербейт")
    judged = result.judged(result.placed[0])
    concepts = {met.concept for met in judged.met}
    assert "WAGES" in concepts
    parts = marked_parts("Не платят зарплату", frozenset(), concepts, tagger().every)
    assert "".join(part for part, _ in parts) == "Не платят зарплату"
    assert ("зарплату", True) in parts


@settings(max_examples=60)
@given(st.text(max_size=80))
def test_any_text_at_all_is_answered_in_falling_order(typed: str) -> None:
    scores = [placed.score for placed in _result(typed, "CARD", "SERVICE").placed]
    assert scores == sorted(scores, reverse=True)
    assert all(score > 0 for score in scores)
