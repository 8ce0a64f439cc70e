"""The law and the cards of the house, loaded; and one small card to change."""

import copy
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from pytest_django.plugin import DjangoDbBlocker

from jardam.law.models import Parameter
from jardam.law.rules.confidence import Confidence
from tests.reference import shipped_answers

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY = date(2026, 11, 23)

_SPOKEN = {"keywords": ["ждать"], "reviewed": False, "note": "-"}
REFERRING = {
    "code": "SMALL",
    "topics": ["B_UNPAID_WAGES"],
    "kind": "INFORMATION",
    "audience": ["WORKER"],
    "valid_from": DAY,
    "owner": "LAWYER",
    "next_review": date(2027, 2, 1),
    "checked_on": DAY,
    "calculators": ["late-pay"],
    "where": ["NGO", "LEGAL_SUPPORT"],
    "texts": {
        "RU": {
            **_SPOKEN,
            "revision": 1,
            "title": "Срок ответа",
            "ask": ["Когда вы писали?"],
            "say": "Ждите {test.term|день|дня|дней}. Потом пишите снова.",
            "steps": ["Напишите заявление.", "Ждите {test.term|день|дня|дней}."],
            "take": ["Паспорт"],
        },
        "EN": {
            **_SPOKEN,
            "made_from": 1,
            "title": "Term of answer",
            "ask": ["When did you write?"],
            "say": "Wait {test.term|day|days}. Then write again.",
            "steps": ["Write a request.", "Wait {test.term|day|days}."],
            "take": ["Passport"],
        },
        "KY": {
            **_SPOKEN,
            "made_from": 1,
            "title": "Мөөнөт",
            "say": "{test.term|күн} күтүңүз. Анан кайра жазыңыз.",
        },
        "TG": {
            **_SPOKEN,
            "made_from": 1,
            "title": "Муҳлат",
            "say": "{test.term|рӯз} интизор шавед. Баъд боз нависед.",
        },
        "UZ": {
            **_SPOKEN,
            "made_from": 1,
            "title": "Muddat",
            "say": "{test.term|kun} kuting. Keyin yana yozing.",
        },
        "RO": {
            **_SPOKEN,
            "made_from": 1,
            "title": "Termen",
            "say": "Așteptați {test.term|zi|zile|de zile}. Apoi scrieți din nou.",
        },
    },
    "norms": [
        {
            "fact": "test.term",
            "law": {"ru": "закон 7", "en": "law 7"},
            "says": {"ru": "15 дней", "en": "15 days"},
        }
    ],
}
"""A small card that is whole."""


@pytest.fixture(scope="module")
def loaded_answers(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with shipped_answers(django_db_blocker, AT):
        yield


@pytest.fixture
def cards_of_the_house(loaded_answers: None, db: None) -> None:
    """All that are shipped, and the law that they quote: for files in which every test is about them."""


@pytest.fixture
def referring() -> dict[str, Any]:
    """A card that is whole; change it and see."""
    return copy.deepcopy(REFERRING)


@pytest.fixture
def term(db: None, record_term: Callable[..., Parameter]) -> Parameter:
    """The row of the law that the small card quotes."""
    return record_term()


@pytest.fixture
def record_term() -> Callable[..., Parameter]:
    """Record a version of that row, as the loader does."""
    from jardam.database.scope import across_centres  # noqa: PLC0415 - only this fixture writes past the actions

    def record(**told: object) -> Parameter:
        row: dict[str, object] = {
            "code": "test.term",
            "value": "15",
            "unit": "calendar_days",
            "statement": "a term of 15 days",
            "law": "law 7",
            "confidence": Confidence.SEEN_IN_SOURCE,
            "last_checked_on": DAY,
            "next_review_on": DAY,
            "known_from": DAY,
        }
        with across_centres("the law belongs to the whole network") as db:
            return Parameter.objects.using(db).create(**(row | told))

    return record


@pytest.fixture
def put(tmp_path: Path) -> Callable[[dict[str, Any]], Path]:
    """Write a card into a folder of its own and name the folder."""

    def write(card: dict[str, Any]) -> Path:
        path = tmp_path / f"{card['code'].lower()}.yaml"
        path.write_text(yaml.safe_dump(card, allow_unicode=True), encoding="utf-8")
        return tmp_path

    return write
