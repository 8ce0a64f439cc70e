"""Who a person is, as typed into a page: lines become lists, phones and dates one spelling."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jardam.kernel.phones import NotAPhoneNumber, e164, shown
from jardam.people.rules.identity import Identity, PartialDate, SafeContact, UnreadableBirthDate

LONGEST_LINE = 200
LONGEST_TEXT = 2_000
MOST_LINES = 20
SEVERAL = ("other_names", "phones", "messengers", "documents")
SAFE = ("when", "how", "may_say", "must_not_know")


class Lines(forms.CharField):
    """Several of a kind, one a line; empty lines and repetitions are left out."""

    def __init__(self, **options: Any) -> None:
        widget = forms.Textarea({"rows": 2})
        super().__init__(required=False, max_length=LONGEST_TEXT, widget=widget, **options)

    def clean(self, value: Any) -> tuple[str, ...]:
        typed = super().clean(value)
        lines = tuple(dict.fromkeys(line.strip() for line in typed.splitlines() if line.strip()))
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(_("Enter at most %(n)d lines.") % {"n": MOST_LINES})
        if any(len(line) > LONGEST_LINE for line in lines):
            raise forms.ValidationError(_("A line may have at most %(n)d characters.") % {"n": LONGEST_LINE})
        return lines


class Phones(Lines):
    """Phones in one spelling, and one sentence for each line that is none."""

    def clean(self, value: Any) -> tuple[str, ...]:
        phones, errors = [], []
        for number, line in enumerate(super().clean(value), start=1):
            try:
                phones.append(e164(line))
            except NotAPhoneNumber:
                sentence = _("Phone %(n)d is not a phone number. Example: +996 700 123 447.")
                errors.append(forms.ValidationError(sentence % {"n": number}))
        if errors:
            raise forms.ValidationError(errors)
        return tuple(dict.fromkeys(phones))


class BirthDate(forms.CharField):
    """As far as it is known, kept as '1990', '1990-05' or '1990-05-17'."""

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        try:
            return str(PartialDate.typed(typed)) if typed else ""
        except UnreadableBirthDate as error:
            sentence = _("Enter a year, a month of a year or a day: 1990, 05.1990 or 17.05.1990.")
            raise forms.ValidationError(sentence) from error


def _line(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=LONGEST_LINE, required=False)


def _text(label: Any) -> forms.CharField:
    widget = forms.Textarea({"rows": 2})
    return forms.CharField(label=label, max_length=LONGEST_TEXT, required=False, widget=widget)


class IdentityForm(forms.Form):
    """All that may be known of who somebody is. Nothing is required but to say which state of it was read."""

    name = _line(gettext_lazy("Name as told"))
    other_names = Lines(label=gettext_lazy("Other spellings and names"), help_text=gettext_lazy("one a line"))
    phones = Phones(label=gettext_lazy("Phones"), help_text=gettext_lazy("one a line"))
    messengers = Lines(label=gettext_lazy("Messengers"), help_text=gettext_lazy("one a line"))
    birth = BirthDate(
        label=gettext_lazy("Date of birth"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("a year is enough: 1990, 05.1990 or 17.05.1990"),
    )
    documents = Lines(label=gettext_lazy("Documents"), help_text=gettext_lazy("one a line"))
    address = _text(gettext_lazy("Address"))
    when = _line(gettext_lazy("When it is safe to call"))
    how = _line(gettext_lazy("How it is safe to reach them"))
    may_say = _text(gettext_lazy("What may be said, and to whom"))
    must_not_know = _text(gettext_lazy("Who must not know"))
    seen = forms.CharField(
        max_length=64,
        widget=forms.HiddenInput,
        error_messages={"required": gettext_lazy("The page is broken. Reload it.")},
    )

    def identity(self) -> Identity:
        """What was filled in. Call it on a valid form."""
        filled = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        safe = SafeContact(**{name: filled.pop(name) for name in SAFE})
        return Identity(**filled, safe_contact=safe)


def as_typed(who: Identity) -> dict[str, str]:
    """What the fields begin with."""
    plain = {"name": who.name, "birth": who.birth, "address": who.address}
    several = {name: "\n".join(getattr(who, name)) for name in SEVERAL}
    several["phones"] = "\n".join(shown(phone) for phone in who.phones)
    return plain | several | {name: getattr(who.safe_contact, name) for name in SAFE}
