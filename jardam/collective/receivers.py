"""What this room does when something happens in a lower one."""

from typing import Any

from jardam.collective.models import Collective, JoinedClaim
from jardam.people.models import Person


def forget_worker(person: Person, **_signal: Any) -> None:
    """A person was erased, or their file was closed to all but named people: nothing ties them to the others any more.

    With their part goes what drafts took of it; a collective claim in which nobody stands goes, too.
    """
    theirs = JoinedClaim.objects.filter(centre_id=person.centre_id, claim__case__person=person)
    touched = list(theirs.values_list("collective_id", flat=True))
    theirs.delete()
    Collective.objects.filter(centre_id=person.centre_id, pk__in=touched, joined=None).delete()
