"""Keys of partners' systems: issued, followed by another, taken back, and recognised at each call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from jardam.api.models import PartnerKey
from jardam.api.rules.lives import USUAL_DAYS, last_day_beside, last_day_of
from jardam.api.rules.pace import Pace, seconds_left
from jardam.api.rules.scopes import Scope
from jardam.api.rules.tokens import Token, new_token
from jardam.audit.actions import record, recorded
from jardam.centres.models import Centre, User
from jardam.database.bulk import one_at_a_time
from jardam.network.models import Organisation


class KeyEnded(ValueError):
    """Taken back or over: nothing follows it."""


class NobodysKey(LookupError):
    """Wrong, taken back, over: the same to whoever asks."""


class TooMany(ValueError):
    """Of one minute. ``seconds``: until the next one."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(seconds)


@dataclass(frozen=True, slots=True)
class NewKey:
    """``id``: drawn by the page, so that a form sent twice issues one."""

    id: UUID
    scopes: Iterable[Scope]
    days: int = USUAL_DAYS


@recorded
def issue_key(
    asked: NewKey, organisation: Organisation, centre: Centre, *, by: User, at: datetime
) -> tuple[PartnerKey, str]:
    """The key with its text, which is shown this once; no text where the form was sent twice.

    Errors: ValueError for too many days.
    """
    key, text = _made(asked, organisation.pk, centre.pk, by, at)
    if text:
        record("api.key_issued", key, by=by, at=at)
    return key, text


@recorded
def rotate_key(before: PartnerKey, row: UUID, *, by: User, at: datetime) -> tuple[PartnerKey, str]:
    """Another one for the same; both open for a week. Errors: KeyEnded."""
    held = PartnerKey.objects.select_for_update().get(centre_id=before.centre_id, pk=before.pk)
    today = timezone.localdate(at)
    if not held.opens(today):
        raise KeyEnded(held.prefix)
    asked = NewKey(row, [Scope(scope) for scope in held.scopes])
    key, text = _made(asked, held.organisation_id, held.centre_id, by, at)
    if text:
        held.until = last_day_beside(held.until, today)
        held.save(update_fields=["until"])
        record("api.key_rotated", key, by=by, at=at)
    return key, text


@recorded
def revoke_key(key: PartnerKey, *, by: User, at: datetime) -> None:
    """The next call with it is refused. Twice it is once."""
    held = PartnerKey.objects.select_for_update().get(centre_id=key.centre_id, pk=key.pk)
    if held.revoked_on is None:
        held.revoked_on = timezone.localdate(at)
        held.save(update_fields=["revoked_on"])
        record("api.key_revoked", held, by=by, at=at)


@transaction.atomic
def recognise(token: Token, at: datetime) -> PartnerKey:
    """Whose call it is; it is counted, whatever becomes of it. The caller acts for the centre of the token.

    Errors: NobodysKey; TooMany.
    """
    found = PartnerKey.objects.filter(centre_id=token.centre, token_hash=token.hash)
    key: PartnerKey | None = found.select_for_update(of=("self",)).first()
    today = timezone.localdate(at)
    if key is None or not key.opens(today):
        raise NobodysKey
    pace = Pace(key.minute, key.calls).after(at)
    if pace.is_too_quick:
        raise TooMany(seconds_left(at))
    key.minute, key.calls, key.last_used_on = pace.minute, pace.calls, today
    key.save(update_fields=["minute", "calls", "last_used_on"])
    return key


def _made(
    asked: NewKey, organisation_id: UUID, centre_id: UUID, by: User, at: datetime
) -> tuple[PartnerKey, str]:
    one_at_a_time(f"api.PartnerKey/{asked.id}")
    before = PartnerKey.objects.filter(centre_id=centre_id, pk=asked.id).first()
    if before is not None:
        return before, ""
    token, today = new_token(centre_id), timezone.localdate(at)
    key = PartnerKey(
        id=asked.id,
        centre_id=centre_id,
        organisation_id=organisation_id,
        prefix=token.prefix,
        token_hash=token.hash,
        scopes=sorted({scope.value for scope in asked.scopes}),
        issued_on=today,
        issued_by=by,
        until=last_day_of(today, asked.days),
    )
    key.save(force_insert=True)
    return key, token.text
