"""The way to the pages of the library, and to those of the words by which answers were found."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect

from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.knowledge.choices import Audience
from jardam.library.actions import (
    Clarified,
    Copied,
    Described,
    add_copy,
    add_own,
    add_source,
    begin_issue,
    enter_material,
    note_clarification,
)
from jardam.library.choices import ItemKind, NoteKind
from jardam.library.rules.materials import Format, MaterialKind
from jardam.search.models import Alias
from tests.journeys.desks import Desk
from tests.journeys.town import Town


def a_clarification(desk: Desk, town: Town) -> None:
    said = Clarified(
        NoteKind.OFFICIAL,
        timezone.localdate(),
        ["agreements.tj_stay_2013", "stay.reg_tj"],
        "Учёт граждан Таджикистана",
        "Считаем пятнадцать дней с пересечения границы.",
        said="ORAL",
        occasion="SEMINAR",
        office="Управление по вопросам миграции",
        position="начальник отдела",
    )
    with transaction.atomic():
        row = note_clarification(said, by=town.users["farida"], at=timezone.now())
    desk.page.goto(f"/library/clarifications/{row.pk}/")
    expect(desk.page.get_by_role("heading", level=1)).to_have_text("Учёт граждан Таджикистана")


def an_issue(desk: Desk, town: Town) -> None:
    editor, moment = town.users["farida"], timezone.now()
    with transaction.atomic():
        issue = begin_issue(timezone.localdate(), [Language.RU, Language.KY], "", by=editor, at=moment)
        add_source(issue, ItemKind.CARD, "WAGES_UNPAID", by=editor, at=moment)
        add_own(issue, Language.RU, "Приём в субботу", "Принимаем с десяти.", by=editor, at=moment)
    desk.page.goto(f"/library/issues/{issue.pk}/")
    expect(desk.page.get_by_text("Принимаем с десяти.").first).to_be_visible()


def a_material(desk: Desk, town: Town) -> None:
    editor, moment = town.users["amina"], timezone.now()
    told = Described("Деньги домой", MaterialKind.BOOKLET, [Audience.WORKER], [Topic.D_MONEY], Language.RU)
    with transaction.atomic():
        material = enter_material(told, by=editor, at=moment)
        copied = Copied(Language.RU, Format.TEXT, "Деньги домой", "Сравните, сколько дойдёт.")
        add_copy(material, copied, by=editor, at=moment)
    desk.page.goto(f"/library/materials/{material.pk}/")
    expect(desk.page.get_by_role("heading", level=1)).to_have_text("Деньги домой")


def aliases(desk: Desk, _town: Town) -> None:
    _found_by("айлык бербей качып кетти", "KY")
    desk.page.goto("/answers/aliases/")
    expect(desk.page.get_by_role("cell", name="айлык бербей качып кетти")).to_be_visible()


def an_alias(desk: Desk, _town: Town) -> None:
    alias = _found_by("хозяин уехал и не заплатил", "RU")
    desk.page.goto(f"/answers/aliases/{alias.pk}/")
    expect(desk.page.get_by_role("heading", level=1)).to_have_text("хозяин уехал и не заплатил")


def _found_by(words: str, language: str) -> Alias:
    told = {"language": language, "month": date(2026, 11, 1), "times": 7}
    alias, _ = Alias.objects.get_or_create(
        kind="CARD", key="WAGES_UNPAID", folding=words, defaults={"words": words, **told}
    )
    return alias
