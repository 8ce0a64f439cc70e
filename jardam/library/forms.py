"""What one fills in, in the library."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jardam.kernel.regions import REGIONS, region_name
from jardam.library.actions import LONGEST_WORDS, Clarified, Noted
from jardam.library.agreements import COUNTRIES, party_name
from jardam.library.choices import NoteKind, columns, occasions, outcomes, subject_words, ways_of_saying
from jardam.library.queries import unknown_codes
from jardam.library.rules.agreements import Outcome
from jardam.library.rules.terms import Column
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


class AboutForm(forms.Form):
    """What a clarification and a note of ours have in common."""

    title = forms.CharField(label=_("In one line"), max_length=LONGEST_LINE)
    about = forms.CharField(
        label=_("About which rules, agreements and cards"),
        max_length=LONGEST_LINE * 2,
        help_text=_(
            "Their codes, as their pages show them; a card as card.CODE. Several with a space between."
        ),
    )
    region = CodeField(regions, label=_("Region"), required=False)

    def __init__(self, today: date, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.today = today

    def clean_about(self) -> list[str]:
        codes = list(dict.fromkeys(self.cleaned_data["about"].replace(",", " ").split()))
        if unknown := unknown_codes(codes):
            told = ", ".join(sorted(unknown))
            raise forms.ValidationError(
                _("There is no rule and no card with this code: %(codes)s") % {"codes": told}
            )
        return codes

    def clean_said_on(self) -> date:
        day: date = self.cleaned_data["said_on"]
        if day > self.today:
            raise forms.ValidationError(_("Choose a day that is not ahead."))
        return day


class ClarificationForm(AboutForm):
    """What an official said, and who, when and where."""

    said_on = day_field(_("On which day"))
    said = CodeField(
        lambda: [("", _("choose")), *ways_of_saying()], label=_("In writing or by word of mouth")
    )
    occasion = CodeField(lambda: [("", _("choose")), *occasions()], label=_("On which occasion"))
    office = forms.CharField(label=_("Which office"), max_length=LONGEST_LINE)
    position = forms.CharField(label=_("In which position"), max_length=LONGEST_LINE)
    official = forms.CharField(
        label=_("Name of the official"),
        max_length=LONGEST_LINE,
        required=False,
        help_text=_("Leave it empty unless the letter is signed. Only those who keep the law see it."),
    )
    words = words_field(
        _("In the words given"), 8, help_text=_("Name no clients: the whole network reads it.")
    )

    @property
    def clarified(self) -> Clarified:
        """Call it on a valid form."""
        return Clarified(kind=NoteKind.OFFICIAL, **self.cleaned_data)


class AnalysisForm(AboutForm):
    """Our own note: what the law says, and what happens."""

    said_on = day_field(_("Since which day it is so"))
    law = words_field(_("What the law says"), 3)
    words = words_field(_("What happens"), 5, help_text=_("Name no clients: the whole network reads it."))
    evidence = words_field(_("How we know it"), 3)

    @property
    def clarified(self) -> Clarified:
        """Call it on a valid form."""
        return Clarified(kind=NoteKind.ANALYSIS, **self.cleaned_data)


class SearchForm(forms.Form):
    words = forms.CharField(label=_("Words"), max_length=200, required=False)


class WordingForm(forms.Form):
    column = CodeField(lambda: [("", _("choose")), *columns()], label=_("Language"))
    text = forms.CharField(label=_("The word"), max_length=200)
    source = forms.CharField(
        label=_("Where it was seen"),
        max_length=200,
        required=False,
        help_text=_("An address or a book. Left empty, the word is shown as known by heart."),
    )

    @property
    def asked(self) -> Column:
        return Column(self.cleaned_data["column"])
