"""Signed heads, kept outside the house: the only thing that shows a chain cut back together with its head.

One file per chain in the witness folder, one line per head, each line carrying the hash of the one
before. The folder is meant to be another disk or another machine's share (docs/deployment.md).
"""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from jardam.audit.models import Head
from jardam.audit.rules.chain import Point, spell
from jardam.database.scope import across_centres
from jardam.vault.keeper import keeper

PUBLIC_KEY = "public-key.txt"
_ENDING = ".heads"


class WitnessBroken(Exception):
    """A witness file was changed, or signed by another house."""


@dataclass(frozen=True, slots=True)
class Signed:
    """One line of a witness file."""

    chain: UUID
    point: Point
    signed_on: date
    previous: str
    signature: bytes = b""

    def message(self) -> bytes:
        return spell(
            b"jardam head 1",
            self.chain.bytes,
            self.point.seq.to_bytes(8, "big"),
            self.point.hash,
            self.signed_on.isoformat().encode(),
            self.previous.encode(),
        )

    def line(self) -> str:
        facts = {
            "chain": str(self.chain),
            "seq": self.point.seq,
            "hash": self.point.hash.hex(),
            "signed_on": self.signed_on.isoformat(),
            "previous": self.previous,
            "signature": self.signature.hex(),
        }
        return json.dumps(facts)

    @classmethod
    def read(cls, line: str) -> "Signed":
        facts = json.loads(line)
        point = Point(int(facts["seq"]), bytes.fromhex(facts["hash"]))
        signed_on = date.fromisoformat(facts["signed_on"])
        signature = bytes.fromhex(facts["signature"])
        return cls(UUID(facts["chain"]), point, signed_on, str(facts["previous"]), signature)


def export_heads(folder: Path, *, on: date) -> int:
    """Sign the head of every chain that has moved and add it to its file in ``folder``. Returns how many."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / PUBLIC_KEY).write_text(keeper.head_verifier().hex() + "\n")
    with across_centres("the heads of all chains are signed and kept elsewhere") as system:
        heads = list(Head.objects.using(system).order_by("centre_id"))
    return sum(_export(folder, head.centre_id, head.point, on) for head in heads)


def witnessed(folder: Path) -> dict[UUID, dict[int, bytes]]:
    """What the witness folder says of each chain: number -> hash.

    Errors: WitnessBroken, if a line was changed, left out or signed by somebody else.
    """
    return {UUID(path.stem): _points(path) for path in sorted(folder.glob(f"*{_ENDING}"))}


def _export(folder: Path, chain: UUID, point: Point, on: date) -> bool:
    path = folder / f"{chain}{_ENDING}"
    last = _last_line(path)
    if last and Signed.read(last).point == point:
        return False
    draft = Signed(chain, point, on, _digest(last))
    signed = Signed(chain, point, on, draft.previous, keeper.sign_head(draft.message()))
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8") as file:
        file.write(signed.line() + "\n")
        file.flush()
        os.fsync(file.fileno())
    return True


def _points(path: Path) -> dict[int, bytes]:
    points: dict[int, bytes] = {}
    previous = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        signed = _checked(line, UUID(path.stem), previous)
        points[signed.point.seq] = signed.point.hash
        previous = line
    return points


def _checked(line: str, chain: UUID, previous: str) -> Signed:
    try:
        signed = Signed.read(line)
        Ed25519PublicKey.from_public_bytes(keeper.head_verifier()).verify(signed.signature, signed.message())
    except (ValueError, KeyError, TypeError, InvalidSignature) as error:
        raise WitnessBroken(f"The witness file of chain {chain} was changed.") from error
    if signed.chain != chain or signed.previous != _digest(previous):
        raise WitnessBroken(f"The witness file of chain {chain} misses a line.")
    return signed


def _last_line(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return lines[-1] if lines else ""


def _digest(line: str) -> str:
    return hashlib.sha256(line.encode()).hexdigest() if line else ""


Witness = Mapping[UUID, Mapping[int, bytes]]
