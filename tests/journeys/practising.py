"""The way to the pages of branches and practices."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect

from jardam.accounts.actions import add_branch, join_branch
from jardam.accounts.rules.branches import BranchFacts
from jardam.database.scope import for_centre
from jardam.kernel.languages import Language
from jardam.practice import actions
from jardam.practice.rules.transfers import How, default_look
from tests.journeys.desks import Desk
from tests.journeys.town import Town
from tests.journeys.words import ru


def with_branches(town: Town) -> None:
    """Two branches, a practice of the one, and the other one, which should have looked at it by now. Safe to do twice."""
    head, moment = town.users["farida"], timezone.now() - timedelta(days=40)
    assert head.centre is not None
    with for_centre(head.centre_id), transaction.atomic():
        tongues = ((Language.RO, "Молдавское отделение"), (Language.KY, "Киргизское отделение"))
        origin, other = (
            add_branch(head.centre, BranchFacts(name, "", [tongue]), by=head, at=moment)
            for tongue, name in tongues
        )
        join_branch(town.users["amina"], other, by=head, at=moment)
        written = actions.Written("Защита ребёнка", "Сначала спрашиваем, в безопасности ли он.", "", origin)
        practice = actions.write_practice(written, by=head, at=moment)
        day = moment.date()
        handing = actions.Handing(origin, other, day, How.TRAINING, 3, town.users["amina"], default_look(day))
        actions.hand_practice(practice, handing, by=head, at=moment)


def a_branch(desk: Desk, town: Town) -> None:
    with_branches(town)
    desk.page.goto("/lists/")
    desk.page.get_by_role("link", name="Киргизское отделение").click()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text("Киргизское отделение")


def practices_of_branches(desk: Desk, town: Town) -> None:
    with_branches(town)
    desk.page.goto("/practices/")
    expect(desk.page.get_by_role("heading", name="1 передача ждёт взгляда")).to_be_visible()


def a_practice(desk: Desk, town: Town) -> None:
    practices_of_branches(desk, town)
    desk.page.get_by_role("link", name="Защита ребёнка", exact=True).click()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text("Защита ребёнка")


def a_changed_practice(desk: Desk, town: Town) -> None:
    a_practice(desk, town)
    desk.page.get_by_role("link", name=ru("Change the practice")).click()
    expect(desk.page.get_by_role("button", name=ru("Save the practice"))).to_be_visible()


def a_transfer(desk: Desk, town: Town) -> None:
    practices_of_branches(desk, town)
    desk.page.get_by_role("link", name="Защита ребёнка: Киргизское отделение").click()
    expect(desk.page.get_by_role("button", name=ru("Write down what became of it"))).to_be_visible()
