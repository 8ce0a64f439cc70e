"""What one fills in about an incident."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.claims.choices import currencies
from jardam.claims.rules.money import Amount, AmountRefused, Currency, amount_of
from jardam.contacts.models import Contact
from jardam.filings.models import Authority
from jardam.incidents import choices
from jardam.incidents.actions import LONGEST_NAME, LONGEST_REASON, LONGEST_WORDS, Happened, Where
from jardam.incidents.models import Venue
from jardam.incidents.queries import authorities_of, venues_of
from jardam.incidents.rules.days import UnreadableDay, told_day
from jardam.incidents.rules.kinds import IncidentKind, Proof, VenueKind
from jardam.incidents.rules.spellings import compared
from jardam.kernel.ids import day_uuid
from jardam.kernel.partial_dates import PartialDate
from jardam.kernel.regions import REGIONS, region_name
from jardam.ui.codes import CodeField, CodesField
from jardam.vault.restricted import Opener

BROKEN = _("The page is broken. Reload it.")
LARGEST = Decimal(10) ** 9


def _regions() -> list[tuple[str, str]]:
    language = (get_language() or "ru")[:2]
    return [("", ""), *((code, region_name(code, language)) for code in REGIONS)]


def _sum_field(label: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, required=False, min_value=Decimal("0.01"), max_value=LARGEST, decimal_places=2
    )


def _words_field(label: Any, **options: Any) -> forms.CharField:
    widget = forms.Textarea({"rows": 4})
    return forms.CharField(label=label, max_length=LONGEST_WORDS, widget=widget, strip=False, **options)


class IncidentForm(forms.Form):
    """Where, what, when as far as it is remembered, what was asked for and paid, and by what it is shown."""

    incident_id = forms.UUIDField(
        widget=forms.HiddenInput, error_messages={"required": BROKEN, "invalid": BROKEN}
    )
    venue = forms.ChoiceField(label=_("Where it happened"), required=False)
    name = forms.CharField(
        label=_("What the place is called"),
        max_length=LONGEST_NAME,
        required=False,
        help_text=_("Of a place that is chosen above: another name that people use for it."),
    )
    venue_kind = CodeField(
        lambda: [("", ""), *choices.venue_kinds().items()], label=_("What place it is"), required=False
    )
    region = CodeField(_regions, label=_("Region"), required=False)
    authority = forms.ChoiceField(label=_("Which authority answers for it"), required=False)
    kind = CodeField(
        lambda: [("", ""), *choices.incident_kinds().items()],
        label=_("What kind of incident it was"),
        error_messages={"required": _("Choose what kind of incident it was.")},
    )
    day = forms.CharField(
        label=_("When"),
        max_length=10,
        required=False,
        help_text=_("A day, a month or a year: 14.03.2026, 03.2026 or 2026. Empty where nobody remembers."),
    )
    what = _words_field(_("What happened"), error_messages={"required": _("Say what happened.")})
    asked = _sum_field(_("How much was asked for"))
    paid = _sum_field(_("How much was paid"))
    currency = CodeField(lambda: list(currencies().items()), label=_("In which money"), required=False)
    proofs = CodesField(
        lambda: list(choices.proofs().items()),
        label=_("What shows it"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    witnesses = _words_field(
        _("Who saw it, and how to reach them"),
        required=False,
        help_text=_("Kept apart: you see it, and whoever holds the right to it. Every look is written down."),
    )

    def __init__(self, *args: Any, user: User, today: date, **options: Any) -> None:
        options.setdefault("initial", {"incident_id": day_uuid(), "currency": Currency.RUB.value})
        super().__init__(*args, **options)
        self._today = today
        self._venues = {str(venue.pk): venue for venue in venues_of(user)}
        self._authorities = {str(one.pk): (one, name) for one, name in authorities_of(user)}
        named = [(code, venue.names[0]) for code, venue in self._venues.items()]
        self.fields["venue"].choices = [("", _("a place that is not in the list yet")), *named]  # type: ignore[attr-defined]
        known = [(code, name) for code, (_one, name) in self._authorities.items()]
        self.fields["authority"].choices = [("", _("not known")), *known]  # type: ignore[attr-defined]

    def clean_day(self) -> PartialDate:
        try:
            return told_day(self.cleaned_data["day"], self._today)
        except UnreadableDay:
            raise forms.ValidationError(
                _("Write a day, a month or a year that has come, as 14.03.2026, 03.2026 or 2026.")
            ) from None

    def clean(self) -> dict[str, Any]:
        filled: dict[str, Any] = super().clean() or self.cleaned_data
        if not filled.get("venue") and "venue" in filled:
            self._ask_for_a_place(filled)
        for name in ("asked", "paid"):
            self._read_sum(name, filled)
        return filled

    def happened(self, case: Case | None, contact: Contact | None, opener: Opener | None) -> Happened:
        """Call it on a valid form."""
        filled = self.cleaned_data
        incident_id: UUID = filled["incident_id"]
        return Happened(
            incident_id=incident_id,
            where=self._where,
            kind=IncidentKind(filled["kind"]),
            what=filled["what"],
            day=filled["day"],
            case=case,
            contact=contact,
            asked=filled["asked"],
            paid=filled["paid"],
            proofs=tuple(Proof(code) for code in filled["proofs"]),
            witnesses=filled["witnesses"],
            opener=opener,
        )

    @property
    def _where(self) -> Where:
        filled = self.cleaned_data
        venue: Venue | None = self._venues.get(filled["venue"])
        if venue is not None:
            return Where(filled["name"], venue=venue)
        chosen: tuple[Authority, str] | None = self._authorities.get(filled["authority"])
        kind = VenueKind(filled["venue_kind"])
        return Where(filled["name"], kind, filled["region"], authority=chosen[0] if chosen else None)

    def _ask_for_a_place(self, filled: dict[str, Any]) -> None:
        if not compared(filled.get("name", "")):
            self.add_error("name", _("Choose a place from the list, or write what it is called."))
        for name in ("venue_kind", "region"):
            if name in filled and not filled[name]:
                self.add_error(name, _("A place that is not in the list yet needs its kind and its region."))

    def _read_sum(self, name: str, filled: dict[str, Any]) -> None:
        typed = filled.get(name)
        currency = filled.get("currency") or Currency.RUB.value
        amount: Amount | None = None
        if typed is not None:
            try:
                amount = amount_of(typed, Currency(currency))
            except AmountRefused:
                self.add_error(name, _("Write a sum of money, with two digits behind the comma at most."))
        filled[name] = amount


class WithdrawForm(forms.Form):
    reason = forms.CharField(label=_("Why it was a mistake"), max_length=LONGEST_REASON)
