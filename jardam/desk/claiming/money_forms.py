"""What one fills in about money: a sum in its column, why a line was wrong, a promise in parts, a step."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jardam.cases.actions import LONGEST_WORDS
from jardam.claims import choices
from jardam.claims.actions import LONGEST_SOURCE, NewMoney
from jardam.claims.rules.dealings import BY_PARTS, DealingKind
from jardam.claims.rules.money import Amount, AmountRefused, Column, Currency, amount_of
from jardam.claims.rules.promises import Part, PartsRefused, Promised, promised
from jardam.desk.casework.forms import FARTHEST_BACK, SeenFields, day_field, words_field
from jardam.law.rules import typed
from jardam.law.rules.explaining import Refused
from jardam.law.wording import worded
from jardam.ui.codes import CodeField

LONGEST_TYPED = 30
PARTS_ASKED = 6
NO_AMOUNT = _("Write a sum above nought, with at most two digits after the point.")


def _currency_field() -> CodeField:
    return CodeField(lambda: choices.currencies().items(), label=_("Currency"), initial=Currency.RUB.value)


def _amount_field(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST_TYPED,
        widget=forms.TextInput({"inputmode": "decimal"}),
        **options,
    )


class PastFields(SeenFields):
    """Something of a day that is not ahead."""

    day = day_field(_("On which day"))

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.fields["day"].initial = today

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if not self.today - FARTHEST_BACK <= day <= self.today:
            raise forms.ValidationError(_("Choose a day that is not ahead, at most ten years ago."))
        return day


class MoneyForm(PastFields):
    """A sum in one of the columns; what is promised in parts has a page of its own. ``files``: of the case, by id and name."""

    column = CodeField(
        lambda: [("", _("choose")), *choices.columns().items()],
        label=_("What it is"),
        help_text=_(
            "Claimed is asked for, awarded is decided, promised is only said, received is in the worker's hand."
        ),
    )
    amount = _amount_field(_("Sum"))
    currency = _currency_field()
    source = forms.CharField(
        label=_("How it is known"),
        max_length=LONGEST_SOURCE,
        help_text=_("For instance: the worker confirmed it, a decision of the court, a transfer"),
    )
    receipt = forms.CharField(
        label=_("Receipt or paper, with its number"), max_length=LONGEST_SOURCE, required=False
    )
    text = words_field(_("What must be known of it"), rows=2)

    field_order = ("seen", "column", "amount", "currency", "day", "source", "receipt", "file", "text")

    def __init__(self, *args: Any, files: Sequence[tuple[str, str]] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        if files:
            self.fields["file"] = forms.ChoiceField(
                label=_("The kept file that shows it"),
                choices=[("", pgettext_lazy("file", "none")), *files],
                required=False,
            )
            self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("amount") and cleaned.get("currency"):
            self.told = read_amount(self, "amount", cleaned["amount"], Currency(cleaned["currency"]))
        return cleaned

    @property
    def money(self) -> NewMoney:
        """Call it on a valid form."""
        told = self.cleaned_data
        assert self.told is not None
        return NewMoney(
            Column(told["column"]),
            told["day"],
            self.told,
            told["source"].strip(),
            told["receipt"].strip(),
            told.get("file", ""),
        )


class TakeBackForm(SeenFields):
    """Why a line was wrong."""

    text = forms.CharField(
        label=_("Why the line is taken back"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": 3}),
    )


class PromiseForm(PastFields):
    """What the other side agreed to pay, and by which days."""

    currency = _currency_field()
    text = words_field(_("What was agreed, in words; where the paper is"), rows=2)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for number in range(PARTS_ASKED):
            self.fields[f"due_{number}"] = day_field(_("By which day"), required=False)
            self.fields[f"sum_{number}"] = _amount_field(_("Sum"), required=False)

    def part_fields(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"due_{number}"], self[f"sum_{number}"]) for number in range(PARTS_ASKED)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        parts = list(self._parts(cleaned, Currency(cleaned["currency"])))
        if self.errors:
            return cleaned
        try:
            self.promise: Promised = promised(cleaned["day"], parts, Currency(cleaned["currency"]))
        except PartsRefused:
            self.add_error(
                None, _("Write at least one part, each with a day of its own, none before the promise.")
            )
        return cleaned

    def _parts(self, cleaned: dict[str, Any], currency: Currency) -> Iterator[Part]:
        for number in range(PARTS_ASKED):
            due, told = cleaned.get(f"due_{number}"), cleaned.get(f"sum_{number}")
            if due and told:
                amount = read_amount(self, f"sum_{number}", told, currency)
                if due.year not in typed.YEARS:
                    self.add_error(f"due_{number}", _("Check the year."))
                elif amount is not None:
                    yield Part(due, amount.minor)
            elif due or told:
                self.add_error(f"sum_{number}" if due else f"due_{number}", _("A part has a day and a sum."))


class DealingForm(PastFields):
    """A step in the talks or before an authority."""

    kind = CodeField(
        lambda: [
            ("", _("choose")),
            *((code, word) for code, word in choices.dealing_kinds().items() if code is not BY_PARTS),
        ],
        label=_("What was done"),
    )
    text = forms.CharField(
        label=_("In words: what was offered, asked, decided; the number of the paper"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": 4}),
        strip=False,
    )

    field_order = ("seen", "kind", "day", "text")

    @property
    def chosen(self) -> DealingKind:
        """Call it on a valid form."""
        return DealingKind(self.cleaned_data["kind"])


def read_amount(form: forms.Form, name: str, told: str, currency: Currency) -> Amount | None:
    """The sum that was typed; what is none is said at its field."""
    try:
        whole: Decimal = typed.money(told)
        return amount_of(whole, currency)
    except Refused as refused:
        form.add_error(name, worded(refused.said))
    except AmountRefused:
        form.add_error(name, NO_AMOUNT)
    return None
