"""Who a person is, as typed into a page: lines become lists, phones and dates one spelling."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jardam.centres.choices import languages
from jardam.kernel.languages import Language
from jardam.kernel.phones import NotAPhoneNumber, e164, shown
from jardam.people.choices import nationalities
from jardam.people.rules.birth import UnreadableBirthDate, as_people_write, typed_birth
from jardam.people.rules.identity import READS_NOTHING, Identity, SafeContact
from jardam.ui.codes import CodeField

LONGEST_LINE = 200
LONGEST_TEXT = 2_000
MOST_LINES = 20
SEVERAL = ("other_names", "phones", "messengers")
AS_THEY_ARE = (
    "name",
    "proven_name",
    "birth",
    "nationality",
    "second_nationality",
    "address",
    "talks",
    "reads",
    "filing",
)
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
            return str(typed_birth(typed)) if typed else ""
        except UnreadableBirthDate as error:
            sentence = _("Enter a year, a month of a year or a day: 1990, 05.1990 or 17.05.1990.")
            raise forms.ValidationError(sentence) from error


def _line(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=LONGEST_LINE, required=False)


def _text(label: Any) -> forms.CharField:
    widget = forms.Textarea({"rows": 2})
    return forms.CharField(label=label, max_length=LONGEST_TEXT, required=False, widget=widget)


def _languages() -> list[tuple[str, Any]]:
    known = languages()
    return [("", gettext_lazy("not asked, or not known")), *((code.value, known[code]) for code in _NAMED)]


_NAMED = [language for language in Language if language is not Language.UNKNOWN]


def _countries() -> list[tuple[str, Any]]:
    return [("", gettext_lazy("not asked, or not known")), *nationalities().items()]


class SeenBundle(forms.Form):
    """Which state of what is sealed was read, so that nobody overwrites what they have not seen."""

    seen = forms.CharField(
        max_length=64,
        widget=forms.HiddenInput,
        error_messages={"required": gettext_lazy("The page is broken. Reload it.")},
    )


class IdentityForm(SeenBundle):
    """All that may be known of who somebody is. Nothing is required but to say which state of it was read."""

    name = _line(gettext_lazy("Name as told"))
    proven_name = _line(gettext_lazy("Name as a document shows it, if somebody has seen one"))
    other_names = Lines(label=gettext_lazy("Other spellings and names"), help_text=gettext_lazy("one a line"))
    phones = Phones(label=gettext_lazy("Phones"), help_text=gettext_lazy("one a line"))
    messengers = Lines(label=gettext_lazy("Messengers"), help_text=gettext_lazy("one a line"))
    birth = BirthDate(
        label=gettext_lazy("Date of birth"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("a year is enough: 1990, 05.1990 or 17.05.1990"),
    )
    nationality = CodeField(_countries, label=gettext_lazy("Nationality"), required=False)
    second_nationality = CodeField(_countries, label=gettext_lazy("Second nationality"), required=False)
    talks = CodeField(_languages, label=gettext_lazy("Language to talk in"), required=False)
    reads = CodeField(
        lambda: [
            *_languages(),
            (READS_NOTHING, gettext_lazy("reads no language: tell them, do not write")),
        ],
        label=gettext_lazy("Language to write to them in"),
        required=False,
    )
    filing = CodeField(_languages, label=gettext_lazy("Language in which papers are filed"), required=False)
    address = _text(gettext_lazy("Address"))
    when = _line(gettext_lazy("When it is safe to call"))
    how = _line(gettext_lazy("How it is safe to reach them"))
    may_say = _text(gettext_lazy("What may be said, and to whom"))
    must_not_know = _text(gettext_lazy("Who must not know"))

    def identity(self, was: Identity) -> Identity:
        """What was filled in; what this page does not ask stays as it was. Call it on a valid form."""
        filled = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        safe = SafeContact(**{name: filled.pop(name) for name in SAFE})
        if filled["second_nationality"] == filled["nationality"]:
            filled["second_nationality"] = ""
        return replace(was, **filled, safe_contact=safe)


def as_typed(who: Identity) -> dict[str, str]:
    """What the fields begin with."""
    plain = {name: getattr(who, name) for name in AS_THEY_ARE}
    several = {name: "\n".join(getattr(who, name)) for name in SEVERAL}
    plain["birth"] = as_people_write(who.birth)
    several["phones"] = "\n".join(shown(phone) for phone in who.phones)
    return plain | several | {name: getattr(who.safe_contact, name) for name in SAFE}
