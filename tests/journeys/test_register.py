"""A head brings the centre's old register: Windows-1251, words of their own, rows that cannot be read, and back again."""

import re

from django.db import transaction
from playwright.sync_api import expect

from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.registers.models import AT_WORK, Import
from jardam.registers.tasks import work
from jardam.registers.tests.registers import ROWS, as_csv
from tests.journeys.conftest import Sit
from tests.journeys.desks import Desk
from tests.journeys.town import Town
from tests.journeys.words import ru

OLD = [
    *ROWS,
    ["6", "09.11.2026", "рус", "Кидалово", "", "Санжар", "Не заплатили", "м", "40"],
    ["7", "31.02.2026", "рус", "патент", "", "", "", "", ""],
]


def let_work(user: User) -> None:
    """What the worker does beside the pages."""
    assert user.centre
    with for_centre(user.centre_id):
        with transaction.atomic():  # outside one, the database knows no centre
            waiting = list(Import.objects.filter(centre=user.centre, state__in=AT_WORK).defer("sealed_file"))
        for imported_now in waiting:
            work(user.centre, imported_now.pk)


def press(desk: Desk, name: str) -> None:
    desk.page.locator("#main").get_by_role("button", name=ru(name), exact=True).click()


def brought(desk: Desk) -> None:
    desk.page.goto("/registers/")
    file = {"name": "журнал.csv", "mimeType": "text/csv", "buffer": as_csv(OLD, encoding="cp1251")}
    desk.page.get_by_label(ru("The register")).set_input_files(file)
    press(desk, "Look through")
    desk.page.wait_for_url("**/columns/")


def columns_named(desk: Desk) -> None:
    press(desk, "Go on")
    desk.page.wait_for_url("**/words/")


def rehearsed(desk: Desk, town: Town) -> None:
    desk.page.get_by_label("кидалово").select_option("B_UNPAID_WAGES")
    press(desk, "Go on")
    press(desk, "Rehearse")
    expect(desk.page.get_by_text(ru("The whole file is being read"))).to_be_visible()
    let_work(town.users["farida"])
    expect(desk.page.get_by_text(ru("There is no such day in the calendar.")).first).to_be_visible()


def imported(desk: Desk, town: Town) -> None:
    press(desk, "Import them")
    expect(desk.page.get_by_text(ru("The whole file is being read"))).to_be_visible()
    let_work(town.users["farida"])
    expect(desk.page.get_by_role("link", name=ru("Undo the import"))).to_be_visible()


def counted(desk: Desk) -> int:
    desk.page.goto("/counts/?first=2026-11-01&last=2026-11-22")
    return int(desk.page.locator(".j-wall .n").first.inner_text())


def test_an_old_register_comes_in_and_goes_again(sit: Sit, town: Town) -> None:
    farida = sit("farida")
    before = counted(farida)
    brought(farida)
    columns_named(farida)
    rehearsed(farida, town)
    imported(farida, town)
    here = farida.page.url
    assert counted(farida) == before + 6

    farida.page.goto(here)
    farida.page.get_by_role("link", name=ru("Undo the import")).click()
    expect(farida.page.locator("#main")).to_contain_text(re.compile(r"\b6\b"))
    press(farida, "Undo it")
    expect(farida.page.get_by_role("status")).to_contain_text(
        ru("Undone: what the import had brought is gone, with its keys.")
    )
    assert counted(farida) == before
