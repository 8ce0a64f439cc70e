from hypothesis import given
from hypothesis import strategies as st

from jardam.knowledge.rules.staleness import Behind, Change, behind, flat, moved

BASIS = {
    "title": ["Срок"],
    "say": ["Ждите ответа. Потом пишите. Мы поможем."],
    "steps": ["Возьмите чек.", "Идите."],
}
OWN = {
    "title": ["Мөөнөт"],
    "say": ["Жооп күтүңүз. Анан жазыңыз. Жардам беребиз."],
    "steps": ["Чек алыңыз.", "Барыңыз."],
}
SENTENCE = st.integers(0, 10**6).map(lambda number: f"Слово{number} здесь.")
DISTINCT = st.lists(SENTENCE, min_size=1, max_size=8, unique=True)


def test_a_worked_example() -> None:
    """Of three sentences one was changed and one step was added; the translation is behind in these two only."""
    master = {
        **BASIS,
        "say": ["Ждите ответа. Потом пишите снова. Мы поможем."],
        "steps": [*BASIS["steps"], "Ждите."],
    }
    assert behind(OWN, BASIS, master) == [
        Behind("say", Change.CHANGED, "Потом пишите.", "Потом пишите снова.", frozenset({1})),
        Behind("steps", Change.ADDED, "", "Ждите.", frozenset()),
    ]


def test_a_removed_sentence_marks_what_says_it() -> None:
    master = {**BASIS, "say": ["Ждите ответа. Мы поможем."]}
    assert behind(OWN, BASIS, master) == [Behind("say", Change.REMOVED, "Потом пишите.", "", frozenset({1}))]


def test_a_translation_with_fewer_sentences_is_marked_by_the_line() -> None:
    own = {"say": ["Жооп күтүп, анан жазыңыз. Жардам беребиз."]}
    master = {"say": ["Ждите ответа. Потом пишите снова. Мы поможем."]}
    (one,) = behind(own, BASIS, master)
    assert one.own == frozenset({0, 1})


def test_lines_that_correspond_are_marked_alone() -> None:
    own = {"steps": ["Чек алыңыз. Сактаңыз.", "Барыңыз."]}
    (one,) = behind(own, BASIS, {"steps": ["Возьмите чек.", "Идите сразу."]})
    assert one.own == frozenset({2})


def test_a_part_that_is_not_translated_is_not_behind() -> None:
    assert behind({"title": ["Мөөнөт"], "steps": []}, BASIS, {**BASIS, "steps": ["Другое."]}) == []


def test_without_a_basis_every_sentence_is_behind() -> None:
    assert [one.change for one in behind(OWN, {}, BASIS)] == [Change.ADDED] * 6


@given(DISTINCT, st.data())
def test_changing_one_sentence_marks_exactly_that_one(basis: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(basis) - 1))
    now = [*basis]
    now[place] = "Совсем другое."
    own = [f"Башка {number}." for number in range(len(basis))]
    found = behind({"say": [" ".join(own)]}, {"say": [" ".join(basis)]}, {"say": [" ".join(now)]})
    assert [(one.change, one.own) for one in found] == [(Change.CHANGED, frozenset({place}))]


@given(DISTINCT, st.data())
def test_adding_or_removing_one_marks_exactly_that_one(basis: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(basis)))
    longer = [*basis[:place], "Совсем новое.", *basis[place:]]
    added = behind({"say": ["Бир."]}, {"say": [" ".join(basis)]}, {"say": [" ".join(longer)]})
    assert [(one.change, one.now) for one in added] == [(Change.ADDED, "Совсем новое.")]
    removed = behind({"say": [" ".join(longer)]}, {"say": [" ".join(longer)]}, {"say": [" ".join(basis)]})
    assert [(one.change, one.own) for one in removed] == [(Change.REMOVED, frozenset({place}))]


@given(DISTINCT, DISTINCT)
def test_nothing_is_behind_exactly_when_nothing_changed(basis: list[str], now: list[str]) -> None:
    found = behind({"say": ["Бир."]}, {"say": [" ".join(basis)]}, {"say": [" ".join(now)]})
    assert bool(found) is (basis != now)
    assert {one.now for one in found if one.now} >= set(now) - set(basis)
    assert {one.before for one in found if one.before} >= set(basis) - set(now)
    assert len({one.key for one in found}) == len(found)


def test_a_changed_value_marks_the_sentences_that_refer_to_it() -> None:
    own = {"say": ["Ждите {x|день|дня|дней}. Мы поможем."], "steps": ["Платите {y}.", "За {x}."]}
    found = moved(own, {"x": "15", "y": "3"}, {"x": "20", "y": "3"})
    assert [(one.part, one.own, one.before, one.now) for one in found] == [
        ("say", 0, "15", "20"),
        ("steps", 1, "15", "20"),
    ]
    assert moved(own, {}, {"x": "20"}) == []
    assert flat(own["say"])[0].startswith("Ждите")
