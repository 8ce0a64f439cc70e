"""What one fills in about a collective claim: who may stand together, what a worker agreed to, why one goes, what came for several."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jardam.cases.actions import LONGEST_WORDS
from jardam.claims import choices as claim_choices
from jardam.claims.actions import LONGEST_SOURCE
from jardam.claims.models import Claim
from jardam.claims.rules.money import Amount, Currency
from jardam.collective.actions import Received
from jardam.collective.choices import readers
from jardam.collective.rules.agreeing import FIELDS, Reader, receiver_of
from jardam.desk.casework.forms import BROKEN, words_field
from jardam.desk.claiming.money_forms import LONGEST_TYPED, PastFields, read_amount
from jardam.desk.personal.consents import GIVERS, ConsentForm
from jardam.desk.personal.household import row_field
from jardam.people.actions import LONGEST_CONSENT, Said
from jardam.people.rules.consent import Act, Purpose
from jardam.ui.codes import CodeField, CodesField


class ChosenClaims(forms.Form):
    """Which of the offered claims stand together."""

    claims = forms.MultipleChoiceField(
        label=gettext_lazy("Which claims"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one claim.")},
    )

    def __init__(self, *args: Any, offered: Sequence[tuple[Claim, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offered = {str(claim.pk): claim for claim, _words in offered}
        named = [(str(claim.pk), words) for claim, words in offered]
        self.fields["claims"].choices = named  # type: ignore[attr-defined]

    @property
    def chosen(self) -> list[Claim]:
        """Call it on a valid form."""
        return [self.offered[key] for key in self.cleaned_data["claims"]]


class JoinForm(ChosenClaims):
    """A collective claim is begun. ``row``: drawn by the page, so that a form sent twice begins one."""

    row = row_field()


class TogetherForm(ConsentForm):
    """A yes or a no to standing beside others in a paper, to one reader or several."""

    purpose = None  # type: ignore[assignment]
    receiver_kind = None  # type: ignore[assignment]
    receiver = None  # type: ignore[assignment]
    fields_told = None  # type: ignore[assignment]
    readers = CodesField(
        lambda: list(readers().items()),
        label=gettext_lazy("To whom such a paper may go"),
        help_text=gettext_lazy("Name each of them, and tick those to whom the person says yes or no."),
        error_messages={"required": gettext_lazy("Choose to whom.")},
    )

    field_order = ("row", "act", "readers", "language", "form", "witness", "giver", "representative")

    def _clean_yes(self, cleaned: dict[str, Any]) -> None:
        """A yes has a last day."""
        last = cleaned.get("until")
        if "until" in cleaned and (last is None or not self.today <= last <= self.today + LONGEST_CONSENT):
            self.add_error("until", _("Choose a last day from today on, within three years."))

    def answers(self, employer: str) -> list[Said]:
        """A line for each reader. Call it on a valid form."""
        return [
            self._said_of(reader, number, employer)
            for number, reader in enumerate(Reader, 1)
            if reader.value in self.cleaned_data["readers"]
        ]

    def _said_of(self, reader: Reader, number: int, employer: str) -> Said:
        filled, act = self.cleaned_data, Act(self.cleaned_data["act"])
        return Said(
            id=UUID(int=filled["row"].int ^ number),
            act=act,
            purpose=Purpose.TOGETHER,
            receiver=receiver_of(reader, employer),
            said_on=filled["said_on"],
            fields=FIELDS,
            until=filled["until"] if act is Act.GIVEN else None,
            givers=GIVERS[filled["giver"]],
            language=filled["language"],
            form=filled["form"],
            witness=filled["witness"],
            representative=self.named.get(filled["representative"], ""),
            note=filled["note"],
        )


class PartForm(forms.Form):
    """Why a worker takes no part any more."""

    text = forms.CharField(
        label=gettext_lazy("Why they are taken out"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": 3}),
        strip=False,
        help_text=gettext_lazy("Their own claim goes on alone, as before."),
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not text.strip():
            raise forms.ValidationError(_("Write a word why."))
        return text


class ReceivedForm(PastFields):
    """What each of several got at once: a sum of their own, one receipt."""

    row = row_field()
    currency = CodeField(
        lambda: claim_choices.currencies().items(),
        label=gettext_lazy("Currency"),
        initial=Currency.RUB.value,
    )
    source = forms.CharField(label=gettext_lazy("How it is known"), max_length=LONGEST_SOURCE)
    receipt = forms.CharField(
        label=gettext_lazy("Receipt or paper, with its number"), max_length=LONGEST_SOURCE, required=False
    )
    text = words_field(gettext_lazy("What must be known of it"), rows=2)

    def __init__(self, *args: Any, workers: Iterable[tuple[UUID, str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.workers = list(workers)
        for key, name, owed in self.workers:
            self.fields[_sum_of(key)] = forms.CharField(
                label=name,
                help_text=_("Owed today: %(sum)s") % {"sum": owed} if owed else "",
                max_length=LONGEST_TYPED,
                required=False,
                widget=forms.TextInput({"inputmode": "decimal"}),
            )

    def sum_fields(self) -> list[forms.BoundField]:
        return [self[_sum_of(key)] for key, *_told in self.workers]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("currency"):
            self.sums = dict(self._sums(cleaned, Currency(cleaned["currency"])))
            if not self.errors and not self.sums:
                self.add_error(None, _("Write at least one worker's sum."))
        return cleaned

    def _sums(self, cleaned: dict[str, Any], currency: Currency) -> Iterator[tuple[UUID, Amount]]:
        for key, *_told in self.workers:
            told = cleaned.get(_sum_of(key), "")
            amount = read_amount(self, _sum_of(key), told, currency) if told.strip() else None
            if amount is not None:
                yield key, amount

    @property
    def received(self) -> Received:
        """Call it on a valid form."""
        filled = self.cleaned_data
        return Received(
            id=filled["row"],
            seen=filled["seen"],
            on=filled["day"],
            sums=self.sums,
            source=filled["source"].strip(),
            receipt=filled["receipt"].strip(),
            text=filled["text"],
        )


class WorkersForm(forms.Form):
    """Which state of the paper was read, and whether the others are taken or left out."""

    seen_paper = forms.IntegerField(
        min_value=1, max_value=10**6, widget=forms.HiddenInput, error_messages=BROKEN
    )
    is_alone = forms.BooleanField(required=False, widget=forms.HiddenInput)


def _sum_of(key: UUID) -> str:
    return f"sum_{key}"
