"""What this room does when something happens in a lower one."""

from typing import Any

from jardam.claims.actions import ClaimNeeded
from jardam.claims.models import Claim
from jardam.collective.models import Collective, JoinedClaim
from jardam.collective.signals import parts_forgotten
from jardam.people.models import Person


def forget_worker(person: Person, **_signal: Any) -> None:
    """A person was erased, or their file was closed to all but named people: nothing ties them to the others any more.

    With their part goes what drafts took of it; a collective claim in which nobody stands goes, too.
    """
    theirs = JoinedClaim.objects.filter(centre_id=person.centre_id, claim__case__person=person)
    parts = list(theirs.only("pk", "collective_id"))
    if not parts:
        return
    parts_forgotten.send(JoinedClaim, parts=parts)
    theirs.delete()
    touched = {one.collective_id for one in parts}
    empty = Collective.objects.filter(centre_id=person.centre_id, pk__in=touched, joined=None)
    # One that a colleague changes at this moment is left: they may wait for the key that is held here.
    unheld = empty.select_for_update(skip_locked=True, of=("self",)).values_list("pk", flat=True)
    Collective.objects.filter(centre_id=person.centre_id, pk__in=list(unheld)).delete()


def keep_what_is_joined(claim: Claim, **_signal: Any) -> None:
    """What stands in a collective claim is taken out of it first. Errors: ClaimNeeded."""
    if JoinedClaim.objects.filter(centre_id=claim.centre_id, claim=claim).live().exists():
        raise ClaimNeeded(str(claim.pk))
