"""What an audit entry may say beside its verb: codes, counts, days and ids. Never a name, a number or a text."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

Detail = Mapping[str, "str | int | bool | list[str | int | bool]"]

LARGEST_COUNT = 999_999
"""Below every phone number, so that none is written down as a count."""

_CODE = re.compile(r"[A-Z][A-Z0-9_]{0,39}")
_LONG_NUMBER = re.compile(r"\d{5}")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")


class NotACode(ValueError):
    """A value that could be a name, a number or a text was about to be written into the audit trail.

    Carries the name of the detail only.
    """


def checked(codes: Mapping[str, object]) -> dict[str, str | int | bool | list[str | int | bool]]:
    """The details as they are stored. Errors: NotACode."""
    return {_name(name): _value(name, value) for name, value in codes.items()}


def _name(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise NotACode("the name of a detail is a short lower-case word")
    return name


def _value(name: str, value: object) -> str | int | bool | list[str | int | bool]:
    if isinstance(value, (list, tuple, set, frozenset)):
        return _values(name, value)
    return _single(name, value)


def _values(name: str, values: Iterable[object]) -> list[str | int | bool]:
    return [_single(name, value) for value in values]


def _single(name: str, value: object) -> str | int | bool:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, int) and abs(value) <= LARGEST_COUNT:
        return value if isinstance(value, bool) else int(value)
    if isinstance(value, str) and _CODE.fullmatch(value) and not _LONG_NUMBER.search(value):
        return str(value)
    raise NotACode(f"{name}: only codes, counts, days and ids")
