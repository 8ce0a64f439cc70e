"""Taking contacts out: plain ones at once, what identifies only after a second person said yes, and once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.registers.choices import Extra, RequestState
from jardam.registers.exporting import Wanted, identifying_archive
from jardam.registers.models import ExportRequest
from jardam.vault.actions import new_file_key
from jardam.vault.sealing import Place, open_json, seal_json

VALID_FOR = timedelta(hours=24)
_SCHEMA = 1


class AlreadyDecided(ValueError):
    """Somebody decided on the request, or it was fetched, meanwhile."""


class NotApproved(ValueError):
    """The request may not be fetched: not approved, taken out already, or its 24 hours are over."""


@dataclass(frozen=True, slots=True)
class Archive:
    """What leaves once."""

    content: bytes
    contacts: int


@recorded
def take_export(wanted: Wanted, *, form: str, by: User, at: datetime) -> None:
    """Write down that ``by`` takes out plain contacts. ``form``: CSV or EXCEL."""
    record("export.taken", by, by=by, at=at, form=form, first=wanted.first, last=wanted.last)


@recorded
def ask_export(
    wanted: Wanted, extras: Collection[Extra], reason: str, *, by: User, at: datetime
) -> ExportRequest:
    """Ask to take out what identifies; the reason is sealed, and shown to whoever decides."""
    assert by.centre_id is not None
    request = ExportRequest(
        id=day_uuid(),
        centre_id=by.centre_id,
        asked_by=by,
        asked_on=timezone.localdate(at),
        first_on=wanted.first,
        last_on=wanted.last,
        language=wanted.language,
        topic=wanted.topic,
        outcome=wanted.outcome,
        region=wanted.region,
        has_phones=Extra.PHONES in extras,
        has_names=Extra.NAMES in extras,
        has_words=Extra.WORDS in extras,
        key=new_file_key(by.centre_id),
    )
    request.sealed_reason = seal_json(request.key, _place(request.pk, "reason"), {"reason": reason})
    request.save(force_insert=True)
    record("export.asked", request, by=by, at=at, extras=sorted(extras))
    return request


@recorded
def approve_export(request: ExportRequest, *, by: User, at: datetime) -> ExportRequest:
    """Say yes as a second person; whoever asked may fetch it once, within 24 hours. Errors: AlreadyDecided."""
    request = _decided(request, RequestState.APPROVED, by=by, at=at)
    until = (at + VALID_FOR).isoformat()
    request.sealed_until = seal_json(request.key, _place(request.pk, "until"), {"until": until})
    request.save(update_fields=["state", "decided_by", "decided_on", "sealed_until"])
    record("export.approved", request, by=by, at=at)
    return request


@recorded
def refuse_export(request: ExportRequest, *, by: User, at: datetime) -> ExportRequest:
    """Errors: AlreadyDecided."""
    request = _decided(request, RequestState.REFUSED, by=by, at=at)
    request.save(update_fields=["state", "decided_by", "decided_on"])
    record("export.refused", request, by=by, at=at)
    return request


@recorded
def fetch_export(request: ExportRequest, password: str, *, by: User, at: datetime) -> Archive:
    """Make the archive, locked with ``password``, and let it leave this once. Errors: NotApproved."""
    locked = _locked(request)
    until = until_of(locked)
    if locked.state != RequestState.APPROVED or until is None or until < at:
        raise NotApproved(str(request.pk))
    content, count = identifying_archive(locked.centre_id, wanted_of(locked), extras_of(locked), password)
    locked.state, locked.sealed_until = RequestState.FETCHED, None
    locked.save(update_fields=["state", "sealed_until"])
    record("export.fetched", locked, by=by, at=at, contacts=count)
    return Archive(content, count)


def wanted_of(request: ExportRequest) -> Wanted:
    same = {name: getattr(request, name) for name in ("language", "topic", "outcome", "region")}
    return Wanted(request.first_on, request.last_on, **same)


def extras_of(request: ExportRequest) -> list[Extra]:
    asked = {
        Extra.PHONES: request.has_phones,
        Extra.NAMES: request.has_names,
        Extra.WORDS: request.has_words,
    }
    return [extra for extra, is_asked in asked.items() if is_asked]


def reason_of(request: ExportRequest) -> str:
    """Why somebody asked, in their words. Needs the request with its key."""
    return str(open_json(request.key, _place(request.pk, "reason"), request.sealed_reason)["reason"])


def until_of(request: ExportRequest) -> datetime | None:
    """Until when an approved request may be fetched. Needs the request with its key."""
    if request.sealed_until is None:
        return None
    sealed = open_json(request.key, _place(request.pk, "until"), request.sealed_until)
    return datetime.fromisoformat(sealed["until"])


def _decided(request: ExportRequest, state: RequestState, *, by: User, at: datetime) -> ExportRequest:
    """The database refuses a decision by whoever asked; the view never lets one come so far."""
    locked = _locked(request)
    if locked.state != RequestState.WAITING:
        raise AlreadyDecided(str(request.pk))
    locked.state, locked.decided_by, locked.decided_on = state, by, timezone.localdate(at)
    return locked


def _locked(request: ExportRequest) -> ExportRequest:
    found: ExportRequest = (
        ExportRequest.objects.select_for_update(of=("self",))
        .select_related("key")
        .get(centre_id=request.centre_id, pk=request.pk)
    )
    return found


def _place(request_id: UUID, part: str) -> Place:
    return Place("registers_exportrequest", request_id, part, _SCHEMA)
