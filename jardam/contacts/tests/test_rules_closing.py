from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jardam.contacts.rules.closing import LONGEST_WAIT, Ending, Kind, Missing, Outcome, Reason, missing
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
moments = st.none() | st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
endings = st.builds(
    Ending,
    language=st.sampled_from(Language),
    topics=st.lists(st.sampled_from(Topic), max_size=5),
    outcome=st.none() | st.sampled_from(Outcome),
    kind=st.sampled_from(Kind),
    callback_at=moments,
    has_number=st.booleans(),
    has_partner=st.booleans(),
    reason=st.none() | st.sampled_from(Reason),
)


def test_language_topic_and_outcome_are_all_that_is_needed() -> None:
    assert missing(Ending(Language.KY, [Topic.A_PATENT], Outcome.ANSWERED), NOW) == []


@given(endings)
def test_at_most_language_topic_outcome_and_the_callback_are_ever_asked_for(ending: Ending) -> None:
    asked = missing(ending, NOW)
    assert len(asked) == len(set(asked)) <= 4
    if ending.outcome is not Outcome.CALLBACK:
        assert not any(lack.startswith("CALLBACK") for lack in asked)


@given(endings)
def test_an_unknown_language_closes_a_consultation_only_where_nobody_speaks_it(ending: Ending) -> None:
    if ending.language is Language.UNKNOWN and ending.outcome is not Outcome.NOT_CONSULTATION:
        is_said = ending.outcome is Outcome.UNABLE and ending.reason is Reason.NO_LANGUAGE
        assert (Missing.LANGUAGE in missing(ending, NOW)) is not is_said


def test_who_could_not_be_helped_is_written_down_in_two_words() -> None:
    assert missing(Ending(Language.KY, [], Outcome.UNABLE, reason=Reason.NOT_OURS), NOW) == []
    assert missing(Ending(Language.UNKNOWN, [], Outcome.UNABLE, reason=Reason.NO_LANGUAGE), NOW) == []
    assert missing(Ending(Language.KY, [], Outcome.UNABLE), NOW) == [Missing.REASON]


def test_a_referral_names_its_partner() -> None:
    assert missing(Ending(Language.KY, [Topic.A_PATENT], Outcome.REFERRED), NOW) == [Missing.PARTNER]


@given(endings)
def test_a_callback_that_passes_lies_ahead_and_within_reach(ending: Ending) -> None:
    if ending.outcome is Outcome.CALLBACK and not missing(ending, NOW):
        assert ending.callback_at is not None
        assert timedelta(0) <= ending.callback_at - NOW <= LONGEST_WAIT
