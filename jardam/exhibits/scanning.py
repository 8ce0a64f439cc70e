"""Asks the virus scanner of the house, where there is one. One that does not answer lets nothing pass."""

from enum import StrEnum
from io import BytesIO

from clamav_client.clamd import ClamdError, ClamdUnixSocket
from django.conf import settings

from jardam.exhibits.rules.limits import FileRefused, Refusal

SECONDS = 20


class Scan(StrEnum):
    CLEAN = "CLEAN"
    UNCHECKED = "UNCHECKED"  # this house has no scanner
    HELD = "HELD"  # it has one, which did not answer


def scanned(content: bytes) -> Scan:
    """Errors: FileRefused (INFECTED)."""
    if not settings.CLAMD_SOCKET:
        return Scan.UNCHECKED
    try:
        verdict, _name = ClamdUnixSocket(settings.CLAMD_SOCKET, timeout=SECONDS).instream(BytesIO(content))[
            "stream"
        ]
    except (ClamdError, OSError, KeyError, TypeError, ValueError):
        return Scan.HELD
    if verdict == "FOUND":
        raise FileRefused(Refusal.INFECTED)
    return Scan.CLEAN if verdict == "OK" else Scan.HELD
