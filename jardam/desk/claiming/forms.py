"""What one fills in about a wage claim: the other side, and what proves each fact."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jardam.cases.actions import LONGEST_WORDS
from jardam.claims import choices
from jardam.claims.actions import LONGEST_NAME, LONGEST_NOTE
from jardam.claims.rules.evidence import EASIEST_FIRST, WEIGHTS, Fact, ProofKind
from jardam.claims.rules.facts import Facts, Proven, Who
from jardam.desk.casework.forms import SeenFields, words_field
from jardam.ui.components.fields import options_of


class WithdrawForm(SeenFields):
    """Why a claim should not stand."""

    text = forms.CharField(
        label=_("Why the claim is withdrawn"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": 3}),
        help_text=_(
            "It was written down by mistake, or twice. It counts nowhere any more, and its term ends. The reason stays in the case."
        ),
    )


class WhoForm(SeenFields):
    """The other side."""

    employer = forms.CharField(
        label=_("Employer"),
        max_length=LONGEST_NAME,
        help_text=_("As the worker calls it; the exact name can come later."),
    )
    foreman = forms.CharField(label=_("Foreman, with a telephone"), max_length=LONGEST_NAME, required=False)
    site = forms.CharField(label=_("Site, address"), max_length=LONGEST_NAME, required=False)
    text = words_field(_("What must be known of it"), rows=2)

    @property
    def who(self) -> Who:
        """Call it on a valid form."""
        return Who(*(self.cleaned_data[name].strip() for name in ("employer", "foreman", "site")))


def who_told(facts: Facts) -> dict[str, str]:
    """What stands in the form before anybody types."""
    return {"employer": facts.who.employer, "foreman": facts.who.foreman, "site": facts.who.site}


@dataclass(frozen=True, slots=True)
class ProofTick:
    """That this kind of proof shows this fact: the fact's field, and the one of its options."""

    fact: forms.BoundField
    option: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ProofRow:
    """One kind of proof. ``ticks``: by fact, None where it says nothing of it; ``note``: None where nothing is there."""

    label: str
    ticks: Sequence[ProofTick | None]
    note: forms.BoundField | None


class ProofsForm(SeenFields):
    """By fact what shows it, each a tap; and a word on each kind of proof."""

    def __init__(self, *args: Any, files: Sequence[tuple[str, str]] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.has_files = bool(files)
        words = choices.proof_kinds()
        for fact, label in choices.facts().items():
            kinds = [kind for kind in EASIEST_FIRST if kind in WEIGHTS[fact]]
            self.fields[_of_fact(fact)] = forms.MultipleChoiceField(
                label=str(label),
                choices=[(kind.value, words[kind]) for kind in [*kinds, ProofKind.NONE]],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        for kind in EASIEST_FIRST:
            self.fields[_of_kind(kind)] = forms.CharField(
                label=str(words[kind]), max_length=LONGEST_NOTE, required=False
            )
            if files:
                self.fields[_files_of(kind)] = forms.MultipleChoiceField(
                    label=str(words[kind]),
                    choices=list(files),
                    required=False,
                    widget=forms.CheckboxSelectMultiple,
                )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for fact in Fact:
            chosen = cleaned.get(_of_fact(fact), [])
            if ProofKind.NONE in chosen and len(chosen) > 1:
                self.add_error(
                    _of_fact(fact), _("Either there is nothing, or there is what you chose beside it.")
                )
        return cleaned

    @property
    def proofs(self) -> Mapping[Fact, tuple[ProofKind, ...]]:
        """Call it on a valid form."""
        chosen = {fact: tuple(map(ProofKind, self.cleaned_data[_of_fact(fact)])) for fact in Fact}
        return {fact: kinds for fact, kinds in chosen.items() if kinds}

    @property
    def notes(self) -> Mapping[ProofKind, str]:
        """Call it on a valid form."""
        told = {kind: self.cleaned_data[_of_kind(kind)].strip() for kind in EASIEST_FIRST}
        return {kind: note for kind, note in told.items() if note}

    @property
    def tied(self) -> Mapping[ProofKind, tuple[str, ...]]:
        """Call it on a valid form."""
        if not self.has_files:
            return {}
        chosen = {kind: tuple(self.cleaned_data[_files_of(kind)]) for kind in EASIEST_FIRST}
        return {kind: files for kind, files in chosen.items() if files}

    @property
    def proven(self) -> Proven:
        """Call it on a valid form."""
        return Proven(self.proofs, self.notes, self.tied)

    def fact_fields(self) -> list[forms.BoundField]:
        """The columns of the table."""
        return [self[_of_fact(fact)] for fact in Fact]

    def proof_rows(self) -> Iterator[ProofRow]:
        """The table: a kind of proof, what it may show, and a word on it; at the end that nothing is there."""
        columns = [
            (bound, {str(option["value"]): option for option in options_of(bound)})
            for bound in self.fact_fields()
        ]
        words = choices.proof_kinds()
        for kind in (*EASIEST_FIRST, ProofKind.NONE):
            ticks = [
                ProofTick(bound, options[kind.value]) if kind.value in options else None
                for bound, options in columns
            ]
            yield ProofRow(str(words[kind]), ticks, None if kind is ProofKind.NONE else self[_of_kind(kind)])

    @property
    def has_chosen_files(self) -> bool:
        return any(bound.value() for bound in self.file_fields())

    def file_fields(self) -> list[forms.BoundField]:
        return [self[_files_of(kind)] for kind in EASIEST_FIRST] if self.has_files else []


def proofs_told(facts: Facts) -> dict[str, object]:
    """What stands in the form before anybody ticks."""
    told: dict[str, object] = {
        _of_fact(fact): [kind.value for kind in kinds] for fact, kinds in facts.proofs.items()
    }
    told |= {_of_kind(kind): note for kind, note in facts.notes.items()}
    return told | {_files_of(kind): list(files) for kind, files in facts.files.items()}


def _of_fact(fact: Fact) -> str:
    return f"fact_{fact.value.lower()}"


def _of_kind(kind: ProofKind) -> str:
    return f"note_{kind.value.lower()}"


def _files_of(kind: ProofKind) -> str:
    return f"files_{kind.value.lower()}"
