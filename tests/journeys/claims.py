"""The way to the pages of wage claims."""

from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect

from jardam.cases.actions import Said
from jardam.cases.models import Case
from jardam.claims.actions import NewMoney, enter_money, open_claim, say_work, withdraw_claim
from jardam.claims.rules.facts import Who
from jardam.claims.rules.money import Amount, Column
from jardam.database.scope import for_centre
from jardam.law.queries import rule_book
from tests.journeys import casework
from tests.journeys.desks import Desk
from tests.journeys.going import Go
from tests.journeys.town import Town
from tests.journeys.words import ru

EMPLOYER = "СтройРемонт"
WORK = {
    "way": "MONTHLY",
    "rate": "",
    "month": [{"month": "2026-07", "sum": "62000"}, {"month": "2026-08", "sum": "62000"}],
    "payment": [{"on": "", "sum": "20000", "for_month": "2026-07"}],
}
WORDS = {
    "who": "Change the other side",
    "work": "Write down the work and the payments",
    "proofs": "Say what there is",
    "money": "Write money down",
    "notebook": "Take over a notebook or a table",
    "take_back": "Take back",
    "promise": "A promise in parts",
    "deal": "Write a step down",
    "withdraw": "The claim was written down by mistake",
}


def with_a_claim(town: Town) -> None:
    """One in Amina's newest case. Safe to do twice."""
    amina, now = town.users["amina"], timezone.now()
    today = timezone.localdate(now)
    with for_centre(amina.centre_id), transaction.atomic():
        case = Case.objects.visible_to(amina).open().filter(track="WAGES").latest("opened_on", "pk")
        claim = open_claim(case, Who(EMPLOYER), Said(case.revision), by=amina, at=now)
        case.refresh_from_db()
        book = rule_book(today)
        say_work(claim, WORK, book, Said(case.revision), by=amina, at=now)
        case.refresh_from_db()
        claimed = NewMoney(Column.CLAIMED, today, Amount(104_000_00), "расчёт")
        enter_money(claim, claimed, book, Said(case.revision), by=amina, at=now)


def opening(desk: Desk, town: Town) -> None:
    casework.a_case(desk, town)
    desk.page.get_by_role("link", name=ru("Write a wage claim down")).click()
    expect(desk.page.get_by_role("link", name=ru("Back to the case"))).to_be_visible()


def a_claim(desk: Desk, town: Town) -> None:
    casework.a_case(desk, town)
    with_a_claim(town)
    desk.page.reload()
    desk.page.get_by_role("link", name=EMPLOYER).first.click()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(EMPLOYER)


def withdrawn(desk: Desk, town: Town) -> None:
    """One that nobody worked on, and the page that brings it back."""
    amina, now = town.users["amina"], timezone.now()
    casework.a_case(desk, town)
    with for_centre(amina.centre_id), transaction.atomic():
        case = Case.objects.visible_to(amina).open().filter(track="WAGES").latest("opened_on", "pk")
        claim = open_claim(case, Who(EMPLOYER), Said(case.revision), by=amina, at=now)
        case.refresh_from_db()
        withdraw_claim(claim, Said(case.revision, "дважды"), by=amina, at=now)
    desk.page.goto(f"/cases/{case.pk}/claims/{claim.pk}/")
    desk.page.get_by_role("link", name=ru("Bring the claim back")).click()
    expect(desk.page.get_by_role("link", name=ru("Back to the case"))).to_be_visible()


def doing(word: str) -> Go:
    """The page on which this is done to a claim."""

    def go(desk: Desk, town: Town) -> None:
        a_claim(desk, town)
        desk.page.get_by_role("link", name=ru(WORDS[word]), exact=True).click()
        expect(desk.page.get_by_role("link", name=ru("Back to the case"))).to_be_visible()

    return go
