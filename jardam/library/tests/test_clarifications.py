"""What officials made clear: who, when, how, about what; searchable, and never changed."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jardam.centres.models import User
from jardam.library.actions import (
    ClarificationWithdrawn,
    Clarified,
    note_clarification,
    withdraw_clarification,
)
from jardam.library.choices import NoteKind
from jardam.library.models import Clarification
from jardam.library.queries import PAGE_ROWS
from jardam.library.tests.conftest import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
SignIn = Callable[[User], Client]
STAY = "agreements.tj_stay_2013"
SAID = {
    "title": "Срок учёта",
    "about": f"{STAY}, stay.reg_tj",
    "region": "RU-KDA",
    "said_on": "2026-11-02",
    "said": "ORAL",
    "occasion": "SEMINAR",
    "office": "Управление по вопросам миграции",
    "position": "начальник отдела",
    "official": "Иванова",
    "words": "Считаем с пересечения границы",
}


def said(by: User, title: str = "Срок учёта", days_ago: int = 20) -> Clarification:
    clarified = Clarified(
        NoteKind.OFFICIAL,
        NOW.date() - timedelta(days=days_ago),
        [STAY],
        title,
        "Считаем с пересечения границы",
        said="ORAL",
        occasion="SEMINAR",
        office="Управление",
        position="начальник",
        official="Иванова",
    )
    return note_clarification(clarified, by=by, at=NOW)


def page(browser: Client, name: str, *words: object) -> str:
    answer = browser.get(reverse(f"library:{name}", args=words))
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_is_written_down_and_shown_where_it_belongs(signed_in: SignIn, farida: User, erkin: User) -> None:
    answer = signed_in(farida).post(reverse("library:clarification_add", args=["official"]), SAID)
    assert answer.status_code == 302
    row = Clarification.objects.get()
    assert row.about == [STAY, "stay.reg_tj"]
    assert "границы".encode() not in bytes(row.sealed_words)
    assert "Срок учёта" in page(signed_in(erkin), "agreement", "tj_stay_2013")
    one = page(signed_in(erkin), "clarification", row.pk)
    for words in ("Считаем с пересечения границы", "начальник отдела", "at a seminar", "by word of mouth"):
        assert words in one


def test_the_name_of_an_official_is_for_those_who_keep_the_law(
    signed_in: SignIn, amina: User, farida: User, dalia: User
) -> None:
    row = said(farida)
    assert "Иванова" not in page(signed_in(amina), "clarification", row.pk)
    assert "Иванова" in page(signed_in(dalia), "clarification", row.pk)
    found = signed_in(dalia).post(reverse("library:clarifications"), {"words": "Иванова"})
    assert "Срок учёта" not in found.content.decode()


def test_a_code_that_is_nothing_is_a_sentence_and_nothing_is_lost(signed_in: SignIn, farida: User) -> None:
    url = reverse("library:clarification_add", args=["official"])
    answer = signed_in(farida).post(url, SAID | {"about": "stay.reg_xx card.NONE"})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "no rule and no card with this code: card.NONE, stay.reg_xx" in text
    assert "Считаем с пересечения границы" in text


def test_a_note_on_practice_says_law_practice_and_evidence(signed_in: SignIn, farida: User) -> None:
    browser = signed_in(farida)
    told = {"law": "Пятнадцать дней", "words": "Требуют на седьмой", "evidence": "Три штрафа"}
    filled = {"title": "Учёт", "about": "stay.reg_tj", "said_on": "2026-10-01", "region": ""} | told
    assert browser.post(reverse("library:clarification_add", args=["practice"]), filled).status_code == 302
    one = page(browser, "clarification", Clarification.objects.get().pk)
    assert all(words in one for words in told.values())


def test_words_are_looked_for_in_any_order_and_on_any_keyboard(
    signed_in: SignIn, farida: User, erkin: User
) -> None:
    said(farida)
    browser = signed_in(erkin)
    for words, is_found in (("границы начальник", True), ("granitsy", True), ("прокурор", False)):
        found = browser.post(reverse("library:clarifications"), {"words": words}).content.decode()
        assert ("Срок учёта" in found) is is_found


def test_what_is_withdrawn_stays_to_be_read(signed_in: SignIn, farida: User, erkin: User) -> None:
    row, later = said(farida), said(farida, "Позже", 2)
    withdraw_clarification(row, "Передумали", by=farida, at=NOW, instead=later)
    one = page(signed_in(erkin), "clarification", row.pk)
    assert "Передумали" in one
    assert "withdrawn" in one
    assert "Срок учёта" not in page(signed_in(erkin), "agreement", "tj_stay_2013")
    with pytest.raises(ClarificationWithdrawn):
        withdraw_clarification(row, "ещё раз", by=farida, at=NOW)


def test_sent_twice_is_written_once(farida: User) -> None:
    assert said(farida) == said(farida)


def test_pages_follow_each_other_without_a_gap_at_a_constant_cost(
    signed_in: SignIn, farida: User, erkin: User
) -> None:
    for number in range(PAGE_ROWS + 3):
        said(farida, f"Разъяснение {number:02}", number // 2)
    browser = signed_in(erkin)
    browser.get(reverse("library:clarifications"))
    with CaptureQueriesContext(connection) as sent:
        first = page(browser, "clarifications")
    assert "Разъяснение 00" in first
    older = first.split("?after=", maxsplit=1)[1].split('"', maxsplit=1)[0]
    with CaptureQueriesContext(connection) as sent_later:
        second = browser.get(reverse("library:clarifications") + f"?after={older}").content.decode()
    titles = [f"Разъяснение {number:02}" for number in range(PAGE_ROWS + 3)]
    assert all((title in first) != (title in second) for title in titles)
    assert len(sent) == len(sent_later)
