"""Which words may become an alias: harmless ones of two different people, in whatever order they came."""

from hypothesis import given
from hypothesis import strategies as st

from jardam.search.reading import people_names, tagger
from jardam.search.rules.picking import MOST_WORDS, Phrase, agree, is_harmless, phrase_of, words_to_ask

KNOWN = ("айлык", "зарплата", "паспорт", "патент", "maosh", "salariu", "не", "платят")
known_words = st.lists(st.sampled_from(KNOWN), min_size=1, max_size=MOST_WORDS)


def _is_harmless(text: str, said: tuple[str, ...] = ("не", "платят")) -> bool:
    phrase = phrase_of(text)
    return phrase is not None and is_harmless(phrase, tagger().every, said, people_names())


def test_words_that_concepts_and_answers_know_are_harmless() -> None:
    assert _is_harmless("Хозяин НЕ платят, зарплата?")
    assert _is_harmless("ish haqi")


def test_a_name_a_number_or_a_word_that_nobody_knows_is_not() -> None:
    for text in (
        "Азамат зарплата",
        "зарплата Нурлановой",
        "паспорт 12",
        "паспорт ٣",
        "патент ½",
        "зарплатус",
    ):
        assert not _is_harmless(text), text


def test_a_name_that_answers_use_as_a_word_stays_a_name() -> None:
    assert not _is_harmless("вера", said=("вера",))


@given(known_words, st.permutations(range(MOST_WORDS)))
def test_the_same_words_are_known_again_in_any_order_and_case(words: list[str], order: list[int]) -> None:
    mixed = [words[place].upper() for place in order if place < len(words)]
    first, second = phrase_of(" ".join(words)), phrase_of("  ".join(mixed))
    assert first is not None
    assert second is not None
    assert first.folding == second.folding


@given(known_words, st.text(min_size=1, max_size=30))
def test_whatever_is_harmless_holds_known_words_only(words: list[str], typed: str) -> None:
    phrase = phrase_of(f"{' '.join(words)} {typed}")
    glossary = tagger().every
    if phrase is None or not is_harmless(phrase, glossary, KNOWN, people_names()):
        return
    assert 0 < len(phrase.words) <= MOST_WORDS
    assert not any(letter.isdigit() for letter in phrase.text)
    assert set(words_to_ask(phrase, glossary)) <= set(KNOWN)


@given(st.lists(st.sampled_from(KNOWN), min_size=MOST_WORDS + 1, max_size=20))
def test_a_story_is_no_alias(words: list[str]) -> None:
    assert phrase_of(" ".join(words)) is None


@given(st.lists(st.binary(min_size=1, max_size=2), max_size=6), st.randoms())
def test_two_different_people_agree_in_any_order_and_one_never_alone(
    picks: list[bytes], dice: object
) -> None:
    mixed = picks[:]
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    assert agree(picks) == agree(mixed) == (len(set(picks)) > 1)
    assert agree(picks) == agree(picks * 2)
    assert not agree(picks[:1] * 5)


def test_nothing_is_no_phrase() -> None:
    assert phrase_of("") is None
    assert phrase_of(" \x00 \ud800 🙂 '") is None
    assert phrase_of("паспорт\x00") == Phrase(("паспорт",))
