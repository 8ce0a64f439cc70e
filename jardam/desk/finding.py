"""Which of the ways of looking a person up the typed words ask for."""

import re
from datetime import datetime

from jardam.centres.models import User
from jardam.kernel.names import name_key
from jardam.kernel.partial_dates import PartialDate
from jardam.kernel.phones import NotAPhoneNumber, e164
from jardam.people import queries
from jardam.people.models import Person
from jardam.people.permissions import may_identify
from jardam.people.rules.birth import UnreadableBirthDate, typed_birth

_PHONE_LIKE = re.compile(r"[+\d][\d\s()\-]{5,}")
_FULL_DATE = re.compile(r"(?<![\w.-])(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.\d{4})(?![\w-])")


def persons_like(words: str, *, by: User, at: datetime) -> list[Person]:
    """The persons of the own centre with this phone, this document, or this name in any script.

    A name with a full date of birth ('Азамат Нурбеков 17.05.1990') finds exactly that name and day.

    Errors: TooManyLookUps.
    """
    if not may_identify(by):
        return []
    if _PHONE_LIKE.fullmatch(words):
        found = _with_phone(words, by=by, at=at)
        if found:
            return found
    name, birth = _name_and_birth(words)
    if name and birth:
        return queries.with_name_and_birth(name, birth, by=by, at=at)
    if any(letter.isdigit() for letter in words):
        return queries.with_document(words, by=by, at=at)
    return [person for person, _who in queries.with_name(words, by=by, at=at)][:20]


def exactly_known(words: str, *, by: User, at: datetime) -> list[Person]:
    """The persons of the own centre with exactly this phone, or exactly this document. Errors: TooManyLookUps."""
    if _PHONE_LIKE.fullmatch(words) and (found := _with_phone(words, by=by, at=at)):
        return found
    return queries.with_document(words, by=by, at=at) if any(map(str.isdigit, words)) else []


def _with_phone(words: str, *, by: User, at: datetime) -> list[Person]:
    try:
        return queries.with_phone(e164(words), by=by, at=at)
    except NotAPhoneNumber:
        return []


def _name_and_birth(words: str) -> tuple[str, PartialDate | None]:
    """The words without their full date, and the date; no date where none of a calendar is among them."""
    written = _FULL_DATE.search(words)
    if written is None:
        return words, None
    name = f"{words[: written.start()]} {words[written.end() :]}"
    try:
        return (name if name_key(name) else ""), typed_birth(written.group())
    except UnreadableBirthDate:
        return words, None
