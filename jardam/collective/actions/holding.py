"""Several claims are held at once, in one order everywhere, so that two colleagues never wait for each other."""

from collections.abc import Iterable
from uuid import UUID

from jardam.cases.actions import CaseClosed, Said
from jardam.cases.actions.holding import held
from jardam.claims.actions.holding import Deed, Held, write_claim_line
from jardam.claims.models import Claim
from jardam.claims.sealing import facts_of
from jardam.collective.models import Collective, JoinedClaim
from jardam.database.bulk import one_at_a_time


class FileClosed(ValueError):
    """A file that is closed to all but named people is tied to nobody."""


class WorkerGone(ValueError):
    """The worker was erased, or their file was closed, since the page was opened."""


def held_collective(collective: Collective) -> Collective:
    """As it is now; nobody else changes who takes part until the end. Errors: WorkerGone, when nobody is left in it."""
    one_at_a_time(f"collective.Collective/{collective.pk}")
    rows = Collective.objects.select_for_update().filter(centre_id=collective.centre_id, pk=collective.pk)
    found: Collective | None = rows.first()
    if found is None:
        raise WorkerGone(str(collective.pk))
    return found


def held_joined(joined: JoinedClaim) -> JoinedClaim:
    """As it is now, under the key of the worker's file, which is held first, as erasing does.

    Call it once the collective claim is held. Errors: WorkerGone.
    """
    held(joined.centre_id, joined.claim.case_id)
    rows = JoinedClaim.objects.select_for_update().filter(centre_id=joined.centre_id, pk=joined.pk)
    found: JoinedClaim | None = rows.first()
    if found is None:
        raise WorkerGone(str(joined.pk))
    return found


def held_claims(claims: Iterable[Claim]) -> dict[UUID, Held]:
    """By id, in open cases of files that are open to everybody, held until the end.

    Errors: CaseClosed; FileClosed; FileKeyDestroyed.
    """
    found = {}
    for claim in sorted(claims, key=lambda claim: (claim.case_id, claim.pk)):
        case, key = held(claim.centre_id, claim.case_id)
        if key.is_restricted:
            raise FileClosed(str(claim.pk))
        if not case.is_open:
            raise CaseClosed(str(case.pk))
        row: Claim = Claim.objects.select_for_update().get(centre_id=claim.centre_id, pk=claim.pk)
        row.case = case
        found[claim.pk] = Held(row, case, key, facts_of(row, key))
    return found


def tell_case(held_claim: Held, deed: Deed, text: str = "") -> None:
    """One line more of the worker's own case."""
    write_claim_line(held_claim.case, held_claim.key, deed, Said(held_claim.case.revision, text))


def bump(collective: Collective) -> None:
    """Who takes part has changed, or money was written down for several."""
    collective.revision += 1
    collective.save(update_fields=["revision"])
