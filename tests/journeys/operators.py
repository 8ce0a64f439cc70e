"""Who answers at night: some calls with hands on the keys of a real page, the others by the same forms without one.

What each of them typed and promised is remembered, for the comparison at dawn.
"""

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import unescape
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from playwright.sync_api import APIResponse, Locator, Page, expect
from playwright.sync_api import TimeoutError as TooLong

from jardam.centres.models import User
from jardam.contacts.choices import Channel
from jardam.demo.night import PlannedCall
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.line.models import LineCall
from jardam.line.recognising import told_as
from tests.journeys.desks import Desk
from tests.journeys.night import Night, Trouble
from tests.journeys.words import ru

BY_HAND = 1 if os.environ.get("JARDAM_NIGHTLY") == "1" else 5
"""Every call so many is taken by hand; the others take and close it by the same addresses, as without scripts."""
LEFT = 5
"""So many letters are typed once the machines are back."""
ONCE_MORE_MS = 3_000
COMES_BACK_MS = 30_000  # the page tries again after 2, 4, 8 and 15 seconds
ROW = re.compile(r"<li class=\"j-do.*?</li>", re.DOTALL)
TAKE = re.compile(r'action="(/line/calls/[^"]+)".*?name="csrfmiddlewaretoken" value="([^"]+)"', re.DOTALL)
SAID = {
    Language.RU: "Третий месяц не платят, начальник говорит завтра",
    Language.KY: "Үч айдан бери айлык бербей жатат, эртең эле дейт",
    Language.TG: "Се моҳ боз маош намедиҳанд, шиносномаам дар дасташ",
    Language.UZ: "Uch oydan beri oylik bermayapti, pasportimni olib qoʻygan",
}


@dataclass(frozen=True)
class Written:
    """One contact as its operator ended it."""

    contact: UUID
    call: str  # by which the exchange knows it; empty where a missed one was called back
    by: User
    language: Language
    outcome: str
    topic: str
    stated: str
    channel: str = Channel.PHONE


@dataclass
class Talk:
    """A call that somebody is in. ``trouble``: what befell the machines while it was typed."""

    address: str
    name: str
    call: PlannedCall
    ends: datetime
    is_by_hand: bool
    trouble: Trouble | None = None

    @property
    def contact(self) -> UUID:
        return contact_at(self.address)

    @property
    def stated(self) -> str:
        return "" if self.call.is_silent else f"{SAID[self.call.language]}, {self.call.place}"

    @property
    def topic(self) -> str:
        return "" if self.call.is_silent else list(Topic)[self.call.place % len(Topic)].value

    @property
    def outcome(self) -> str:
        if self.call.is_silent:
            return "NOT_CONSULTATION"
        if self.call.place % 4 == 1 and self.call.number:
            return "CALLBACK"
        return "UNABLE" if self.call.place % 7 == 3 else "ANSWERED"


class Operator:
    """At a desk of their own, until they go home."""

    def __init__(self, night: Night, desk: Desk, user: User) -> None:
        self.night, self.desk, self.user = night, desk, user
        desk.page.clock.install()  # it goes as ours does, until somebody waits on it
        self.talk: Talk | None = None
        self.token = ""  # of the forms of this session, read from the row of a call
        self.written: list[Written] = []
        self.taken = 0

    @property
    def page(self) -> Page:
        return self.desk.page

    def act(self) -> None:
        if self.talk and self.night.now >= self.talk.ends:
            self._end(self.talk)
        if self.talk is None and any(self._is_for_me(name) for name in self.night.calls):
            self._begin()

    def go_home(self) -> None:
        """Whoever is in a call brings it to its end first."""
        if self.talk:
            self._end(self.talk)
        self.night.people.remove(self)

    def come_back_from(self, trouble: Trouble, *, reload: bool) -> None:
        """Who was interrupted goes on in the middle of the word, and all of it arrives."""
        if self.talk is None or self.talk.trouble is not trouble:
            return
        typed = 2 if trouble.passes_on_the_page else 0
        self.desk.hands.type(self.talk.stated[-LEFT:][typed:])
        expect(self.page.locator(".j-saved")).to_contain_text(
            re.compile(ru("Saved") + r"\s+\d\d:\d\d:\d\d"), timeout=COMES_BACK_MS
        )
        if reload:
            self.page.reload()
        expect(words(self.page)).to_have_value(self.talk.stated)

    def return_missed(self) -> bool:
        """Call back whoever was missed the longest in a language of ours; whether there was anybody."""
        if self.talk:
            return False
        self.page.goto("/line/")
        back = self.page.get_by_role("button", name=ru("Call back"))
        own = self.page.locator("li.j-do").filter(has=back).filter(has_text=self._own_languages())
        if not own.count():
            return False
        own.first.get_by_role("button", name=ru("Call back")).click()
        self.page.wait_for_url("**/calls/**")
        contact = contact_at(self.page.url)
        language = Language(self.page.locator("#id_language").input_value())
        words(self.page).fill(SAID[language])
        self._choose_topic(Topic.A_PATENT)
        self.page.locator("[name=outcome][value=ANSWERED]").check(force=True)
        self._press_close()
        told = (language, "ANSWERED", Topic.A_PATENT.value, SAID[language])
        self.written.append(Written(contact, "", self.user, *told))
        return True

    def _is_for_me(self, name: str) -> bool:
        call = self.night.calls[name]
        fits = call.is_silent or self.user.speaks(call.language)
        return fits and self.night.can_be_answered(name) and not is_taken(self.night, name)

    def _begin(self) -> None:
        self.taken += 1
        is_by_hand = self.taken % BY_HAND == 0
        address = self._take_by_hand() if is_by_hand else self._take()
        if not address:
            return
        name = name_of(self.night, address)
        call = self.night.calls[name]
        self.talk = Talk(address, name, call, self.night.now + call.talk, is_by_hand)
        if is_by_hand:
            self._write(self.talk)

    def _take_by_hand(self) -> str:
        """The row is there by itself, or appears."""
        if not self.page.url.endswith("/line/"):
            self.page.goto("/line/")
        take = self.page.get_by_role("button", name=ru("Take the call"))
        rows = self.page.locator("li.j-do").filter(has=take)
        fits = rows.filter(has_not_text=ru("not among your languages")).or_(
            rows.filter(has_text=ru("Language unknown"))
        )
        while "/calls/" not in self.page.url:  # a row may be drawn anew under the finger: then once more
            fits.first.get_by_role("button", name=ru("Take the call")).press("Enter")
            with suppress(TooLong):
                self.page.wait_for_url("**/calls/**", timeout=ONCE_MORE_MS)
        return self.page.url

    def _take(self) -> str:
        """From the rows as they are sent, by the form of the first that fits."""
        rows = ROW.findall(self.desk.context.request.get("/line/now/").text())
        for row in rows:
            form = TAKE.search(row)
            if form and (ru("not among your languages") not in row or ru("Language unknown") in row):
                self.token = unescape(form[2])
                answer = self._post(form[1])
                return answer.headers.get("location", "") if "/calls/" in str(answer.headers) else ""
        return ""

    def _write(self, talk: Talk) -> None:
        """Into the page, letter by letter; what must befall the machines does so in the middle of a word."""
        if talk.call.is_silent:
            return
        half = len(talk.stated) // 2
        expect(words(self.page)).to_be_visible()
        if self.page.locator("#id_language").input_value() != talk.call.language:
            self.desk.speak(talk.call.language.value)
        self.desk.hands.press("Alt+KeyP")
        self.desk.hands.type(talk.stated[:half])
        talk.trouble = self.night.strike()
        if talk.trouble is None:
            self.desk.hands.type(talk.stated[half:])
            return
        talk.ends = max(talk.ends, self.night.now + timedelta(minutes=11))
        self.desk.hands.type(talk.stated[half:-LEFT])
        expect(self.page.locator(".j-saved")).to_contain_text(kept_for(0), use_inner_text=True)
        if talk.trouble.passes_on_the_page:
            self._wait_on_the_page(talk.stated[-LEFT:])

    def _wait_on_the_page(self, letters: str) -> None:
        """Ten minutes on the clock of the page; somebody who types now and then, so that it is not covered."""
        for letter in letters[:2]:
            self.page.clock.fast_forward("05:00")
            self.desk.hands.type(letter)
        expect(self.page.locator(".j-saved")).to_contain_text(kept_for(10), use_inner_text=True)

    def _end(self, talk: Talk) -> None:
        language = Language.UNKNOWN if talk.call.is_silent else talk.call.language
        if talk.is_by_hand:
            language = Language(
                self.page.locator("#id_language").input_value() or language
            )  # as the last time
            self._close_by_hand(talk)
        else:
            self._close(talk)
        told = (talk.outcome, talk.topic, talk.stated)
        self.written.append(Written(talk.contact, talk.name, self.user, language, *told))
        self.talk = None

    def _close_by_hand(self, talk: Talk) -> None:
        page = self.page
        if talk.call.is_silent:
            self.desk.hands.press("Alt+Digit0")
            self.desk.hands.press("Digit1")
        else:
            self._choose_topic(talk.topic)
            page.locator(f"[name=outcome][value={talk.outcome}]").check(force=True)
        if talk.outcome == "CALLBACK":
            page.locator("#id_callback_at").fill(promised(talk))
        if talk.outcome == "UNABLE":
            page.locator("#id_reason").select_option("NO_CAPACITY")
        known = page.locator("#earlier [name=person]")
        if known.count():
            known.first.check(force=True)
        self._press_close()

    def _choose_topic(self, topic: str) -> None:
        """Among the likely ones, or else under all of them."""
        chip = self.page.locator(f"[name=topics][value={topic}]")
        if not chip.locator("..").is_visible():
            self.page.get_by_text(ru("All topics")).click()
        chip.check(force=True)

    def _press_close(self) -> None:
        self.desk.hands.press("Control+Enter")
        self.page.wait_for_url(lambda url: "/calls/" not in url, wait_until="commit")
        self.page.goto("/line/")

    def _close(self, talk: Talk) -> None:
        typed = {"language": talk.call.language.value, "stated": talk.stated, "outcome": talk.outcome}
        match talk.outcome:
            case "NOT_CONSULTATION":
                typed |= {"kind": "SILENT", "language": ""}
            case "CALLBACK":
                called = {"phone": talk.call.number, "person": "other", "callback_at": promised(talk)}
                typed |= {"topics": talk.topic, **called}
            case "UNABLE":
                typed |= {"topics": talk.topic, "reason": "NO_CAPACITY"}
            case _:
                typed |= {"topics": talk.topic}
        answer = self._post(f"/calls/{talk.contact}/close/", **typed)
        assert answer.status == 302, answer.text()

    def _post(self, address: str, **fields: str) -> APIResponse:
        form: dict[str, str | float | bool] = {**fields, "csrfmiddlewaretoken": self.token}
        return self.desk.context.request.post(address, form=form, max_redirects=0)

    def _own_languages(self) -> "re.Pattern[str]":
        names = {"RU": "Русский", "KY": "Кыргызча", "TG": "Тоҷикӣ", "UZ": "Oʻzbekcha"}
        return re.compile("|".join(names[code] for code in self.user.languages))


def kept_for(minutes: int) -> "re.Pattern[str]":
    """What the page says while the server is away."""
    said = re.escape(ru("Kept in this browser, sealed; the server is away. Minutes:"))
    return re.compile(rf"{said}\s+{minutes}\b")


def words(page: Page) -> Locator:
    return page.get_by_label(ru("In their own words"))


def promised(talk: Talk) -> str:
    """To tomorrow, as the field of the page has it; another minute for each call."""
    at = timezone.localtime() + timedelta(days=1, minutes=talk.call.place)
    return at.strftime("%Y-%m-%dT%H:%M")


def contact_at(address: str) -> UUID:
    """Of the address of a call's page."""
    found = re.search(r"/calls/([0-9a-f-]{36})/", address)
    assert found, address
    return UUID(found[1])


@transaction.atomic()
def is_taken(night: Night, name: str) -> bool:
    digest = told_as(night.centre.pk, name)
    return LineCall.objects.filter(centre=night.centre, told_as=digest, contact__isnull=False).exists()


@transaction.atomic()
def name_of(night: Night, address: str) -> str:
    """Which of the planned calls stands behind this page."""
    call = LineCall.objects.get(centre=night.centre, contact=contact_at(address))
    digest = bytes(call.told_as)
    return next(name for name in night.calls if told_as(night.centre.pk, name) == digest)
