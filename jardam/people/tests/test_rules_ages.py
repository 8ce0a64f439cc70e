"""How old somebody may be, and whose word is needed for a child."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.kernel.partial_dates import partial_date
from jardam.law.rules.confidence import Confidence
from jardam.people.choices import AgeBand
from jardam.people.rules.ages import Ages, ages_of_band, ages_of_birth, ages_told, years_between
from jardam.people.rules.guardians import BY_AGE, Giver, rules_for, sources_of, who_consents

TODAY = date(2026, 11, 22)
BOTH = {Giver.SELF, Giver.REPRESENTATIVE}
days = st.dates(date(1930, 1, 1), date(2060, 1, 1))
spans = st.tuples(st.integers(0, 120), st.integers(0, 30)).map(lambda two: Ages(two[0], two[0] + two[1]))


@pytest.mark.parametrize(
    ("birth", "ages"),
    [
        ("2008-11-22", Ages(18, 18)),
        ("2008-11-23", Ages(17, 17)),
        ("2008-11", Ages(17, 18)),
        ("2008", Ages(17, 18)),
        ("2030", Ages(0, 0)),
    ],
)
def test_a_birth_known_in_part_is_a_span_of_ages(birth: str, ages: Ages) -> None:
    assert ages_of_birth(partial_date(birth), TODAY) == ages


def test_nothing_known_is_no_age() -> None:
    assert ages_of_birth(partial_date(""), TODAY) is None
    assert ages_of_band("") is None


@given(days, days, days)
def test_an_age_that_was_told_stays_true(born: date, told: date, today: date) -> None:
    """Whoever said it on their birthday, or on the day before it."""
    born, told, today = sorted((born, told, today))
    ages = ages_told(years_between(born, told), told, today)
    assert ages.youngest <= years_between(born, today) <= ages.oldest


@given(days, st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]), days)
def test_the_true_age_is_always_in_the_span(born: date, known: str, today: date) -> None:
    ages = ages_of_birth(partial_date(born.strftime(known)), today)
    assert ages is not None
    assert ages.youngest <= years_between(born, today) <= ages.oldest


def test_every_band_is_a_span_and_only_the_first_may_be_a_child() -> None:
    spans = {band: ages_of_band(band.value) for band in AgeBand}
    assert {band for band, ages in spans.items() if ages and ages.may_be_child} == {AgeBand.CHILD}


@pytest.mark.parametrize(
    ("ages", "needed"),
    [
        (None, {Giver.SELF}),
        (Ages(6, 6), {Giver.REPRESENTATIVE}),
        (Ages(13, 13), {Giver.REPRESENTATIVE}),
        (Ages(14, 14), BOTH),
        (Ages(13, 14), BOTH),
        (Ages(17, 18), BOTH),
        (Ages(0, 17), BOTH),
        (Ages(18, 18), {Giver.SELF}),
        (Ages(150, 150), {Giver.SELF}),
    ],
)
def test_whose_word_is_needed(ages: Ages | None, needed: set[Giver]) -> None:
    assert who_consents(ages) == needed


@given(spans, st.integers(0, 20))
def test_knowing_less_of_an_age_never_needs_fewer_words(ages: Ages, wider: int) -> None:
    less_known = Ages(max(0, ages.youngest - wider), ages.oldest + wider)
    assert who_consents(ages) <= who_consents(less_known)


@given(st.integers(0, 150))
def test_every_age_has_one_rule_and_a_child_is_never_alone(age: int) -> None:
    (rule,) = rules_for(Ages(age, age))
    assert (Giver.REPRESENTATIVE in rule.needed) == (age < 18)


def test_no_rule_pretends_to_have_been_looked_up() -> None:
    assert {rule.confidence for rule in BY_AGE} == {Confidence.FROM_MEMORY_UNVERIFIED}
    assert all(rule.source for rule in BY_AGE)
    assert sources_of(BY_AGE[:1]) == BY_AGE[0].source


@given(days, st.integers(0, 90), st.integers(0, 9000))
def test_nobody_who_was_told_an_age_grows_younger(told: date, age: int, later: int) -> None:
    now, then = ages_told(age, told, told), ages_told(age, told, told + timedelta(days=later))
    assert now == Ages(age, age)
    assert then.youngest >= now.youngest
