import re
from datetime import date
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.forms.widgets import Input
from django.utils.safestring import mark_safe

from jardam.ui.renderer import QuickSelects

CHOICES: list[tuple[Any, Any]] = [
    ("", "not said"),
    ("RU-MOW", "Москва & область"),
    ("<x>", 'a "quoted" <b>word</b>'),
    (None, mark_safe("<i>kept</i>")),
    ("Group & Co", [("1", "one"), (2, "two")]),
]


@pytest.mark.parametrize("chosen", ["", "RU-MOW", "<x>", "2", None])
@pytest.mark.parametrize(
    "attrs", [{}, {"class": "j-input", "required": True, "hidden": False, "data-x": '"'}]
)
def test_a_select_is_what_django_would_draw(chosen: str | None, attrs: dict[str, Any]) -> None:
    widget = forms.Select(choices=CHOICES)

    ours, theirs = (
        widget.render("region", chosen, attrs={"id": "id_region", **attrs}, renderer=renderer())
        for renderer in (QuickSelects, DjangoTemplates)
    )

    assert ours == re.sub(r"\n *", "", theirs)


@pytest.mark.parametrize("value", [None, "", "a & <b>", 7, date(2026, 11, 22), mark_safe('"kept"')])
@pytest.mark.parametrize(
    "widget",
    [
        forms.TextInput({"class": "j-input", "hidden": False, "required": True, "data-x": '"'}),
        forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        forms.DateTimeInput(),
        forms.EmailInput(),
        forms.HiddenInput(),
        forms.NumberInput({"min": 0}),
        forms.PasswordInput(),
        forms.TimeInput(),
        forms.URLInput(),
    ],
)
def test_an_input_is_what_django_would_draw(widget: Input, value: object) -> None:
    ours, theirs = (
        widget.render("name", value, renderer=renderer()) for renderer in (QuickSelects, DjangoTemplates)
    )

    assert ours == theirs.strip()


def test_what_is_neither_select_nor_input_is_left_to_django() -> None:
    drawn = forms.Textarea().render("name", "a & b", renderer=QuickSelects())

    assert drawn == DjangoTemplates().render(
        "django/forms/widgets/textarea.html", forms.Textarea().get_context("name", "a & b", {})
    )
