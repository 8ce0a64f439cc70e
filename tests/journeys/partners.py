"""The way to the pages of partners' own systems."""

from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect

from jardam.appeals.actions import receive_appeal
from jardam.database.scope import for_centre
from jardam.network.models import Organisation
from tests.journeys.desks import Desk
from tests.journeys.town import Town
from tests.journeys.words import ru


def a_partner(desk: Desk, _town: Town) -> None:
    """Out of the directory."""
    code = Organisation.objects.working().order_by("code").values_list("code", flat=True)[0]
    desk.page.goto(f"/directory/{code}/")
    desk.page.get_by_role("link", name=ru("Their own system")).click()
    expect(desk.page.get_by_role("button", name=ru("Issue the key"))).to_be_visible()


def an_issued_key(desk: Desk, town: Town) -> None:
    a_partner(desk, town)
    for box in desk.page.locator("[name=scopes]").all():
        box.check(force=True)
    desk.page.get_by_role("button", name=ru("Issue the key")).click()
    expect(desk.page.get_by_role("heading", name=ru("The key is issued"))).to_be_visible()


def a_partner_with_keys(desk: Desk, town: Town) -> None:
    an_issued_key(desk, town)
    desk.page.goto("/partners/")
    desk.page.locator("td bdi").first.wait_for()
    desk.page.locator("th a").first.click()
    desk.page.locator("[name=public]").fill("not a key")
    desk.page.get_by_role("button", name=ru("Enter the key")).click()
    expect(desk.page.locator(".j-errsum")).to_be_visible()


def all_keys(desk: Desk, town: Town) -> None:
    an_issued_key(desk, town)
    desk.page.goto("/partners/")


def appeals(desk: Desk, town: Town) -> None:
    """One that waits."""
    user = town.users["erkin"]
    assert user.centre_id is not None
    partner = Organisation.objects.working().order_by("code")[0]
    with for_centre(user.centre_id), transaction.atomic():
        receive_appeal(user.centre_id, partner.pk, uuid4(), b"sealed to nobody", at=timezone.now())
    desk.page.goto("/appeals/")
    expect(desk.page.get_by_role("button", name=ru("Take it up")).first).to_be_visible()
