"""Wage claims as the page of their case names them: each with its employer, and what was done with one as a line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from jardam.cases.models import Case
from jardam.claims.actions.holding import (
    DEALT,
    JOINED,
    MONEY,
    NAMED,
    OPENED,
    PARTED,
    PROMISED,
    PROVEN,
    RESTORED,
    TAKEN_BACK,
    WITHDRAWN,
)
from jardam.claims.choices import columns, dealing_kinds
from jardam.claims.models import Claim
from jardam.claims.queries import read_all_claims, sums_beside
from jardam.claims.rules.dealings import DealingKind
from jardam.claims.rules.evidence import Meter, meter
from jardam.claims.rules.facts import Facts
from jardam.claims.rules.money import Amount, Column, Currency
from jardam.desk.claiming.money import said_of, sum_rows
from jardam.vault.restricted import Opener

OF_MONEY = {MONEY, PROMISED, TAKEN_BACK}


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """``shown``: how many of its facts something shows; ``sums``: a row for each currency, a cell for each column."""

    url: str
    employer: str
    shown: str
    sums: list[list[str]]
    is_withdrawn: bool


def claims_of(case: Case, opener: Opener | None) -> list[ShownClaim]:
    """The claims of a case with the employer's name and the money, also those that were withdrawn. The caller writes the
    reading down. One query."""
    return [_shown(claim, facts, sums_beside(claim)) for claim, facts in read_all_claims(case, opener)]


def meter_told(found: Meter) -> str:
    return _("%(shown)d of %(whole)d facts are shown at least fairly") % {
        "shown": found.shown,
        "whole": len(found.facts),
    }


def _shown(claim: Claim, facts: Facts, sums: Sequence[tuple[Column, Amount]]) -> ShownClaim:
    return ShownClaim(
        url=reverse("desk:claim", args=[claim.case_id, claim.pk]),
        employer=facts.who.employer,
        shown=meter_told(meter(facts.proofs)),
        sums=sum_rows(sums) or [[_("none")] * len(Column)],
        is_withdrawn=claim.withdrawn_on is not None,
    )


def claim_line(words: Mapping[str, Any]) -> str:
    """What was done with a claim, as the case says it among what happened."""
    said = {"name": words["name"] or "—"}
    told = {
        OPENED: _("Wage claim: %(name)s"),
        NAMED: _("Wage claim, the other side: %(name)s"),
        JOINED: _("Wage claim, proposed for a collective one: %(name)s"),
        PARTED: _("Wage claim, taken out of a collective one: %(name)s"),
        PROVEN: _("Wage claim, what proves it: %(name)s"),
        WITHDRAWN: _("Wage claim, withdrawn: %(name)s"),
        RESTORED: _("Wage claim, brought back: %(name)s"),
    }
    if words["act"] in told:
        return told[words["act"]] % said
    if words["act"] == DEALT:
        kind = dealing_kinds()[DealingKind(words["kind"])]
        return _("Wage claim, %(kind)s: %(name)s") % {**said, "kind": kind}
    if words["act"] in OF_MONEY:
        return _money_line(words, said)
    return _("Wage claim, the work: %(name)s") % said


def _money_line(words: Mapping[str, Any], said: Mapping[str, str]) -> str:
    told = {
        **said,
        "column": columns()[Column(words["column"])],
        "amount": said_of(Amount(int(words["minor"]), Currency(words["currency"]))),
    }
    if words["act"] == TAKEN_BACK:
        return _("Wage claim, taken back: %(column)s %(amount)s (%(name)s)") % told
    if words["act"] == PROMISED:
        return _("Wage claim, promised in parts: %(amount)s (%(name)s)") % told
    return _("Wage claim, %(column)s: %(amount)s (%(name)s)") % told
