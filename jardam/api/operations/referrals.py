"""What a centre passed on to this partner: listed without a name, fetched sealed, answered by the table of every referral."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router

from jardam.api.models import PartnerKey
from jardam.api.operations.refusing import not_its_key
from jardam.api.operations.schemas import (
    Asked,
    Fetched,
    Said,
    Standing,
    StandingPage,
    decoded,
    encoded,
    lacking,
)
from jardam.referrals.actions import Answer, NotItsKey, answer_from_system, fetch_for_system
from jardam.referrals.addresses import address_of
from jardam.referrals.models import Offer
from jardam.referrals.rules.lives import Move
from jardam.referrals.systems import Whose, standing_with

router = Router(tags=["referrals"])
WORDS = "WORDS"


@router.get("", response=StandingPage, url_name="referrals")
def referrals(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """What stands with you now, by id: alive, in time, and sealed to your key."""
    rows = standing_with(_whose(request), timezone.now())
    if asked.after is not None:
        rows = rows.filter(pk__gt=asked.after)
    found = list(rows.order_by("pk")[: asked.limit + 1])
    more = found[asked.limit - 1].pk if len(found) > asked.limit else None
    return {"contents": [_standing(one) for one in found[: asked.limit]], "next": more}


@router.get("{uuid:referral_id}", response=Fetched, url_name="referral")
def referral(request: HttpRequest, referral_id: UUID) -> dict[str, Any]:
    """One of them, sealed. To fetch it is not to have seen it: say SEE when somebody has."""
    offer = fetch_for_system(_whose(request), referral_id, at=timezone.now())
    words = sorted(offer.words.all(), key=lambda word: word.number)
    return {
        **_standing(offer),
        "sealed_key": encoded(offer.sealed_system_key or b""),
        "sealed_packet": encoded(offer.sealed_packet or b""),
        "messages": [
            {
                "id": word.pk,
                "is_yours": word.is_partners,
                "written_on": word.written_on,
                "sealed_text": encoded(word.sealed_text),
            }
            for word in words
        ],
    }


@router.post("{uuid:referral_id}/answers", response=Standing, url_name="answers")
def answer(request: HttpRequest, referral_id: UUID, said: Said) -> dict[str, Any]:
    """Seen, accepted, a question, refused, finished, or words alone. What has ended is fetched no more."""
    _check(said)
    try:
        offer = answer_from_system(
            _whose(request), referral_id, _answer(said), decoded(said.key), address_of, at=timezone.now()
        )
    except NotItsKey as error:
        raise not_its_key(error) from error
    return _standing(offer)


def _check(said: Said) -> None:
    """What belongs to each move. Errors: Refused."""
    if said.move == Move.REFUSE and said.refusal is None:
        raise lacking("refusal", _("Say why: the centre looks for somebody else by it."))
    if said.move == Move.FINISH and said.result is None:
        raise lacking("result", _("Say what came of it."))
    if said.move == Move.ASK_MORE and not said.text.strip():
        raise lacking("text", _("Say what you need to know."))
    if said.move == WORDS and not said.text.strip():
        raise lacking("text", _("Write your message."))


def _answer(said: Said) -> Answer:
    move = None if said.move == WORDS else Move(said.move)
    return Answer(
        said.id,
        move,
        said.text,
        said.refusal if move is Move.REFUSE else None,
        said.result if move is Move.FINISH else None,
    )


def _whose(request: HttpRequest) -> Whose:
    key: PartnerKey = request.partner_key  # type: ignore[attr-defined]
    return Whose(key.centre_id, key.organisation_id)


def _standing(offer: Offer) -> dict[str, Any]:
    passed = offer.referral
    return {
        "id": offer.pk,
        "reference": passed.reference,
        "urgency": passed.urgency,
        "topic": passed.topic,
        "region": passed.region,
        "state": offer.state,
        "asked_on": offer.asked_on,
        "due_at": offer.due_at,
        "until": passed.until,
    }
