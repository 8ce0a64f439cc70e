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


class BesideCallForm(ReckoningForm):
    """The same beside a call: in its language, and with ids that the form of the call does not have.

    ``language``: of the call; where nobody chose one yet, that of the screen.
    """

    def __init__(
        self,
        calculator: Calculator[Any],
        book: RuleBook,
        typed: MultiValueDict[str, str] | None = None,
        *,
        language: Language = Language.UNKNOWN,
    ) -> None:
        super().__init__(calculator, book, typed)
        self.auto_id = "work_%s"
        if language is not Language.UNKNOWN:
            self.fields["paper_language"].initial = language.value
        if typed is None:
            next(iter(self.fields.values())).widget.attrs["autofocus"] = True

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What was answered, to be sent once more as it was: the answer that is put is the one that is seen."""
        return [(name, self.data[name]) for name in self.fields if name in self.data]
