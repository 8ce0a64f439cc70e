from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jardam.kernel.languages import Language
from jardam.reception.rules.fitting import Asked, Offering, Wish, fits
from jardam.reception.rules.order import Urgency, Waiting, in_fair_order, next_for

NINE = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
AMINA = Offering(frozenset({Language.UZ, Language.RU}), "F")
askings = st.builds(Asked, st.sampled_from(Language), st.sampled_from(Wish))
people = st.builds(
    Waiting,
    st.integers(1, 500),
    st.integers(0, 600).map(lambda minutes: NINE + timedelta(minutes=minutes)),
    askings,
    st.sampled_from(Urgency),
)
queues = st.lists(people, max_size=12, unique_by=lambda one: one.number)
offerings = st.builds(Offering, st.frozensets(st.sampled_from(Language)), st.sampled_from(["", "F", "M"]))


def _one(number: int, language: Language, *, minutes: int, urgency: Urgency = Urgency.NONE) -> Waiting:
    return Waiting(number, NINE + timedelta(minutes=minutes), Asked(language), urgency)


def test_amina_calls_the_child_first_then_whoever_came_first_among_those_she_understands() -> None:
    tajik = _one(1, Language.TG, minutes=0)
    early = _one(2, Language.RU, minutes=5)
    child = _one(3, Language.UZ, minutes=20, urgency=Urgency.CHILD)
    assert next_for(AMINA, [tajik, early, child]) == child
    assert next_for(AMINA, [tajik, early]) == early
    assert next_for(AMINA, [tajik]) is None


@given(offerings, queues)
def test_nobody_is_called_by_somebody_who_cannot_help(offering: Offering, queue: list[Waiting]) -> None:
    first = next_for(offering, queue)
    assert first is None or fits(offering, first.asked)
    assert (first is None) == (not any(fits(offering, one.asked) for one in queue))


@given(offerings, queues)
def test_nobody_who_fits_and_is_as_urgent_has_waited_longer(offering: Offering, queue: list[Waiting]) -> None:
    first = next_for(offering, queue)
    for one in queue:
        if (
            first
            and fits(offering, one.asked)
            and (one.urgency is Urgency.NONE) == (first.urgency is Urgency.NONE)
        ):
            assert first.came_at <= one.came_at


@given(queues)
def test_the_order_does_not_depend_on_how_the_queue_is_read(queue: list[Waiting]) -> None:
    assert in_fair_order(queue) == in_fair_order(reversed(queue))
