"""Checklists and signs: safety first, nothing lost, nothing twice; a hint is never a verdict."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jardam.cases import reading
from jardam.cases.choices import item_groups, item_states, sign_answers
from jardam.cases.reading import ListRefused, checklists, indicators
from jardam.cases.rules.checklist import Brings, Group, Item, ItemState, how_far, in_order, with_safety
from jardam.cases.rules.indicators import Answer, Hint, screened
from jardam.cases.rules.tracks import SAFETY_FIRST, Track
from jardam.knowledge.reading import read_cards

DATA = Path(reading.FOLDER).parent
LISTS, SIGNS = checklists(), indicators().signs
ITEMS = st.lists(
    st.builds(
        Item,
        code=st.sampled_from("abcdefgh"),
        words=st.just({"ru": "слова"}),
        group=st.sampled_from(Group),
        is_safety=st.booleans(),
        brings=st.sampled_from([None, *Brings]),
    )
)
STATES = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(ItemState))
ANSWERS = st.dictionaries(
    st.sampled_from([sign.code for sign in SIGNS] + ["of_old"]), st.sampled_from(Answer)
)


def ids(name: str) -> set[str]:
    told = yaml.safe_load((DATA / "law" / f"{name}.yaml").read_text(encoding="utf-8"))
    return {row["id"] for row in told[name]}


def test_every_track_has_a_list_of_a_size_that_one_reads() -> None:
    """What is to be done, and apart from that what it may have brought."""
    for track in Track:
        brought = sum(item.brings is not None for item in LISTS.of(track))
        assert 5 <= len(LISTS.of(track)) - brought <= 9 or track is Track.OTHER, track
        assert brought <= 5 or track is Track.OTHER, track


def test_all_codes_that_the_items_name_exist() -> None:
    items = LISTS.items.values()
    assert {item.deadline for item in items if item.deadline} <= ids("deadlines")
    assert {item.document for item in items if item.document} <= ids("documents")
    assert {item.card for item in items if item.card} <= {
        card.code for card in read_cards(DATA / "knowledge" / "cards")
    }


def test_where_somebody_may_be_harmed_a_roof_comes_first_and_a_psychologist_last() -> None:
    for track in SAFETY_FIRST:
        codes = [item.code for item in in_order(LISTS.of(track)) if item.brings is None]
        assert "roof" in codes[:4]
        assert codes[-1] == "psychologist"
    assert not LISTS.items["psychologist"].is_safety


def test_a_code_fits_its_column_and_everything_stored_has_words() -> None:
    assert all(len(code) <= 30 for code in LISTS.items)
    assert set(item_groups()) == set(Group)
    assert set(item_states()) == set(ItemState)
    assert set(sign_answers()) == set(Answer)
    assert len(SIGNS) == 11


@given(items=ITEMS)
def test_safety_stands_first_and_nothing_is_lost_or_twice(items: list[Item]) -> None:
    ordered = in_order(items)
    first = {item.code: item for item in reversed(items)}
    assert {item.code: item for item in ordered} == first
    assert len(ordered) == len(first)
    assert [item.is_safety for item in ordered] == sorted((item.is_safety for item in ordered), reverse=True)
    for is_safety in (True, False):
        for is_brought in (True, False):
            of_kind = [
                one for one in ordered if (one.is_safety, one.brings is not None) == (is_safety, is_brought)
            ]
            assert of_kind == sorted(of_kind, key=items.index)


@given(items=ITEMS, states=STATES)
def test_what_is_counted_adds_up(items: list[Item], states: dict[str, ItemState]) -> None:
    ordered = [item for item in in_order(items) if item.brings is None]
    far = how_far(ordered, states)
    needless = sum(states.get(item.code) is ItemState.NOT_NEEDED for item in ordered)
    assert 0 <= far.done <= far.needed == len(ordered) - needless
    assert far.open_safety <= far.needed - far.done


@pytest.mark.parametrize("track", Track)
def test_signs_that_were_seen_bring_safety_before_any_list(track: Track) -> None:
    plain = with_safety(LISTS.of(track), LISTS, is_hinted=False)
    hinted = with_safety(LISTS.of(track), LISTS, is_hinted=True)
    codes = [item.code for item in hinted]
    assert codes[:4] == ["danger_now", "roof", "protection", "safe_contact"]
    assert {item.code for item in plain} <= set(codes)
    assert len(set(codes)) == len(codes)


@given(answers=ANSWERS)
def test_one_yes_is_a_hint_and_no_answer_excludes_anything(answers: dict[str, Answer]) -> None:
    found = screened(answers, SIGNS)
    said = list(answers.values())
    assert (found.hint is Hint.SEEN) == (Answer.YES in said)
    assert found.seen <= found.asked <= found.whole
    assert (found.hint is Hint.NOT_ASKED) == (found.asked == 0)
    assert (found.hint is Hint.NONE) == (found.asked == found.whole and not found.seen)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda told: told["items"][0].pop("en"), "danger_now does not say en"),
        (lambda told: told["items"][0].update(colour="red"), "danger_now says colour"),
        (lambda told: told["items"][0].update(group="FUN"), "of the group FUN, which there is not"),
        (lambda told: told["items"][0].update(brings="FUN"), "brings FUN, which is not counted"),
        (lambda told: told["items"][0].update(safety=False), "danger_now is of the group SAFETY"),
        (lambda told: told["items"].append(told["items"][0]), "a code of an item stands twice"),
        (lambda told: told["tracks"]["WAGES"].append("none_such"), "WAGES names none_such, which is no item"),
        (lambda told: told["tracks"]["WAGES"].append("stay_known"), "WAGES names an item twice"),
        (lambda told: told["tracks"].pop("WAGES"), "The track WAGES has no items"),
        (lambda told: told["tracks"].update(FUN=["roof"]), "there is no track FUN"),
        (lambda told: told["tracks"]["VIOLENCE"].insert(0, "psychologist"), "VIOLENCE must begin with"),
        (lambda told: told.update(version=0), "the version must be a whole number"),
        (lambda told: told.pop("version"), "must hold items, tracks, version"),
    ],
)
def test_a_file_that_is_not_whole_is_refused_in_a_sentence(tmp_path: Path, change: object, said: str) -> None:
    told = yaml.safe_load(reading.TRACKS.read_text(encoding="utf-8"))
    change(told)  # type: ignore[operator]
    path = tmp_path / "tracks.yaml"
    path.write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
    with pytest.raises(ListRefused) as refusal:
        checklists(path)
    assert said in str(refusal.value)


@pytest.mark.parametrize("key", ["code", "ru"])
def test_signs_that_are_not_whole_are_refused(tmp_path: Path, key: str) -> None:
    told = yaml.safe_load(reading.INDICATORS.read_text(encoding="utf-8"))
    told["indicators"][0].pop(key)
    path = tmp_path / "indicators.yaml"
    path.write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
    with pytest.raises(ListRefused):
        indicators(path)
