"""What this room does when something happens in a lower one."""

from typing import Any

from jardam.people.models import Person
from jardam.precedents.models import Draft


def forget_drafts(person: Person, **_signal: Any) -> None:
    """A file was closed to all but named people, or its person was erased: nothing of it becomes a precedent."""
    ours = Draft.objects.filter(centre_id=person.centre_id)
    theirs = list(ours.filter(case__person=person).values_list("pk", flat=True))
    ours.filter(pk__in=theirs).delete()
