"""Every call back is somebody's."""

from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from jardam.contacts.rules.owning import Answering, owner
from jardam.kernel.languages import Language

ERKIN, AIGUL, FARIDA = (UUID(int=number) for number in (1, 2, 3))
KYRGYZ = frozenset({Language.KY, Language.RU})
people = st.sampled_from([UUID(int=number) for number in range(6)])
crews = st.lists(
    st.builds(Answering, people, st.frozensets(st.sampled_from(Language))), unique_by=lambda one: one.person
)


def test_the_promise_of_somebody_who_is_sick_goes_to_who_answers_and_else_to_the_head() -> None:
    crew = [Answering(AIGUL, KYRGYZ)]
    assert owner(uuid4(), Language.KY, ERKIN, [*crew, Answering(ERKIN, KYRGYZ)], [FARIDA]) == ERKIN
    assert owner(uuid4(), Language.KY, ERKIN, crew, [FARIDA]) == AIGUL
    assert owner(uuid4(), Language.TG, ERKIN, crew, [FARIDA]) == FARIDA
    assert owner(uuid4(), Language.UNKNOWN, None, crew, [FARIDA]) == AIGUL
    assert owner(uuid4(), Language.TG, None, [], []) is None


@given(st.uuids(), st.sampled_from(Language), st.none() | people, crews, st.lists(people, max_size=2))
def test_it_is_somebodys_wherever_anybody_is(
    thing: UUID, language: Language, taken_by: UUID | None, here: list[Answering], heads: list[UUID]
) -> None:
    found = owner(thing, language, taken_by, here, heads)
    assert (found is None) == (not here and not heads and taken_by is None)
    assert found == owner(thing, language, taken_by, here[::-1], heads)


@given(st.uuids(), st.sampled_from(Language), crews, people)
def test_who_does_not_speak_it_has_it_only_as_the_head_or_by_their_own_word(
    thing: UUID, language: Language, here: list[Answering], head: UUID
) -> None:
    found = owner(thing, language, None, here, [head])
    able = {one.person for one in here if language is Language.UNKNOWN or language in one.languages}
    assert found in (able or {head})
