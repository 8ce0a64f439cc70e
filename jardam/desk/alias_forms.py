"""What an editor says who withdraws words by which an answer was found."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_REASON = 500


class WithdrawAliasForm(forms.Form):
    reason = forms.CharField(
        label=_("Why they are withdrawn"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why they are withdrawn.")},
    )
