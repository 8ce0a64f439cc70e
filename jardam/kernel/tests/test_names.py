from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.kernel.names import document_key, name_key

SAME_NAME = [
    ["Нурбек Уулу Азамат", "Nurbek uulu Azamat", "АЗАМАТ НУРБЕК УУЛУ", "Азамат Нурбек-уулу"],
    ["Джамшед", "Dzhamshed", "Jamshed", "Djamshed", "Ҷамшед"],
    ["Хуршед", "Khurshed", "Xurshed", "Ҳуршед"],
    [
        "Ўткир Ғаниев",
        "Oʻtkir Gʻaniyev",
        "O'tkir G'aniyev",
        "O‘tkir G‘aniyev",
        "O`tkir G`aniyev",
        "O´tkir G´aniyev",
    ],
    ["Йўлдошев", "Yoʻldoshev"],
    ["Юлдашев", "Yuldashev", "Iuldashev"],
    ["Жениш", "Zhenish", "Jenish"],
    ["Щукин", "Shchukin", "Shukin"],
    ["Фёдор", "Федор", "Fyodor", "Fedor"],
    ["Țurcanu Ion", "Ţurcanu Ion", "ion turcanu"],
    ["Сергей", "Sergey", "Sergei", "Серге\u0438\u0306"],
    ["Айгүл", "Aigul", "Aygul"],
]
DIFFERENT_NAMES = [("Азамат", "Азиза"), ("Нурбек", "Нурлан"), ("Ўткир", "Темир"), ("Ion", "Ioana")]

words = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
letters = st.text("абвгдежзийклмнопрстуфхцчшыэюяңөүғӣқӯҳҷўё", min_size=1, max_size=12)


@pytest.mark.parametrize("spellings", SAME_NAME, ids=lambda spellings: spellings[0])
def test_one_name_in_many_spellings_gives_one_key(spellings: list[str]) -> None:
    assert {name_key(spelling) for spelling in spellings} == {name_key(spellings[0])}


@pytest.mark.parametrize("one,other", DIFFERENT_NAMES)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(words)
def test_a_key_is_latin_letters_and_single_spaces(text: str) -> None:
    key = name_key(text)
    assert set(key) <= set("abcdefghijklmnopqrstuvwxyz ")
    assert key == " ".join(key.split())


@given(st.lists(letters, min_size=1, max_size=4), st.randoms())
def test_the_order_of_names_does_not_matter(parts: list[str], dice: Random) -> None:
    shuffled = dice.sample(parts, len(parts))
    assert name_key(" ".join(shuffled)) == name_key(" ".join(parts))


@given(words)
def test_the_key_of_a_key_is_itself(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)


@given(letters)
def test_capitals_do_not_matter(name: str) -> None:
    assert name_key(name.upper()) == name_key(name.title()) == name_key(name)


@given(letters)
def test_a_letter_of_our_five_languages_is_never_lost(name: str) -> None:
    """A key of nothing would make everybody the same person."""
    silent = set("ъь")
    assert name_key(name) or set(name) <= silent


@pytest.mark.parametrize(
    "written", ["АС 1234567", "AC1234567", "ас-1234567", "A C 1234567", "ＡＣ１２３４５６７"]
)
def test_one_document_in_many_spellings_gives_one_key(written: str) -> None:
    assert document_key(written) == "ac1234567"


@given(words)
def test_a_document_key_holds_letters_and_digits_only(text: str) -> None:
    assert all(sign.isalnum() for sign in document_key(text))


@given(st.text("0123456789", min_size=1, max_size=12), st.text("0123456789", min_size=1, max_size=12))
def test_different_numbers_stay_different(one: str, other: str) -> None:
    assert (document_key(one) == document_key(other)) == (one == other)
