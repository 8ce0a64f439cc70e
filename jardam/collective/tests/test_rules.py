"""What a worker agreed to, over random lives; and that what all are owed is the sum of what each is."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.collective.rules.agreeing import FIELDS, Agreement, Answer, Reader, agreement, receiver_of
from jardam.collective.rules.standing import Moved, Standing, State, check_move, total
from jardam.people.rules.consent import Act, FieldGroup, Purpose, Receiver, ReceiverKind, Statement
from jardam.people.rules.guardians import Giver

FIRM, DAY = "ООО «СтройРемонт»", date(2026, 11, 22)
SELF = frozenset({Giver.SELF})
EMPLOYER = receiver_of(Reader.EMPLOYER, FIRM)
receivers = st.sampled_from(
    [*(receiver_of(reader, FIRM) for reader in Reader), Receiver(ReceiverKind.EMPLOYER, "Другой")]
)


@st.composite
def lives(draw: st.DrawFn) -> list[Statement]:
    """What one person said, day after day: yes, no, taken back; of all that is told or of a part."""
    said: list[Statement] = []
    for number in range(1, draw(st.integers(0, 8)) + 1):
        day = DAY + timedelta(days=draw(st.integers(-3, 3)))
        given_before = [each.number for each in said if each.act == Act.GIVEN]
        act = draw(st.sampled_from([Act.GIVEN, Act.REFUSED, *([Act.WITHDRAWN] if given_before else [])]))
        fields = draw(st.sampled_from([FIELDS, frozenset({FieldGroup.NAME.value})]))
        of = draw(st.sampled_from(given_before)) if act is Act.WITHDRAWN else None
        until = day + timedelta(days=draw(st.integers(0, 6))) if act is Act.GIVEN else None
        purpose = draw(st.sampled_from([Purpose.TOGETHER, Purpose.TOGETHER, Purpose.EMPLOYER]))
        said.append(Statement(number, act, purpose, draw(receivers), fields, day, until, of=of))
    return said


def holds_by_hand(said: list[Statement], receiver: Receiver, on: date) -> bool:
    """The same told otherwise: for each kind of fact a yes of this day stands, and no later no."""

    def stands(field: str) -> bool:
        gone = {each.of for each in said if each.act == Act.WITHDRAWN and each.said_on <= on}
        yes = [
            each.number
            for each in said
            if each.act == Act.GIVEN
            and each.purpose == Purpose.TOGETHER
            and each.receiver == receiver
            and field in each.fields
            and each.until is not None
            and each.said_on <= on <= each.until
            and each.number not in gone
        ]
        no = [
            each.number
            for each in said
            if each.act == Act.REFUSED
            and each.receiver == receiver
            and each.said_on <= on
            and (not each.fields or field in each.fields)
            and each.purpose in {Purpose.TOGETHER, Purpose.EMPLOYER}
        ]
        return max(yes, default=0) > max(no, default=0)

    return all(stands(field) for field in FIELDS)


@given(lives(), st.sampled_from(list(Reader)), st.integers(-4, 10))
def test_nobody_is_told_of_without_a_yes_that_stands(
    said: list[Statement], reader: Reader, days: int
) -> None:
    on, receiver = DAY + timedelta(days=days), receiver_of(reader, FIRM)
    found = agreement(said, receiver, SELF, on)
    assert found.stands == holds_by_hand(said, receiver, on)
    if found.until:
        known = [each for each in said if each.said_on <= on]
        assert holds_by_hand(known, receiver, found.until)
        assert not holds_by_hand(
            said, receiver, max(each.until for each in said if each.until) + timedelta(days=1)
        )


@given(lives(), st.sampled_from(list(State)), st.booleans())
def test_who_takes_no_part_or_whose_case_is_closed_is_never_told_of(
    said: list[Statement], state: State, is_open: bool
) -> None:
    agreed = {reader: agreement(said, receiver_of(reader, FIRM), SELF, DAY) for reader in Reader}
    standing = Standing(state, is_open, agreed)
    for reader in Reader:
        is_told = standing.is_told_to(reader)
        assert is_told == (state is State.CONFIRMED and is_open and agreed[reader].stands)


@given(st.lists(st.none() | st.decimals(0, 10**7, places=2)))
def test_what_all_are_owed_is_the_sum_of_what_each_is(owed: list[Decimal | None]) -> None:
    assert total(owed) == sum(one for one in owed if one is not None)


def test_a_yes_to_another_firm_or_to_a_part_is_none() -> None:
    def said(receiver: Receiver, *fields: str) -> list[Statement]:
        until = DAY + timedelta(days=30)
        return [Statement(1, Act.GIVEN, Purpose.TOGETHER, receiver, frozenset(fields), DAY, until)]

    assert agreement(said(EMPLOYER, *FIELDS), EMPLOYER, SELF, DAY) == Agreement(
        Answer.YES, DAY + timedelta(days=30)
    )
    assert not agreement(said(EMPLOYER, "NAME"), EMPLOYER, SELF, DAY).stands
    assert not agreement(said(receiver_of(Reader.EMPLOYER, "Иная"), *FIELDS), EMPLOYER, SELF, DAY).stands
    child = frozenset({Giver.SELF, Giver.REPRESENTATIVE})
    assert not agreement(said(EMPLOYER, *FIELDS), EMPLOYER, child, DAY).stands


def test_who_was_taken_out_comes_back_by_a_part_of_their_own() -> None:
    for then in State:
        with pytest.raises(Moved):
            check_move(State.LEFT, then)
