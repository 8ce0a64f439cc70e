import re
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from jardam.ui.codes import CodeField, CodesField


def words() -> list[tuple[Any, Any]]:
    return [
        ("", _("not said")),
        ("A&B", _("any")),
        ("<x>", "a <b>"),
        ("Group", [("1", _("any")), (2, "two")]),
    ]


class Ours(forms.Form):
    one = CodeField(words, label="One", required=False)
    many = CodesField(words, label="Many", required=False)


class Djangos(forms.Form):
    one = forms.ChoiceField(choices=words, label="One", required=False)
    many = forms.MultipleChoiceField(choices=words, label="Many", required=False)


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("value", ["", "A&B", "<x>", "2", "not in the list", None])
def test_it_takes_and_draws_what_djangos_own_field_would(value: str | None, language: str) -> None:
    given = {} if value is None else {"one": value, "many": [value] if value else []}
    with translation.override(language):
        ours, theirs = Ours(given), Djangos(given, renderer=DjangoTemplates())
        for _time in range(2):  # the second is drawn from memory
            assert str(ours["one"]) == re.sub(r"\n *", "", str(theirs["one"]))
        assert ours.is_valid() == theirs.is_valid()
        assert ours.errors == theirs.errors
        assert ours.cleaned_data == theirs.cleaned_data


def test_each_language_has_its_own_words() -> None:
    drawn = []
    for language in ("ru", "en"):
        with translation.override(language):
            drawn.append(str(Ours()["one"]))
            assert str(_("any")) in drawn[-1]
    assert drawn[0] != drawn[1]


def test_a_list_is_made_once_and_what_is_typed_is_not_remembered() -> None:
    made = []

    def listed() -> list[tuple[str, str]]:
        made.append(1)
        return [("A", "a")]

    class Asked(forms.Form):
        one = CodeField(listed)

    for typed in ("A", "B", "C"):
        str(Asked({"one": typed})["one"])
    choices: Any = Asked.base_fields["one"]
    assert len(made) == 1
    assert {chosen for _language, chosen in choices.choices._options} == {"A"}
