import re
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
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


def test_what_is_no_select_is_left_to_django() -> None:
    drawn = forms.TextInput().render("name", "a & b", renderer=QuickSelects())

    assert drawn == '<input type="text" name="name" value="a &amp; b">'
