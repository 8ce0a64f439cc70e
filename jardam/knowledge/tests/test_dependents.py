"""A change of the law lists the cards that quote the row, and the sentences that would be read out differently."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jardam.centres.models import User
from jardam.kernel.languages import Language
from jardam.knowledge.actions import load_cards
from jardam.knowledge.dependents import CARDS, card_versions_of
from jardam.knowledge.tests.conftest import AT, DAY
from jardam.law.dependents import Total, source_named
from jardam.law.models import Parameter
from jardam.law.queries import rule_book
from jardam.law.rules.changing import Act, Grounds, Proposal, Turn, outcome, turn_of
from jardam.law.rules.confidence import Confidence

Put = Callable[[dict[str, Any]], Path]
STARTS = date(2027, 1, 1)


def turn(proposal: Proposal, confidence: Confidence = Confidence.SEEN_IN_SOURCE) -> Turn:
    book = rule_book(DAY)
    grounds = Grounds("law 8", "https://example.org", confidence, DAY, DAY + timedelta(days=90))
    return turn_of(book, outcome(proposal, grounds, book))


@pytest.fixture
def longer(term: Parameter) -> Turn:
    return turn(Proposal(Act.NEW_PERIOD, "test.term", value="21", starts_on=STARTS))


def source():
    found = source_named(CARDS)
    assert found is not None
    return found


def test_a_card_that_quotes_the_row_is_listed_with_what_changes(
    longer: Turn, put: Put, referring: dict[str, Any], amina: User
) -> None:
    load_cards(put(referring), AT)
    (line,) = source().lines(amina, longer, "").lines
    assert source().total(amina, longer) == Total(1, 1)
    assert (line.name, line.before, line.after) == (
        "Срок ответа",
        "15 календарных дней",
        "21 календарный день",
    )


def test_every_sentence_in_every_language_is_shown_in_both_wordings(
    longer: Turn, put: Put, referring: dict[str, Any], amina: User
) -> None:
    load_cards(put(referring), AT)
    (line,) = source().lines(amina, longer, "").lines
    told = {
        (one.lang, one.before.replace("\u00a0", " "), one.after.replace("\u00a0", " ")) for one in line.behind
    }
    assert ("ru", "Ждите 15 дней.", "Ждите 21 день.") in told
    assert ("en", "Wait 15 days.", "Wait 21 days.") in told
    assert {lang for lang, _before, _after in told} == {"ru", "en", "ky", "tg", "uz-Latn", "ro"}
    assert not any("Потом" in before for _lang, before, _after in told)


def test_an_abbreviation_in_a_sentence_does_not_cut_it(
    longer: Turn, put: Put, referring: dict[str, Any], amina: User
) -> None:
    referring["texts"]["RU"]["say"] = "По ст. закона ждите {test.term|день|дня|дней}. Потом пишите снова."
    load_cards(put(referring), AT)
    (line,) = source().lines(amina, longer, "").lines
    assert "По ст. закона ждите 15\u00a0дней." in {one.before for one in line.behind}


def test_a_better_source_touches_a_card_and_moves_nothing(
    term: Parameter, put: Put, referring: dict[str, Any], amina: User
) -> None:
    load_cards(put(referring), AT)
    same = turn(Proposal(Act.CORRECTION, "test.term", value="15"))
    (line,) = source().lines(amina, same, "").lines
    assert source().total(amina, same) == Total(1, 0)
    assert (line.moved, list(line.behind)) == (False, [])


def test_an_end_without_a_successor_leaves_a_mark_in_the_sentence(
    term: Parameter, put: Put, referring: dict[str, Any], amina: User
) -> None:
    load_cards(put(referring), AT)
    ended = turn(Proposal(Act.END, "test.term", ends_on=STARTS))
    (line,) = source().lines(amina, ended, "").lines
    assert line.after == "значения нет"
    assert "Wait [no verified value]\u00a0days." in {one.after for one in line.behind}


def test_the_titles_say_what_it_is_about_in_each_language(
    longer: Turn, put: Put, referring: dict[str, Any]
) -> None:
    load_cards(put(referring), AT)
    assert source().subjects(longer, Language.KY) == ["Мөөнөт"]


def test_older_versions_are_remembered_and_the_cards_cost_three_statements(
    longer: Turn, put: Put, referring: dict[str, Any], amina: User
) -> None:
    load_cards(put(referring), AT)
    load_cards(put(referring | {"topics": ["B_CONTRACT"]}), AT)
    assert card_versions_of(["test.term"]) == [("SMALL", 1), ("SMALL", 2)]
    with CaptureQueriesContext(connection) as statements:
        assert len(source().lines(amina, longer, "").lines) == 1
    assert len(statements) == 3
