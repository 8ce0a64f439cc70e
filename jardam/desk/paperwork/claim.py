"""The wage claim behind a paper, as the paper's page shows it: which, what it says otherwise now, and which others there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from jardam.cases.models import Case
from jardam.claims.models import Claim
from jardam.claims.queries import read_claims
from jardam.claims.rules.facts import Facts
from jardam.filings.claimed import COUNTED, Taken, take
from jardam.filings.drafted import Drafted, Material, made_of
from jardam.filings.models import Paper
from jardam.filings.rules.differences import Differs, differences
from jardam.filings.rules.kinds import Kind
from jardam.vault.restricted import Opener


@dataclass(frozen=True, slots=True)
class Offered:
    """One claim of the case. ``name``: its employer, as the worker says it."""

    pk: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Behind:
    """``taken_on``: None while nothing was taken. ``others``: claims that could be taken instead."""

    claim: Offered | None
    taken_on: date | None
    differing: Sequence[Differs]
    others: Sequence[Offered]


Claims = Mapping[UUID, tuple[Claim, Facts]]


def claims_of(found: Case, opener: Opener | None) -> Claims:
    """In the order in which they were written down. One query. Errors: FileKeyLocked, FileKeyDestroyed."""
    return {claim.pk: (claim, facts) for claim, facts in read_claims(found, opener)}


def taken_now(claims: Claims, taken: Taken | None, today: date) -> Taken | None:
    """As the same claim stands now; what was taken where it stands no more."""
    if taken is None or taken.claim not in claims:
        return taken
    return take(*claims[taken.claim], today)


def behind(paper: Paper, held: Material, made: Drafted, claims: Claims, today: date) -> Behind:
    """Of a draft."""
    offered = {
        pk: Offered(pk, facts.who.employer or _("no name yet")) for pk, (_claim, facts) in claims.items()
    }
    taken = held.taken
    if taken is None:
        return Behind(None, None, [], list(offered.values()))
    return Behind(
        offered.get(taken.claim),
        taken.on,
        _differing(paper, held, made, taken_now(claims, taken, today), today),
        [one for pk, one in offered.items() if pk != taken.claim],
    )


def _differing(
    paper: Paper, held: Material, made: Drafted, fresh: Taken | None, today: date
) -> list[Differs]:
    """What the draft would say otherwise if it took the claim as it stands now."""
    typed = _without_counted(made.kind, held.typed)
    if fresh == held.taken and typed == held.typed:
        return []
    would = made_of(paper, replace(held, typed=typed), fresh, today, today)
    return list(differences(made.said, would.said))


def _without_counted(kind: Kind, typed: Mapping[str, str]) -> dict[str, str]:
    """What was typed for the case, but for what a claim counts and this kind asks."""
    return {code: told for code, told in typed.items() if not (code in COUNTED and code in kind.facts)}
