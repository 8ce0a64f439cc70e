"""The way to the pages of precedents."""

from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect

from jardam.cases.actions import Closing, Opening, Said, close_case, open_case
from jardam.cases.models import Case
from jardam.cases.rules.next_action import NextAction
from jardam.cases.rules.stages import Ending
from jardam.cases.rules.tracks import Track
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.precedents.actions import publish, write_draft
from jardam.precedents.models import Precedent
from jardam.precedents.rules.cards import Words, Written
from tests.journeys.desks import Desk
from tests.journeys.town import Town
from tests.journeys.words import ru

TITLE = "Зарплата без договора, есть чат с бригадиром"
WORDS = Words(TITLE, "Каменщик работал три месяца.", "Жалоба в инспекцию. Через месяц заплатили.")
WRITTEN = Written(WORDS, "RU-MOW", ("B_UNPAID_WAGES",))


def _closed(town: Town) -> Case:
    amina, now = town.users["amina"], timezone.now()
    then = NextAction("жалоба", timezone.localdate(now))
    case = open_case(Opening(day_uuid(), Track.WAGES, "невыплата", then), by=amina, at=now)
    return close_case(case, Closing(Ending.ACHIEVED, Said(1, "заплатили")), by=amina, at=now)


def _a_new_case(town: Town, *, is_drafted: bool) -> Case:
    amina = town.users["amina"]
    with for_centre(amina.centre_id), transaction.atomic():
        case = _closed(town)
        if is_drafted:
            write_draft(case, WRITTEN, seen=0, by=amina, at=timezone.now())
    return case


def published(town: Town) -> None:
    """Amina's, read by the head. Safe to do twice."""
    amina, head, now = town.users["amina"], town.users["farida"], timezone.now()
    with for_centre(amina.centre_id), transaction.atomic():
        if not Precedent.objects.filter(centre_id=amina.centre_id).exists():
            draft = write_draft(_closed(town), WRITTEN, seen=0, by=amina, at=now)
            publish(draft, seen=1, by=head, at=now)


def precedents(desk: Desk, town: Town) -> None:
    published(town)
    desk.page.goto("/precedents/")
    expect(desk.page.get_by_role("link", name=TITLE)).to_be_visible()


def a_precedent(desk: Desk, town: Town) -> None:
    precedents(desk, town)
    desk.page.get_by_role("link", name=TITLE).click()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(TITLE)


def writing(desk: Desk, town: Town) -> None:
    """With what is marked beside the form."""
    case = _a_new_case(town, is_drafted=False)
    desk.page.goto(f"/cases/{case.pk}/")
    desk.page.get_by_role("link", name=ru("Write a precedent")).click()
    desk.page.locator("[name=name]").fill(TITLE)
    desk.page.locator("[name=facts]").fill("Уволили 12.03.2026, долг 47 320 руб.")
    desk.page.locator("[name=steps]").fill("Жалоба в инспекцию.")
    desk.page.get_by_role("button", name=ru("Keep the draft")).click()
    expect(desk.page.get_by_role("button", name=ru("Take the proposals"))).to_be_visible()


def reading(desk: Desk, town: Town) -> None:
    case = _a_new_case(town, is_drafted=True)
    desk.page.goto(f"/cases/{case.pk}/")
    desk.page.get_by_role("link", name=ru("Read the draft of a precedent")).click()
    expect(desk.page.get_by_role("button", name=ru("It tells nobody who it was: publish"))).to_be_visible()
