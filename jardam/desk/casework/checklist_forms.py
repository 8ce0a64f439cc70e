"""What one fills in about a checklist, the kind of a matter, and the signs of forced labour."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jardam.cases import choices
from jardam.cases.actions import LONGEST_WORDS, Adding
from jardam.cases.reading import indicators
from jardam.cases.rules.checklist import Group, ItemState
from jardam.cases.rules.indicators import Answer
from jardam.cases.rules.tracks import Track
from jardam.desk.casework.forms import BROKEN, SeenFields
from jardam.ui.codes import CodeField

LONGEST_ITEM = 160  # characters
SIGN = "sign_"


def _remark(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=LONGEST_WORDS, widget=forms.Textarea({"rows": 3}), strip=False, **options
    )


class ItemForm(SeenFields):
    """What became of one item; the buttons on the case send the state alone."""

    state = CodeField(lambda: choices.item_states().items(), label=_("What became of the item"))
    text = _remark(_("Remark"), required=False)

    @property
    def chosen(self) -> ItemState:
        """Call it on a valid form."""
        return ItemState(self.cleaned_data["state"])


class TrackForm(SeenFields):
    track = CodeField(
        lambda: [("", _("choose")), *choices.tracks().items()], label=_("What kind of matter it is")
    )
    text = _remark(_("Why it is of another kind"))

    @property
    def chosen(self) -> Track:
        """Call it on a valid form."""
        return Track(self.cleaned_data["track"])


class SignsForm(SeenFields):
    """Every sign of the list, asked about or not."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        tag = (get_language() or "ru")[:2]
        for sign in indicators().signs:
            self.fields[SIGN + sign.code] = forms.ChoiceField(
                label=sign.said(tag),
                choices=[(code.value, word) for code, word in choices.sign_answers().items()],
                initial=Answer.NOT_ASKED.value,
            )
        self.fields["text"] = _remark(_("Remark"), required=False)

    @property
    def answers(self) -> dict[str, Answer]:
        """Call it on a valid form."""
        return {sign.code: Answer(self.cleaned_data[SIGN + sign.code]) for sign in indicators().signs}

    @property
    def segments(self) -> list[forms.BoundField]:
        return [self[SIGN + sign.code] for sign in indicators().signs]


class OwnItemForm(forms.Form):
    """One item more for the own centre; only the Russian words are required."""

    item_id = forms.UUIDField(widget=forms.HiddenInput, error_messages=BROKEN)
    track = CodeField(
        lambda: [("", _("choose")), *choices.tracks().items()], label=_("What kind of matter it is")
    )
    group = CodeField(
        lambda: [("", _("choose")), *choices.item_groups().items()],
        label=_("What the item is about"),
        help_text=_("What is about safety stands before all else."),
    )
    ru = forms.CharField(label=_("In Russian"), max_length=LONGEST_ITEM)
    en = forms.CharField(label=_("In English"), max_length=LONGEST_ITEM, required=False)

    @property
    def adding(self) -> Adding:
        """Call it on a valid form."""
        filled = self.cleaned_data
        words = {tag: filled[tag] for tag in ("ru", "en") if filled[tag]}
        return Adding(filled["item_id"], Track(filled["track"]), Group(filled["group"]), words)
