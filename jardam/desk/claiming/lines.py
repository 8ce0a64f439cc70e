"""Wage claims as the page of their case names them: each with its employer, and what was done with one as a line."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from jardam.cases.models import Case
from jardam.claims.actions.holding import NAMED, OPENED, PROVEN
from jardam.claims.models import Claim
from jardam.claims.queries import read_claims
from jardam.vault.restricted import Opener


def claims_of(case: Case, opener: Opener | None) -> list[tuple[Claim, str]]:
    """The claims of a case with the employer's name. The caller writes the reading down. One query."""
    return [(claim, facts.who.employer) for claim, facts in read_claims(case, opener)]


def claim_line(words: Mapping[str, Any]) -> str:
    """What was done with a claim, as the case says it among what happened."""
    said = {"name": words["name"] or "—"}
    if words["act"] == OPENED:
        return _("Wage claim: %(name)s") % said
    if words["act"] == NAMED:
        return _("Wage claim, the other side: %(name)s") % said
    if words["act"] == PROVEN:
        return _("Wage claim, what proves it: %(name)s") % said
    return _("Wage claim, the work: %(name)s") % said
