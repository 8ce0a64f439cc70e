"""What a partner's own system does: opens what was sealed to it, and seals what it sends. Described in docs/api.md.

Needs nothing but Python's own library and `cryptography`. The tests of Jardam run this very file.
"""

import base64
import json

from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
FORMAT, NONCE, BUCKET, END = b"\x01", 12, 64, b"\x80"


def new_pair() -> tuple[bytes, str]:
    """The private half, which stays with you, and the public half as it is entered on the staff's page."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), written(private.public_key().public_bytes_raw())


def key_of(offer_id: str, sealed_key: str, private: bytes) -> bytes:
    """The key of one offer: 32 bytes."""
    mine = X25519PrivateKey.from_private_bytes(private)
    return SUITE.decrypt(read(sealed_key), mine, info=f"jardam offer key 1/{offer_id}".encode())


def packet_of(offer_id: str, sealed_packet: str, key: bytes) -> dict:
    """What the person agreed to tell you."""
    return _told(offer_id, "packet", sealed_packet, key)


def text_of(word_id: str, sealed_text: str, key: bytes) -> str:
    """One message."""
    return _told(word_id, "text", sealed_text, key)["text"]


def sealed_appeal(appeal_id: str, public_key: str, appeal: dict) -> str:
    """An appeal of your form, sealed to a centre."""
    centre = X25519PublicKey.from_public_bytes(read(public_key))
    plain = filled(json.dumps(appeal, ensure_ascii=False).encode())
    return written(SUITE.encrypt(plain, centre, info=f"jardam appeal 1/{appeal_id}".encode()))


def written(some: bytes) -> str:
    return base64.b64encode(some).decode()


def read(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def filled(plain: bytes) -> bytes:
    """An end mark, and zeros up to whole buckets, so that the length says little."""
    marked = plain + END
    return marked + bytes(-len(marked) % BUCKET)


def _told(row: str, field: str, sealed: str, key: bytes) -> dict:
    blob = read(sealed)
    if blob[:1] != FORMAT:
        raise ValueError("another format")
    parts = (b"jardam link 1", bytes.fromhex(row.replace("-", "")), field.encode())
    bound = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    plain = AESGCM(key).decrypt(blob[1 : 1 + NONCE], blob[1 + NONCE :], bound)
    return json.loads(plain.rstrip(b"\0").removesuffix(END))
