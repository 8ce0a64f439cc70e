"""How a paper stands on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.people.rules.ages import Ages
from jardam.people.rules.documents import (
    WARNED_BEFORE,
    Document,
    DocumentState,
    Standing,
    read_documents,
    with_document,
    without_document,
)
from jardam.people.rules.identity import Identity, Known, index_values

TODAY = date(2026, 11, 22)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("until", "standing"),
    [
        ("", Standing.HELD),
        ("2026-11-21", Standing.EXPIRED),
        ("2026-11-22", Standing.EXPIRING),
        ("2026-12-22", Standing.EXPIRING),
        ("2026-12-23", Standing.HELD),
        ("2026-11", Standing.EXPIRING),  # some day of this month, perhaps a past one
        ("2026", Standing.EXPIRING),
        ("2025", Standing.EXPIRED),
        ("2027-02", Standing.HELD),
    ],
)
def test_a_paper_expires_from_the_first_day_on_which_it_may(until: str, standing: Standing) -> None:
    assert Document(until=until).standing(TODAY) is standing


@given(days, days, st.sampled_from(DocumentState))
def test_what_somebody_keeps_back_is_that_whatever_its_last_day(
    last: date, today: date, state: DocumentState
) -> None:
    standing = Document(until=last.isoformat(), state=state).standing(today)
    if state is not DocumentState.HELD:
        assert standing.value == state.value
    else:
        assert (standing is Standing.EXPIRED) == (last < today)
        assert (standing is Standing.HELD) == (today < last - WARNED_BEFORE)


@given(days, st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]), days, st.integers(0, 4000))
def test_no_paper_grows_younger(last: date, known: str, today: date, later: int) -> None:
    order = [Standing.HELD, Standing.EXPIRING, Standing.EXPIRED]
    paper = Document(until=last.strftime(known))
    now, then = paper.standing(today), paper.standing(today + timedelta(days=later))
    assert order.index(now) <= order.index(then)


def test_an_older_bundle_of_numbers_is_read_and_its_numbers_are_found() -> None:
    who = Identity.from_bundle({"name": "Азамат", "documents": ["АН 1234567"]})
    assert who.documents == (Document("old-0", number="АН 1234567"),)
    assert index_values(who) == [("document", "ah1234567")]


def test_a_bundle_comes_back_as_it_was_put_in() -> None:
    who = Identity(documents=(Document("1", "PATENT", "WITHHELD", "77", "2027-01", "прораб", "2026"),))
    assert Identity.from_bundle(who.bundle()) == who
    assert read_documents(who.bundle()["documents"]) == who.documents


def test_one_paper_is_changed_in_its_place_and_taken_off_alone() -> None:
    first, second = Document("1", number="1"), Document("2", number="2")
    both = with_document(with_document((), first), second)
    assert with_document(both, Document("1", number="3")) == (Document("1", number="3"), second)
    assert without_document(both, "1") == (second,)


def test_whoever_reads_what_must_be_known_before_a_call_learns_no_name_and_no_number() -> None:
    who = Identity(
        name="Азамат", phones=("+996700123447",), documents=(Document("1", number="77", state="WITHHELD"),)
    )
    known = Known.of(who, Ages(17, 18))
    assert known.is_withheld
    assert known.may_be_child
    assert not Known.of(who, None).may_be_child
    assert not {"Азамат", "+996700123447", "77"} & {str(value) for value in vars_of(known)}


def vars_of(known: Known) -> list[object]:
    return [getattr(known, name) for name in Known.__slots__]
