"""What this room does when something happens in a lower one."""

from typing import Any

from jardam.exhibits.models import Content, Exhibit
from jardam.exhibits.sealing import about_place, bytes_place
from jardam.people.models import Person
from jardam.vault.actions import Move


def take_exhibits_along(person: Person, move: Move, **_signal: Any) -> None:
    """A person's file was closed to all but named people: what was brought moves under the new key."""
    theirs = Exhibit.objects.filter(centre_id=person.centre_id, case__person=person)
    for exhibit in theirs.select_for_update(of=("self",)):
        exhibit.sealed_about = move(about_place(exhibit.pk), bytes(exhibit.sealed_about or b""))
        exhibit.save(update_fields=["sealed_about"])
    contents = Content.objects.filter(centre_id=person.centre_id, exhibit__case__person=person)
    for content in contents.select_for_update(of=("self",)).iterator(chunk_size=4):
        content.sealed_bytes = move(bytes_place(content.pk), bytes(content.sealed_bytes))
        content.save(update_fields=["sealed_bytes"])


def forget_exhibits(person: Person, **_signal: Any) -> None:
    """A person was erased: nobody can read the bytes any more, so they need not lie here."""
    ours = Exhibit.objects.filter(centre_id=person.centre_id)
    theirs = list(ours.filter(case__person=person).values_list("pk", flat=True))
    Content.objects.filter(centre_id=person.centre_id, exhibit__in=theirs).delete()
    ours.filter(pk__in=theirs).update(sealed_about=None)
