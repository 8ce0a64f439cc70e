"""Where a file on its way rests: with the sender, under a key that only the receiver's secret opens."""

from uuid import UUID

from jardam.transfers.models import Arrival, Departure
from jardam.transfers.rules.files import Handed
from jardam.vault import linked
from jardam.vault.models import FileKey
from jardam.vault.sealing import Place, open_json, seal_json

SCHEMA = 1
FILE = "file"


def secret_place(arrival_id: UUID) -> Place:
    return Place("transfers_arrival", arrival_id, "secret", SCHEMA)


def seal_departure(departure: Departure, handed: Handed, secret: str) -> None:
    """From now on whoever has the secret reads the file, and nobody else: we keep neither secret nor key."""
    key = linked.new_key()
    departure.secret_hash = linked.hash_of(secret)
    departure.sealed_key = linked.close_key(linked.of_link(secret), key, departure.pk)
    departure.sealed_file = linked.seal_told(key, departure.pk, FILE, handed.bundle)


def file_of(departure: Departure, secret: str) -> Handed:
    """Of one that is open. Errors: SealBroken."""
    assert departure.sealed_key is not None
    assert departure.sealed_file is not None
    key = linked.open_key(linked.of_link(secret), departure.sealed_key, departure.pk)
    return Handed.from_bundle(linked.open_told(key, departure.pk, FILE, departure.sealed_file))


def forget_file(departure: Departure) -> None:
    departure.secret_hash = departure.sealed_key = departure.sealed_file = None


def seal_secret(arrival: Arrival, key: FileKey, secret: str) -> None:
    arrival.sealed_secret = seal_json(key, secret_place(arrival.pk), {"secret": secret})


def secret_of(arrival: Arrival) -> str:
    """Of one that is open. Errors: FileKeyLocked; FileKeyDestroyed."""
    assert arrival.sealed_secret is not None
    return str(open_json(arrival.key, secret_place(arrival.pk), arrival.sealed_secret)["secret"])
