import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jardam.knowledge.rules.sentences import digest_of, even, sentences

WORDS = st.lists(st.text("абвгдежзӯҷăș", min_size=5, max_size=8), min_size=1, max_size=6)
SENTENCE = WORDS.map(lambda words: " ".join(words).capitalize() + ".")


def test_a_worked_example() -> None:
    text = "Ждите {deadlines.x|день|дня|дней}. По ст. {law.y} ТК РФ платят в рублях, т. е. в руб. и коп. Потом пишите!"
    assert sentences(text) == [
        "Ждите {deadlines.x|день|дня|дней}.",
        "По ст. {law.y} ТК РФ платят в рублях, т. е. в руб. и коп. Потом пишите!",
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Паспорт забрали. Что делать? Звоните 112!", 3),
        ("«Не подписывайте.» Потом идите.", 2),
        ("Возьмите чеки, фото и т. д. и копии.", 1),
        ("И. И. Иванов ушёл. Он прав.", 2),
        ("В 2025 г. правило изменилось.", 1),
        ("{stay.x.valid_from} начался срок. {stay.y} — это всё.", 2),
        ("Art. 5 of the code. See it.", 2),
        ("ж.б. Кат жазыңыз. Сактаңыз.", 2),
        ("Așteptați… Apoi scrieți.", 2),
        ("Позвоните - мы поможем.", 1),
        ("", 0),
    ],
)
def test_where_a_sentence_ends(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@given(st.text(max_size=80))
def test_joined_they_are_the_text(text: str) -> None:
    assert even(" ".join(sentences(text))) == even(text)
    assert all(piece.strip(" ") for piece in sentences(text))


@settings(deadline=None)  # on a busy machine drawing many words alone takes longer than the usual bound
@given(st.lists(SENTENCE, max_size=6))
def test_what_was_put_together_from_sentences_falls_into_them(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


@given(st.text("аб{}x. |A", max_size=40))
def test_a_reference_is_never_split(text: str) -> None:
    told = f"Срок {{a.b|де ani. A|c}} {text}"
    assert any("{a.b|де ani. A|c}" in piece for piece in sentences(told))


@given(SENTENCE, SENTENCE)
def test_a_digest_sees_words_and_no_spaces(one: str, other: str) -> None:
    assert digest_of(one) == digest_of(f"  {one.replace(' ', '   ')} ")
    assert (digest_of(one) == digest_of(other)) is (one == other)
