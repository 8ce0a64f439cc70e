"""Boxes with content between their tags: ``{% card title=_("Deadlines") %}…{% endcard %}``."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from jardam.ui.components.registry import attributes, drawn, register

BANNER_ICONS = {"plain": "back", "ok": "check", "warn": "offline", "danger": "alert"}


@dataclass(frozen=True, slots=True)
class Slip:
    """A piece of paper for a client. ``lang``: the tag of the language it is written in; ``large``: read from afar."""

    lang: str
    heading: str
    large: str
    lines: Sequence[str]


@register.simple_tag
def slip(paper: Slip) -> SafeString:
    """The paper as it is printed: ``{% slip paper %}``. Whoever finds it learns nothing about who carried it."""
    return drawn("slip", {"paper": paper})


@register.simple_block_tag
def voice(content: str, lang: str = "", title: str = "", note: str = "") -> SafeString:
    """Text that is said aloud, in the person's language: ``{% voice lang="ky" %}<p>…</p>{% endvoice %}``.

    Nothing else may be turquoise. ``note``: a doubt about the text, for instance that no native speaker read it.
    """
    return drawn("voice", {"content": content, "lang": lang, "title": title, "note": note})


@register.simple_tag
def say(text: str, lang: str) -> SafeString:
    """One sentence to say aloud, under the operator's own wording of it."""
    return format_html('<p class="j-say" lang="{}">{}</p>', lang, text)


@register.simple_block_tag
def banner(content: str, title: str, text: str = "", tone: str = "plain", icon_name: str = "") -> SafeString:
    """A message across its column; the content is its buttons, if any. ``tone``: plain, ok, warn or danger."""
    words = {"content": content, "title": title, "text": text, "tone": tone}
    return drawn("banner", words | {"icon_name": icon_name or BANNER_ICONS[tone]})


@register.simple_block_tag
def card(
    content: str, title: str = "", aside: str = "", *, flush: bool = False, **extra: object
) -> SafeString:
    """A bordered box. ``aside``: words or a link at the end of its head. ``flush``: the content reaches the edges."""
    words = {"content": content, "title": title, "aside": aside, "flush": flush}
    return drawn("card", words | {"attributes": attributes(extra)})


@register.simple_block_tag
def empty(content: str, title: str, text: str = "", icon_name: str = "check") -> SafeString:
    """A list with nothing in it: what that means, and (as content) what one may do now."""
    return drawn("empty", {"content": content, "title": title, "text": text, "icon_name": icon_name})


@register.simple_block_tag
def table_region(content: str, label: str) -> SafeString:
    """A table that scrolls inside its own focusable region instead of stretching the page."""
    return format_html(
        '<div class="j-scroll" tabindex="0" role="region" aria-label="{}">{}</div>', label, content
    )


@register.simple_block_tag
def definition(content: str, summary: str, *, is_open: bool = False) -> SafeString:
    """What a figure means, under a “?”; the content is usually a ``dl`` of class ``j-note``."""
    return drawn("definition", {"content": content, "summary": summary, "is_open": is_open})


@register.simple_block_tag
def hole(content: str, when: str, detail: str) -> SafeString:
    """An hour that nobody covers, as a row with its remedy as content."""
    return drawn("hole", {"content": content, "when": when, "detail": detail})


@register.inclusion_tag("ui/components/facts.html")
def facts(rows: Sequence[tuple[str, object]]) -> dict[str, object]:
    """A definition list. ``rows``: pairs of term and value; a value may be another component."""
    return {"rows": rows}


@register.inclusion_tag("ui/components/print_header.html")
def print_header(title: str, place: str = "", printed: str = "") -> dict[str, str]:
    """The head of a printed page: what it is, whose, and when it was printed; unseen on the screen."""
    return {"title": title, "place": place, "printed": printed}
