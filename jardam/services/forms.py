"""What the head of a centre fills in: how a standard service is given, and from when on it is not."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from jardam.contacts.choices import Channel
from jardam.kernel.languages import Language
from jardam.services.actions import LONGEST_WORDS, Offered
from jardam.services.choices import languages, ways
from jardam.services.models import CentreService
from jardam.ui.codes import CodesField


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class SeenForm(forms.Form):
    """Which stretch the page showed, so that nobody changes what they have not seen."""

    seen = forms.UUIDField(required=False, widget=forms.HiddenInput)

    @property
    def seen_offer(self) -> UUID | None:
        found: UUID | None = self.cleaned_data["seen"]
        return found


class OfferForm(SeenForm):
    """How the centre gives a service, from a day on."""

    ways = CodesField(
        ways,
        label=_("In which ways"),
        error_messages={"required": _("Choose at least one way.")},
    )
    languages = CodesField(
        languages,
        label=_("In which languages"),
        error_messages={"required": _("Choose at least one language.")},
    )
    has_woman_for_woman = forms.BooleanField(label=_("A woman may ask for a woman"), required=False)
    words = forms.CharField(
        label=_("How we give it here, in our own words"),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Hours, floor, what to bring. Only colleagues of this centre read it. Name no persons here."
        ),
    )
    since_on = _day(_("From which day on"))

    @property
    def offered(self) -> Offered:
        filled = self.cleaned_data
        return Offered(
            ways=[Channel(code) for code in filled["ways"]],
            languages=[Language(code) for code in filled["languages"]],
            since_on=filled["since_on"],
            has_woman_for_woman=filled["has_woman_for_woman"],
            words=filled["words"].strip(),
        )


class EndForm(SeenForm):
    """From which day on it is given no more."""

    until_on = _day(_("Not given from this day on"))


def filled_with(running: CentreService | None, today: object) -> dict[str, object]:
    """What the form begins with: what stands, or nothing."""
    if running is None:
        return {"since_on": today}
    return {
        "seen": running.pk,
        "ways": running.way_codes,
        "languages": running.language_codes,
        "has_woman_for_woman": running.has_woman_for_woman,
        "words": running.words,
        "since_on": today,
    }
