"""What was published while a draft lay is neither undone nor hidden."""

from hypothesis import given
from hypothesis import strategies as st

from jardam.knowledge.rules.rebasing import rebased

VALUES = st.sampled_from(["a", "b", "c"])
WHOLE = st.fixed_dictionaries(dict.fromkeys("xyz", VALUES))


def test_a_part_that_only_they_changed_is_taken_over() -> None:
    found = rebased({"x": "a", "y": "a"}, {"x": "a", "y": "b"}, {"x": "c", "y": "a"})
    assert (found.told, found.taken, found.both) == ({"x": "c", "y": "b"}, ("x",), ())


def test_a_part_that_both_changed_stands_as_drafted_and_is_named() -> None:
    found = rebased({"x": "a"}, {"x": "b"}, {"x": "c"})
    assert (found.told, found.taken, found.both) == ({"x": "b"}, (), ("x",))


def test_a_part_that_the_draft_does_not_name_follows_what_stands() -> None:
    assert rebased({"x": "a"}, {}, {"x": "c"}).told == {"x": "c"}


@given(begun=WHOLE, mine=WHOLE, now=WHOLE)
def test_nothing_published_goes_unless_it_is_named(
    begun: dict[str, str], mine: dict[str, str], now: dict[str, str]
) -> None:
    found = rebased(begun, mine, now)
    for part, stood in begun.items():
        if now[part] != stood and found.told[part] != now[part]:
            assert part in found.both
        if part in found.taken:
            assert found.told[part] == now[part] != stood
        if mine[part] != stood:
            assert found.told[part] == mine[part]
