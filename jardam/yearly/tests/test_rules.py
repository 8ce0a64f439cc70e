"""Groups of people, sums of money and check-ins, as they are counted and withheld."""

from hypothesis import given
from hypothesis import strategies as st

from jardam.cases.rules.check_ins import Asked, Result
from jardam.yearly.choices import asked_of, definitions, figures, groups
from jardam.yearly.figures import Figure
from jardam.yearly.rules.check_ins import STATES, Heard, added_up, by, sayable
from jardam.yearly.rules.groups import GROUPS, Group, Kin, Split, known, split, whole
from jardam.yearly.rules.sums import shown_sum

KIN = st.lists(
    st.builds(
        Kin,
        st.sampled_from(["F", "M", ""]),
        st.sampled_from(["Y", "N", "X", ""]),
        st.sampled_from(["0-17", "30-44", "60+", ""]),
        st.integers(1, 50),
    ),
    min_size=1,
)
HEARD = st.lists(
    st.builds(
        Heard,
        st.sampled_from(["TWO_WEEKS", "A_YEAR"]),
        st.sampled_from(["WAGES", "CHILD"]),
        st.just(Asked.ANSWERED.value),
        st.sampled_from([result.value for result in Result]),
        st.sampled_from(["", *(result.value for result in Result)]),
        st.integers(1, 12),
    )
)


@given(kin=KIN)
def test_each_split_is_of_the_same_people(kin: list[Kin]) -> None:
    for parts in split(kin).values():
        assert sum(parts.values()) == whole(kin)
        assert known(parts)[0] <= known(parts)[1] == whole(kin)


def test_a_conversation_without_a_file_is_not_asked_about_the_family() -> None:
    assert set(split([Kin("F", None, "", 3)])) == {Split.SEX, Split.AGE}


@given(sums=st.lists(st.integers(1, 10**9), max_size=12))
def test_a_sum_is_said_whole_or_not_at_all(sums: list[int]) -> None:
    shown = shown_sum(sums, is_exact=False)
    assert shown in {sum(sums), "small"}
    assert shown == sum(sums) or sums
    assert len(sums) >= 5 or not sums or shown == "small"


@given(heard=HEARD)
def test_what_a_client_told_is_never_what_we_saw(heard: list[Heard]) -> None:
    counted = added_up(heard)
    assert sum(counted.told.values()) == counted.states[Asked.ANSWERED]
    assert sum(counted.seen.values()) == sum(each.number for each in heard if each.seen)
    assert counted.reached <= counted.tried <= counted.whole


@given(heard=HEARD)
def test_a_table_with_a_small_number_is_not_shown(heard: list[Heard]) -> None:
    shown = sayable(by("track", heard, ["WAGES", "CHILD"]), is_exact=False)
    for part in (shown or {}).values():
        cells = [*part.states.values(), *part.told.values(), *part.seen.values()]
        assert not any(0 < cell < 5 for cell in cells)


def test_what_fell_away_was_no_check_in() -> None:
    dropped = Heard("A_YEAR", "WAGES", Asked.DROPPED.value, "", "", 4)
    assert added_up([dropped]).whole == 0
    assert {*STATES, Asked.DROPPED} == set(Asked)


def test_everything_has_words() -> None:
    assert set(figures()) == set(definitions()) == set(Figure)
    assert set(groups()) == set(Group) == {group for parts in GROUPS.values() for group in parts}
    assert set(asked_of()) == set(Split) == set(GROUPS)
