"""What an editor fills in. A form refuses only what cannot be kept; faults of the words are told when they are sent."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jardam.knowledge.choices import SignOffAct, sign_off_acts
from jardam.knowledge.models import CardText
from jardam.knowledge.reading import LISTS

LONGEST = 6_000


def _area(label: Any, rows: int, **options: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=LONGEST, required=False, widget=widget, **options)


def seen_field() -> forms.IntegerField:
    """Which state was read, so that nobody overwrites what they have not seen."""
    return forms.IntegerField(
        min_value=0,
        max_value=10**6,
        widget=forms.HiddenInput,
        error_messages={"required": _("The page is broken. Reload it.")},
    )


class TextForm(forms.Form):
    """A text of a card. Lists are written one to a line, search words between commas."""

    seen = seen_field()
    base = seen_field()
    title = forms.CharField(label=_("Title"), max_length=300)
    ask = _area(_("What to ask"), 3)
    say = _area(_("Read aloud"), 6)
    steps = _area(_("Steps"), 5)
    take = _area(_("What to take along"), 3)
    warnings = _area(_("Warnings"), 3)
    keywords = _area(_("Words that people use"), 3, help_text=_("Between commas."))
    note = _area(_("Note for the reviewer"), 2)
    why = forms.CharField(label=_("Why is this changed?"), max_length=500)

    @property
    def body(self) -> dict[str, Any]:
        """The text in the form of a card's file."""
        filled = self.cleaned_data
        return {
            "title": filled["title"],
            "say": " ".join(filled["say"].split("\n")).replace("\r", ""),
            **{part: _lines(filled[part]) for part in LISTS},
            "keywords": [word.strip() for word in filled["keywords"].split(",") if word.strip()],
            "note": filled["note"],
        }


class CardFileForm(forms.Form):
    """A whole card as a file, and why it is brought in."""

    file = forms.FileField(
        label=_("The answer as a file (JSON)"),
        widget=forms.FileInput({"accept": ".json"}),
        error_messages={"empty": _("This is no JSON file, or a broken one.")},
    )
    why = forms.CharField(label=_("Why is this changed?"), max_length=500)


class DecideForm(forms.Form):
    """What becomes of a draft. Sent back, it says why."""

    seen = seen_field()
    act = forms.ChoiceField(choices=[(act, act) for act in ("SEND", "PUBLISH", "RETURN", "DISCARD")])
    remark = _area(_("What should be different?"), 3)

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        if filled.get("act") == "RETURN" and not filled.get("remark", "").strip():
            self.add_error("remark", _("Say what should be different."))
        return filled


class SignForm(forms.Form):
    """A word on a sentence or on a text; the reason is part of it."""

    key = forms.CharField(max_length=16, widget=forms.HiddenInput)
    act = forms.ChoiceField(label=_("What do you say of it?"), choices=sign_off_acts)
    why = forms.CharField(label=_("Why, or who read it?"), max_length=300)

    @property
    def asked(self) -> SignOffAct:
        return SignOffAct(self.cleaned_data["act"])


def filled_with(text: Mapping[str, Any]) -> dict[str, Any]:
    """The words of a text as the form shows them."""
    return {
        "title": text["title"],
        "say": text["say"],
        **{part: "\n".join(text.get(part) or []) for part in LISTS},
        "keywords": ", ".join(text.get("keywords") or []),
        "note": text.get("note", ""),
    }


def words_of(text: CardText) -> dict[str, Any]:
    return {part: getattr(text, part) for part in ("title", "say", *LISTS, "keywords", "note")}


def _lines(told: str) -> list[str]:
    return [line.strip() for line in told.splitlines() if line.strip()]
