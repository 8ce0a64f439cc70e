"""What three people tell of becomes a problem: raised by the head, asked by its owner, answered, judged by the head."""

import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Sit
from tests.journeys.problems import NAME, NEXT, WRONG, raising
from tests.journeys.town import Town
from tests.journeys.words import ru

IN_A_WEEK = (timezone.localdate() + timedelta(days=7)).isoformat()
TODAY = timezone.localdate().isoformat()


def written(page: Page, **typed: str) -> None:
    """Fill the form of the page and send it."""
    for name, value in {"next": NEXT, "next_on": IN_A_WEEK, **typed}.items():
        page.locator(f"#id_{name}").fill(value)
    page.get_by_role("button", name=ru("Write it down")).click()
    expect(page).to_have_url(re.compile(r"/problems/[0-9a-f-]+/$"))


def begun(page: Page, deed: str) -> None:
    page.get_by_role("link", name=ru(deed)).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(ru(deed))


def test_from_a_pattern_to_a_verdict(sit: Sit, town: Town) -> None:
    head, owner = sit("farida"), sit("amina")
    raising(head, town)
    head.page.locator("[name=owner]").select_option(str(town.users["amina"].pk))
    written(head.page, wrong=WRONG)
    address = head.page.url

    owner.page.goto("/problems/")
    owner.page.get_by_role("row", name=NAME).get_by_role("link").click()
    begun(owner.page, "Ask an authority, or give a measure to somebody")
    owner.page.locator("[name=hands]").select_option("AUTHORITY")
    owner.page.locator("[name=clock]").select_option("prosecutor_answer")
    written(owner.page, who="Прокуратура", handed_on=TODAY, said="Просим проверить.")
    expect(owner.page.get_by_text(ru("How the law counted the day"))).to_be_visible()

    begun(owner.page, "Write down the answer, or what was carried out")
    written(owner.page, answered_on=TODAY, said="Провели проверку.")
    expect(owner.page.get_by_role("link", name=ru("Say how it ended"))).to_have_count(0)

    head.page.goto(address)
    begun(head.page, "Say how it ended")
    head.page.locator("[name=verdict]").select_option("SOLVED")
    written(head.page, said="Три недели никто не жалуется.")
    expect(head.page.get_by_text(ru("Since the verdict no pattern shows."))).to_be_visible()

    owner.page.goto(address)
    begun(owner.page, "Close the problem")
    owner.page.locator("[name=said]").fill("Жалоб больше нет.")
    owner.page.get_by_role("button", name=ru("Write it down")).click()
    for words in (WRONG, "Просим проверить.", "Провели проверку.", "Жалоб больше нет."):
        expect(owner.page.get_by_text(words).first).to_be_visible()
