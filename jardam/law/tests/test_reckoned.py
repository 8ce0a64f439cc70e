"""An answer that was told is worked out again under another law: from what was sealed, and on the day it was told."""

import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.kernel.languages import Language
from jardam.law.due import Due
from jardam.law.reckoned import Reckoned, again, apart, reckon, reckoned_from
from jardam.law.rules.changing import Act, Grounds, Proposal, amended, outcome
from jardam.law.rules.confidence import Confidence
from jardam.law.rules.rulebook import RuleBook, RuleVersion
from jardam.law.tests.books import BOOK, TODAY

ASKED: dict[str, dict[str, Any]] = {
    "late-pay": {"amount": "45000", "due": "2026-03-05"},
    "wages": {"way": "SHIFT", "rate": "2000", "month": [{"month": "2026-03", "count": "20"}]},
    "deadline": {"id": "tc392_other", "from": "2026-10-01"},
    "duty": {"amount": "45000"},
    "stay": {"visit": [{"entry": "2026-09-01", "exit": ""}]},
    "registration": {"citizenship": "KG", "entered": "2026-11-01"},
    "patent": {"citizenship": "UZ", "entered": "2026-11-01"},
}
GROUNDS = Grounds("law", "-", Confidence.SEEN_IN_SOURCE, TODAY, TODAY)


def kept(name: str, spoken: Language = Language.KY) -> Reckoned:
    return reckon(name, ASKED[name], BOOK, TODAY, spoken)


def book_with(code: str, value: str, starts_on: date) -> RuleBook:
    proposal = Proposal(Act.NEW_PERIOD, code, value=value, starts_on=starts_on)
    return amended(BOOK, outcome(proposal, GROUNDS, BOOK))


def cited_anew(row: RuleVersion) -> RuleVersion:
    in_russian = {"law_ru": f"{row.details['law_ru']} (1)"} if "law_ru" in row.details else {}
    return replace(row, version=row.version + 1, law=f"{row.law} (1)", details={**row.details, **in_russian})


@pytest.mark.parametrize("name", ASKED)
def test_what_is_sealed_comes_back_and_moves_by_no_law_but_another(name: str) -> None:
    told = kept(name)
    back = reckoned_from(json.loads(json.dumps(told.bundle)))
    later = replace(BOOK, known_on=TODAY + timedelta(days=400))
    assert back == told
    assert not again(back, BOOK).differs_from(back)
    assert not again(back, later).differs_from(back)
    assert again(back, BOOK).said(Language.KY) == back.said(Language.KY)
    assert told.rows


def test_a_shorter_term_is_another_day_and_an_earlier_one() -> None:
    told = kept("deadline")
    now = again(told, book_with("deadlines.tc392_other", "1", date(2026, 9, 1)))
    before, after = apart(told.said(Language.RU), now.said(Language.RU))
    assert now.differs_from(told)
    assert now.due.is_less_than(told.due)
    assert (before, after) == (told.said(Language.RU)[0], now.said(Language.RU)[0])
    assert before != after


@given(st.integers(1, 11).filter(lambda months: months != 3), st.integers(0, 400))
def test_a_change_moves_what_would_be_answered_otherwise_and_nothing_else(months: int, begins: int) -> None:
    start = date(2026, 1, 1) + timedelta(days=begins)
    typed = {"id": "tc392_other", "from": start.isoformat()}
    changed = book_with("deadlines.tc392_other", str(months), date(2026, 9, 1))
    told = reckon("deadline", typed, BOOK, TODAY)
    anew = reckon("deadline", typed, changed, TODAY)
    now = again(told, changed)
    assert (now.due, dict(now.facts)) == (anew.due, dict(anew.facts))
    assert now.differs_from(told) == (anew.due != told.due)


@given(
    st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2060, 1, 1))),
    st.one_of(st.none(), st.decimals(0, 10**9, places=2)),
)
def test_a_day_and_a_sum_come_back_as_they_were(on: date | None, amount: Decimal | None) -> None:
    told = replace(kept("duty"), due=Due(on, amount))
    assert reckoned_from(json.loads(json.dumps(told.bundle))).due == Due(on, amount)


def test_what_has_no_answer_any_more_says_so() -> None:
    told = replace(kept("duty"), given={"matter": "no such matter"})
    gone = replace(told, calculator="gone")
    for one in (told, gone):
        now = again(one, BOOK)
        assert now.differs_from(one)
        assert now.due == Due()
        assert now.said(Language.EN) == ["It can no longer be worked out so"]


def test_the_same_sentences_in_other_facts_are_shown_by_the_first() -> None:
    assert apart(["a", "b"], ["a", "b"]) == ("a", "a")
    assert apart(["a", "b"], ["a", "c"]) == ("b", "c")


@pytest.mark.parametrize("name", ASKED)
def test_another_citation_moves_nothing_that_was_told(name: str) -> None:
    told = kept(name)
    rows = {code: [cited_anew(row) for row in rows] for code, rows in BOOK.rows.items()}
    now = again(told, replace(BOOK, rows=rows))
    assert now.told
    assert not now.differs_from(told)


def test_what_was_sealed_with_words_moves_by_none_of_them() -> None:
    told = kept("patent")
    steps = [{**step, "if_missed": ["as it was once cited"]} for step in told.facts["steps"]]
    assert steps
    assert not again(told, BOOK).differs_from(replace(told, facts={**told.facts, "steps": steps}))


def test_a_step_of_a_patent_that_is_due_on_another_day_moves() -> None:
    told = kept("patent")
    first, *others = told.facts["steps"]
    moved = {**told.facts, "steps": [{**first, "due": "2026-01-01"}, *others]}
    assert again(told, BOOK).differs_from(replace(told, facts=moved))


def test_a_better_source_moves_nothing_that_was_told() -> None:
    told = kept("duty")
    rows = {
        code: [replace(row, confidence=Confidence.NOT_FOUND) for row in rows]
        for code, rows in BOOK.rows.items()
    }
    assert not again(told, replace(BOOK, rows=rows)).differs_from(told)
