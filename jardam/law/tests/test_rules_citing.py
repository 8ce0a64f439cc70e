"""A Russian act is cited in Russian, except to readers of English."""

from datetime import date

import pytest

from jardam.law.rules.citing import LAW_RU, cited
from jardam.law.rules.confidence import Confidence
from jardam.law.rules.rulebook import RuleVersion

ROW = RuleVersion(
    code="deadlines.tc392_wages",
    version=1,
    value="1",
    unit="years",
    statement="-",
    valid_from=date(2016, 10, 3),
    valid_to=None,
    law="Labour Code art. 392 part 2",
    sources="",
    confidence=Confidence.SEEN_IN_SECONDARY,
    checked_on=date(2026, 11, 21),
    review_on=date(2027, 5, 20),
    details={LAW_RU: "ТК РФ, ст. 392, ч. 2"},
)


@pytest.mark.parametrize("language", ["ru", "ky", "tg", "uz", "ro"])
def test_an_act_is_cited_in_russian(language: str) -> None:
    assert cited(ROW, language) == "ТК РФ, ст. 392, ч. 2"


def test_to_readers_of_english_it_is_cited_in_english() -> None:
    assert cited(ROW, "en") == "Labour Code art. 392 part 2"
