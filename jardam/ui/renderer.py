"""Django's form renderer, but selects and inputs are drawn without a template.

Its own includes two templates for every input and every option: ninety regions cost more than the rest of a page.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

SELECT = "django/forms/widgets/select.html"
INPUTS = {
    f"django/forms/widgets/{name}.html"
    for name in ("date", "datetime", "email", "hidden", "input", "number", "password", "text", "time", "url")
}


class QuickSelects(DjangoTemplates):
    """FORM_RENDERER of the house."""

    def render(
        self, template_name: str, context: Mapping[str, Any], request: HttpRequest | None = None
    ) -> SafeString:
        if template_name == SELECT:
            return select(context["widget"])
        if template_name in INPUTS:
            return drawn_input(context["widget"])
        return mark_safe(super().render(template_name, dict(context), request))  # noqa: S308 - Django's own template


def select(widget: Mapping[str, Any]) -> SafeString:
    """What Django's select.html draws, apart from white space."""
    return drawn_select(widget["name"], widget["attrs"], drawn_options(widget["optgroups"]))


def drawn_input(widget: Mapping[str, Any]) -> SafeString:
    """What Django's input.html draws."""
    words = {"type": widget["type"], "name": widget["name"]}
    if widget["value"] is not None:
        words["value"] = widget["value"]
    given = "".join(f' {word}="{conditional_escape(str(text))}"' for word, text in words.items())
    return mark_safe(f"<input{given}{_attributes(widget['attrs'])}>")  # noqa: S308 - escaped piece by piece


def drawn_select(name: str, attrs: Mapping[str, Any], options: SafeString) -> SafeString:
    named = conditional_escape(name)
    return mark_safe(f'<select name="{named}"{_attributes(attrs)}>{options}</select>')  # noqa: S308 - escaped piece by piece


def drawn_options(groups: Iterable[tuple[str | None, list[Any], Any]]) -> SafeString:
    """``groups`` as a widget's ``optgroups`` gives them."""
    return mark_safe("".join(_group(name, options) for name, options, _number in groups))  # noqa: S308 - escaped piece by piece


def _group(name: str | None, options: list[Mapping[str, Any]]) -> str:
    drawn = "".join(_option(option) for option in options)
    return f'<optgroup label="{conditional_escape(name)}">{drawn}</optgroup>' if name else drawn


def _option(option: Mapping[str, Any]) -> str:
    value, label = conditional_escape(str(option["value"])), conditional_escape(option["label"])
    return f'<option value="{value}"{_attributes(option["attrs"])}>{label}</option>'


def _attributes(attrs: Mapping[str, Any]) -> str:
    """True stays bare, False is left out."""
    given = [(name, value) for name, value in attrs.items() if value is not False]
    return "".join(
        f" {name}" if value is True else f' {name}="{conditional_escape(str(value))}"'
        for name, value in given
    )
