"""Those who live with somebody or depend on them are written down, and taken off again."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.people.actions.persons import locked
from jardam.people.kept import member_place
from jardam.people.models import HouseholdMember, Person
from jardam.people.rules.household import Member
from jardam.vault.restricted import Opener
from jardam.vault.sealing import open_key, seal_json

MOST_MEMBERS = 30


class HouseholdFull(ValueError):
    """So many live with nobody: a list this long is a mistake."""


@recorded
def add_member(
    person: Person,
    member: Member,
    *,
    row_id: UUID,
    by: User,
    at: datetime,
    opener: Opener | None = None,
) -> HouseholdMember:
    """Write one down. ``row_id``: drawn by the page, so that a form sent twice writes one.

    Errors: AlreadyErased; HouseholdFull; FileKeyLocked.
    """
    person = locked(person)
    ours = HouseholdMember.objects.filter(centre_id=person.centre_id, person=person)
    sent_before: HouseholdMember | None = ours.filter(pk=row_id).first()
    if sent_before is not None:
        return sent_before
    if ours.count() >= MOST_MEMBERS:
        raise HouseholdFull(str(person.pk))
    row = HouseholdMember(id=row_id, centre_id=person.centre_id, person=person)
    row.written_on = timezone.localdate(at)
    row.sealed_words = seal_json(person.key, member_place(row.pk), member.bundle(), opener=opener)
    row.save(force_insert=True)
    record("person.member_added", person, by=by, at=at)
    return row


@recorded
def remove_member(
    person: Person, member_id: UUID, *, by: User, at: datetime, opener: Opener | None = None
) -> None:
    """Take one off; nothing where somebody was faster. Errors: AlreadyErased; FileKeyLocked."""
    person = locked(person)
    open_key(person.key, opener)
    ours = HouseholdMember.objects.filter(centre_id=person.centre_id, person=person, pk=member_id)
    if ours.delete()[0]:
        record("person.member_removed", person, by=by, at=at)
