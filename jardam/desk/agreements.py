"""What was agreed with a partner: what one fills in, and what the pages show of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.network.models import Organisation
from jardam.partnerships.actions import LONGEST_LINE, LONGEST_TERMS, NewAgreement
from jardam.partnerships.choices import tellings
from jardam.partnerships.models import Agreement
from jardam.partnerships.permissions import may_read_agreements
from jardam.partnerships.queries import agreements_with
from jardam.partnerships.rules.promises import Standing, Tally, Told, standing
from jardam.ui.codes import CodeField

EARLIEST, LATEST = date(2010, 1, 1), date(2100, 1, 1)
TONES = {Standing.AHEAD: "plain", Standing.HOLDS: "ok", Standing.OVER: "line"}


@dataclass(frozen=True, slots=True)
class ShownAgreement:
    agreement: Agreement
    state: str
    tone: str
    days: str
    rows: Sequence[tuple[str, object]]


def shown_agreements(organisation: Organisation, user: User, today: date) -> list[ShownAgreement]:
    """Those of the reader's centre; none for whoever sends nobody there. One query."""
    if not may_read_agreements(user):
        return []
    return [shown_agreement(one, today) for one in agreements_with(organisation, user)]


def shown_agreement(one: Agreement, today: date) -> ShownAgreement:
    state, words = standing(one.begins_on, one.ends_on, today), one.words
    named = {
        Standing.AHEAD: _("not begun yet"),
        Standing.HOLDS: _("holds"),
        Standing.OVER: _("is over"),
    }
    ends = date_format(one.ends_on, "d.m.Y") if one.ends_on else _("without an end")
    rows: list[tuple[str, object]] = [
        (_("What was agreed"), words["terms"]),
        (_("Discount for whoever we send"), f"{one.discount} %" if one.discount else ""),
        (_("Who signed"), words["signed"]),
        (_("What shows it"), words["evidence"]),
    ]
    return ShownAgreement(
        one,
        named[state],
        TONES[state],
        f"{date_format(one.begins_on, 'd.m.Y')} — {ends}",
        [(label, value) for label, value in rows if value],
    )


def shown_tally(found: Tally) -> list[tuple[str, object]]:
    """A share only where it tells more of the partner than of single people."""
    kept = _("too few answers to say so") if found.kept is None else f"{found.kept} %"
    return [
        (_("Got the discount"), found.yes),
        (_("Did not get it"), found.no),
        (_("Could not be asked"), found.not_asked),
        (_("How often the partner keeps its promise"), kept),
    ]


def _day(label: Any, *, required: bool) -> forms.DateField:
    return forms.DateField(
        label=label, required=required, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )


class AgreementForm(forms.Form):
    """What was agreed, from when until when, and what shows it."""

    pk = forms.UUIDField(widget=forms.HiddenInput)
    terms = forms.CharField(
        label=gettext_lazy("What was agreed"),
        max_length=LONGEST_TERMS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Name no clients."),
    )
    discount = forms.IntegerField(
        label=gettext_lazy("Discount for whoever we send, of a hundred"),
        min_value=1,
        max_value=100,
        required=False,
    )
    is_rigid = forms.BooleanField(
        label=gettext_lazy("Rigid partnership: each person is asked whether they got the discount"),
        required=False,
    )
    begins_on = _day(pgettext_lazy("agreement", "From"), required=True)
    ends_on = _day(pgettext_lazy("agreement", "Until, the last day included"), required=False)
    signed = forms.CharField(label=gettext_lazy("Who signed, for them and for us"), max_length=LONGEST_LINE)
    evidence = forms.CharField(
        label=gettext_lazy("What shows it"),
        max_length=LONGEST_LINE,
        help_text=gettext_lazy("Where the signed paper lies, or the letter in which it was said."),
    )

    def __init__(self, today: date, *args: Any, **told: Any) -> None:
        super().__init__(*args, **told)
        self.fields["pk"].initial = day_uuid
        self.fields["begins_on"].initial = today

    def clean(self) -> dict[str, Any]:
        filled: dict[str, Any] = super().clean() or self.cleaned_data
        begins, ends = filled.get("begins_on"), filled.get("ends_on")
        for name, day in (("begins_on", begins), ("ends_on", ends)):
            if day and not EARLIEST <= day <= LATEST:
                self.add_error(name, _("Choose a day between 2010 and 2100."))
        if begins and ends and ends < begins:
            self.add_error("ends_on", _("The last day lies before the first."))
        if filled.get("is_rigid") and not filled.get("discount") and "discount" not in self.errors:
            self.add_error("discount", _("A rigid partnership promises a discount: write how much."))
        return filled

    @property
    def new(self) -> NewAgreement:
        """Call it on a valid form."""
        filled = self.cleaned_data
        return NewAgreement(
            filled["pk"],
            filled["terms"],
            filled["signed"],
            filled["evidence"],
            filled["begins_on"],
            filled["ends_on"],
            filled["discount"],
            filled["is_rigid"],
        )


class DiscountForm(forms.Form):
    told = CodeField(lambda: list(tellings().items()), label=gettext_lazy("What the person said"))

    @property
    def said(self) -> Told:
        return Told(self.cleaned_data["told"])
