"""A place of medical care, known to the whole network; and an orientation of one centre."""

from datetime import date, datetime
from uuid import UUID

from jardam.centres.models import User
from jardam.database.scope import across_centres, for_centre
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.network.actions import FacilityFacts, NewCapacity, note_capacity, write_facility
from jardam.network.choices import Actor, Circle, FacilityKind, Fee, Taking, Told
from jardam.network.models import Organisation
from jardam.network.rules.capacity import Parameter
from jardam.outreach.actions import Noted, note_orientation
from jardam.outreach.rules.orientation import Kind, Tally

CARE = FacilityFacts(
    name="Родильный дом",
    kind=FacilityKind.MATERNITY,
    region="RU-MOW",
    topics=(Topic.C_REPRODUCTIVE,),
    takes_uninsured=Taking.EMERGENCY,
    fee=Fee.UNKNOWN,
    languages=(Language.KY,),
    told=Told.PHONED,
    checked_on=date(2026, 11, 20),
    words="Вход со двора",
)


def facility_of(by: User, at: datetime) -> UUID:
    return write_facility(CARE, by=by, at=at).pk


ORGANISATION = "test-diaspora"


def organisation_of(by: User, at: datetime) -> UUID:
    """What an organisation can do, written down by this colleague. Its code is `ORGANISATION`."""
    with across_centres("an organisation for everybody") as db:
        made, _is_new = Organisation.objects.using(db).get_or_create(
            code=ORGANISATION,
            defaults={
                "names": {"en": "Test diaspora", "ru": "Землячество"},
                "actor": Actor.DIASPORA.value,
                "circle": Circle.INNER.value,
                "regions": ["RU-MOW"],
                "fee": Fee.FREE.value,
                "source": "test",
            },
        )
    organisation = Organisation.objects.get(pk=made.pk)
    new = NewCapacity(
        day_uuid(), Parameter.STAFF, date(2026, 11, 1), Told.VISITED, "работают двое", "были в офисе"
    )
    note_capacity(organisation, new, by=by, at=at)
    return new.pk


def orientation_of(by: User, at: datetime) -> UUID:
    """Written down by this colleague for their centre."""
    tally = Tally(women=2, men=3, checklists=5, cards=5)
    noted = Noted(day_uuid(), Kind.SESSION, at.date(), "KG", Language.KY, tally)
    with for_centre(by.centre_id):
        return note_orientation(noted, by=by, at=at).pk
