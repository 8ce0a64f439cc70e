"""What an editor fills in of a card as a whole: for whom, how long, who keeps it, where it sends people."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jardam.centres.choices import roles, topics
from jardam.knowledge import choices
from jardam.knowledge.documents import HEAD
from jardam.knowledge.forms import seen_field
from jardam.knowledge.heads import places
from jardam.ui.codes import CodeField, CodesField

LONGEST_UNREVIEWED = timedelta(days=3 * 366)
_BOXES = forms.CheckboxSelectMultiple


def _day(label: Any, **options: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **options)


def _pairs(words: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    return [(code.value, word) for code, word in words.items()]


class HeadForm(forms.Form):
    """What a card says of itself. ``today``: a review cannot be put off from it for ever."""

    seen = seen_field()
    base = seen_field()
    topics = CodesField(lambda: _pairs(topics()), label=_("Topics"), widget=_BOXES)
    risk = CodeField(
        lambda: [("", _("nothing in particular")), *_pairs(choices.risks())],
        label=_("What may stand behind it"),
        required=False,
    )
    kind = CodeField(lambda: _pairs(choices.kinds()), label=_("Kind of answer"))
    audience = CodesField(
        lambda: _pairs(choices.audiences()),
        label=_("For whom"),
        widget=_BOXES,
        help_text=_("An answer that is for staff alone never goes out to clients."),
    )
    valid_from = _day(_("Holds from"))
    valid_to = _day(_("Holds until"), required=False)
    owner = CodeField(lambda: _pairs(roles()), label=_("Kept by"))
    reviewer = CodeField(
        lambda: [("", _("nobody has reviewed it")), *_pairs(roles())], label=_("Reviewed by"), required=False
    )
    next_review = _day(_("Next review"))
    calculators = CodesField(
        lambda: _pairs(choices.calculators()), label=_("Calculators"), widget=_BOXES, required=False
    )
    where = forms.MultipleChoiceField(label=_("Where to turn"), widget=_BOXES, required=False)
    why = forms.CharField(label=_("Why is this changed?"), max_length=500)

    def __init__(self, today: date, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._today = today
        self.fields["where"].choices = places()  # type: ignore[attr-defined]

    def clean_next_review(self) -> date:
        day: date = self.cleaned_data["next_review"]
        if day > self._today + LONGEST_UNREVIEWED:
            raise forms.ValidationError(_("No answer goes unreviewed for more than three years."))
        return day

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        begins, ends = filled.get("valid_from"), filled.get("valid_to")
        if begins and ends and ends < begins:
            self.add_error("valid_to", _("The answer ends before it begins."))
        return filled

    @property
    def body(self) -> dict[str, Any]:
        """The same parts in the form of a card's file. Call it on a valid form."""
        return {part: _as_told(self.cleaned_data[part]) for part in HEAD}


def _as_told(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return value or ([] if isinstance(value, list) else None)
