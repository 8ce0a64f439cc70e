"""Small signs. A tone is never colour alone: each has a word, and a shape or an icon."""

from datetime import date, datetime
from functools import cache

from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from jardam.ui.components.registry import drawn, register
from jardam.ui.icons import FILLED, ICONS
from jardam.ui.keys import stroke_hint
from jardam.ui.languages import own_name

TONE_ICONS = {"voice": "phone", "ok": "check", "warn": "clock", "danger": "alert"}
DISCS = {
    "law": '<circle cx="6" cy="6" r="5" fill="currentColor"/>',
    "retold": (
        '<circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" stroke-width="1.5"/>'
        '<path d="M6 1.5a4.5 4.5 0 0 0 0 9z" fill="currentColor"/>'
    ),
    "open": (
        '<circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" stroke-width="1.5"'
        ' stroke-dasharray="2 1.8"/>'
    ),
}
COUNTRY_CODES = ("+996", "+992", "+998", "+373", "+7")
SOON_DAYS = 7


@register.simple_tag
@cache  # drawings of ours, and some classes
def icon(name: str, extra: str = "") -> SafeString:
    """A drawing beside a word, never instead of one: ``{% icon "lock" %}``. ``extra``: one more class."""
    fill = " i--fill" if name in FILLED else ""
    classes = f"i{fill}{' ' + extra if extra else ''}"
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        classes,
        mark_safe(ICONS[name]),  # noqa: S308 - our own constants
    )


@register.simple_tag
def key(strokes: str) -> SafeString:
    """A key hint, on the thing itself: ``{% key "Alt+KeyJ" %}``. Screen readers get the key from the control."""
    return format_html('<kbd class="j-key" aria-hidden="true">{}</kbd>', stroke_hint(strokes))


@register.simple_tag
def pill(text: str, tone: str = "plain", icon_name: str = "", lang: str = "") -> SafeString:
    """A short status word. ``tone``: plain, line, brand, voice (a live call only), ok, warn or danger."""
    shown = icon_name or TONE_ICONS.get(tone, "")
    words = format_html(' lang="{}"', lang) if lang else ""
    return format_html(
        '<span class="j-pill j-pill--{}"{}>{}{}</span>', tone, words, icon(shown) if shown else "", text
    )


def confidence_words(level: str, checked_on: date | None) -> str:
    """The sentence beside the disc when the caller has none of its own; what nobody looked up has no day of it."""
    day = f"{checked_on:%d.%m.%Y}" if checked_on else ""
    if level == "law":
        return _("checked %(day)s") % {"day": day} if day else _("checked against the law")
    if level == "retold":
        return _("from a retelling, %(day)s") % {"day": day} if day else _("from a retelling")
    return _("not checked")


@register.simple_tag
def confidence(level: str, text: str = "", checked_on: date | None = None) -> SafeString:
    """How sure we are. ``level``: law (disc), retold (half disc) or open (dashed ring), in any case."""
    shape = level.lower()
    return format_html(
        '<span class="j-conf j-conf--{}"><svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">{}</svg>{}</span>',
        shape,
        mark_safe(DISCS[shape]),  # noqa: S308 - our own constants
        text or confidence_words(shape, checked_on),
    )


@register.simple_tag
def saved(
    state: str = "saved", at: datetime | None = None, unsent: int = 0, minutes: int = 0, note: str = ""
) -> SafeString:
    """Where the typed text is; the script changes it, and only trouble is read out. ``state``: fresh, saved, saving, kept, unsent or refused.

    ``at``: the moment of saving. ``note``: what else is complete; for refused the reason. ``minutes``: without the server, for kept.
    """
    return drawn("saved", {"state": state, "moment": at, "unsent": unsent, "minutes": minutes, "note": note})


def days_word(days: int) -> str:
    """The unit under the figure."""
    return ngettext("day", "days", abs(days))


@register.simple_tag
def deadline(days: int, what: str, detail: str = "", *, is_promise: bool = False) -> SafeString:
    """Days left as the figure, the date as footnote; 7 or fewer is soon, negative is late.

    ``is_promise`` says that the day is a promise or our own target, not a legal term.
    """
    tone = "late" if days < 0 else "soon" if days <= SOON_DAYS else "plain"
    words = {
        "figure": str(days).replace("-", "−"),
        "unit": days_word(days),
        "tone": tone,
        "what": what,
        "detail": detail,
        "is_promise": is_promise,
    }
    return drawn("deadline", words)


def protected_words(value: object) -> str:
    """The word for a figure that disclosure control withholds; empty for a plain figure."""
    return {"small": "< 5", "hidden": pgettext("figure", "hidden")}.get(str(value).lower(), "")


@register.simple_tag
def small_number(value: object, url: str = "") -> SafeString:
    """A figure that may be protected. ``value``: a number, ``small`` (1 to 4) or ``hidden``; only numbers link."""
    return drawn("small_number", figure_words(value, url))


@register.simple_tag
def figure_cell(value: object, url: str = "") -> SafeString:
    """The same as a table cell: ``{% figure_cell row.count row.url %}`` instead of a ``td``."""
    return drawn("figure_cell", figure_words(value, url))


def figure_words(value: object, url: str) -> dict[str, object]:
    """What both drawings of a figure show."""
    protected = protected_words(value)
    plain = number_format(value, use_l10n=True, force_grouping=True) if isinstance(value, int) else str(value)
    return {
        "text": protected or plain,
        "is_small": protected == "< 5",
        "is_protected": bool(protected),
        "url": url,
    }


@register.simple_tag
def reference(text: object) -> SafeString:
    """A case or contact number, a name, a code: kept in its own direction."""
    return format_html('<bdi class="nowrap">{}</bdi>', text)


def masked_number(e164: str) -> str:
    """The country and the last two digits: ``+996 ••• ••• 47``."""
    country = next((code for code in COUNTRY_CODES if e164.startswith(code)), "+")
    return f"{country} ••• ••• {e164[-2:]}"


@register.simple_tag
def phone(e164: str, shown: str = "", *, masked: bool = True) -> SafeString:
    """A phone number, masked unless told otherwise. ``shown``: the number as people write it."""
    text = masked_number(e164) if masked else shown or e164
    return format_html('<bdi class="nowrap num">{}</bdi>', text)


@register.simple_tag
def language_name(tag: str) -> SafeString:
    """The language's name in itself, marked with its own ``lang``."""
    return format_html('<span lang="{}">{}</span>', tag, own_name(tag))


@register.simple_tag
def gap(text: str = "", state: str = "hole") -> SafeString:
    """An hour of the rota. ``state``: hole (nobody speaks it), ask (unconfirmed) or covered (an empty cell)."""
    return drawn("gap", {"text": text, "state": state})


@register.simple_tag
def meter(done: int, whole: int, label: str) -> SafeString:
    """How much of a whole is there, as SVG geometry with its sentence: ``{% meter 2 3 _("Attempt 2 of 3") %}``."""
    cells = [{"x": number * 100 / whole, "is_on": number < done} for number in range(whole)]
    return drawn("meter", {"cells": cells, "width": 100 / whole, "label": label})
