"""The newspaper: from approved things, in order, approved by another person, and kept as it was printed."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jardam.centres.models import User
from jardam.database.scope import across_centres
from jardam.kernel.languages import Language
from jardam.knowledge.models import CardText
from jardam.library import actions
from jardam.library.choices import ItemKind
from jardam.library.models import Issue
from jardam.library.newspaper import edition_of, items_of, messages_of
from jardam.library.rules.newspaper import Fault, printable
from jardam.library.tests.conftest import NOW
from jardam.library.tests.test_clarifications import said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law", "cards")]
SignIn = Callable[[User], Client]
BOTH = [Language.RU, Language.KY]
TODAY = NOW.date()
CARD = "WAGES_UNPAID"


def begun(by: User, *cards: str) -> Issue:
    issue = actions.begin_issue(TODAY, BOTH, "Что изменилось", by=by, at=NOW)
    for card in cards or (CARD,):
        actions.add_source(issue, ItemKind.CARD, card, by=by, at=NOW)
    issue.refresh_from_db()
    return issue


def page(browser: Client, issue: Issue, language: str = "RU") -> str:
    answer = browser.get(reverse("library:issue", args=[issue.pk]), {"language": language})
    assert answer.status_code == 200
    return answer.content.decode()


def titles(issue: Issue, language: Language = Language.RU) -> list[str]:
    return [piece.title for piece in printable(edition_of(issue, language, TODAY))]


def test_an_issue_is_begun_filled_previewed_and_printed(signed_in: SignIn, farida: User, dalia: User) -> None:
    browser = signed_in(farida)
    asked = {"dated_on": "2026-11-22", "languages": ["RU", "KY"], "headline": "Что изменилось"}
    assert browser.post(reverse("library:issue_begin"), asked).status_code == 302
    issue = Issue.objects.get()
    put = browser.post(reverse("library:issue_source", args=[issue.pk]), {"source": f"CARD:{CARD}"})
    own = {"language": "RU", "title": "Приём", "text": "В субботу"}
    assert (
        put.status_code == browser.post(reverse("library:issue_own", args=[issue.pk]), own).status_code == 302
    )
    assert "В субботу" in page(browser, issue)
    assert "left out of this edition" in page(browser, issue, "KY")
    issue.refresh_from_db()
    approve = reverse("library:issue_approve", args=[issue.pk])
    assert browser.post(approve, {"seen": issue.revision}).status_code == 403
    assert signed_in(dalia).post(approve, {"seen": issue.revision}).status_code == 302
    paper = browser.get(reverse("library:issue_paper", args=[issue.pk, "ky"]))
    assert paper.content.startswith(b"%PDF-")
    assert browser.get(reverse("library:issue_paper", args=[issue.pk, "ro"])).status_code == 404


def test_what_is_stale_cannot_go_in(farida: User, dalia: User) -> None:
    issue = begun(farida)
    with across_centres("a test makes a translation older") as db:
        CardText.objects.using(db).filter(card__code=CARD, language="KY").update(revision=0, basis={})
    with pytest.raises(actions.IssueFaulty) as refused:
        actions.approve_issue(issue, seen=issue.revision, by=dalia, at=NOW)
    assert refused.value.faults == [(Fault.STALE, "KY")]
    issue.refresh_from_db()
    assert not issue.is_approved


def test_whoever_added_to_it_does_not_approve_it(signed_in: SignIn, farida: User, dalia: User) -> None:
    issue = begun(farida)
    actions.add_own(issue, Language.RU, "Приём", "В субботу", by=dalia, at=NOW)
    issue.refresh_from_db()
    answer = signed_in(dalia).post(
        reverse("library:issue_approve", args=[issue.pk]), {"seen": issue.revision}
    )
    assert answer.status_code == 422
    assert "Somebody else must approve it" in answer.content.decode()


def test_the_database_itself_asks_for_the_second_person(farida: User) -> None:
    issue = begun(farida)
    with pytest.raises(IntegrityError), transaction.atomic():
        Issue.objects.filter(pk=issue.pk).update(approved_by=farida, approved_on=TODAY, sealed_print=b"x")


def test_past_issues_stay_as_they_were_printed(farida: User, dalia: User) -> None:
    issue = begun(farida)
    actions.approve_issue(issue, seen=issue.revision, by=dalia, at=NOW)
    issue.refresh_from_db()
    before = titles(issue)
    with across_centres("a test changes a card") as db:
        CardText.objects.using(db).filter(card__code=CARD).update(title="Иначе")
    assert titles(issue) == before != ["Иначе"]
    with pytest.raises(actions.IssueClosed):
        actions.add_source(issue, ItemKind.CARD, "CONTRACT_COPY", by=farida, at=NOW)


def test_items_change_places_and_two_tabs_do_not_overwrite_each_other(farida: User) -> None:
    issue = begun(farida, CARD, "PATENT_PAY_RENEW")
    second = items_of(issue)[1]
    actions.move_item(second, -1, seen=issue.revision, by=farida, at=NOW)
    assert [item.source for item in items_of(issue)] == ["PATENT_PAY_RENEW", CARD]
    with pytest.raises(actions.IssueChanged):
        actions.move_item(second, 0, seen=issue.revision, by=farida, at=NOW)
    issue.refresh_from_db()
    actions.move_item(second, 0, seen=issue.revision, by=farida, at=NOW)
    assert [item.source for item in items_of(issue)] == [CARD]


def test_a_clarification_stands_in_russian_with_its_office_and_without_a_name(farida: User) -> None:
    issue, row = begun(farida), said(farida)
    actions.add_source(issue, ItemKind.CLARIFICATION, str(row.pk), by=farida, at=NOW)
    piece = edition_of(issue, Language.RU, TODAY)[1]
    assert piece is not None
    assert "Управление" in piece.source
    assert "Иванова" not in f"{piece.title} {piece.text} {piece.source}"
    assert edition_of(issue, Language.KY, TODAY)[1] is None


def test_short_messages_hold_seventy_signs(farida: User) -> None:
    for language in BOTH:
        for parts in messages_of(edition_of(begun(farida), language, TODAY)):
            assert all(len(part) <= 70 for part in parts)


def test_sent_twice_is_done_once(farida: User) -> None:
    first = actions.begin_issue(TODAY, BOTH, "Раз", by=farida, at=NOW)
    assert actions.begin_issue(TODAY, BOTH, "Раз", by=farida, at=NOW) == first
    own = [actions.add_own(first, Language.RU, "t", "x", by=farida, at=NOW) for _ in "ab"]
    assert own[0] == own[1]
    put = [actions.add_source(first, ItemKind.CARD, CARD, by=farida, at=NOW) for _ in "ab"]
    assert put[0] == put[1]


def test_a_page_costs_the_same_however_much_is_in_the_issue(signed_in: SignIn, farida: User) -> None:
    issue = begun(farida, CARD, "PATENT_PAY_RENEW", "CITIZENSHIP")
    browser = signed_in(farida)
    page(browser, issue)

    def cost() -> int:
        with CaptureQueriesContext(connection) as sent:
            page(browser, issue, "KY")
        return len(sent)

    before = cost()
    actions.add_source(issue, ItemKind.CARD, "CONTRACT_COPY", by=farida, at=NOW)
    for number in range(3):
        actions.add_own(issue, Language.KY, f"Жаңылык {number}", "Текст", by=farida, at=NOW)
    assert cost() == before
