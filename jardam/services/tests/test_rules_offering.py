from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jardam.kernel.months import Month
from jardam.services.choices import finding_words, refusal_words
from jardam.services.rules.offering import (
    Delivered,
    Finding,
    Found,
    Period,
    Promise,
    Refusal,
    findings,
    refused_day,
)

NOVEMBER = Month(2026, 11)
days = st.dates(date(2020, 1, 1), date(2030, 1, 1))
codes = st.lists(st.sampled_from(["RU", "KY", "TG", "UZ", "RO"]), unique=True)


def test_a_language_in_which_nobody_was_answered_is_found() -> None:
    found = findings(Promise(True, ["RU", "RO"]), Delivered(True, True, {"RU"}))
    assert found == [Found(Finding.LANGUAGE_NOT_DELIVERED, ["RO"])]


def test_promised_and_never_delivered() -> None:
    assert findings(Promise(True, ["RU"]), Delivered(False, False)) == [Found(Finding.NOT_DELIVERED)]


def test_delivered_and_never_promised() -> None:
    assert findings(Promise(False), Delivered(True, True, {"RU"})) == [Found(Finding.NOT_PROMISED)]


@given(codes, codes, st.booleans(), st.booleans())
def test_there_is_one_finding_at_most_and_none_where_all_agrees(
    promised: list[str], heard: list[str], is_given: bool, in_month: bool
) -> None:
    found = findings(Promise(is_given, promised), Delivered(in_month, in_month or bool(heard), heard))
    assert len(found) <= 1
    if is_given and (in_month or heard) and set(promised) <= set(heard):
        assert found == []
    for one in found:
        assert not set(one.languages) & set(heard)


def test_a_stretch_that_ended_on_the_first_does_not_touch_the_month() -> None:
    assert Period(date(2026, 1, 1), date(2026, 11, 2)).touches(NOVEMBER)
    assert not Period(date(2026, 1, 1), date(2026, 11, 1)).touches(NOVEMBER)
    assert Period(date(2026, 11, 30)).touches(NOVEMBER)
    assert not Period(date(2026, 12, 1)).touches(NOVEMBER)


@given(days, st.one_of(st.none(), days), days)
def test_a_day_is_taken_between_the_last_change_and_today(day: date, last: date | None, today: date) -> None:
    refusal = refused_day(day, last, today)
    assert (refusal is None) == (day <= today and (last is None or day >= last))
    assert refused_day(today + timedelta(days=1), last, today) is Refusal.AHEAD


def test_every_finding_and_refusal_has_words() -> None:
    assert (set(finding_words()), set(refusal_words())) == (set(Finding), set(Refusal))
