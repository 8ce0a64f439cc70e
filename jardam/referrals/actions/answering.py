"""The partner opens what was handed to them, answers, and writes. Nobody is signed in: the secret alone says who it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.database.scope import for_centre
from jardam.followups.actions import end_referral_step
from jardam.network.choices import Refusal
from jardam.referrals.actions.asking import Address, Asking, ask_next_by_itself
from jardam.referrals.actions.doors import forget_doors, through
from jardam.referrals.actions.holding import held, live_of, move_offer, offers_of, settle, write_word
from jardam.referrals.choices import DoorKind, Result
from jardam.referrals.models import Door, Offer, Referral, Word
from jardam.referrals.rules.following import Standing, standing
from jardam.referrals.rules.lives import PASSED_ON, Move, MoveRefused, OfferState, ReferralState
from jardam.referrals.rules.packets import Packet
from jardam.referrals.sealing import hand_link, linked_key, text_of, told_packet
from jardam.vault.linked import hash_of, new_secret
from jardam.vault.refusals import FileKeyDestroyed, FileKeyLocked, SealBroken


class NoSuchLink(LookupError):
    """Wrong, ended, taken back, or over: the same to whoever asks."""


@dataclass(frozen=True, slots=True)
class Link:
    """What stands in the address."""

    offer: UUID
    secret: str


@dataclass(frozen=True, slots=True)
class Opened:
    """What the partner reads. ``words``: with the text of each."""

    offer: Offer
    packet: Packet
    words: Sequence[tuple[Word, str]]
    until: date


@dataclass(frozen=True, slots=True)
class Answer:
    """``id``: drawn by the page, so that a form sent twice says it once. ``move``: None for words alone."""

    id: UUID
    move: Move | None
    text: str = ""
    refusal: Refusal | None = None
    result: Result | None = None


PARTNERS_MOVES = frozenset({Move.ASK_MORE, Move.ACCEPT, Move.REFUSE, Move.FINISH})
MOST_WORDS = 50
"""Messages of one offer, of both sides: nobody with a link fills the house."""


class TooManyWords(ValueError):
    """So much was written already that one had better telephone."""


def is_there(link: Link, at: datetime) -> bool:
    """Whether the link leads anywhere, without opening it: whatever looks at addresses in letters opens nothing."""
    return _found(link, at) is not None


@recorded
def open_link(link: Link, *, at: datetime) -> Opened:
    """The partner reads it: seen, which is not accepted.

    Errors: NoSuchLink.
    """
    offer, key = _opened(link, at)
    take_seen(offer, at)
    return _read(offer, key)


def take_seen(offer: Offer, at: datetime) -> None:
    """The partner has read it. The caller holds the referral."""
    if offer.state == OfferState.ASKED:
        referral = offer.referral
        move_offer(offer, Move.SEE, at=at)
        settle(referral, offers_of(referral), at)
    record("referral.opened_by_partner", offer.referral, by=None, at=at)


@recorded
def answer_link(link: Link, answer: Answer, address: Address, *, at: datetime) -> Offer:
    """What the partner says. After a refusal the next one of the route is asked.

    Errors: NoSuchLink; MoveRefused; TooManyWords.
    """
    offer, key = _opened(link, at)
    take_answer(offer, key, answer, address, at)
    return offer


def take_answer(offer: Offer, key: bytes, answer: Answer, address: Address, at: datetime) -> None:
    """Whichever way the partner came in; said twice it is said once. The caller holds the referral.

    Errors: MoveRefused; TooManyWords.
    """
    if _is_said(offer, answer):
        return
    _write_down(offer, key, answer, at)
    if answer.move is None:
        settle(offer.referral, offers_of(offer.referral), at, is_news=True)
    else:
        _move(offer, answer.move, answer, address, at)
    said = answer.move.value if answer.move else "WORDS"
    record("referral.answered", offer.referral, by=None, at=at, move=said)


def _is_said(offer: Offer, answer: Answer) -> bool:
    """Sent twice: by its words, or where there were none, by how far it is."""
    is_there_already = answer.move is Move.ACCEPT and offer.state == OfferState.ACCEPTED
    return is_there_already or offer.words.filter(pk=answer.id).exists()


def _write_down(offer: Offer, key: bytes, answer: Answer, at: datetime) -> None:
    """A question, and what is words alone, must say something."""
    text = answer.text.strip()
    if not text and answer.move in {None, Move.ASK_MORE}:
        raise MoveRefused(answer.move)
    if text and offer.words.count() >= MOST_WORDS:
        raise TooManyWords(str(offer.pk))
    if text:
        write_word(offer, key, text, author=None, at=at, row=answer.id)


def _move(offer: Offer, move: Move, answer: Answer, address: Address, at: datetime) -> None:
    if move not in PARTNERS_MOVES:
        raise MoveRefused(move)
    offer.refusal = answer.refusal or ""
    offer.result = answer.result or ""
    move_offer(offer, move, at=at)
    _after(offer, address, at)


def _after(offer: Offer, address: Address, at: datetime) -> None:
    referral, offers = offer.referral, offers_of(offer.referral)
    if OfferState(offer.state) in PASSED_ON:
        pass_along(referral, offers, address, at=at)
        return
    settle(referral, offers, at, is_news=True)
    if not offer.is_live:
        forget_doors(referral.pk, DoorKind.PARTNER)
    if offer.state == OfferState.DONE and referral.contact is not None:
        end_referral_step(referral.contact, is_helped=offer.result != Result.NOT_HELPED, at=at)


def pass_along(
    referral: Referral, offers: list[Offer], address: Address, *, at: datetime, is_news: bool = True
) -> None:
    """To the next partner, where nobody's hand is needed; else back to a person. The caller holds the referral.

    A file that is closed to all but named people is opened by nobody here: so a person asks the next one.
    """
    forget_doors(referral.pk, DoorKind.PARTNER)
    try:
        made = ask_next_by_itself(Asking(referral, offers, address, at))
    except (FileKeyLocked, FileKeyDestroyed):
        made = None
    settle(referral, [*offers, made] if made else offers, at, is_news=is_news)


@dataclass(frozen=True, slots=True)
class Entered:
    """What a number and a code lead to: the address of a link, for a partner; where it stands, for the person themselves."""

    link: str = ""
    standing: Standing | None = None
    opened_on: date | None = None


def enter(number: str, code: str, address: Address, *, at: datetime) -> Entered:
    """A partner comes in so once, and by the link from then on; the person as often as they like.

    A wrong code is counted whatever happens to the page, so this is no single transaction. Errors: NoSuchLink.
    """
    entered = through(number, code, at)
    if entered is None:
        raise NoSuchLink
    door, key = entered
    with for_centre(door.centre_id):
        if door.kind == DoorKind.PARTNER:
            return Entered(_handed_over(door, key, address, at=at))
        return _followed(door)


def _followed(door: Door) -> Entered:
    referral = Referral.objects.filter(centre_id=door.centre_id, pk=door.referral_id).first()
    if referral is None:
        raise NoSuchLink
    states = referral.offers.order_by("number").values_list("state", flat=True)
    told = standing(ReferralState(referral.state), [OfferState(state) for state in states])
    return Entered(standing=told, opened_on=referral.opened_on)


@recorded
def _handed_over(door: Door, key: bytes, address: Address, *, at: datetime) -> str:
    found = Referral.objects.filter(centre_id=door.centre_id, pk=door.referral_id).first()
    if found is None:
        raise NoSuchLink
    referral = held(found)
    offer = live_of(offers_of(referral))
    if offer is None or not Door.objects.filter(pk=door.pk).delete()[0]:
        raise NoSuchLink
    secret = new_secret()
    hand_link(offer, key, secret)
    offer.save(update_fields=["link_hash", "sealed_link_key"])
    record("referral.opened_by_partner", referral, by=None, at=at)
    return address(offer, secret)


def _opened(link: Link, at: datetime) -> tuple[Offer, bytes]:
    found = _found(link, at)
    if found is None:
        raise NoSuchLink
    referral = held(found.referral)
    offer = next((one for one in offers_of(referral) if one.pk == found.pk), None)
    if offer is None or not offer.is_live or offer.link_hash is None:
        raise NoSuchLink
    try:
        return offer, linked_key(offer, link.secret)
    except SealBroken as error:
        raise NoSuchLink from error


def _found(link: Link, at: datetime) -> Offer | None:
    live = Offer.objects.filter(
        pk=link.offer, link_hash=hash_of(link.secret), referral__until__gte=timezone.localdate(at)
    )
    return live.select_related("referral").first()


def _read(offer: Offer, key: bytes) -> Opened:
    words = [(word, text_of(word, key)) for word in offer.words.order_by("number")]
    return Opened(offer, told_packet(offer, key), words, offer.referral.until)
