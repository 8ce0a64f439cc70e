"""What one fills in after an orientation: numbers, a place and a language, and nobody's name."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jardam.centres.choices import languages
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.kernel.regions import REGIONS, region_name
from jardam.outreach.actions import Noted
from jardam.outreach.choices import kinds
from jardam.outreach.rules.orientation import MOST_PEOPLE, Kind, Tally, Wrong, faults_of
from jardam.ui.codes import CodeField

SENTENCES: Mapping[Wrong, tuple[str, Promise]] = {
    Wrong.NOBODY: ("women", _("Write how many women or men were there.")),
    Wrong.TOO_MANY: ("women", _("These are too many people for one session. Check the numbers.")),
    Wrong.MORE_PAPERS_THAN_PEOPLE: (
        "checklists",
        _("More papers than people were handed out. Check the numbers."),
    ),
    Wrong.DAY_AHEAD: ("held_on", _("Choose a day that is not ahead.")),
    Wrong.DAY_TOO_OLD: ("held_on", _("Choose a day of the last twelve months.")),
}


def _count(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=MOST_PEOPLE, initial=0)


def _regions() -> list[tuple[str, Any]]:
    language = (get_language() or "ru")[:2]
    return [("", _("choose")), *((code, region_name(code, language)) for code in REGIONS)]


def _languages() -> list[tuple[str, Any]]:
    return [
        ("", _("choose")),
        *((code.value, word) for code, word in languages().items() if code is not Language.UNKNOWN),
    ]


class OrientationForm(forms.Form):
    """One session, or one day on which people read alone."""

    kind = CodeField(lambda: kinds().items(), label=_("What it was"))
    held_on = forms.DateField(
        label=_("On which day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    region = CodeField(_regions, label=_("Where"))
    language = CodeField(_languages, label=_("In which language"))
    women = _count(_("Women"))
    men = _count(_("Men"))
    checklists = _count(_("Checklists handed out"))
    cards = _count(_("Contact cards handed out"))
    row = forms.UUIDField(
        widget=forms.HiddenInput, error_messages={"required": _("The page is broken. Reload it.")}
    )

    def __init__(self, today: date, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.today = today
        self.fields["held_on"].initial = today
        self.fields["row"].initial = day_uuid()

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        if not self.errors:
            for wrong in faults_of(self._tally, filled["held_on"], self.today):
                field, sentence = SENTENCES[wrong]
                self.add_error(field, str(sentence))
        return filled

    @property
    def _tally(self) -> Tally:
        filled = self.cleaned_data
        return Tally(filled["women"], filled["men"], filled["checklists"], filled["cards"])

    @property
    def noted(self) -> Noted:
        """Call it on a valid form."""
        filled = self.cleaned_data
        row: UUID = filled["row"]
        return Noted(
            row=row,
            kind=Kind(filled["kind"]),
            held_on=filled["held_on"],
            region=filled["region"],
            language=Language(filled["language"]),
            tally=self._tally,
        )
