"""A calculator as staff fill it in: its questions, and the language of the paper that is given to the client."""

from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jardam.kernel.languages import OWN_NAMES, Language
from jardam.law.calculators.form import AnswersForm
from jardam.law.calculators.frame import Calculator
from jardam.law.rules.rulebook import RuleBook


class ReckoningForm(AnswersForm):
    """Empty is the language of the screen."""

    def __init__(
        self, calculator: Calculator[Any], book: RuleBook, typed: MultiValueDict[str, str] | None = None
    ) -> None:
        super().__init__(calculator, book, typed)
        self.fields["paper_language"] = forms.ChoiceField(
            label=_("Language of the explanation"),
            choices=[(language.value, name) for language, name in OWN_NAMES.items()],
            initial=(get_language() or "ru").upper(),
            required=False,
        )

    @property
    def language(self) -> Language:
        """Of the explanation."""
        return Language(self.cleaned_data["paper_language"] or (get_language() or "ru").upper())
