"""A key from something a person remembers (Argon2id, RFC 9106).

One at a time in a process: four sign-ins at once would otherwise take a quarter of a gigabyte.
"""

import threading
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw

from jardam.vault.keystore import KEY_BYTES

SALT_BYTES = 16
_one_at_a_time = threading.BoundedSemaphore(1)


@dataclass(frozen=True, slots=True)
class Cost:
    """How much work one guess is. Units: KiB of memory, passes over it.

    Kept beside everything it protects, so that raising it later locks nobody out.
    """

    memory_kib: int
    passes: int


STRONG = Cost(memory_kib=64 * 1024, passes=3)
"""About 0.3 s on one core. Source: OWASP ASVS 5.0, appendix C asks for at least 46 MiB and one pass."""


def stretched(secret: str, salt: bytes, cost: Cost) -> bytes:
    """Turn ``secret`` into a 32-byte key. Tests pass a cheap ``cost``; nothing else does."""
    with _one_at_a_time:
        return hash_secret_raw(
            secret.encode("utf-8", "surrogatepass"),
            salt,
            time_cost=cost.passes,
            memory_cost=cost.memory_kib,
            parallelism=1,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )
