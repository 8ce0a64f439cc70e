from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction

from jardam.kernel.languages import Language
from jardam.knowledge.actions import load_cards
from jardam.knowledge.faulted import CardRefused
from jardam.knowledge.models import Card, CardNorm, CardText
from jardam.knowledge.queries import search
from jardam.law.models import Parameter
from jardam.law.rules.confidence import Confidence

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
LATER = datetime(2026, 12, 1, 9, tzinfo=UTC)
Put = Callable[[dict[str, Any]], Path]


def test_loading_again_changes_nothing(term: Parameter, referring: dict[str, Any], put: Put) -> None:
    folder = put(referring)
    assert load_cards(folder, AT).added == 1
    assert load_cards(folder, LATER).added == 0


def test_a_changed_file_is_a_new_version_and_the_old_one_stays(
    term: Parameter, referring: dict[str, Any], put: Put
) -> None:
    load_cards(put(referring), AT)
    referring["texts"]["RU"]["say"] = "Подождите {test.term|день|дня|дней}."
    load_cards(put(referring), LATER)

    old, new = Card.objects.order_by("version")
    assert (old.version, old.is_current, new.version, new.is_current) == (1, False, 2, True)
    assert CardText.objects.get(card=old, language="RU").say.startswith("Ждите {test.term")
    assert search("подождите", Language.RU)[0].code == new.code


def test_a_card_is_as_sure_as_the_weakest_thing_it_reads_aloud(
    term: Parameter, record_term: Callable[..., Parameter], referring: dict[str, Any], put: Put
) -> None:
    record_term(code="test.silent", confidence=Confidence.NOT_FOUND)
    referring["norms"].append({**referring["norms"][0], "fact": "test.silent", "aloud": False})
    load_cards(put(referring), AT)
    assert Card.objects.get().confidence == Confidence.SEEN_IN_SOURCE

    referring["norms"][1]["aloud"] = True
    load_cards(put(referring), AT)
    assert Card.objects.current().get().confidence == Confidence.NOT_FOUND


def test_a_card_may_doubt_a_row_but_not_be_surer_than_it(
    term: Parameter, referring: dict[str, Any], put: Put
) -> None:
    referring["norms"][0]["confidence"] = "from-memory-unverified"
    load_cards(put(referring), AT)
    assert CardNorm.objects.get().confidence == Confidence.FROM_MEMORY_UNVERIFIED


@pytest.mark.parametrize(
    ("place", "wrong", "reason"),
    [
        (("norms", 0, "says", "en"), "15 months", "says otherwise: 15 months"),
        (("norms", 0, "says", "ru"), "20 дней", "Русский. says 20, and the row does not"),
        (("norms", 0, "law", "en"), "law 8", "English. has 8, and the row does not"),
        (("norms", 0, "fact"), "test.nothing", "no row test.nothing that holds on 23.11.2026"),
        (("topics",), ["B_NOTHING"], "B_NOTHING"),
        (("norms", 0, "aloud"), False, "None of the legal grounds may be read aloud"),
        (("schema",), 1, "an older form"),
        (("checked_on",), "soon", "must be a date, and it says: soon"),
        (("texts", "KY", "say"), 7, "A text must stand here, and it says: 7"),
        (("texts", "EN", "steps"), {"a": 1}, "English, Steps: A list of sentences"),
    ],
)
def test_a_card_that_is_broken_or_says_what_no_row_says_is_refused(
    term: Parameter, referring: dict[str, Any], put: Put, place: tuple[Any, ...], wrong: object, reason: str
) -> None:
    *path, last = place
    spot: Any = referring
    for step in path:
        spot = spot[step]
    spot[last] = wrong
    with pytest.raises(CardRefused, match=reason):
        load_cards(put(referring), AT)
    assert not Card.objects.exists()


def test_a_file_must_bear_the_name_of_its_card(term: Parameter, referring: dict[str, Any], put: Put) -> None:
    folder = put(referring)
    (folder / "small.yaml").rename(folder / "other.yaml")
    with pytest.raises(CardRefused, match=r"other\.yaml holds the answer SMALL"):
        load_cards(folder, AT)


@pytest.mark.parametrize(
    "act",
    [
        "DELETE FROM knowledge_card",
        "DELETE FROM knowledge_cardtext",
        "DELETE FROM knowledge_cardnorm",
        "DELETE FROM knowledge_signoff",
        "DELETE FROM knowledge_draft",
        "UPDATE knowledge_card SET version = 1",
        "UPDATE knowledge_cardtext SET say = ''",
        "UPDATE knowledge_cardnorm SET position = 1",
        "UPDATE knowledge_signoff SET act = 'RIGHT'",
    ],
)
def test_a_page_adds_versions_and_overwrites_none(db: None, act: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(act)
