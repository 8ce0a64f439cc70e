"""Which of the three ways of looking a person up the typed words ask for."""

import re
from datetime import datetime

from jardam.centres.models import User
from jardam.kernel.phones import NotAPhoneNumber, e164
from jardam.people import queries
from jardam.people.models import Person
from jardam.people.permissions import may_identify

_PHONE_LIKE = re.compile(r"[+\d][\d\s()\-]{5,}")


def persons_like(words: str, *, by: User, at: datetime) -> list[Person]:
    """The persons of the own centre with this phone, this document, or this name in any script.

    Errors: TooManyLookUps.
    """
    if not may_identify(by):
        return []
    if _PHONE_LIKE.fullmatch(words):
        found = _with_phone(words, by=by, at=at)
        if found:
            return found
    if any(letter.isdigit() for letter in words):
        return queries.with_document(words, by=by, at=at)
    return [person for person, _who in queries.with_name(words, by=by, at=at)][:20]


def _with_phone(words: str, *, by: User, at: datetime) -> list[Person]:
    try:
        return queries.with_phone(e164(words), by=by, at=at)
    except NotAPhoneNumber:
        return []
