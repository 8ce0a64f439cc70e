"""Cards whose numbers are references: what is refused, and what a reader is told when the law changes."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from jardam.kernel.languages import Language
from jardam.knowledge.actions import load_cards
from jardam.knowledge.faulted import CardRefused
from jardam.knowledge.queries import read_card, search
from jardam.law.models import Parameter

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY = date(2026, 11, 23)
Put = Callable[[dict[str, Any]], Path]
Record = Callable[..., Parameter]
pytestmark = pytest.mark.django_db


def change(card: dict[str, Any], place: tuple[Any, ...], value: object) -> None:
    *path, last = place
    spot: Any = card
    for step in path:
        spot = spot[step]
    spot[last] = value


def test_a_card_is_read_with_the_numbers_of_the_day(
    term: Parameter, referring: dict[str, Any], put: Put
) -> None:
    load_cards(put(referring), AT)
    card = read_card("SMALL", Language.RO, on=DAY)
    assert card is not None
    assert card.say == "Așteptați 15\u00a0zile. Apoi scrieți din nou."
    assert card.say_gloss == "Ждите 15\u00a0дней. Потом пишите снова."
    assert (card.steps.lines[1], card.steps.lang) == ("Ждите 15\u00a0дней.", "ru")
    assert (card.kind, card.owner, card.where, card.has_gap) == (
        "INFORMATION", "LAWYER", ["NGO", "LEGAL_SUPPORT"], False,
    )  # fmt: skip


def test_a_changed_parameter_changes_the_card_at_once(
    record_term: Record, referring: dict[str, Any], put: Put
) -> None:
    record_term()
    load_cards(put(referring), AT)
    record_term(version=2, value="21", statement="a term of 21 days")
    card = read_card("SMALL", Language.EN, on=DAY)
    assert card is not None
    assert card.say.startswith("Wait 21\u00a0days.")
    assert card.norms[0].is_superseded


def test_a_value_that_begins_later_is_read_from_its_day(
    record_term: Record, referring: dict[str, Any], put: Put
) -> None:
    record_term(valid_to=date(2026, 12, 31))
    record_term(valid_from=date(2027, 1, 1), value="1", statement="a term of 1 day")
    load_cards(put(referring), AT)
    told = [read_card("SMALL", Language.RU, on=day) for day in (DAY, date(2027, 1, 1))]
    assert [card.say.split(".")[0] for card in told if card] == ["Ждите 15\u00a0дней", "Ждите 1\u00a0день"]


def test_a_row_without_a_value_says_so(record_term: Record, referring: dict[str, Any], put: Put) -> None:
    record_term(value="", statement="a term of 15 days, it is said")
    load_cards(put(referring), AT)
    card = read_card("SMALL", Language.EN, on=DAY)
    assert card is not None
    assert card.has_gap
    assert card.say.startswith("Wait [no verified value]\u00a0days.")


def test_a_title_is_found_and_shown_with_its_number(
    term: Parameter, referring: dict[str, Any], put: Put
) -> None:
    referring["texts"]["RU"]["title"] = "Ответ за {test.term|день|дня|дней}"
    referring["texts"]["RU"]["keywords"] = []
    for language in ("EN", "KY", "TG", "UZ", "RO"):
        forms = {"EN": "|day|days", "RO": "|zi|zile|de zile"}.get(language, "")
        referring["texts"][language]["title"] = "{test.term" + forms + "}"
    load_cards(put(referring), AT)
    assert search("15 дней", Language.RU)[0].code == referring["code"]
    assert search("ответ", Language.RU)[0].title == "Ответ за 15\u00a0дней"


@pytest.mark.parametrize(
    ("place", "wrong", "reason"),
    [
        (("texts", "RU", "say"), "Ждите 15 дней.", "Русский, Read aloud: Numbers are not typed.*: 15"),
        (("texts", "RU", "steps", 0), "Приходите 01.02.2026.", "Steps: Numbers are not typed.*01.02.2026"),
        (("texts", "EN", "title"), "Wait {test.term|day|days", "Braces that are no reference"),
        (("texts", "KY", "say"), "Күтүңүз.", "Кыргызча, Read aloud: It refers to other rows.*: test.term"),
        (
            ("texts", "EN", "say"),
            "Wait {test.term|month|months}.",
            "The row says “15 calendar days”, the form “month” says otherwise",
        ),
        (("texts", "RU", "say"), "Ждите {test.other}.", "not among the legal grounds"),
        (("texts", "EN", "steps"), ["Wait."], "English, Steps: Lines here: 1; in Russian: 2"),
        (("texts", "EN", "ask"), [], "English, What to ask: Nothing stands here"),
        (("texts", "RO", "say"), "unu " * 91, "Words: 91, at most 90"),
        (("texts", "RU", "warnings"), ["За это штраф."], "Русский, Warnings: It speaks of a fine"),
        (("kind",), "RUMOUR", "RUMOUR"),
        (("audience",), [], "does not say for whom"),
        (("owner",), "NOBODY", "NOBODY"),
        (("calculators",), ["abacus"], "abacus"),
        (("where",), ["somewhere"], "no code of an actor or a service"),
        (("valid_to",), date(2020, 1, 1), "ends before it begins"),
    ],
)
def test_a_card_that_is_not_whole_is_refused_with_a_sentence(
    term: Parameter, referring: dict[str, Any], put: Put, place: tuple[Any, ...], wrong: object, reason: str
) -> None:
    change(referring, place, wrong)
    with pytest.raises(CardRefused, match=reason):
        load_cards(put(referring), AT)


def test_names_that_are_digits_may_be_typed(term: Parameter, referring: dict[str, Any], put: Put) -> None:
    referring["texts"]["RU"]["warnings"] = ["В опасности звоните 112 или 102, закон 115-ФЗ, акт Н-1."]
    assert load_cards(put(referring), AT).added == 1


def test_a_reference_read_aloud_needs_a_norm_read_aloud(
    term: Parameter, record_term: Record, referring: dict[str, Any], put: Put
) -> None:
    record_term(code="test.silent")
    referring["norms"].append({**referring["norms"][0], "fact": "test.silent", "aloud": False})
    for language, forms in {"RU": "|день|дня|дней", "EN": "|day|days"}.items():
        referring["texts"][language]["steps"][1] = "{test.silent" + forms + "}"
    assert load_cards(put(referring), AT).added == 1
    referring["texts"]["RU"]["say"] = "Ждите {test.silent} и {test.term}."
    with pytest.raises(CardRefused, match=r"\{test\.silent\} stands in what is read aloud"):
        load_cards(put(referring), AT)


def test_writers_see_every_fault_in_one_go_without_a_database(referring: dict[str, Any], put: Put) -> None:
    referring["texts"]["RU"]["say"] = "Ждите 15 дней или 20."
    referring["where"] = ["NOWHERE"]
    path = put(referring) / "small.yaml"
    told = StringIO()
    with pytest.raises(CommandError, match="faults in 1 cards"):
        call_command("cards_check", str(path), stdout=told)
    assert (
        "Numbers are not typed; in place of each a reference to the law must stand: 15, 20" in told.getvalue()
    )
    assert "no row test.term that holds on 23.11.2026" in told.getvalue()
    assert "NOWHERE is neither an actor nor a service of the standard" in told.getvalue()
