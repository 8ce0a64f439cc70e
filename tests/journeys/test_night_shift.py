"""A night shift: sixty calls in four languages, one operator falls sick, the house is killed twice, the network is cut.

The processes are those of `bin/up`, the calls come signed through the door of the exchange, the people sit at real
browsers. What stands for what: an hour of the night is what the plan of the sixty calls says, not sixty minutes of
the machine; on the rota the night is the eight hours from now on, since nobody can move the clock of a server. The
ten minutes without a network pass on the clock of the page that types, and on that of the exchange. Every fifth
call that is answered is typed by hand, in the nightly run each; the others go by the same addresses without a page.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.fixtures import Settings

from jardam.centres.models import Centre
from jardam.database.scope import for_centre
from jardam.demo.exchange import door_of
from jardam.demo.night import CALLS, LENGTH
from jardam.demo.staff import STAFF
from jardam.kernel.languages import Language
from jardam.line.queries import secret_of
from jardam.rota.actions import plan_shift, want_hours
from jardam.rota.choices import ShiftState
from jardam.rota.rules.spans import Span, midnight, on_grid
from tests.journeys.conftest import PATIENCE, _session_cookie
from tests.journeys.dawn import (
    every_call_back_is_somebodys,
    every_call_is_there,
    every_hour_had_its_languages_or_says_so,
    every_word_is_there,
    the_heads_page_adds_up,
    what_is_handed_over_is_read,
)
from tests.journeys.desks import Desk, Watch
from tests.journeys.exchange import Exchange, Wire
from tests.journeys.house import SECRET_KEY, House
from tests.journeys.night import Night, Story, Trouble
from tests.journeys.operators import Operator, Written
from tests.journeys.test_first_call import counted
from tests.journeys.town import PASSWORD, Town, open_account
from tests.journeys.words import ru

SEED = 3
SPOKEN = (Language.RU, Language.KY, Language.TG, Language.UZ)
DAYS = 14
WORKED_OUT_MS = 30_000
HANDED_OVER = "Узбекского ночью не было с середины смены. Перезвонить тем, кого не застали."
AWAY = {
    "net::ERR_CONNECTION_REFUSED",
    "net::ERR_CONNECTION_RESET",
    "net::ERR_EMPTY_RESPONSE",
    "net::ERR_INTERNET_DISCONNECTED",
    "net::ERR_INCOMPLETE_CHUNKED_ENCODING",
    "net::ERR_NETWORK_CHANGED",
    "htmx:afterRequest",
    "htmx:sendError",
}
STREAM_ENDED = ": [object Event]"
"""What a live page says on its console when its stream is gone."""
Sit = Callable[[str], Desk]


@pytest.fixture
def house(town: Town, worker_id: str, tmp_path: Path) -> Iterator[House]:
    house = House(f"test_{worker_id}", tmp_path)
    house.start()
    yield house
    house.kill()


@pytest.fixture
def sit(chromium: Browser, house: House, town: Town, settings: Settings) -> Iterator[Sit]:
    """Somebody of the town at a browser before the real house, signed in."""
    settings.SECRET_KEY = SECRET_KEY
    watch, opened = Watch(frozenset({house.address, house.stream}), set(AWAY)), []

    def sit(name: str) -> Desk:
        context = chromium.new_context(
            base_url=house.address,
            locale="ru-RU",
            timezone_id="Europe/Moscow",
            reduced_motion="reduce",
            viewport={"width": 1280, "height": 800},
        )
        opened.append(context)
        context.set_default_timeout(PATIENCE)
        watch.over(context)
        context.add_cookies([{"url": house.address, **_session_cookie(town.users[name])}])  # type: ignore[typeddict-item]
        return Desk(context)

    yield sit
    for context in opened:
        context.close()
    assert [fault for fault in watch.faults if not fault.endswith(STREAM_ENDED)] == []


@pytest.fixture
def moscow(town: Town) -> Iterator[Centre]:
    """In whose name everything in this process is done."""
    centre = town.users["erkin"].centre
    assert centre
    with for_centre(centre.pk):
        yield centre


@pytest.fixture
def crew(town: Town, moscow: Centre) -> Town:
    """Erkin and Sherzod have the night; Manizha could come; the others have all the hours after it."""
    now = timezone.now()
    for colleague in STAFF:
        if colleague.username in {"sherzod", "manizha"}:
            account = open_account(colleague, {"moscow": moscow}, PASSWORD, now)
            town.users[colleague.username] = account  # type: ignore[index]
    night = the_night(now)
    with transaction.atomic():
        want_hours(moscow, dict.fromkeys(SPOKEN, (0, 24)), by=None, at=now)
        for name in ("erkin", "sherzod"):
            plan_shift(town.users[name], night, ShiftState.CONFIRMED, by=None, at=now)
        plan_shift(
            town.users["farida"], Span(night.end, night.end + LENGTH), ShiftState.CONFIRMED, by=None, at=now
        )
        for name in ("aigul", "amina", "bayani"):
            for span in days_after(night, moscow):
                plan_shift(town.users[name], span, ShiftState.CONFIRMED, by=None, at=now)
    return town


def the_night(now: datetime) -> Span:
    return Span(on_grid(now), on_grid(now) + LENGTH)


def days_after(night: Span, centre: Centre) -> Iterator[Span]:
    """Until the fortnight ends, a day at a time."""
    today = timezone.localdate(timezone.now(), centre.zone)
    start, end = night.end, midnight(today + timedelta(days=DAYS), centre.zone)
    while start < end:
        yield Span(start, min(start + timedelta(hours=24), end))
        start += timedelta(hours=24)


class Shiftwork:
    """What happens in this night, beside the calls."""

    def __init__(self, house: House, crew: Town, sit: Sit, centre: Centre) -> None:
        self.house, self.crew, self.sit = house, crew, sit
        self.dusk = the_night(timezone.now()).start
        door_of(centre, house.address)  # makes the secret
        with transaction.atomic():
            secret = secret_of(centre.pk)
        assert secret
        self.wire = Wire(house.address, centre.code, secret)
        self.night = Night(centre, Exchange(self.wire), SEED)
        self.head = sit("farida")
        self.erkin, self.sherzod = (
            Operator(self.night, sit(name), crew.users[name]) for name in ("erkin", "sherzod")
        )
        self.operators = [self.erkin, self.sherzod]
        self.night.people = [*self.operators]
        self.night.troubles = [
            self._trouble(0.5, self.house.kill, self._restart),
            self._trouble(2, self._cut, self._mend),
            self._trouble(5, self.house.kill, self._restart_and_reload),
        ]
        self.night.troubles[1].passes_on_the_page = True
        self.night.stories = [
            Story(timedelta(hours=4), self._falls_sick),
            Story(timedelta(hours=6.5), self._calls_back),
        ]

    @property
    def written(self) -> list[Written]:
        return [one for operator in self.operators for one in operator.written]

    def _trouble(self, hours: float, begin: Callable[[], None], end: Callable[[Trouble], None]) -> Trouble:
        trouble = Trouble(timedelta(hours=hours), begin, lambda: end(trouble))
        return trouble

    def _restart(self, trouble: Trouble) -> None:
        self.house.start()
        for operator in self.operators:
            operator.come_back_from(trouble, reload=False)

    def _restart_and_reload(self, trouble: Trouble) -> None:
        self.house.start()
        for operator in self.operators:
            operator.come_back_from(trouble, reload=True)

    def _cut(self) -> None:
        """For everybody: the exchange and each desk."""
        self.wire.is_cut = True
        for operator in self.operators:
            operator.desk.context.set_offline(True)

    def _mend(self, trouble: Trouble) -> None:
        self.wire.is_cut = False
        for operator in self.operators:
            operator.desk.context.set_offline(False)
            operator.come_back_from(trouble, reload=False)

    def _falls_sick(self) -> None:
        """He says it himself; the head has a repair worked out and asks; whoever could come says yes."""
        self.sherzod.go_home()
        sick = self.sherzod.page
        sick.goto("/rota/mine/")
        sick.get_by_role("button", name=ru("I am not coming")).click()
        expect(sick.get_by_role("status")).to_be_visible()
        page = self.head.page
        page.goto("/rota/")
        page.locator("a[href*='/rota/proposals/']").first.click()
        page.get_by_role("button", name=ru("Ask all")).click(timeout=WORKED_OUT_MS)
        expect(page.get_by_role("status")).to_contain_text(ru("Asked. It counts when they say yes."))
        desk = self.sit("manizha")
        desk.page.goto("/rota/mine/")
        desk.page.get_by_role("button", name=ru("I will come")).click()
        expect(desk.page.get_by_role("status")).to_contain_text(ru("Confirmed."))
        manizha = Operator(self.night, desk, self.crew.users["manizha"])
        self.operators.append(manizha)
        self.night.people.append(manizha)

    def _calls_back(self) -> None:
        assert any(operator.return_missed() for operator in self.operators if operator is not self.sherzod)


@pytest.mark.proof
def test_at_dawn_everything_of_the_night_is_there(house: House, crew: Town, sit: Sit, moscow: Centre) -> None:
    work = Shiftwork(house, crew, sit, moscow)
    before = counted(work.head)

    tally = work.night.play()
    for operator in list(work.night.people):
        operator.go_home()

    assert (tally.rung, tally.adds_up) == (CALLS, True)
    assert all(trouble.is_over for trouble in work.night.troubles), "not everything befell them"
    assert {work.night.calls[one.call].language for one in work.written if one.call} == set(SPOKEN)
    every_call_is_there(work.night, work.written)
    every_word_is_there(moscow, work.written, work.night.begun)
    every_call_back_is_somebodys(moscow, work.written, work.head.page)
    every_hour_had_its_languages_or_says_so(moscow, SPOKEN, work.dusk, work.head.page)
    the_heads_page_adds_up(work.written, before, counted(work.head))
    what_is_handed_over_is_read(HANDED_OVER, work.erkin.page, sit("aigul").page)
