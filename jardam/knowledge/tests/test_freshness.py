"""What follows a changed master: exactly its sentences are behind, and no client is told them until somebody signs."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from jardam.kernel.languages import Language
from jardam.knowledge.actions import load_cards
from jardam.knowledge.queries import OpenCard, may_go_out, read_card, read_for_client, titles_for_clients
from jardam.law.models import Parameter

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY = date(2026, 11, 23)
Put = Callable[[dict[str, Any]], Path]
Record = Callable[..., Parameter]


def read(language: Language, on: date = DAY) -> OpenCard:
    card = read_card("SMALL", language, on=on)
    assert card is not None
    return card


def change_master(card: dict[str, Any], put: Put) -> None:
    """The second sentence of the Russian words says something else; nobody has translated it yet."""
    card["texts"]["RU"] |= {"revision": 2, "say": "Ждите {test.term|день|дня|дней}. Потом идите в суд."}
    load_cards(put(card), AT)


def test_a_changed_master_marks_exactly_the_sentence_that_is_behind(
    term: Parameter, referring: dict[str, Any], put: Put
) -> None:
    load_cards(put(referring), AT)
    assert not read(Language.KY).behind
    change_master(referring, put)

    card = read(Language.KY)
    assert [(one.part, one.before, one.now) for one in card.behind] == [
        ("say", "Потом пишите снова.", "Потом идите в суд.")
    ]
    assert [(one.text, one.is_behind) for one in card.sentences] == [
        ("15\u00a0күн күтүңүз.", False), ("Анан кайра жазыңыз.", True),
    ]  # fmt: skip
    assert not read(Language.RU).is_behind


def test_a_stale_text_does_not_go_out_and_the_russian_one_does(
    term: Parameter, referring: dict[str, Any], put: Put
) -> None:
    load_cards(put(referring), AT)
    assert may_go_out("SMALL", Language.KY, on=DAY)
    change_master(referring, put)

    assert not may_go_out("SMALL", Language.KY, on=DAY)
    card = read_for_client("SMALL", Language.KY, on=DAY)
    assert card is not None
    assert (card.lang, card.say.split(". ")[1]) == ("ru", "Потом идите в суд.")
    assert [(title.title, title.lang) for title in titles_for_clients(Language.KY, on=DAY)] == [
        ("Срок ответа", "ru")
    ]


def test_a_new_translation_is_behind_no_more(term: Parameter, referring: dict[str, Any], put: Put) -> None:
    load_cards(put(referring), AT)
    change_master(referring, put)
    referring["texts"]["KY"] |= {"made_from": 2, "say": "{test.term|күн} күтүңүз. Анан сотко барыңыз."}
    load_cards(put(referring), AT)
    assert may_go_out("SMALL", Language.KY, on=DAY)
    assert not may_go_out("SMALL", Language.UZ, on=DAY)


def test_what_was_behind_stays_behind_when_something_else_changes(
    term: Parameter, referring: dict[str, Any], put: Put
) -> None:
    load_cards(put(referring), AT)
    change_master(referring, put)
    referring["texts"]["RU"] |= {"revision": 3, "title": "Когда ответят"}
    load_cards(put(referring), AT)
    assert [one.part for one in read(Language.TG).behind] == ["title", "say"]


def test_a_translation_made_from_a_text_that_nobody_stored_is_behind_as_a_whole(
    term: Parameter, referring: dict[str, Any], put: Put
) -> None:
    referring["texts"]["RU"]["revision"] = 7
    load_cards(put(referring), AT)
    assert [one.part for one in read(Language.RO).behind] == ["title", "say", "say"]


def test_a_changed_value_is_to_be_looked_at_and_keeps_nothing_back(
    record_term: Record, referring: dict[str, Any], put: Put
) -> None:
    record_term(valid_to=date(2026, 12, 31))
    record_term(valid_from=date(2027, 1, 1), value="21")
    load_cards(put(referring), AT)
    later = date(2027, 1, 1)
    assert [one.has_moved for one in read(Language.EN).sentences] == [False, False]
    assert [one.has_moved for one in read(Language.EN, later).sentences] == [True, False]
    assert may_go_out("SMALL", Language.EN, on=later)


@pytest.mark.parametrize(
    "told",
    [
        {"audience": ["STAFF"]},
        {"valid_to": date(2026, 11, 23)},
        {"valid_from": date(2026, 12, 1)},
    ],
)
def test_what_is_for_staff_or_another_day_goes_out_in_no_language(
    term: Parameter, referring: dict[str, Any], put: Put, told: dict[str, Any]
) -> None:
    load_cards(put(referring | told), AT)
    on = date(2026, 11, 24)
    assert read_for_client("SMALL", Language.RU, on=on) is None
    assert titles_for_clients(Language.RU, on=on) == []
    assert not may_go_out("SMALL", Language.RU, on=on)


def test_a_translation_made_from_an_older_russian_text_says_so(
    term: Parameter, referring: dict[str, Any], put: Put
) -> None:
    referring["texts"]["RU"] |= {"revision": 2}
    referring["texts"]["TG"]["made_from"] = 2
    load_cards(put(referring), AT)
    behind = {language: read_card("SMALL", language) for language in (Language.KY, Language.TG, Language.RU)}
    assert [card.is_behind for card in behind.values() if card] == [True, False, False]


def test_a_norm_says_when_the_law_has_moved_on(
    term: Parameter,
    record_term: Record,
    referring: dict[str, Any],
    put: Put,
) -> None:
    load_cards(put(referring), AT)
    record_term(version=2, note="looked up again, the same")
    card = read_card("SMALL", Language.RU)
    assert card is not None
    assert not card.norms[0].is_superseded

    record_term(version=3, value="20", statement="a term of 20 days")
    card = read_card("SMALL", Language.RU)
    assert card is not None
    assert card.norms[0].is_superseded
