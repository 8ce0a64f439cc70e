"""What this room does when something happens in a lower one."""

from typing import Any

from jardam.parties.forgetting import forget_loose
from jardam.parties.models import Tie
from jardam.people.models import Person


def forget_ties(person: Person, **_signal: Any) -> None:
    """A person was erased, or their file was closed to all but named people: nothing says any more of whom they told."""
    ours = Tie.objects.filter(centre_id=person.centre_id)
    theirs = dict(ours.filter(case__person=person).values_list("pk", "party_id"))
    ours.filter(pk__in=list(theirs)).delete()
    forget_loose(person.centre_id, theirs.values())
