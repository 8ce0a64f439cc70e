from collections.abc import Mapping
from datetime import date
from itertools import pairwise

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.centres.rules.roles import NETWORK_ROLES, Right, holds
from jardam.demo import shares
from jardam.demo.crew import AT_DESK
from jardam.demo.dice import Dice
from jardam.demo.names import NAMES, person_name
from jardam.demo.phones import CODES, DIGITS, invented_phone
from jardam.demo.plan import Wave, batches, shared_out
from jardam.demo.staff import STAFF
from jardam.demo.words import MARK, SAID, own_words
from jardam.kernel.languages import HOTLINE_LANGUAGES, Language
from jardam.kernel.phones import e164
from jardam.kernel.regions import REGIONS
from jardam.kernel.topics import Topic
from jardam.search.reading import people_names, tagger
from jardam.search.rules.picking import is_harmless, phrase_of


@pytest.mark.parametrize("country", CODES)
def test_the_page_takes_an_invented_number_and_no_network_would(country: str) -> None:
    for ending in ("0" * DIGITS[country], "9" * DIGITS[country]):
        number = phonenumbers.parse(CODES[country] + ending)
        assert e164(CODES[country] + ending) == CODES[country] + ending
        assert not phonenumbers.is_valid_number(number)
        assert phonenumbers.region_code_for_country_code(number.country_code) == country


def test_numbers_follow_where_people_come_from() -> None:
    dice = Dice("numbers")
    numbers = {invented_phone(Language.KY, "RU", dice)[:5] for _ in range(50)}

    assert numbers == {"+7100", "+9961"}
    assert invented_phone(Language.RU, "MD", dice).startswith("+373")


def test_names_are_as_each_language_forms_them() -> None:
    dice = Dice("names")
    women = [person_name(Language.KY, "F", dice).full for _ in range(200)]
    tajiks = [person_name(Language.TG, "M", dice).full for _ in range(200)]

    assert any(name.endswith(" кызы") for name in women)
    assert not any(name.endswith((" уулу", "ов", "ев")) for name in women)
    assert any(name.endswith("зода") for name in tajiks)
    assert any(name.endswith("иён") for name in tajiks)
    assert len(set(women)) > 150
    assert set(NAMES) == set(HOTLINE_LANGUAGES)


def test_every_topic_is_asked_about_in_the_five_languages_and_marked_as_invented() -> None:
    assert set(SAID) == set(HOTLINE_LANGUAGES)
    for language, said in SAID.items():
        assert set(said) == set(Topic), language
        assert all(own_words(language, topic, Dice(topic)).startswith(MARK) for topic in Topic)


def test_somebody_in_each_centre_speaks_every_language_that_is_spoken_there() -> None:
    for centre, spoken in shares.LANGUAGES.items():
        recorders = [one for one in STAFF if one.centre == centre and holds(one.role, Right.CONTACT_RECORD)]
        heard = {language for one in recorders for language in one.languages}
        assert {language for language, weight in spoken.items() if weight} <= heard
    assert len({one.username for one in STAFF}) == len(STAFF)
    assert all(one.centre in shares.CENTRES or one.role in NETWORK_ROLES for one in STAFF)


@pytest.mark.parametrize(
    "weights",
    [
        shares.TOPICS,
        shares.CHANNELS,
        shares.OUTCOMES,
        shares.HOURS,
        shares.MONTHS,
        *shares.LANGUAGES.values(),
    ],
)
def test_every_share_is_positive(weights: Mapping[object, float]) -> None:
    assert min(weights.values()) > 0


def test_shares_cover_what_they_speak_of() -> None:
    assert set(shares.TOPICS) == set(Topic)
    assert set(shares.CENTRES) == set(shares.LANGUAGES)
    assert set(shares.SEXES) == set(shares.CHANNELS) == set(AT_DESK)
    assert set(shares.OTHER_REGIONS) <= set(REGIONS)
    assert max(shares.TOPICS, key=lambda topic: shares.TOPICS[topic]) is Topic.B_UNPAID_WAGES
    assert shares.CENTRES["moscow"] * 2 == sum(shares.CENTRES.values())


@given(st.integers(0, 10_000), st.dictionaries(st.text(), st.floats(0.01, 100), min_size=1))
def test_what_is_shared_out_is_all_there(whole: int, weights: dict[str, float]) -> None:
    parts = shared_out(whole, weights)

    assert sum(parts.values()) == whole
    assert all(abs(parts[key] - whole * weights[key] / sum(weights.values())) < 1.001 for key in weights)


@given(st.dates(date(2024, 1, 1), date(2032, 12, 31)), st.integers(0, 5_000))
def test_two_years_are_covered_without_gap_or_overlap(last_day: date, contacts: int) -> None:
    wave = Wave(1, contacts, 1, last_day)
    plan = list(batches(wave))
    moscow = [batch for batch in plan if batch.centre == "moscow"]

    assert sum(batch.contacts for batch in plan) == contacts
    assert len({(batch.centre, batch.month) for batch in plan}) == len(plan)
    assert all(wave.first_day <= batch.first <= batch.last <= last_day for batch in plan)
    if contacts > 1_000:
        assert (moscow[0].first, moscow[-1].last) == (wave.first_day, last_day)
        assert all((later.first - earlier.last).days == 1 for earlier, later in pairwise(moscow))
        assert [batch.is_last for batch in moscow].count(True) == 1


def test_no_invented_name_may_become_an_alias_of_an_answer() -> None:
    given_names = [name for names in NAMES.values() for name in (*names.male, *names.female)]
    for name in given_names:
        phrase = phrase_of(name)
        assert phrase is not None
        assert not is_harmless(phrase, tagger().every, phrase.words, people_names()), name
