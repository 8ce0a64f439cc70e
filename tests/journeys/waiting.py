"""Waiting for what a page does by itself, under the security policy of our pages."""

from playwright.sync_api import Page

PATIENCE_MS = 30_000

# Playwright's own `wait_for_function` evaluates the text anew in each later frame. There our policy refuses it
# ('unsafe-eval'), so that it fails whenever the first look comes too early. This is evaluated once and looks by itself.
LOOK = """async (patience) => {
    const holds = %s;
    const end = performance.now() + patience;
    while (!(await holds())) {
        if (performance.now() > end) throw new Error("waited in vain");
        await new Promise((next) => setTimeout(next, 20));
    }
}"""


def until(page: Page, condition: str) -> None:
    """Wait until `condition`, a JavaScript function that may be async, returns something true on the page that stands."""
    page.evaluate(LOOK % condition, PATIENCE_MS)
