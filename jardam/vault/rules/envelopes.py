"""One sealed value: AES-256-GCM with a fresh nonce, behind a byte that names the format.

A data key seals few values, so random 96-bit nonces are safe by a wide margin (NIST SP 800-38D, 8.3).
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from jardam.vault.rules.refusals import SealBroken

FORMAT = b"\x01"
_NONCE = 12
_TAG = 16
OVERHEAD = len(FORMAT) + _NONCE + _TAG
"""Units: bytes. What an envelope adds to the plain text."""


def close(key: bytes, plain: bytes, bound: bytes) -> bytes:
    """Seal ``plain`` under ``key`` so that it opens only together with ``bound``."""
    nonce = os.urandom(_NONCE)
    return FORMAT + nonce + AESGCM(key).encrypt(nonce, plain, bound)


def unclose(key: bytes, sealed: bytes | memoryview, bound: bytes) -> bytes:
    """Undo `close`. Errors: SealBroken, if one bit of the key, the bytes or ``bound`` differs."""
    blob = bytes(sealed)
    if len(blob) < OVERHEAD or blob[:1] != FORMAT:
        raise SealBroken
    try:
        return AESGCM(key).decrypt(blob[1 : 1 + _NONCE], blob[1 + _NONCE :], bound)
    except InvalidTag as error:
        raise SealBroken from error
