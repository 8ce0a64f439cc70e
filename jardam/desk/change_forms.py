"""What one fills in to change the law: one row, on what it rests, why; and why a change is withdrawn."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jardam.law.actions import LONGEST_NOTICE, ChangeRefused, ChangeWords
from jardam.law.actions.drafting import LONGEST_REASON
from jardam.law.choices import change_acts, confidences, faults, measured
from jardam.law.models import Change, Parameter
from jardam.law.rules.changing import Act, Fault, Grounds, Proposal
from jardam.law.rules.confidence import Confidence
from jardam.ui.codes import CodeField

LONGEST_LINE = 500
NEXT_LOOK = timedelta(days=180)
OWN_CHANGE = ""
_FIELDS = {
    Fault.NO_PERIOD: "period",
    Fault.OUTDATED: "period",
    Fault.VALUE_MISSING: "value",
    Fault.NOT_A_NUMBER: "value",
    Fault.NOT_WHOLE: "value",
    Fault.START_MISSING: "starts_on",
    Fault.FAR_AWAY: "starts_on",
    Fault.BEGINS_ALREADY: "starts_on",
    Fault.END_MISSING: "ends_on",
    Fault.ENDS_BEFORE_IT_BEGINS: "ends_on",
    Fault.OVERLAPS: "ends_on",
}
"""Where a fault is shown; the others concern the whole form."""
GROUNDS = ("law", "sources", "confidence", "checked_on", "review_on", "reason")


def _day_field(label: Any, **options: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **options)


def _text_field(label: Any, longest: int, rows: int, **options: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=longest, widget=widget, **options)


class GroundsForm(forms.Form):
    """On what a change rests, and why it is entered."""

    law = forms.CharField(
        label=_("Which law: act and article"),
        max_length=LONGEST_LINE,
        error_messages={"required": _("Name the law: the act and its article.")},
    )
    sources = forms.CharField(
        label=_("Where it can be read"),
        max_length=LONGEST_LINE,
        help_text=_("The address of the page, or which paper it is."),
        error_messages={"required": _("Say where it can be read.")},
    )
    confidence = CodeField(  # nothing is chosen beforehand: nobody says by leaving it that they saw the law
        lambda: [("", _("choose")), *confidences().items()],
        label=_("How well it was checked"),
        error_messages={"required": _("Say how well it was checked.")},
    )
    checked_on = _day_field(_("Looked up on"))
    review_on = _day_field(_("To be looked up again by"))
    reason = _text_field(
        _("Why this is changed"),
        LONGEST_REASON,
        3,
        error_messages={"required": _("Say why this is changed.")},
    )

    def clean(self) -> dict[str, Any]:
        filled: dict[str, Any] = super().clean() or {}
        checked, review = filled.get("checked_on"), filled.get("review_on")
        if checked and review and review < checked:
            self.add_error("review_on", _("This day lies before the day on which it was looked up."))
        return filled

    @property
    def words(self) -> ChangeWords:
        filled = self.cleaned_data
        return ChangeWords(
            Grounds(
                filled["law"],
                filled["sources"],
                Confidence(filled["confidence"]),
                filled["checked_on"],
                filled["review_on"],
            ),
            filled["reason"],
        )


class EditForm(GroundsForm):
    """The same for a change that was entered; ``seen`` says which state of it was read."""

    seen = forms.IntegerField(min_value=0, max_value=10**6, widget=forms.HiddenInput)


class EnterForm(GroundsForm):
    """One row of the law and what becomes of it, as a change of its own or as part of one that is being entered."""

    act = CodeField(lambda: change_acts().items(), label=_("What becomes of the row"))
    period = forms.ChoiceField(
        label=_("Which period is wrong, or ends"),
        required=False,
        help_text=_("For a correction or an end. A new value from a day on needs none."),
    )
    value = forms.CharField(label=_("Value"), max_length=60, required=False)
    statement = _text_field(
        _("In words, where they change"), 2_000, 2, required=False, help_text=_("Left empty, the words stay.")
    )
    starts_on = _day_field(_("Holds from"), required=False)
    ends_on = _day_field(_("Last day, if there is one"), required=False)
    has_no_end = forms.BooleanField(label=_("It has no last day any more"), required=False)
    into = forms.ChoiceField(label=_("Belongs to"), required=False)

    def __init__(
        self, periods: Sequence[Parameter], drafts: Iterable[Change], *args: Any, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.known = {period_key(row): row for row in periods}
        self.drafts = {str(change.pk): change for change in drafts}
        now = measured(periods[-1].value, periods[-1].unit)
        if now:
            self.fields["value"].help_text = gettext("Stands as: %(value)s. In the same unit.") % {
                "value": now
            }
        named = [(key, _period_words(row)) for key, row in self.known.items()]
        self.fields["period"].choices = [("", gettext("none of them")), *named]  # type: ignore[attr-defined]
        parts = [
            (key, gettext("change %(number)d, which I am entering") % {"number": change.number})
            for key, change in self.drafts.items()
        ]
        self.fields["into"].choices = [(OWN_CHANGE, gettext("a change of its own")), *parts]  # type: ignore[attr-defined]
        if self.is_part:
            for name in GROUNDS:
                self.fields[name].required = False

    def clean_value(self) -> str:
        """A number as the files write it: a point, and no spaces between its digits."""
        typed: str = self.cleaned_data["value"]
        written = "".join(typed.split()).replace(",", ".")
        try:
            return str(Decimal(written)) if written else ""
        except InvalidOperation:
            return typed

    @property
    def is_part(self) -> bool:
        return bool(self.data.get("into"))

    @property
    def draft(self) -> Change | None:
        return self.drafts.get(self.cleaned_data["into"])

    def proposal(self, code: str) -> Proposal:
        filled = self.cleaned_data
        act, row = Act(filled["act"]), self.known.get(filled["period"])
        ends_on: date | None = filled["ends_on"]
        if act is Act.CORRECTION and row and not ends_on and not filled["has_no_end"]:
            ends_on = row.valid_to
        is_new = act is Act.NEW_PERIOD
        return Proposal(
            act=act,
            code=code,
            value=filled["value"] if act is not Act.END else "",
            statement=filled["statement"] if act is not Act.END else "",
            period=row.valid_from if row and not is_new else None,
            starts_on=filled["starts_on"] if is_new else None,
            ends_on=ends_on,
            version=row.version if row and not is_new else None,
        )

    def refuse(self, refused: ChangeRefused) -> None:
        """Say at each field what is wrong with it."""
        words = faults()
        for fault in refused.faults:
            self.add_error(_FIELDS.get(fault), str(words[fault]))
        if refused.waiting is not None:
            told = _("Change %(number)d of this period is waiting already. Finish it or throw it away first.")
            self.add_error(None, told % {"number": refused.waiting})


class WithdrawForm(forms.Form):
    reason = _text_field(
        _("Why it is withdrawn"),
        LONGEST_REASON,
        3,
        error_messages={"required": _("Say why it is withdrawn.")},
    )


class NoticeForm(forms.Form):
    """The text of a notice in one language."""

    text = _text_field(_("What people are told"), LONGEST_NOTICE, 8)
    is_reviewed = forms.BooleanField(label=_("Somebody who speaks the language has read it"), required=False)
    seen = forms.IntegerField(min_value=0, max_value=10**6, widget=forms.HiddenInput)


class SeenForm(forms.Form):
    """Which state of a thing was read before it was moved."""

    seen = forms.IntegerField(min_value=0, max_value=10**6)


class RowForm(forms.Form):
    row = forms.UUIDField()


class ToldForm(forms.Form):
    """Which things were told; the page shows no more than fit on it."""

    key = forms.TypedMultipleChoiceField(required=True)

    def __init__(self, keys: Iterable[str], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["key"].choices = [(key, key) for key in keys]  # type: ignore[attr-defined]


def period_key(row: Parameter) -> str:
    return f"{row.valid_from or ''}_{row.version}"


def _period_words(row: Parameter) -> str:
    first, last = (date_format(day, "d.m.Y") if day else "…" for day in (row.valid_from, row.valid_to))
    return f"{first} – {last}: {measured(row.value, row.unit) or row.statement[:60]}"
