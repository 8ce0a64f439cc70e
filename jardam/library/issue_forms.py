"""What one fills in to make a newspaper."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jardam.kernel.languages import OWN_NAMES, Language
from jardam.library.choices import ItemKind
from jardam.library.forms import LONGEST_LINE, day_field, words_field
from jardam.ui.codes import CodeField, CodesField

BETWEEN = ":"  # kind and source in the value of a choice


def spoken() -> list[tuple[str, Any]]:
    return [(language.value, name) for language, name in OWN_NAMES.items()]


class IssueForm(forms.Form):
    dated_on = day_field(_("Day of the issue"))
    languages = CodesField(spoken, label=_("In which languages"), widget=forms.CheckboxSelectMultiple)
    headline = forms.CharField(
        label=_("Headline in Russian"),
        max_length=LONGEST_LINE,
        required=False,
        help_text=_("Left empty, the name of the newspaper stands there."),
    )

    @property
    def chosen(self) -> list[Language]:
        return [Language(code) for code in self.cleaned_data["languages"]]

    @property
    def day(self) -> date:
        day: date = self.cleaned_data["dated_on"]
        return day


class SourceForm(forms.Form):
    """An approved thing. ``sources``: pairs of a value and words."""

    source = forms.ChoiceField(label=_("What to put in"))

    def __init__(self, sources: Iterable[tuple[str, Any]], *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["source"].choices = [("", _("choose")), *sources]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> tuple[ItemKind, str]:
        kind, _between, source = self.cleaned_data["source"].partition(BETWEEN)
        return ItemKind(kind), source


class OwnForm(forms.Form):
    language = CodeField(lambda: [("", _("choose")), *spoken()], label=_("Language"))
    title = forms.CharField(label=_("Heading"), max_length=LONGEST_LINE)
    text = words_field(_("Text"), 5, help_text=_("It will be printed: name no clients."))


class SeenForm(forms.Form):
    """Which state of the issue was read, so that nobody overwrites or approves what they have not seen."""

    seen = forms.IntegerField(
        min_value=0,
        max_value=10**6,
        widget=forms.HiddenInput,
        error_messages={"required": _("The page is broken. Reload it.")},
    )
