"""What may be told: only what was said yes to. The properties draw histories and look for one that says more."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.kernel.languages import Language
from jardam.people.rules.consent import (
    ADULT,
    Act,
    Ask,
    FieldGroup,
    Purpose,
    Receiver,
    ReceiverKind,
    Standing,
    Statement,
    agreements,
    may_share,
    standing_with,
)
from jardam.people.rules.guardians import Giver
from jardam.people.rules.read_out import CHECKED, WORDS

TODAY = date(2026, 11, 22)
SHELTER = Receiver(ReceiverKind.PARTNER, "Приют на Неве")
ASK = Ask(Purpose.HELP, SHELTER, FieldGroup.STORY, TODAY)
YES = Statement(
    1, Act.GIVEN, Purpose.HELP, SHELTER, frozenset({FieldGroup.STORY}), TODAY, TODAY + timedelta(days=30)
)
NO = replace(YES, number=2, act=Act.REFUSED, until=None)
BACK = replace(YES, number=2, act=Act.WITHDRAWN, until=None, of=1)
BOTH = frozenset({Giver.SELF, Giver.REPRESENTATIVE})


def test_a_yes_to_exactly_this_lets_it_be_told() -> None:
    assert may_share([YES], ASK)


@pytest.mark.parametrize(
    "ask",
    [
        replace(ASK, purpose=Purpose.PUBLIC),
        replace(ASK, field=FieldGroup.HEALTH),
        replace(ASK, receiver=Receiver(ReceiverKind.PARTNER, "Другой приют")),
        replace(ASK, receiver=Receiver(ReceiverKind.AUTHORITY, SHELTER.name)),
        replace(ASK, receiver=Receiver(ReceiverKind.PARTNER)),
        replace(ASK, on=TODAY - timedelta(days=1)),
        replace(ASK, on=TODAY + timedelta(days=31)),
    ],
)
def test_a_yes_is_a_yes_to_nothing_else(ask: Ask) -> None:
    assert not may_share([YES], ask)


def test_silence_is_no() -> None:
    assert not may_share([], ASK)


@pytest.mark.parametrize("later", [NO, BACK])
def test_what_is_taken_back_or_refused_ends_with_that_very_day(later: Statement) -> None:
    assert not may_share([YES, later], ASK)
    assert may_share([YES, replace(later, said_on=TODAY + timedelta(days=1))], ASK)


def test_a_no_in_general_is_a_no_to_each() -> None:
    assert not may_share([YES, replace(NO, receiver=Receiver(SHELTER.kind), fields=frozenset())], ASK)
    assert may_share([YES, replace(NO, receiver=Receiver(ReceiverKind.MEDIA))], ASK)


def test_a_yes_to_nobody_by_name_is_a_yes_to_nobody() -> None:
    nobody = Receiver(SHELTER.kind)
    assert not may_share([replace(YES, receiver=nobody)], replace(ASK, receiver=nobody))
    assert not may_share([replace(YES, receiver=nobody)], ASK)


def test_whoever_changes_their_mind_says_yes_anew() -> None:
    assert may_share([YES, NO, replace(YES, number=3)], ASK)
    assert may_share([YES, BACK, replace(YES, number=3)], ASK)


def test_a_name_is_the_same_however_it_is_typed() -> None:
    assert may_share([YES], replace(ASK, receiver=Receiver(SHELTER.kind, "  приют  на НЕВЕ ")))


def test_for_a_child_the_word_of_each_is_needed_together_or_one_by_one() -> None:
    guardian = replace(YES, number=2, givers=frozenset({Giver.REPRESENTATIVE}))
    assert not may_share([YES], ASK, needed=BOTH)
    assert not may_share([guardian], ASK, needed=BOTH)
    assert may_share([YES, guardian], ASK, needed=BOTH)
    assert may_share([replace(YES, givers=BOTH)], ASK, needed=BOTH)
    assert not may_share([YES, replace(NO, number=3), replace(guardian, number=4)], ASK, needed=BOTH)


days = st.integers(-40, 40).map(lambda n: TODAY + timedelta(days=n))
receivers = st.builds(Receiver, st.sampled_from(ReceiverKind), st.sampled_from(["", "А", "Б"]))
fields = st.frozensets(st.sampled_from(FieldGroup), max_size=3)
givers = st.sampled_from([ADULT, frozenset({Giver.REPRESENTATIVE}), BOTH])


@st.composite
def histories(draw: st.DrawFn) -> list[Statement]:
    said: list[Statement] = []
    for number in range(1, draw(st.integers(0, 8)) + 1):
        act, begun = draw(st.sampled_from(Act)), draw(days)
        said.append(
            Statement(
                number,
                act,
                draw(st.sampled_from(Purpose)),
                draw(receivers),
                draw(fields),
                begun,
                begun + timedelta(days=draw(st.integers(0, 60))) if act is Act.GIVEN else None,
                draw(givers),
                draw(st.integers(1, number)) if act is Act.WITHDRAWN else None,
            )
        )
    return said


asks = st.builds(Ask, st.sampled_from(Purpose), receivers, st.sampled_from(FieldGroup), days)


@given(histories(), asks, givers)
def test_nothing_is_told_without_a_yes_that_names_it(
    said: list[Statement], ask: Ask, needed: frozenset[Giver]
) -> None:
    if may_share(said, ask, needed=needed):
        named = [each for each in said if each.act is Act.GIVEN and each.purpose == ask.purpose]
        assert any(each.receiver.is_same(ask.receiver) and ask.field in each.fields for each in named)


@given(histories(), asks, givers, st.booleans())
def test_one_more_no_never_opens_anything(
    said: list[Statement], ask: Ask, needed: frozenset[Giver], is_back: bool
) -> None:
    number = len(said) + 1
    no = Statement(number, Act.REFUSED, ask.purpose, ask.receiver, frozenset(), ask.on)
    back = Statement(
        number, Act.WITHDRAWN, ask.purpose, ask.receiver, frozenset(), ask.on, of=max(1, number - 1)
    )
    after = may_share([*said, back if is_back else no], ask, needed=needed)
    assert after <= may_share(said, ask, needed=needed)
    assert is_back or not after


@given(histories(), asks, givers)
def test_needing_more_words_never_opens_anything(
    said: list[Statement], ask: Ask, needed: frozenset[Giver]
) -> None:
    assert may_share(said, ask, needed=BOTH) <= may_share(said, ask, needed=needed)


def test_the_words_are_read_out_in_six_languages_and_say_that_no_costs_nothing() -> None:
    spoken = [language for language in Language if language is not Language.UNKNOWN]
    assert set(WORDS) == set(spoken)
    for language in spoken:
        told = WORDS[language]
        assert set(told.questions) == set(Purpose)
        for purpose in Purpose:
            assert told.no_costs_nothing in told.words(purpose)
            assert all(sentence.strip() for sentence in told.words(purpose))
    assert len({told.no_costs_nothing for told in WORDS.values()}) == len(WORDS)
    assert set(WORDS) > CHECKED


OFFICE = Receiver(ReceiverKind.AUTHORITY, "Инспекция труда")
SAID_YES = replace(YES, purpose=Purpose.AUTHORITY, receiver=OFFICE)
SAID_NO = replace(SAID_YES, number=2, act=Act.REFUSED, until=None)
TOOK_BACK = replace(SAID_NO, act=Act.WITHDRAWN, of=1)
TO_ALL = Receiver(ReceiverKind.AUTHORITY)
TO_ANOTHER = Receiver(ReceiverKind.AUTHORITY, "Прокуратура")
TO_COURT = Receiver(ReceiverKind.COURT, "Инспекция труда")


@pytest.mark.parametrize(
    ("said", "standing"),
    [
        ([], Standing.NOT_ASKED),
        ([SAID_YES], Standing.AGREED),
        ([SAID_YES, SAID_NO], Standing.REFUSED),
        ([SAID_YES, TOOK_BACK], Standing.REFUSED),
        ([SAID_YES, replace(SAID_NO, receiver=TO_ALL)], Standing.REFUSED),
        ([replace(SAID_NO, number=1), replace(SAID_YES, number=2)], Standing.AGREED),
        ([replace(SAID_NO, receiver=TO_ANOTHER)], Standing.NO_TO_ANOTHER),
        ([SAID_YES, replace(SAID_NO, receiver=TO_ANOTHER)], Standing.AGREED),
        ([replace(SAID_NO, receiver=TO_COURT)], Standing.NOT_ASKED),
        ([replace(SAID_NO, purpose=Purpose.RESEARCH)], Standing.NOT_ASKED),
        ([SAID_YES, replace(SAID_NO, said_on=TODAY + timedelta(days=1))], Standing.AGREED),
        ([replace(SAID_YES, until=TODAY - timedelta(days=1))], Standing.NOT_ASKED),
    ],
)
def test_what_was_said_last_of_a_reader_stands(said: list[Statement], standing: Standing) -> None:
    assert standing_with(said, Purpose.AUTHORITY, OFFICE, TODAY) is standing


@given(histories(), receivers, days)
def test_a_general_no_stops_everything_that_was_said_before(
    said: list[Statement], receiver: Receiver, on: date
) -> None:
    refusal = Statement(99, Act.REFUSED, Purpose.AUTHORITY, Receiver(receiver.kind), frozenset(), on)
    assert standing_with([*said, refusal], Purpose.AUTHORITY, receiver, on) is Standing.REFUSED


def test_an_agreement_holds_what_may_still_be_told_by_it() -> None:
    wide = replace(YES, fields=frozenset({FieldGroup.STORY, FieldGroup.HEALTH}))
    no_health = replace(NO, fields=frozenset({FieldGroup.HEALTH}))
    assert agreements([wide, no_health], TODAY) == [YES]
    again = replace(YES, number=3, until=TODAY)
    assert agreements([YES, NO, again], TODAY) == [again]  # not until the last day of the one that was ended
    assert agreements([YES, BACK], TODAY) == []


@given(histories(), asks, givers)
def test_agreements_say_all_that_may_be_told_and_nothing_else(
    said: list[Statement], ask: Ask, needed: frozenset[Giver]
) -> None:
    found = agreements(said, ask.on, needed=needed)
    of_them = [Ask(each.purpose, each.receiver, field, ask.on) for each in found for field in each.fields]
    assert all(may_share(said, one, needed=needed) for one in of_them)
    named = any(
        one.purpose == ask.purpose and one.field == ask.field and one.receiver.is_same(ask.receiver)
        for one in of_them
    )
    assert named == may_share(said, ask, needed=needed)
