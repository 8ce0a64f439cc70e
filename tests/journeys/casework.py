"""The way to the pages of cases."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect

from jardam.cases.actions import Opening, Said, open_case, set_term
from jardam.cases.counting import set_by_us
from jardam.cases.rules.next_action import NextAction
from jardam.cases.rules.tracks import Track
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from tests.journeys.desks import Desk
from tests.journeys.going import Go
from tests.journeys.town import Town
from tests.journeys.words import ru

TITLE, NEXT = "зарплата за три месяца", "приложить переводы к жалобе"
TERM = "бригадир обещал выплатить"
WORDS = {"next": "Done, what next", "stage": "Another stage", "hand": "Hand over"}
WORDS |= {"close": "Close with the outcome", "reopen": "Open the case again"}
WORDS |= {"need": "Say how it is seen, or what became of it", "need_add": "Something more is needed"}
WORDS |= {"paper_add": "Prepare a paper"}
WORDS |= {"term_add": "A term runs"}
WORDS |= {"term_end": "Say what became of the term", "term_move": "It began on another day"}
WORDS |= {"item": "With a remark", "track": "It is another kind of matter"}
WORDS |= {"signs": "Ask about the signs of forced labour"}
WORDS |= {"join": "One colleague more works on it", "weigh": "It takes more strength, or less"}
WORDS |= {"bar": "Bar a colleague from the case"}


def with_a_case(town: Town) -> None:
    """One that Amina opened for the caller. Safe to do twice."""
    amina, now = town.users["amina"], timezone.now()
    with for_centre(amina.centre_id), transaction.atomic():
        then = NextAction(NEXT, timezone.localdate(now) + timedelta(days=2))
        asked = Opening(day_uuid(), Track.WAGES, TITLE, then, person=town.caller, stated="Айлык бербейт")
        case = open_case(asked, by=amina, at=now)
        set_term(
            case, set_by_us(timezone.localdate(now) + timedelta(days=6), TERM), Said(1), by=amina, at=now
        )


def cases(desk: Desk, town: Town) -> None:
    with_a_case(town)
    desk.page.goto("/cases/")
    expect(desk.page.get_by_role("link", name=TITLE).first).to_be_visible()


def a_case(desk: Desk, town: Town) -> None:
    cases(desk, town)
    desk.page.get_by_role("link", name=TITLE).first.click()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(TITLE)


def everything(desk: Desk, town: Town) -> None:
    a_case(desk, town)
    desk.page.get_by_role("link", name=ru("Everything of the case, by day")).click()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(ru("Everything of the case, by day"))


def all_of(what: str, heading: str) -> Go:
    """The page on which all files or all papers of a case stand."""

    def go(desk: Desk, town: Town) -> None:
        a_case(desk, town)
        desk.page.goto(f"{desk.page.url}{what}/")
        expect(desk.page.get_by_role("heading", level=1)).to_have_text(ru(heading))

    return go


def doing(word: str) -> Go:
    """The page on which this is done to a case."""

    def go(desk: Desk, town: Town) -> None:
        a_case(desk, town)
        desk.page.get_by_role("link", name=ru(WORDS[word]), exact=word != "item").first.click()
        expect(desk.page.get_by_role("link", name=ru("Back to the case"))).to_be_visible()

    return go


def asked_later(desk: Desk, town: Town) -> None:
    _ready_to_close(desk, town)
    desk.page.get_by_label(ru("May we ask later how it went?")).select_option("PHONE")
    desk.page.get_by_label(ru("In which language they are asked")).select_option("KY")
    desk.page.get_by_role("button", name=ru("Close the case")).click()
    desk.page.get_by_role("link", name=ru("Write down what they say")).first.click()
    expect(desk.page.get_by_role("link", name=ru("Back to the case"))).to_be_visible()


def _ready_to_close(desk: Desk, town: Town) -> None:
    doing("term_end")(desk, town)
    desk.page.get_by_label(ru("What became of the term")).select_option("MET")
    desk.page.get_by_role("button", name=ru("Save")).click()
    desk.page.get_by_role("link", name=ru(WORDS["close"])).click()
    desk.page.get_by_label(ru("How it ended")).select_option("LEFT")


def a_closed_case(desk: Desk, town: Town) -> None:
    _ready_to_close(desk, town)
    desk.page.get_by_role("button", name=ru("Close the case")).click()
    desk.page.get_by_role("link", name=ru(WORDS["reopen"])).click()
    expect(desk.page.get_by_role("link", name=ru("Back to the case"))).to_be_visible()
