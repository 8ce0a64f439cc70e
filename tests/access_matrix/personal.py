"""The sheet of a person: who may read and say what of them; and somebody who has a household and was asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.people.actions import Said, add_member, say_about_consent
from jardam.people.models import Person
from jardam.people.rules.consent import Act, FieldGroup, Purpose, Receiver, ReceiverKind
from jardam.people.rules.household import HouseholdRole, Member
from tests.access_matrix.actors import HELPERS, REVEALERS, Group
from tests.access_matrix.matrix import ERASED, KNOWN, RESTRICTED
from tests.access_matrix.matrix import MATRIX as OTHER_PAGES
from tests.access_matrix.table import Access, Page, closed


def of_person(may: Group, *done: int, methods: str = "GET HEAD POST") -> Page:
    """A page about somebody known; a closed or erased file is there for whoever looks people up, and stays shut."""
    hidden = dict.fromkeys((RESTRICTED, ERASED), closed(HELPERS))
    return Page(methods, {KNOWN: Access(HELPERS, may, frozenset(done)), **hidden})


PERSON_PAGES: dict[str, Page] = {
    "desk:person_documents": of_person(REVEALERS, 200, 422),
    "desk:person_groups": of_person(HELPERS, 200, 422),
    "desk:person_household": of_person(REVEALERS, 200, 422),
    "desk:person_member_remove": of_person(REVEALERS, 302, methods="POST"),
    "desk:person_consents": of_person(REVEALERS, 200, 422),
    "desk:person_consent_withdraw": of_person(REVEALERS, 302, methods="POST"),
}
MATRIX = OTHER_PAGES | PERSON_PAGES


@dataclass(frozen=True)
class Sheets:
    """What stands on the sheets of persons, by the relation of each."""

    members: dict[str, UUID]
    consents: dict[str, UUID]


def sheets_of(told: str, persons: Mapping[str, Person], *, by: User, at: datetime) -> Sheets:
    """Call it before one of them is closed or erased."""
    return Sheets(
        {relation: _member(told, person, by=by, at=at) for relation, person in persons.items()},
        {relation: _consent(told, person, by=by, at=at) for relation, person in persons.items()},
    )


def _member(told: str, person: Person, *, by: User, at: datetime) -> UUID:
    member = Member(HouseholdRole.CHILD.value, told, 5, at.date().isoformat(), depends=True)
    return add_member(person, member, row_id=day_uuid(), by=by, at=at).pk


def _consent(told: str, person: Person, *, by: User, at: datetime) -> UUID:
    said = Said(
        day_uuid(),
        Act.GIVEN,
        Purpose.HELP.value,
        Receiver(ReceiverKind.PARTNER, told),
        at.date(),
        frozenset({FieldGroup.STORY.value}),
        at.date() + timedelta(days=9),
        language="KY",
        form="ORAL",
    )
    return say_about_consent(person, said, by=by, at=at).pk
