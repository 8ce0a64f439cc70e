"""What goes, by the rule alone: nothing of a group that was not ticked, and all that was comes out as it went in."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.kernel.languages import Language
from jardam.people.rules.consent import MAY_GO, FieldGroup, NotAgreed
from jardam.people.rules.documents import Document
from jardam.people.rules.identity import Identity, SafeContact
from jardam.transfers.rules.files import OF_IDENTITY, Handed, Need, Note, Term, TermsStay, only_agreed
from jardam.transfers.rules.lives import TABLE, Move, MoveRefused, State, moved

GROUPS = st.sets(st.sampled_from(list(FieldGroup))).map(frozenset)
WORDS = st.dictionaries(st.sampled_from(list(FieldGroup)), st.text(min_size=1, max_size=20))
WHOLE = Handed(
    "WAGES",
    "B_RIGHTS_VIOLATED",
    "RU-MOW",
    Language.KY,
    "123456789",
    title="зарплата",
    sex="M",
    age_band="26_35",
    who=Identity(
        name="Азамат",
        proven_name="Азамат уулу",
        other_names=("Аза",),
        phones=("+79000000001",),
        messengers=("@aza",),
        birth="1990",
        nationality="KG",
        second_nationality="RU",
        documents=(Document("PASSPORT"),),
        address="Мира, 1",
        talks="KY",
        reads="RU",
        filing="RU",
        family="EXPECTS",
        safe_contact=SafeContact(when="до шести"),
    ),
    needs=[Need("B_RIGHTS_VIOLATED", {"STATED": "зарплату"})],
    notes=[Note(date(2026, 11, 1), "звонили")],
    terms=[Term("", date(2026, 12, 1), {"about": "жалоба"})],
    words=dict.fromkeys(FieldGroup, "слова"),
)


@given(ticked=GROUPS, words=WORDS)
def test_nothing_goes_that_was_not_ticked(
    ticked: frozenset[FieldGroup], words: dict[FieldGroup, str]
) -> None:
    ticked |= {FieldGroup.STORY}
    told = only_agreed(Handed(**_fields(WHOLE) | {"words": words}), ticked, frozenset(FieldGroup))
    assert set(told.words) <= ticked
    for group, names in OF_IDENTITY.items():
        for name in names:
            expected = getattr(WHOLE.who, name) if group in ticked else getattr(Identity(), name)
            assert getattr(told.who, name) == expected
    assert (told.sex == "M") == (FieldGroup.NAME in ticked)


def test_every_field_of_a_person_belongs_to_a_group_or_is_a_language() -> None:
    grouped = [name for names in OF_IDENTITY.values() for name in names]
    assert sorted([*grouped, "talks", "reads", "filing"]) == sorted(Identity.__slots__)


@given(ticked=GROUPS, agreed=GROUPS)
def test_nothing_goes_that_nobody_agreed_to(
    ticked: frozenset[FieldGroup], agreed: frozenset[FieldGroup]
) -> None:
    going = ticked & frozenset(MAY_GO)
    if going <= agreed:
        assert only_agreed(_without_terms(), ticked, agreed).track == "WAGES"
        return
    with pytest.raises(NotAgreed) as refused:
        only_agreed(_without_terms(), ticked, agreed)
    assert set(refused.value.groups) == going - agreed


def test_without_the_story_there_is_no_title_no_need_and_no_note() -> None:
    told = only_agreed(_without_terms(), frozenset(), frozenset())
    assert (told.title, told.needs, told.notes, told.words, told.who.names) == ("", (), (), {}, ())
    assert told.who.talks == "KY"


def test_terms_do_not_stay_behind() -> None:
    with pytest.raises(TermsStay):
        only_agreed(WHOLE, frozenset({FieldGroup.NAME}), frozenset(FieldGroup))


def test_what_was_sealed_is_what_is_read() -> None:
    assert Handed.from_bundle(WHOLE.bundle) == WHOLE


def test_what_has_ended_stays_ended() -> None:
    assert [state for state, moves in TABLE.items() if moves] == [State.OFFERED]
    for state in set(State) - {State.OFFERED}:
        for move in Move:
            with pytest.raises(MoveRefused):
                moved(state, move)


def _without_terms() -> Handed:
    return Handed(**_fields(WHOLE) | {"terms": ()})


def _fields(handed: Handed) -> dict[str, Any]:
    return {name: getattr(handed, name) for name in Handed.__slots__}
