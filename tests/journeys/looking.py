"""What every page must stand, whoever looks at it: rules of accessibility, narrow screens, a focus one can see."""

import os
from importlib.resources import files
from random import Random
from typing import Any

from playwright.sync_api import Page

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RULES = {
    "light": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
"""Both themes are one document: in the second only what is seen of it can differ."""
IS_NIGHT = os.environ.get("JARDAM_NIGHTLY") == "1"
WIDTHS = (360, 1280)
NARROWEST = 320
HEIGHT = 800

RUN = """async rules => {
  const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${help}: ${html} ${any.map(({ message }) => message).join("; ")}`));
}"""

TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > width + 1);
  return [`${document.documentElement.scrollWidth} px`, ...wide.slice(0, 3).map(e => e.outerHTML.slice(0, 160))];
}"""

UNSEEN_FOCUS = """() => {
  const faults = [];
  const shown = e => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && e.tabIndex >= 0;
  const parts = e => [e, e.nextElementSibling, e.parentElement, e.closest("label")].filter(Boolean);
  const look = e => parts(e).map(part => {
    const { outline, boxShadow, borderColor, backgroundColor } = getComputedStyle(part);
    return [outline, boxShadow, borderColor, backgroundColor].join();
  }).join("|");
  const seenPart = ({ left, right, top, bottom }) => [
    [Math.max(left, 0), Math.min(right, innerWidth)], [Math.max(top, 0), Math.min(bottom, innerHeight)]];
  const own = (e, found) => e.contains(found) || e.closest("label")?.contains(found) || found.closest(".j-menu");
  const hit = e => [...e.getClientRects()].map(seenPart).some(([[left, right], [top, bottom]]) =>
    [[0.5, 0.5], [0.1, 0.2], [0.9, 0.8]].some(([x, y]) => {
      const found = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
      return found && own(e, found);
    }));
  const page = document.querySelector("dialog:modal") ?? document;
  for (const e of page.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")) {
    if (!shown(e)) continue;
    document.activeElement?.blur();
    const before = look(e);
    e.focus();
    if (document.activeElement !== e) faults.push(`takes no focus: ${e.outerHTML.slice(0, 160)}`);
    else if (look(e) === before) faults.push(`shows no focus: ${e.outerHTML.slice(0, 160)}`);
    else if (!hit(e)) faults.push(`is covered: ${e.outerHTML.slice(0, 160)}`);
  }
  document.activeElement?.blur();
  return faults;
}"""

SHAPE = """() => [...document.querySelectorAll("h1")].filter(e => e.getClientRects().length).length === 1
  && /^(ru|en|ky|tg|uz|ro)$/.test(document.documentElement.lang)
  && document.title.length > "Jardam".length"""


def faults_of(page: Page, name: str, *, themes: tuple[str, ...] = ("light", "dark")) -> list[str]:
    """Everything wrong with the page as it stands, wide and narrow. Leaves it light and wide.

    Each theme is looked at in one of the widths, drawn by the page's name; by night in both.
    """
    faults = [] if page.evaluate(SHAPE) else ["no title, not one heading, or no language"]
    page.evaluate(AXE)
    page.keyboard.press("Shift")  # the last to act was a keyboard: browsers draw the focus for it
    chosen = _themes_by_width(name, themes)
    for width in (NARROWEST, *WIDTHS):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for theme in chosen.get(width, ()):
            page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
            faults += [f"{theme} {width}: {fault}" for fault in page.evaluate(RUN, RULES[theme])]
        faults += [f"{width}: overflows: {fault}" for fault in page.evaluate(TOO_WIDE)]
        faults += [f"{width}: {fault}" for fault in page.evaluate(UNSEEN_FOCUS)]
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    return faults


def _themes_by_width(name: str, themes: tuple[str, ...]) -> dict[int, tuple[str, ...]]:
    if IS_NIGHT:
        return dict.fromkeys(WIDTHS, themes)
    widths = Random(name).sample(WIDTHS, len(themes))
    return {width: (theme,) for width, theme in zip(widths, themes, strict=True)}


def picture(page: Page, **words: Any) -> bytes:
    """The page as it is seen, without a blinking caret."""
    return page.screenshot(animations="disabled", caret="hide", **words)
