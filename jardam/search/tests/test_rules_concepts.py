from hypothesis import given
from hypothesis import strategies as st

from jardam.search.reading import tagger
from jardam.search.rules.concepts import Concept, Glossary, folded

SMALL = Glossary(
    [
        Concept("WAGES", {"ru": ["зарплата"], "ky": ["айлык"], "uz": ["oylik", "ish haqi"]}),
        Concept("WORK", {"ru": ["работа"], "uz": ["ish"]}),
        Concept("AMBULANCE", {"ru": ["скорая помощь"], "uz": ["tez yordam"]}),
    ]
)


def _meant(text: str, *, is_typing: bool = False) -> dict[str, float]:
    return {one.code: one.sureness for one in SMALL.meant_by(folded(text), is_typing=is_typing)}


def test_a_worked_example() -> None:
    """One matter in three languages, with endings and a slip."""
    for text in ("зарплату", "айлыгымды", "oyligimni", "зарпалта"):
        assert list(_meant(text)) == ["WAGES"], text


def test_a_longer_phrase_takes_from_its_parts() -> None:
    meant = _meant("ish haqi")
    assert meant["WAGES"] > 1
    assert meant["WORK"] == 0.5


def test_a_word_being_typed_meets_longer_ones_and_a_finished_one_does_not() -> None:
    assert "WAGES" in _meant("зарп", is_typing=True)
    assert "WAGES" not in _meant("зарп")


def test_yo_is_read_in_both_ways() -> None:
    assert "AMBULANCE" in _meant("тез ёрдам")


def test_the_concepts_of_the_house_are_whole() -> None:
    glossary = tagger().every
    assert len(glossary.names) >= 100
    assert all(glossary.names.values())


@given(st.text(max_size=60))
def test_any_text_at_all_means_something_or_nothing(text: str) -> None:
    assert all(0 < one.sureness < 3 for one in SMALL.meant_by(folded(text), is_typing=True))
