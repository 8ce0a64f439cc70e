"""What one fills in, in the library."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jardam.kernel.regions import REGIONS, region_name
from jardam.library.actions import LONGEST_WORDS, Noted
from jardam.library.agreements import COUNTRIES, party_name
from jardam.library.choices import outcomes, subject_words, ways_of_saying
from jardam.library.rules.agreements import Outcome
from jardam.ui.codes import CodeField

LONGEST_LINE = 300


def day_field(label: Any, **options: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **options)


def words_field(label: Any, rows: int, **options: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=LONGEST_WORDS, widget=widget, **options)


def regions() -> list[tuple[str, Any]]:
    language = "en" if (get_language() or "").startswith("en") else "ru"
    return [("", _("not said")), *((code, region_name(code, language)) for code in REGIONS)]


class AgreementFilter(forms.Form):
    country = CodeField(
        lambda: [("", _("all")), *((code, party_name(code)) for code in COUNTRIES)],
        label=_("Country"),
        required=False,
    )
    topic = CodeField(lambda: [("", _("all")), *subject_words().items()], label=_("Topic"), required=False)


class EvidenceForm(forms.Form):
    """What happened with an agreement."""

    outcome = CodeField(lambda: [("", _("choose")), *outcomes()], label=_("What happened with it"))
    happened_on = day_field(_("On which day"))
    said = CodeField(
        lambda: [("", _("choose")), *ways_of_saying()], label=_("In writing or by word of mouth")
    )
    where = forms.CharField(
        label=_("Where: which office or counter"), max_length=LONGEST_LINE, required=False
    )
    region = CodeField(regions, label=_("Region"), required=False)
    words = words_field(
        _("What happened, and how we know it"), 4, help_text=_("Name no clients: the whole network reads it.")
    )

    def __init__(self, agreement: str, today: date, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.agreement, self.today = agreement, today

    def clean_happened_on(self) -> date:
        day: date = self.cleaned_data["happened_on"]
        if day > self.today:
            raise forms.ValidationError(_("Choose a day that is not ahead."))
        return day

    @property
    def noted(self) -> Noted:
        """Call it on a valid form."""
        filled = self.cleaned_data
        return Noted(
            agreement=self.agreement,
            outcome=Outcome(filled["outcome"]),
            happened_on=filled["happened_on"],
            said=filled["said"],
            words=filled["words"],
            where=filled["where"],
            region=filled["region"],
        )


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Why it is taken back"), max_length=LONGEST_LINE)
