"""Reading referrals: one with its messages, those that are open, those of a case, and how partners answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from jardam.audit.actions import note_reading
from jardam.centres.models import User
from jardam.contacts.models import Contact
from jardam.network.models import Organisation
from jardam.people.rules.consent import FieldGroup
from jardam.referrals.models import Offer, PartnerAnswers, Referral, Word
from jardam.referrals.rules.lives import LIVE, OfferState, ReferralState
from jardam.referrals.rules.routes import Stop
from jardam.referrals.sealing import kept_key, packet_of, route_of, text_of
from jardam.vault.restricted import Opener

RATED = timedelta(days=365)
MOST_BESIDE = 20
"""Shown beside a contact."""


@dataclass(frozen=True, slots=True)
class ReadOffer:
    """``said``: every message with its text."""

    offer: Offer
    said: Sequence[tuple[Word, str]]


@dataclass(frozen=True, slots=True)
class ReadReferral:
    """``groups``: what a partner is told; ``left``: whom it has not gone to yet. Both empty once it has ended."""

    offers: Sequence[ReadOffer]
    groups: Sequence[FieldGroup]
    left: Sequence[Stop]


@dataclass(frozen=True, slots=True)
class Rates:
    """Of what one's own centre asked a partner in a year. ``silent``: no answer in time; ``open``: none is due yet."""

    asked: int
    answered: int
    accepted: int
    done: int
    silent: int
    open: int


def referrals_for(user: User) -> QuerySet[Referral]:
    """As a page needs them."""
    return Referral.objects.visible_to(user).select_related(
        "key", "case__person__key", "contact", "person__key"
    )


def read_referral(
    referral: Referral, *, by: User, at: datetime, opener: Opener | None = None
) -> ReadReferral:
    """That it was read is written down. Three queries. Errors: FileKeyLocked; FileKeyDestroyed."""
    note_reading("referral.read", referral, by=by, at=at)
    offers = list(referral.offers.select_related("organisation").prefetch_related("words").order_by("number"))
    asked = {offer.organisation_id for offer in offers}
    for offer in offers:
        offer.referral = referral
    packet = packet_of(referral, opener) if referral.is_open else None
    stops = route_of(referral, opener) if referral.is_open else []
    return ReadReferral(
        [_read(offer, opener) for offer in offers],
        list(packet.parts) if packet else [],
        [stop for stop in stops if stop.organisation not in asked],
    )


def _read(offer: Offer, opener: Opener | None) -> ReadOffer:
    words = sorted(offer.words.all(), key=lambda word: word.number)
    key = kept_key(offer, opener) if words else b""
    return ReadOffer(offer, [(word, text_of(word, key)) for word in words])


def referrals_beside(contact: Contact, user: User) -> list[Referral]:
    """Of one contact, the newest first. One query."""
    rows = Referral.objects.visible_to(user).filter(contact=contact)
    return list(rows.order_by("-opened_on", "-pk")[:MOST_BESIDE])


def waiting_for(user: User) -> QuerySet[Referral]:
    """What a person must see to: news, a question of a partner, and where nobody is asked any more.

    Of whoever passed it on, and of whoever answers for its case.
    """
    asks = Offer.objects.filter(
        centre_id=OuterRef("centre_id"), referral_id=OuterRef("pk"), state=OfferState.NEED_MORE.value
    )
    must = Q(has_news=True) | Q(state=ReferralState.STRANDED.value) | Q(Exists(asks))
    mine = Q(opened_by=user) | Q(case__responsible=user)
    return Referral.objects.visible_to(user).filter(must, mine).order_by("opened_on", "pk")


def rates_of(organisation: Organisation, centre_id: UUID, today: date) -> Rates:
    """One query."""
    offers = Offer.objects.filter(centre_id=centre_id, organisation=organisation, asked_on__gte=today - RATED)
    told = rated(offers.values("organisation_id")).order_by("organisation_id").first() or dict.fromkeys(
        _RATED, 0
    )
    return Rates(**{name: told[name] for name in _RATED})


_RATED = {
    "asked": Count("pk"),
    "answered": Count("pk", filter=Q(answered_on__isnull=False)),
    "accepted": Count("pk", filter=Q(state__in=[OfferState.ACCEPTED, OfferState.DONE, OfferState.LAPSED])),
    "done": Count("pk", filter=Q(state=OfferState.DONE)),
    "silent": Count("pk", filter=Q(state=OfferState.SILENT)),
    "open": Count("pk", filter=Q(state__in=LIVE, answered_on=None)),
}


def rated(offers: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """How each group of offers was answered."""
    told: QuerySet[Any, Any] = offers.annotate(**_RATED).order_by()
    return told


def told_to_the_network() -> list[PartnerAnswers]:
    """How partners answer to all centres together: who leaves most unanswered first. One query."""
    rows = list(PartnerAnswers.objects.select_related("organisation"))
    return sorted(rows, key=lambda row: (row.answered / row.asked, -row.asked, row.organisation.code))
