"""What is filled in to connect a partner's own system."""

import base64
import binascii
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jardam.api.actions import NewKey
from jardam.api.choices import scopes
from jardam.api.rules.lives import LONGEST_DAYS, USUAL_DAYS
from jardam.api.rules.scopes import Scope
from jardam.kernel.ids import day_uuid
from jardam.ui.codes import CodesField
from jardam.vault.outside import NotAKey, check_public


class DrawnForm(forms.Form):
    """``key_id``: drawn by the page, so that a form sent twice issues one key."""

    key_id = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages={
            "required": gettext_lazy("The page is broken. Reload it."),
            "invalid": gettext_lazy("The page is broken. Reload it."),
        },
    )

    def __init__(self, typed: Any = None) -> None:
        super().__init__(typed, initial={"key_id": day_uuid(), "days": USUAL_DAYS})


class IssueForm(DrawnForm):
    scopes = CodesField(
        lambda: [(scope.value, word) for scope, word in scopes().items()],
        label=gettext_lazy("What their system may do"),
        error_messages={"required": gettext_lazy("Choose at least one thing.")},
    )
    days = forms.IntegerField(
        label=gettext_lazy("For how many days"),
        min_value=1,
        max_value=LONGEST_DAYS,
        widget=forms.NumberInput({"inputmode": "numeric"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            gettext_lazy("Write a number of days, from 1 to 366."),
        ),
    )

    @property
    def asked(self) -> NewKey:
        """Call it on a valid form."""
        filled = self.cleaned_data
        return NewKey(filled["key_id"], [Scope(code) for code in filled["scopes"]], filled["days"])


class SystemKeyForm(forms.Form):
    """The public half of the partner's own key pair, in base64."""

    public = forms.CharField(
        label=gettext_lazy("Public key of their system"),
        max_length=100,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
        help_text=gettext_lazy(
            "44 signs, as their engineers send it (X25519, base64). Never ask for the private half."
        ),
        error_messages={"required": gettext_lazy("Paste the public key.")},
    )

    def clean_public(self) -> bytes:
        try:
            public = base64.b64decode("".join(self.cleaned_data["public"].split()), validate=True)
            check_public(public)
        except (binascii.Error, ValueError, NotAKey) as error:
            raise forms.ValidationError(
                _("This is no public key of the kind that we seal to. Ask their engineers for it again.")
            ) from error
        return public
