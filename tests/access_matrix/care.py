"""A place of medical care, known to the whole network; and an orientation of one centre."""

from datetime import date, datetime
from uuid import UUID

from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.network.actions import FacilityFacts, write_facility
from jardam.network.choices import FacilityKind, Fee, Taking, Told
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


def orientation_of(by: User, at: datetime) -> UUID:
    """Written down by this colleague for their centre."""
    tally = Tally(women=2, men=3, checklists=5, cards=5)
    noted = Noted(day_uuid(), Kind.SESSION, at.date(), "KG", Language.KY, tally)
    with for_centre(by.centre_id):
        return note_orientation(noted, by=by, at=at).pk
