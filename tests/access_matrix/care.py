"""A place of medical care, known to the whole network; and an orientation of one centre."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from jardam.centres.models import User
from jardam.database.scope import across_centres, for_centre
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.network.actions import (
    FacilityFacts,
    NewCapacity,
    note_capacity,
    write_facility,
    write_place,
    write_service,
)
from jardam.network.choices import Actor, Circle, FacilityKind, Fee, ServiceState, Taking, Told
from jardam.network.entries import PlaceFacts, ServiceFacts
from jardam.network.models import Organisation
from jardam.network.rules.capacity import Parameter
from jardam.outreach.actions import Noted, note_orientation
from jardam.outreach.rules.orientation import Kind, Tally
from jardam.partnerships.actions import NewAgreement, sign_agreement
from tests.access_matrix.actors import CASE, EVERYBODY, FACILITY_WRITERS, HEADS, HELPERS, READERS
from tests.access_matrix.matrix import KNOWN, MISSING, THEIRS, UNKNOWN
from tests.access_matrix.problems import MATRIX as OTHER_PAGES
from tests.access_matrix.table import Access, Page, closed, only, page

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


def parts_of(by: User, at: datetime) -> tuple[UUID, UUID]:
    """What that organisation does, and where it is met, written down by this colleague."""
    organisation_of(by, at)
    organisation = Organisation.objects.get(code=ORGANISATION)
    service, place = day_uuid(), day_uuid()
    does = ServiceFacts("Юрист", Topic.B_UNPAID_WAGES, ServiceState.ACTIVE, Fee.FREE)
    write_service(organisation, service, does, seen=0, by=by, at=at)
    write_place(organisation, place, PlaceFacts("Офис", "RU-MOW"), seen=0, by=by, at=at)
    return service, place


def agreement_of(by: User, at: datetime) -> UUID:
    """With that organisation, written down by this colleague for their centre."""
    organisation_of(by, at)
    new = NewAgreement(
        day_uuid(), "Скидка нашим людям", "Директор и мы", "папка 3", at.date(), None, 20, is_rigid=True
    )
    with for_centre(by.centre_id):
        return sign_agreement(Organisation.objects.get(code=ORGANISATION), new, by=by, at=at).pk


def orientation_of(by: User, at: datetime) -> UUID:
    """Written down by this colleague for their centre."""
    tally = Tally(women=2, men=3, checklists=5, cards=5)
    noted = Noted(day_uuid(), Kind.SESSION, at.date(), "KG", Language.KY, tally)
    with for_centre(by.centre_id):
        return note_orientation(noted, by=by, at=at).pk


def entry_page(*done: int) -> Page:
    """Of an organisation: filled in, or sent."""
    known = Access(EVERYBODY, FACILITY_WRITERS, frozenset(done))
    return Page("GET HEAD POST", {KNOWN: known, UNKNOWN: closed(EVERYBODY - READERS)})


def entry_button() -> Page:
    known = Access(EVERYBODY, FACILITY_WRITERS, frozenset({302}))
    return Page("POST", {KNOWN: known, UNKNOWN: closed(EVERYBODY - READERS)})


CARE_PAGES: dict[str, Page] = {
    "desk:agreement_add": Page(
        "GET HEAD POST",
        {KNOWN: Access(EVERYBODY, HEADS, frozenset({200, 422})), UNKNOWN: closed(EVERYBODY - HELPERS)},
    ),
    "desk:agreement": Page("GET HEAD", {KNOWN: only(HELPERS, 200)}),
    "desk:agreement_end": Page("POST", {KNOWN: Access(HELPERS, HEADS, frozenset({302}))}),
    "desk:agreement_told": Page("POST", {KNOWN: only(CASE, 302)}),
    "desk:organisation_add": page("GET HEAD POST", FACILITY_WRITERS, 200, 422),
    "desk:organisation_change": entry_page(200, 422),
    "desk:organisation_service_add": entry_page(200, 422),
    "desk:organisation_service": entry_page(200, 422),
    "desk:organisation_place_add": entry_page(200, 422),
    "desk:organisation_place": entry_page(200, 422),
    "desk:organisation_retire": entry_button(),
    "desk:organisation_takes": entry_button(),
    "desk:directory": page("GET HEAD", READERS, 200),
    "desk:organisation": Page(
        "GET HEAD",
        {KNOWN: Access(EVERYBODY, READERS, frozenset({200})), UNKNOWN: closed(EVERYBODY - READERS)},
    ),
    "desk:capacity_note": Page(
        "GET HEAD POST",
        {
            KNOWN: Access(EVERYBODY, FACILITY_WRITERS, frozenset({200, 422})),
            UNKNOWN: closed(EVERYBODY - READERS),
        },
    ),
    "desk:capacity_verify": Page(
        "POST",
        {KNOWN: Access(EVERYBODY, FACILITY_WRITERS, frozenset({302})), UNKNOWN: closed(EVERYBODY - READERS)},
    ),
    "desk:facilities": page("GET HEAD", READERS, 200),
    "desk:facility_add": page("GET HEAD POST", FACILITY_WRITERS, 200, 422),
    "desk:facility": Page(
        "GET HEAD",
        {KNOWN: Access(EVERYBODY, READERS, frozenset({200})), UNKNOWN: closed(EVERYBODY - READERS)},
    ),
    "desk:facility_change": Page(
        "POST",
        {KNOWN: Access(EVERYBODY, FACILITY_WRITERS, frozenset({422})), UNKNOWN: closed(EVERYBODY - READERS)},
    ),
    "desk:facility_close": Page(
        "POST",
        {KNOWN: Access(EVERYBODY, FACILITY_WRITERS, frozenset({302})), UNKNOWN: closed(EVERYBODY - READERS)},
    ),
}
"""Whom one sends people to: organisations, and where they are treated."""


def care_words(farida: User, chen: User, at: datetime) -> dict[str, Mapping[str, object]]:
    """What stands in the addresses of these pages."""
    absent = {UNKNOWN: day_uuid(), THEIRS: day_uuid(), MISSING: day_uuid()}
    service, place = parts_of(farida, at)
    return {
        "service_id": {KNOWN: service, **absent},
        "met_id": {KNOWN: place, **absent},
        "facility_id": {KNOWN: facility_of(farida, at), **absent},
        "organisation_code": {KNOWN: ORGANISATION, UNKNOWN: "no-such", THEIRS: "not-one", MISSING: "none"},
        "capacity_id": {KNOWN: organisation_of(farida, at), **absent},
        "agreement_id": {
            KNOWN: agreement_of(farida, at),
            THEIRS: agreement_of(chen, at),
            MISSING: day_uuid(),
        },
        "orientation_id": {
            KNOWN: orientation_of(farida, at),
            THEIRS: orientation_of(chen, at),
            MISSING: day_uuid(),
        },
    }


MATRIX = OTHER_PAGES | CARE_PAGES
