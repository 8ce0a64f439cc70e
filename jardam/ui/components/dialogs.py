"""The two dialogs of the staff frame: which keys there are, and the cover of an idle page."""

from jardam.ui.components.registry import register


@register.inclusion_tag("ui/components/key_sheet.html")
def key_sheet(*, is_open: bool = False, name: str = "key-sheet") -> dict[str, object]:
    """The list of keys of this very page, filled by the script from the page; opens with “?”."""
    return {"is_open": is_open, "name": name}


@register.inclusion_tag("ui/components/idle_lock.html")
def idle_lock(
    url: str, who: str = "", *, is_open: bool = False, name: str = "idle-lock"
) -> dict[str, object]:
    """Covers the page after silence and keeps what was typed; posts ``password`` to ``url``.

    It posts ``shut`` there when it covers the page. The address answers 204 when right, another 4xx when wrong,
    and a redirect or 401 when the session is gone.
    """
    return {"url": url, "who": who, "is_open": is_open, "name": name}
