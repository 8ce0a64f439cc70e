"""One library for all components, so that the gallery can prove that it shows every one of them."""

from collections.abc import Mapping

from django import template
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from jardam.ui.keys import stroke_aria

register = template.Library()


def drawn(name: str, words: Mapping[str, object]) -> SafeString:
    """The component's template with these words and nothing of the page around it."""
    return mark_safe(render_to_string(f"ui/components/{name}.html", dict(words)).strip())  # noqa: S308 - our template escaped it


def attributes(extra: dict[str, object]) -> SafeString:
    """``hx_get="/x"`` as `` hx-get="/x"``; True is a bare attribute; False, None and "" are left out."""
    named = {name.replace("_", "-"): value for name, value in extra.items()}
    return flatatt({name: value for name, value in named.items() if value not in (None, "", False)})


def key_attributes(key: str) -> dict[str, object]:
    """The attributes by which the key engine and a screen reader find a control's key."""
    return {"data_key": key, "aria_keyshortcuts": stroke_aria(key)} if key else {}
