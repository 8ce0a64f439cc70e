"""The book of rules is read once, and anew as soon as somebody has written a row of the law."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jardam.law.kept import kept_rule_book
from jardam.law.queries import rule_book
from jardam.law.tests.conftest import TERM

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def test_a_book_is_read_once_for_a_day(small_law: None) -> None:
    first = kept_rule_book(TODAY)
    with CaptureQueriesContext(connection) as sent:
        assert kept_rule_book(TODAY) is first
    assert len(sent) == 1
    assert not kept_rule_book(date(2026, 1, 1)).periods(TERM)


def test_it_is_read_anew_when_the_law_has_changed(small_law: None, confirmed: Callable[..., object]) -> None:
    before = kept_rule_book(TODAY)
    confirmed()
    after = kept_rule_book(TODAY)
    assert after.periods(TERM) == rule_book(TODAY).periods(TERM) != before.periods(TERM)
