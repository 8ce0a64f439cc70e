"""Appeals from a partner's own form: sealed to the centre before they leave it, and kept as they come."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status

from jardam.api.models import PartnerKey
from jardam.api.operations.schemas import IntakeKey, Received, Sent, decoded, encoded
from jardam.appeals.actions import appeal_key, receive_appeal
from jardam.appeals.sealing import public_half

router = Router(tags=["intake"])


@router.get("key", response=IntakeKey, url_name="intake_key")
def intake_key(request: HttpRequest) -> dict[str, Any]:
    """The public key of the centre: seal to it what somebody writes in your form. Ask for it anew every day."""
    return {"public_key": encoded(public_half(appeal_key(_key(request).centre_id, at=timezone.now())))}


@router.post("appeals", response={201: Received}, url_name="appeals")
def appeals(request: HttpRequest, sent: Sent) -> Status[dict[str, UUID]]:
    """The same id with the same body is one appeal, however often it comes, and is answered the same."""
    key = _key(request)
    receive_appeal(
        key.centre_id, key.organisation_id, sent.id, decoded(sent.sealed_appeal), at=timezone.now()
    )
    return Status(201, {"id": sent.id})


def _key(request: HttpRequest) -> PartnerKey:
    key: PartnerKey = request.partner_key  # type: ignore[attr-defined]
    return key
