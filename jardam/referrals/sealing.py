"""Where the words of a referral rest: with us under the key of the person's file, with the partner under a key of the offer alone."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from jardam.referrals.models import Offer, Referral, Word
from jardam.referrals.rules.packets import Packet
from jardam.referrals.rules.routes import Stop
from jardam.vault import linked
from jardam.vault.models import FileKey
from jardam.vault.outside import sealed_to_outside
from jardam.vault.restricted import Opener
from jardam.vault.sealing import Place, open_bytes, open_json, seal_bytes, seal_json
from jardam.vault.secrets import open_text, seal_text

SCHEMA = 1
PACKET, TEXT = "packet", "text"


def packet_place(referral_id: UUID) -> Place:
    return Place("referrals_referral", referral_id, "packet", SCHEMA)


def route_place(referral_id: UUID) -> Place:
    return Place("referrals_referral", referral_id, "route", SCHEMA)


def kept_key_place(offer_id: UUID) -> Place:
    return Place("referrals_offer", offer_id, "kept_key", SCHEMA)


def seal_referral(
    referral: Referral, key: FileKey, packet: Packet, stops: Sequence[Stop], opener: Opener | None
) -> None:
    referral.sealed_packet = seal_json(key, packet_place(referral.pk), packet.bundle, opener=opener)
    route = {"stops": [stop.bundle for stop in stops]}
    referral.sealed_route = seal_json(key, route_place(referral.pk), route, opener=opener)


def packet_of(referral: Referral, opener: Opener | None = None) -> Packet:
    """Of one that is open. Errors: FileKeyLocked; FileKeyDestroyed."""
    assert referral.sealed_packet is not None
    place = packet_place(referral.pk)
    return Packet.from_bundle(open_json(referral.key, place, referral.sealed_packet, opener=opener))


def route_of(referral: Referral, opener: Opener | None = None) -> list[Stop]:
    """The same."""
    assert referral.sealed_route is not None
    told = open_json(referral.key, route_place(referral.pk), referral.sealed_route, opener=opener)
    return [Stop.from_bundle(stop) for stop in told["stops"]]


def seal_offer(offer: Offer, key: FileKey, packet: Packet, offers_key: bytes, opener: Opener | None) -> None:
    """``offers_key``: new for each partner, so that what one holds opens nothing of another."""
    offer.sealed_kept_key = seal_bytes(key, kept_key_place(offer.pk), offers_key, opener=opener)
    offer.sealed_packet = linked.seal_told(offers_key, offer.pk, PACKET, packet.bundle)


def kept_key(offer: Offer, opener: Opener | None = None) -> bytes:
    """As the centre opens it. Errors: FileKeyLocked; FileKeyDestroyed."""
    return open_bytes(offer.referral.key, kept_key_place(offer.pk), offer.sealed_kept_key, opener=opener)


def hand_link(offer: Offer, offers_key: bytes, secret: str) -> None:
    """From now on this secret opens it, and the one before it nothing."""
    offer.link_hash = linked.hash_of(secret)
    offer.sealed_link_key = linked.close_key(linked.of_link(secret), offers_key, offer.pk)


def system_told(offer_id: UUID) -> str:
    """What the key of an offer is bound to, as it stands in docs/api.md."""
    return f"jardam offer key 1/{offer_id}"


def hand_to_system(offer: Offer, offers_key: bytes, public: bytes) -> None:
    """From now on the partner's own system opens it, by the private half of ``public``."""
    offer.sealed_system_key = sealed_to_outside(public, offers_key, system_told(offer.pk))


def linked_key(offer: Offer, secret: str) -> bytes:
    """As the partner opens it. Errors: SealBroken."""
    assert offer.sealed_link_key is not None
    return linked.open_key(linked.of_link(secret), offer.sealed_link_key, offer.pk)


def told_packet(offer: Offer, offers_key: bytes) -> Packet:
    """Of an offer that lives. Errors: SealBroken."""
    assert offer.sealed_packet is not None
    return Packet.from_bundle(linked.open_told(offers_key, offer.pk, PACKET, offer.sealed_packet))


def seal_word(word: Word, offers_key: bytes, text: str) -> None:
    word.sealed_text = linked.seal_told(offers_key, word.pk, TEXT, {"text": text})


def text_of(word: Word, offers_key: bytes) -> str:
    """Errors: SealBroken."""
    told: dict[str, Any] = linked.open_told(offers_key, word.pk, TEXT, word.sealed_text)
    return str(told["text"])


def seal_letter(offer: Offer, address: str, link: str) -> None:
    """Until it has gone: the address and the whole link, which nobody keeps afterwards."""
    offer.sealed_letter = seal_text(f"referral letter/{offer.pk}", f"{address}\n{link}").encode()


def letter_of(offer: Offer) -> tuple[str, str]:
    """Address and link of a letter that waits. Errors: SealBroken."""
    assert offer.sealed_letter is not None
    told = open_text(f"referral letter/{offer.pk}", bytes(offer.sealed_letter).decode())
    address, _, link = told.partition("\n")
    return address, link
