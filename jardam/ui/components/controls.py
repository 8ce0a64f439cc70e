"""What one presses: buttons, switches, the pager. Further attributes pass through: ``hx_get=…``, ``data_x=…``."""

from collections.abc import Sequence

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from jardam.ui.components.marks import icon, key
from jardam.ui.components.registry import attributes, drawn, key_attributes, register
from jardam.ui.languages import SCREENS, own_name

Words = dict[str, object]


def pressed(tag: str, start: SafeString, label: str, options: Words) -> SafeString:
    """A button, or a link dressed as one. Drawn without a template: a page may have a hundred of them."""
    strokes, name = str(options.pop("key", "")), str(options.pop("icon_name", ""))
    looks = [str(options.pop("tone", "plain")), str(options.pop("size", ""))]
    classes = " ".join(["j-btn", *(f"j-btn--{look}" for look in looks if look not in {"plain", ""})])
    rest = attributes(key_attributes(strokes) | options)
    inside = [icon(name) if name else "", conditional_escape(label), " " + key(strokes) if strokes else ""]
    return mark_safe(f'<{tag}{start} class="{conditional_escape(classes)}"{rest}>{"".join(inside)}</{tag}>')  # noqa: S308 - escaped piece by piece


@register.simple_tag
def button(label: str, **options: object) -> SafeString:
    """A button: ``{% button _("Save") tone="main" key="Ctrl+Enter" name="act" value="save" %}``.

    ``tone``: plain, main (one per task area), stop, quiet or exit. ``size``: "" or sm. ``icon_name``: see
    ``icons``. ``type``: submit unless told otherwise. ``disabled=True`` as in HTML.
    """
    start = format_html(' type="{}"', options.pop("type", "submit"))
    return pressed("button", start, label, options)


@register.simple_tag
def link_button(label: str, url: str, **options: object) -> SafeString:
    """A link that looks like a button, for going somewhere; same words as ``button``."""
    return pressed("a", SafeString(""), label, options | {"href": url})


@register.simple_tag
def print_button(label: str = "") -> SafeString:
    """Prints the page; shown only where the script runs."""
    return drawn("print_button", {"label": label})


@register.inclusion_tag("ui/components/theme_switch.html")
def theme_switch(url: str, theme: str = "", next_url: str = "") -> Words:
    """Light, dark, or as the device says: a form that posts ``theme`` and ``next`` to ``url``."""
    return {"url": url, "theme": theme, "next_url": next_url}


@register.inclusion_tag("ui/components/language_switch.html")
def language_switch(url: str, current: str, next_url: str = "") -> Words:
    """The language of the staff's screens: a form that posts ``language`` and ``next`` to ``url``."""
    languages = [{"tag": tag, "name": own_name(tag), "is_current": tag == current} for tag in SCREENS]
    return {"url": url, "languages": languages, "next_url": next_url}


@register.inclusion_tag("ui/components/language_links.html")
def language_links(links: Sequence[tuple[str, str]], current: str, label: str = "") -> Words:
    """The same for the public: plain links. ``links``: pairs of language tag and address."""
    languages = [
        {"tag": tag, "name": own_name(tag), "url": url, "is_current": tag == current} for tag, url in links
    ]
    return {"languages": languages, "label": label}


@register.inclusion_tag("ui/components/pager.html")
def pager(newer: str = "", older: str = "", shown: str = "", label: str = "") -> Words:
    """Keyset pages: addresses of the newer and the older page, empty at either end.

    ``shown``: which rows these are. ``label``: names the control where a page has two.
    """
    return {"newer": newer, "older": older, "shown": shown, "label": label}


@register.inclusion_tag("ui/components/exit_page.html")
def exit_page(url: str) -> Words:
    """Leaves a public page at once for a harmless one; with the script also Shift three times."""
    return {"url": url}
