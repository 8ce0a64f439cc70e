"""A place of medical care, known to the whole network."""

from datetime import date, datetime
from uuid import UUID

from jardam.centres.models import User
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.network.actions import FacilityFacts, write_facility
from jardam.network.choices import FacilityKind, Fee, Taking, Told

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
