import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.search.rules.layouts import other_layout
from jardam.search.rules.skeleton import fold_word, words_of


def test_a_worked_example() -> None:
    """Uzbek in either alphabet, with and without its apostrophe, is one spelling."""
    spellings = ["toʻlamayapti", "to'lamayapti", "tolamayapti", "тўламаяпти", "ТЎЛАМАЯПТИ"]
    assert {fold_word(word) for word in spellings} == {"tolamaiapti"}


@pytest.mark.parametrize(
    "these",
    [
        ["төлөбөйт", "толобойт"],
        ["шаҳрвандӣ", "шахрванди", "shahrvandi"],
        ["зарплата", "zarplata", "ЗАРПЛАТА"],
        ["расчёт", "расчет"],
        ["cetățenie", "cetăţenie"],
        ["муҳоҷират", "мухоjират"],
    ],
)
def test_what_people_drop_makes_no_difference(these: list[str]) -> None:
    assert len({fold_word(word) for word in these}) == 1


ALPHABETS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяүөңҳҷӣӯқғўabcdefghijklmnopqrstuvwxyzăâîșț"


@given(st.text(alphabet=ALPHABETS, max_size=20))
def test_capitals_and_apostrophes_make_no_difference(word: str) -> None:
    assert fold_word(word.upper()) == fold_word(word)
    assert fold_word("ʻ".join(word)) == fold_word(word)


@given(st.text())
def test_any_text_at_all_folds_to_words_without_marks(text: str) -> None:
    assert all(word and not word.isspace() for word in words_of(text))


@given(st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюяүөңҳҷӣӯқғўăâîșțʻ' ", max_size=40))
def test_words_of_the_six_languages_end_in_plain_letters(text: str) -> None:
    assert all(word.isascii() and word.islower() for word in words_of(text))


def test_the_other_layout_gives_back_what_was_meant() -> None:
    assert other_layout("pfhgkfnf") == "зарплата"
    assert other_layout("ыфдфкшг") == "salariu"
    assert other_layout("90") == "90"
