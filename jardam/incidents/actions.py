"""Incidents are written down and withdrawn; nothing of one is changed afterwards."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.claims.rules.money import Amount, Currency
from jardam.contacts.models import Contact
from jardam.filings.models import Authority
from jardam.incidents.models import Incident, Venue, sealed_names
from jardam.incidents.rules.kinds import IncidentKind, Proof, VenueKind
from jardam.incidents.rules.spellings import is_spelled
from jardam.incidents.sealing import REASON, WITNESSES, WORDS, seal_part
from jardam.kernel.ids import day_uuid
from jardam.kernel.partial_dates import PartialDate
from jardam.people.models import Person
from jardam.rota.actions.numbers import next_number
from jardam.vault.actions import held_key, new_file_key
from jardam.vault.models import FileKey
from jardam.vault.restricted import Opener

LONGEST_WORDS = 8_000
LONGEST_NAME = 160
LONGEST_REASON = 300


class AlreadyWithdrawn(ValueError):
    """Somebody was faster."""


@dataclass(frozen=True, slots=True)
class Where:
    """``venue``: one that stands, of which ``name`` may be another spelling; None: a new one, or one so spelled."""

    name: str
    kind: VenueKind = VenueKind.OTHER
    region: str = ""
    venue: Venue | None = None
    authority: Authority | None = None


@dataclass(frozen=True, slots=True)
class Happened:
    """What is written down. ``incident_id``: drawn by the page, so that a form sent twice writes one incident.

    At most one of ``case`` and ``contact``; neither, when somebody unknown told it.
    """

    incident_id: UUID
    where: Where
    kind: IncidentKind
    what: str
    day: PartialDate
    case: Case | None = None
    contact: Contact | None = None
    asked: Amount | None = None
    paid: Amount | None = None
    proofs: tuple[Proof, ...] = ()
    witnesses: str = ""
    opener: Opener | None = None

    @property
    def person(self) -> Person | None:
        told_by = self.case or self.contact
        return told_by.person if told_by else None


@recorded
def write_incident(happened: Happened, *, by: User, at: datetime) -> Incident:
    """Errors: FileKeyLocked, FileKeyDestroyed."""
    assert by.centre_id is not None
    number = next_number(Incident.objects.all(), by.centre_id)  # whoever sends the same form waits here
    written: Incident | None = Incident.objects.filter(
        centre_id=by.centre_id, pk=happened.incident_id
    ).first()
    if written is not None:
        return written
    person = happened.person
    key = held_key(by.centre_id, person.key_id) if person else new_file_key(by.centre_id)
    incident = _incident(happened, key, number, by=by, at=at)
    incident.save(force_insert=True)
    record("incident.written", incident, by=by, at=at, kind=incident.kind)
    return incident


@recorded
def withdraw_incident(
    incident: Incident, reason: str, *, opener: Opener | None = None, by: User, at: datetime
) -> Incident:
    """It was a mistake: it counts no more, and its words stay. Errors: AlreadyWithdrawn; FileKeyLocked, FileKeyDestroyed."""
    key = held_key(incident.centre_id, incident.file_key.pk)
    found: Incident = Incident.objects.select_for_update().get(centre_id=incident.centre_id, pk=incident.pk)
    if found.is_withdrawn:
        raise AlreadyWithdrawn(str(found.number))
    seal_part(found, REASON, reason, key, opener)
    found.withdrawn_on = timezone.localdate(at)
    found.save(update_fields=["withdrawn_on", REASON])
    record("incident.withdrawn", found, by=by, at=at)
    return found


def _incident(happened: Happened, key: FileKey, number: int, *, by: User, at: datetime) -> Incident:
    assert by.centre_id is not None
    amounts = happened.asked, happened.paid
    incident = Incident(
        id=happened.incident_id,
        centre_id=by.centre_id,
        number=number,
        venue=_venue(happened.where, by=by, at=at),
        kind=happened.kind.value,
        happened=str(happened.day),
        case=happened.case,
        contact=happened.contact,
        person=happened.person,
        key=None if happened.person else key,
        asked_minor=happened.asked.minor if happened.asked else None,
        paid_minor=happened.paid.minor if happened.paid else None,
        currency=next((one.currency.value for one in amounts if one), Currency.RUB.value),
        proofs=[proof.value for proof in happened.proofs],
        written_on=timezone.localdate(at),
        written_by=by,
    )
    seal_part(incident, WORDS, happened.what, key, happened.opener)
    if happened.witnesses.strip():
        seal_part(incident, WITNESSES, happened.witnesses, key, happened.opener)
    return incident


def _venue(where: Where, *, by: User, at: datetime) -> Venue:
    """The one that was chosen, or that is spelled so already; else a new one. The number of incidents is held."""
    assert by.centre_id is not None
    found = where.venue or _spelled_so(where, by)
    if found is None:
        return _new_venue(where, by=by, at=at)
    venue: Venue = Venue.objects.select_for_update().get(centre_id=by.centre_id, pk=found.pk)
    if where.name.strip() and not is_spelled(where.name, venue.names):
        venue.sealed_names = sealed_names(venue.pk, [*venue.names, where.name.strip()])
        venue.save(update_fields=["sealed_names"])
        record("venue.spelled", venue, by=by, at=at)
    return venue


def _spelled_so(where: Where, by: User) -> Venue | None:
    """Only of those that one may know of: else a name would tell that somebody told of it in a hidden case."""
    alike = Venue.objects.visible_to(by).filter(kind=where.kind.value, region=where.region)
    return next((venue for venue in alike.order_by("pk") if is_spelled(where.name, venue.names)), None)


def _new_venue(where: Where, *, by: User, at: datetime) -> Venue:
    assert by.centre_id is not None
    row = day_uuid()
    venue = Venue(
        id=row,
        centre_id=by.centre_id,
        kind=where.kind.value,
        region=where.region,
        authority=where.authority,
        named_on=timezone.localdate(at),
        named_by=by,
        sealed_names=sealed_names(row, [where.name.strip()]),
    )
    venue.save(force_insert=True)
    record("venue.named", venue, by=by, at=at, kind=venue.kind)
    return venue
