"""What the library knows stands on the answers that it touches: agreements in one look, and what officials said."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jardam.centres.models import User
from jardam.knowledge.actions import load_cards
from jardam.law.actions import load_law
from jardam.library.actions import (
    Clarified,
    Noted,
    note_clarification,
    note_evidence,
    withdraw_clarification,
)
from jardam.library.choices import NoteKind
from jardam.library.models import Clarification
from jardam.library.rules.agreements import Outcome
from jardam.search.sources import refresh_all

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
DATA = Path(settings.ROOT) / "data"


@pytest.fixture(autouse=True)
def answers(db: None, tmp_path: Path) -> None:
    load_law(DATA / "law", timezone.now())
    for name in ("agreements_in_force", "wages_unpaid"):
        shutil.copy(DATA / "knowledge" / "cards" / f"{name}.yaml", tmp_path)
    load_cards(tmp_path, timezone.now())


def opened(browser: Client, code: str, language: str = "ru") -> str:
    return browser.get(reverse("desk:card", args=[code, language])).content.decode()


def said(about: str, by: User, title: str = "С какого дня") -> Clarification:
    clarified = Clarified(
        NoteKind.OFFICIAL, timezone.localdate(), [about], title, "Считаем с дня выплаты", said="ORAL",
        occasion="PHONE", office="ГИТ", position="инспектор", official="Петрова",
    )  # fmt: skip
    return note_clarification(clarified, by=by, at=timezone.now())


def test_an_answer_that_cites_an_agreement_says_of_what_year_it_is_and_whether_it_works(
    signed_in: SignIn, farida: User, erkin: User
) -> None:
    noted = Noted("tj_stay_2013", Outcome.REFUSED, timezone.localdate(), "ORAL", "Не приняли")
    note_evidence(noted, by=farida, at=timezone.now())
    browser = signed_in(erkin)
    behind = opened(browser, "AGREEMENTS_IN_FORCE").split("Agreements behind this answer")[1]
    line = behind.split(reverse("library:agreement", args=["tj_stay_2013"]))[1].split("</li>")[0]
    assert ", 2013" in line
    assert "yes, in force" in line
    assert "it is refused" in line
    assert "Agreements behind this answer" not in opened(browser, "WAGES_UNPAID")


def test_an_agreement_that_is_found_says_so_at_once(signed_in: SignIn, erkin: User) -> None:
    refresh_all()
    asked = {"words": "соглашение о порядке пребывания граждан таджикистан", "language": "RU"}
    page = signed_in(erkin).post(reverse("desk:answers_found"), asked).content.decode()
    line = page.split(f'href="{reverse("library:agreement", args=["tj_stay_2013"])}"')[-1].split("</li>")[0]
    assert "2013 · yes, in force · nobody has told us" in line


@pytest.mark.parametrize("about", ["card.WAGES_UNPAID", "deadlines.tc392_wages"])
def test_what_an_official_said_stands_on_the_answers_that_it_touches(
    signed_in: SignIn, farida: User, erkin: User, about: str
) -> None:
    row = said(about, farida)
    browser = signed_in(erkin)
    told = opened(browser, "WAGES_UNPAID", "ky").split("This is no law")[1]
    assert "an official said · " in told
    assert "ГИТ · инспектор · by word of mouth, on the telephone" in told
    assert "Считаем с дня выплаты" in told
    assert "Петрова" not in told
    found = browser.post(reverse("desk:answers_found"), {"words": "не платят зарплату", "language": "RU"})
    assert "Считаем с дня выплаты" in found.content.decode()
    assert "Считаем с дня выплаты" not in opened(browser, "AGREEMENTS_IN_FORCE")
    withdraw_clarification(row, "ошибка", by=farida, at=timezone.now())
    assert "This is no law" not in opened(browser, "WAGES_UNPAID")


def test_an_open_answer_costs_the_same_however_much_was_said(
    signed_in: SignIn, farida: User, erkin: User
) -> None:
    browser = signed_in(erkin)
    opened(browser, "AGREEMENTS_IN_FORCE")

    def cost() -> int:
        with CaptureQueriesContext(connection) as sent:
            opened(browser, "AGREEMENTS_IN_FORCE")
        return len(sent)

    before = cost()
    for number in range(5):
        said("card.AGREEMENTS_IN_FORCE", farida, f"№ {number}")
    assert cost() == before
    assert opened(browser, "AGREEMENTS_IN_FORCE").count("an official said") == 3
