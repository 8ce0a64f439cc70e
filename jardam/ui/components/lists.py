"""Lists that a shift lives by: the wall strip and the rows of my day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.safestring import SafeString

from jardam.ui.components.registry import attributes, drawn, register


@dataclass(frozen=True)
class WallFigure:
    """One figure of the wall strip. ``tone``: plain, soon or bad; both of the latter get a sign too."""

    label: str
    value: int | str
    detail: str = ""
    tone: Literal["plain", "soon", "bad"] = "plain"
    url: str = ""


@register.simple_tag
def wall(figures: Sequence[WallFigure], label: str = "", **extra: object) -> SafeString:
    """Large figures side by side: ``{% wall figures data_live=url hx_get=… hx_trigger="live" %}``."""
    return drawn("wall", {"figures": figures, "label": label, "attributes": attributes(extra)})


@register.simple_block_tag
def task(content: str, at: str, title: str, url: str = "", **options: object) -> SafeString:
    """One row of my day, inside ``<ul data-rows>``; the content is its button.

    ``has_own_keys``: the keys of its buttons work only while the row has the focus, and the row itself takes it.
    ``at_note``: under the hour. ``meta``: list of short words; the first one is strong. ``is_late``: red edge.
    """
    words: dict[str, object] = {
        "content": content,
        "at": at,
        "title": title,
        "url": url,
        "at_note": options.pop("at_note", ""),
        "meta": options.pop("meta", ()),
        "is_late": options.pop("is_late", False),
        "has_own_keys": options.pop("has_own_keys", False),
    }
    return drawn("task", words | {"attributes": attributes(options)})


@register.inclusion_tag("ui/components/part.html")
def part(title: str) -> dict[str, str]:
    """The head of a part of such a list (late, today, tomorrow), inside the same ``ul``."""
    return {"title": title}
