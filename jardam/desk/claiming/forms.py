"""What one fills in about a wage claim: the other side, and what proves each fact."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jardam.claims import choices
from jardam.claims.actions import LONGEST_NAME, LONGEST_NOTE
from jardam.claims.rules.evidence import EASIEST_FIRST, WEIGHTS, Fact, ProofKind
from jardam.claims.rules.facts import Facts, Who
from jardam.desk.casework.forms import SeenFields, words_field


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


class ProofsForm(SeenFields):
    """By fact what shows it, each a tap; and a word on each kind of proof."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
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

    def fact_fields(self) -> list[forms.BoundField]:
        return [self[_of_fact(fact)] for fact in Fact]

    def note_fields(self) -> list[forms.BoundField]:
        return [self[_of_kind(kind)] for kind in EASIEST_FIRST]


def proofs_told(facts: Facts) -> dict[str, object]:
    """What stands in the form before anybody ticks."""
    ticked = {_of_fact(fact): [kind.value for kind in kinds] for fact, kinds in facts.proofs.items()}
    return ticked | {_of_kind(kind): note for kind, note in facts.notes.items()}


def _of_fact(fact: Fact) -> str:
    return f"fact_{fact.value.lower()}"


def _of_kind(kind: ProofKind) -> str:
    return f"note_{kind.value.lower()}"
