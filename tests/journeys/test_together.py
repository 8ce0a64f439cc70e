"""Three of one firm: proposed, asked, in one paper with a reckoning each; and one takes the yes back before it goes."""

from playwright.sync_api import Page, expect

from tests.journeys.collective import NAMES, joining
from tests.journeys.conftest import Sit
from tests.journeys.desks import Desk
from tests.journeys.town import Town
from tests.journeys.words import ru


def asked(desk: Desk, name: str) -> None:
    """They say yes to every reader."""
    page = desk.page
    row = page.get_by_role("row").filter(has_text=name)
    row.get_by_role("link", name=ru("Ask and write down")).click()
    expect(page.get_by_role("link", name=ru("Back to the collective claim"))).to_be_visible()
    page.locator("[name=act]").select_option("GIVEN")
    for reader in page.locator("input[name=readers]").all():
        reader.check()
    page.locator("select[name=language]").select_option("RU")
    desk.hands.press("Control+Enter")
    expect(row.get_by_text(ru("yes, until %(day)s").split("%")[0]).first).to_be_visible()


def table_of(page: Page) -> str:
    return page.locator("dl.j-facts").first.inner_text()


def test_who_agrees_stands_in_one_paper_until_they_say_otherwise(sit: Sit, town: Town) -> None:
    desk = sit("amina")
    page = desk.page
    joining(desk, town)
    desk.hands.press("Control+Enter")
    for name in NAMES:
        expect(page.get_by_role("row").filter(has_text=name).first).to_be_visible()
    together = page.url
    for name in NAMES[:2]:
        asked(desk, name)
    page.get_by_role("listitem").get_by_role("link", name=NAMES[0], exact=True).click()
    page.locator("[name=kind]").select_option("INSPECTORATE_COMPLAINT")
    desk.hands.press("Control+Enter")
    page.get_by_role("link", name=ru("Back to the paper")).click()
    page.get_by_role("button").filter(has_text="согласных").click()
    expect(page.get_by_text(f"расчёт: {NAMES[1]}")).to_be_visible()
    paper = page.url
    assert NAMES[1] in table_of(page)
    assert NAMES[2] not in table_of(page)
    assert page.request.get(f"{paper}file/pdf/").body().startswith(b"%PDF")
    page.goto(together)
    page.get_by_role("row").filter(has_text=NAMES[1]).get_by_role(
        "link", name=ru("Ask and write down")
    ).click()
    page.get_by_role("link", name=ru("What they agree to")).click()
    for _reader in range(4):
        page.get_by_role("button", name=ru("They take it back")).first.click()
    expect(page.get_by_role("button", name=ru("They take it back"))).to_have_count(0)
    page.goto(paper)
    expect(page.get_by_text(ru("This draft cannot be sent as it is"))).to_be_visible()
    assert NAMES[1] not in table_of(page)
