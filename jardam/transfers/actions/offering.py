"""A case is handed to another centre: what goes is sealed for them alone, and stands there the moment it is said here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.cases.actions.holding import CaseClosed, held
from jardam.cases.models import Case
from jardam.centres.models import Centre, User
from jardam.database.bulk import one_at_a_time
from jardam.database.live import tell
from jardam.database.scope import for_centre
from jardam.people.actions import Said, say_about_consent
from jardam.people.rules.consent import FieldGroup
from jardam.transfers.consented import agreed_until, agreed_with
from jardam.transfers.gathering import whole_file
from jardam.transfers.models import Arrival, Departure
from jardam.transfers.rules.files import only_agreed
from jardam.transfers.rules.lives import last_day
from jardam.transfers.sealing import seal_departure, seal_secret
from jardam.vault.actions import new_file_key
from jardam.vault.linked import new_secret
from jardam.vault.restricted import Opener


class AlreadyOnItsWay(ValueError):
    """One centre has it before it: take it back first."""


class FileIsClosed(ValueError):
    """The file is closed to all but named people: nobody of another centre is one of them."""


@dataclass(frozen=True, slots=True)
class Offering:
    """``id``: drawn by the page, so that a form sent twice hands over once. ``ticked``: the groups that go. ``words``: what
    the colleague must know, by group. ``said``: the yes that the person has just said."""

    id: UUID
    to: Centre
    ticked: frozenset[FieldGroup]
    words: Mapping[FieldGroup, str] = field(default_factory=dict)
    said: Said | None = None


@recorded
def offer_case(
    case: Case, offering: Offering, *, opener: Opener | None = None, by: User, at: datetime
) -> Departure:
    """Hand it to one centre. Until they take it in, whoever answers for it here goes on doing so.

    Errors: CaseClosed; AlreadyOnItsWay; FileIsClosed; NotAgreed; TermsStay; ValueError for one's own centre; FileKeyLocked;
    FileKeyDestroyed.
    """
    one_at_a_time(f"transfers.Departure/{offering.id}")
    before: Departure | None = Departure.objects.filter(centre_id=case.centre_id, pk=offering.id).first()
    if before is not None:
        return before
    if offering.to.pk == case.centre_id:
        raise ValueError(offering.to.code)
    case, key = held(case.centre_id, case.pk)
    if not case.is_open:
        raise CaseClosed(str(case.pk))
    if key.is_restricted:
        raise FileIsClosed(str(case.pk))
    if Departure.objects.filter(centre_id=case.centre_id, case=case).open().exists():
        raise AlreadyOnItsWay(str(case.pk))
    if offering.said is not None:
        say_about_consent(case.person, offering.said, opener=opener, by=by, at=at)
    today = timezone.localdate(at)
    agreed = agreed_with(case.person, offering.to, today)
    handed = only_agreed(whole_file(case, offering.to, offering.words), offering.ticked, agreed)
    departure = Departure(
        id=offering.id,
        centre_id=case.centre_id,
        case=case,
        to_centre=offering.to,
        opened_on=today,
        opened_by=by,
        until=agreed_until(case.person, offering.to, offering.ticked, today, last_day(today)),
        groups=" ".join(sorted(group.value for group in offering.ticked)),
    )
    secret = new_secret()
    seal_departure(departure, handed, secret)
    departure.save(force_insert=True)
    record("transfer.offered", departure, by=by, at=at, to=offering.to.pk, groups=len(offering.ticked))
    _arrive(departure, secret, at)
    return departure


def _arrive(departure: Departure, secret: str, at: datetime) -> None:
    """In the other centre, in the same transaction: there, or nowhere."""
    with for_centre(departure.to_centre_id):
        key = new_file_key(departure.to_centre_id)
        arrival = Arrival(
            id=departure.pk,
            centre_id=departure.to_centre_id,
            from_centre_id=departure.centre_id,
            track=departure.case.track,
            arrived_on=departure.opened_on,
            until=departure.until,
            key=key,
        )
        seal_secret(arrival, key, secret)
        arrival.save(force_insert=True)
        record("transfer.arrived", arrival, by=None, at=at)
        tell(departure.to_centre_id)
