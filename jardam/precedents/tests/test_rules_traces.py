"""What may tell who it was is found as people write it: with endings, in other scripts, with spaces nobody sees."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.precedents.rules.traces import (
    FORBIDDEN,
    NamesStand,
    Recorded,
    TraceKind,
    check_names,
    suggested,
    traces,
)

HELD = Recorded(
    people=("Саидов Рустам", "Nurbek Uulu Azamat", "Али", "Надежда Ким"),
    firms=("ООО «Стройка Плюс»",),
    places=("Москва, ул. Лесная, 5",),
    numbers=("+79160000000", "АС 1234567"),
)


def forbidden(text: str) -> list[str]:
    return [one.text for one in traces(text, HELD) if one.kind in FORBIDDEN]


@pytest.mark.parametrize(
    "word",
    [
        "Рустаму",
        "САИДОВЫМ",
        "саидова",
        "Rustam",
        "Нурбека",
        "azamat",
        "Азамат\u200bа",
        "Али",
        "Кимом",
        "Надежде",
        "Стройки",
    ],
)
def test_a_recorded_name_is_found(word: str) -> None:
    assert forbidden(f"Мы помогли: {word} получил деньги") == [word]


@pytest.mark.parametrize("words", ["на стройке", "уулу и кызы", "в Москве", "алиби", "кино", "ООО и ИП"])
def test_what_is_nobodys_name_may_stand(words: str) -> None:
    assert forbidden(words) == []


@pytest.mark.parametrize(
    "words", ["8 (916) 000-00-00", "+7 916 000 00 00", "ac1234567", "1 234 567", "москва ул лесная 5"]
)
def test_recorded_numbers_and_places_are_found_however_they_are_written(words: str) -> None:
    assert forbidden(f"адрес: {words}")


@pytest.mark.parametrize(
    ("text", "kind", "instead"),
    [
        ("12.03.2026", TraceKind.DAY, "03.2026"),
        ("2026-03-12", TraceKind.DAY, "03.2026"),
        ("5 мая 2026", TraceKind.DAY, "мая"),
        ("47 320 руб.", TraceKind.SUM, "около 50 000 ₽"),
        ("95 тыс. руб.", TraceKind.SUM, "около 100 тыс. ₽"),
        ("8 926 123 45 67", TraceKind.PHONE, "[телефон]"),
        ("foreman@mail.ru", TraceKind.CONTACT, "[…]"),
        ("AB 998877", TraceKind.DOCUMENT, "[№]"),
    ],
)
def test_what_may_tell_is_marked_with_what_to_say_instead(text: str, kind: TraceKind, instead: str) -> None:
    (found,) = traces(f"там: {text}", Recorded())
    assert (found.kind, found.instead) == (kind, instead)


def test_round_sums_and_months_tell_nobody() -> None:
    assert traces("в марте обещали 50 000 руб.", Recorded()) == []


def test_names_that_nobody_recorded_are_for_a_person_to_judge() -> None:
    (found,) = traces("помог Иван Петров.", Recorded())
    assert (found.kind, found.instead) == (TraceKind.NAME_LIKE, "")


def test_the_refusal_says_each_piece_once() -> None:
    with pytest.raises(NamesStand) as refused:
        check_names("Рустам и Рустам, и Саидов", HELD)
    assert refused.value.pieces == ["Рустам", "Саидов"]


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    found = traces(text, HELD)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    suggested(text, HELD)


@given(st.text(), st.text())
def test_whatever_stands_around_a_name_it_is_found(before: str, after: str) -> None:
    with pytest.raises(NamesStand):
        check_names(f"{before} Рустам {after}", HELD)


@given(st.text())
def test_no_number_or_day_is_left_where_one_is_proposed(text: str) -> None:
    told = f"{text} 12.03.2026"
    assert "12.03.2026" not in suggested(told, Recorded())


@pytest.mark.parametrize(
    "piece",
    [
        "@",
        "a@",
        "a.",
        "1",
        "1 ",
        "1\u00a0",
        " 111",
        "руб ",
        "А",
        "Аб ",
        "Аб-",
        "(1",
        "://",
        "1.1.",
        "\u00ad",
        "تا",
    ],
)
def test_a_long_text_of_one_piece_is_read_through(piece: str) -> None:
    """Patterns that try every way to split such a text would not come to an end."""
    text = piece * (24_000 // len(piece))
    recorded = Recorded(["Аб Вг"], ["Ромашка"], ["ул. Аб 1"], ["+996700123447", "1" * 30])
    last = 0
    for one in traces(text, recorded):
        assert last <= one.start < one.end <= len(text)
        last = one.end
    assert suggested(text, Recorded())
