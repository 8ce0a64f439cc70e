"""A yes that is said while somebody is handed on: asked on that very page, and written down with it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jardam.centres.choices import languages
from jardam.people.choices import consent_forms
from jardam.people.rules.consent import Form
from jardam.people.rules.read_out import WORDS
from jardam.ui.codes import CodeField


class SaidYesFields(forms.Form):
    """Whether they said yes now, in which language it was read out, and how it was said."""

    is_agreed = forms.BooleanField(
        label=gettext_lazy(
            "The words were read out, and they said yes to these organisations and to what is ticked"
        ),
        required=False,
    )
    said_language = CodeField(
        lambda: [("", gettext_lazy("choose")), *((code, languages()[code]) for code in WORDS)],
        label=gettext_lazy("Language in which the words were read out"),
        required=False,
    )
    said_form = CodeField(
        lambda: [(code, word) for code, word in consent_forms().items() if code is not Form.WITNESSED],
        label=gettext_lazy("How it was said"),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        filled: dict[str, Any] = super().clean() or self.cleaned_data
        if filled.get("is_agreed") and not filled.get("said_language"):
            self.add_error("said_language", _("Choose the language in which the words were read out."))
        return filled
