"""Places of medical care on the pages of the desk: what one fills in, and what is asked for."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jardam.centres import choices as centre_choices
from jardam.desk.options import any_or
from jardam.desk.regions import region_choices
from jardam.kernel.languages import Language
from jardam.kernel.topics import Block, Topic
from jardam.network.actions import LONGEST_NAME, LONGEST_WORDS, FacilityFacts, facts_of
from jardam.network.choices import (
    FacilityKind,
    Fee,
    Taking,
    Told,
    facility_kinds,
    fees,
    takings,
    tellings,
)
from jardam.network.models import Facility
from jardam.ui.codes import CodeField

EARLIEST = date(2010, 1, 1)


def care_topics() -> list[tuple[str, Any]]:
    """The topics of health."""
    return [
        (topic.value, word) for topic, word in centre_choices.topics().items() if topic.block is Block.HEALTH
    ]


def spoken() -> list[tuple[str, Any]]:
    return [
        (code.value, label)
        for code, label in centre_choices.languages().items()
        if code is not Language.UNKNOWN
    ]


class FacilityFilter(forms.Form):
    """Where is care for this person? What is left empty is not asked for."""

    region = CodeField(lambda: [("", _("any")), *region_choices()[1:]], label=_("Region"), required=False)
    language = CodeField(any_or(centre_choices.languages), label=_("Language"), required=False)
    topic = CodeField(lambda: [("", _("any")), *care_topics()], label=_("Topic"), required=False)
    uninsured = forms.BooleanField(label=_("Only where people without insurance are taken"), required=False)


class FacilityForm(forms.Form):
    """What is known of a place of care; whatever nobody knows stays unknown, and is shown so."""

    name = forms.CharField(label=_("What the place is called"), max_length=LONGEST_NAME)
    kind = CodeField(
        lambda: [("", _("choose")), *facility_kinds().items()], label=_("What kind of place it is")
    )
    region = CodeField(lambda: [("", _("choose")), *region_choices()[1:]], label=_("Region"))
    topics = forms.TypedMultipleChoiceField(
        label=_("For what one goes there"),
        coerce=Topic,
        choices=care_topics,
        widget=forms.CheckboxSelectMultiple,
    )
    takes_uninsured = CodeField(
        lambda: takings().items(), label=_("People without insurance"), initial=Taking.UNKNOWN.value
    )
    fee = CodeField(lambda: fees().items(), label=_("Fee"), initial=Fee.UNKNOWN.value)
    languages = forms.TypedMultipleChoiceField(
        label=_("Languages spoken there, if known"),
        required=False,
        coerce=Language,
        choices=spoken,
        widget=forms.CheckboxSelectMultiple,
    )
    words = forms.CharField(
        label=_("Address, prices, how to get in"),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Name no clients."),
    )
    told = CodeField(lambda: [("", _("choose")), *tellings().items()], label=_("How we know"))
    checked_on = forms.DateField(
        label=_("On which day it was checked"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    seen = forms.IntegerField(min_value=0, max_value=10**6, widget=forms.HiddenInput, required=False)

    def __init__(self, today: date, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.today = today
        self.fields["checked_on"].initial = today

    def clean_checked_on(self) -> date:
        day: date = self.cleaned_data["checked_on"]
        if not EARLIEST <= day <= self.today:
            raise forms.ValidationError(_("Choose a day that is not ahead, and not before 2010."))
        return day

    @property
    def facts(self) -> FacilityFacts:
        """Call it on a valid form."""
        filled = self.cleaned_data
        return FacilityFacts(
            name=filled["name"],
            kind=FacilityKind(filled["kind"]),
            region=filled["region"],
            topics=tuple(filled["topics"]),
            takes_uninsured=Taking(filled["takes_uninsured"]),
            fee=Fee(filled["fee"]),
            languages=tuple(filled["languages"]),
            told=Told(filled["told"]),
            checked_on=filled["checked_on"],
            words=filled["words"],
        )


def as_typed(facility: Facility) -> dict[str, object]:
    """What the fields of a place begin with."""
    facts = facts_of(facility)
    return {name: getattr(facts, name) for name in FacilityFacts.__dataclass_fields__} | {
        "seen": facility.revision
    }
