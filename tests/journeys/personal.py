"""The way to the pages of a person's sheet."""

from playwright.sync_api import expect

from tests.journeys.desks import Desk
from tests.journeys.going import Go, a_person
from tests.journeys.town import Town
from tests.journeys.words import ru


def documents(desk: Desk, town: Town) -> None:
    """One of them is written down as kept back by somebody."""
    a_person(desk, town)
    desk.page.get_by_role("link", name=ru("Documents"), exact=True).click()
    desk.page.get_by_label(ru("Which document")).select_option("PASSPORT")
    desk.page.get_by_label(ru("Where it is")).select_option("WITHHELD")
    desk.page.locator("[name=withheld_by]").fill("бригадир Николай")
    desk.page.get_by_role("button", name=ru("Save")).click()
    expect(desk.page.get_by_role("link", name=ru("Open a case: documents taken away"))).to_be_visible()


def groups(word: str) -> Go:
    def go(desk: Desk, town: Town) -> None:
        desk.page.goto(f"/people/{town.caller.pk}/")
        desk.page.get_by_role("link", name=ru(word)).click()
        expect(desk.page.locator("[name=family]")).to_be_visible()

    return go


def household(desk: Desk, town: Town) -> None:
    """A sister of twelve, for whom they decide."""
    desk.page.goto(f"/people/{town.caller.pk}/")
    desk.page.get_by_role("link", name=ru("Who lives with them")).click()
    desk.page.get_by_label(ru("What they are to this person")).select_option("SIBLING")
    desk.page.locator("[name=name]").fill("Айгүл")
    desk.page.locator("[name=age]").fill("12")
    desk.hands.press("Control+Enter")
    expect(desk.page.get_by_text("Айгүл").first).to_be_visible()


def consents(desk: Desk, town: Town) -> None:
    """A yes, which is written down and may be taken back."""
    desk.page.goto(f"/people/{town.caller.pk}/")
    desk.page.get_by_role("link", name=ru("What they agree to")).click()
    for name, value in {
        "act": "GIVEN",
        "purpose": "HELP",
        "receiver_kind": "PARTNER",
        "language": "KY",
    }.items():
        desk.page.locator(f"select[name={name}]").select_option(value)
    desk.page.locator("[name=receiver]").fill("Приют на Неве")
    desk.page.get_by_label(ru("what happened")).check()
    desk.hands.press("Control+Enter")
    expect(desk.page.get_by_role("button", name=ru("They take it back"))).to_be_visible()


def consents_refused(desk: Desk, town: Town) -> None:
    desk.page.goto(f"/people/{town.caller.pk}/consents/?language=KY")
    desk.hands.press("Control+Enter")
    expect(desk.page.locator(".j-errsum")).to_be_focused()
