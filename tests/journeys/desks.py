"""Somebody at a computer: a browser of their own, one page in front of them, both hands on the keys."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, WebError, expect

from tests.journeys.hands import LATIN, Hands

MISSED = re.compile(
    r"(?:Failed to load resource: .*?|Response Status Error Code |(?=htmx:))(\d{3}|net::\w+|htmx:\w+)"
)
MOST_TABS = 60
SHELF = """() => new Promise((resolve) => {
  const asked = indexedDB.open("jardam", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("typed", { keyPath: "id" });
  asked.onsuccess = () => {
    const all = asked.result.transaction("typed").objectStore("typed").getAll();
    all.onsuccess = () => { asked.result.close(); resolve(all.result.map(({ id }) => id)); };
  };
})"""
"""Whatever the browser keeps of calls, by id: a function for the page."""


@dataclass
class Watch:
    """What must not happen in any journey: broken scripts, refused content, words to another host.

    ``expected``: statuses and network errors that belong to the story, which the console reports too.
    """

    origins: frozenset[str]
    expected: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        context.on("console", self._hear)
        context.on("weberror", self._break)
        context.on("request", self._go)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type not in {"error", "warning"}:
            return
        missed = MISSED.match(message.text)
        if missed and missed[1] in self.expected:
            return
        self.faults.append(f"console on {message.page.url if message.page else ''}: {message.text}")

    def _break(self, error: WebError) -> None:
        self.faults.append(f"script: {error.error.message}")

    def _go(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme != "data" and f"{parts.scheme}://{parts.netloc}" not in self.origins:
            self.faults.append(f"a request to {request.url}")


class Desk:
    def __init__(self, context: BrowserContext, layout: str = LATIN) -> None:
        self.context = context
        self.page: Page = context.new_page()
        self.hands = Hands(self.page, layout)

    def tab_to(self, selector: str) -> int:
        """Press Tab until the focus is there. Returns how often that was."""
        for presses in range(MOST_TABS):
            if self.page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
                return presses
            self.hands.press("Tab")
        raise AssertionError(f"{selector} is not reached with {MOST_TABS} times Tab")

    def begin_call(self) -> None:
        """From my day into a new call, as far as the first field, with all that its page asks for on its own."""
        with (
            self.page.expect_response("**/draft/key/"),
            self.page.expect_response("**/answers/protection/"),
        ):
            self.hands.press("Alt+KeyN")
        self.page.wait_for_url("**/calls/**")
        expect(self.page.locator("#id_language")).to_be_focused()

    def speak(self, language: str) -> None:
        """Choose the language of the conversation, and wait until the page speaks it."""
        with self.page.expect_response("**/said/"):
            self.page.locator("#id_language").select_option(language)
        expect(self.page.locator(f".j-strip [lang={language.lower()}]")).to_be_visible()

    def focused(self) -> str:
        """The id of what has the focus, or its tag."""
        return str(self.page.evaluate("document.activeElement.id || document.activeElement.tagName"))

    def rows(self, selector: str) -> Iterator[str]:
        """The text of each of these, as read by the eye."""
        for row in self.page.locator(selector).all():
            yield " ".join(row.inner_text().split())
