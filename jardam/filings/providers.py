"""What the house knows already, so that nobody is asked for it again: the person's file, the centre; rooms above add theirs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.filings.rules.facts import Known, Source
from jardam.people.models import Person
from jardam.people.queries import read_identity
from jardam.people.rules.identity import Identity
from jardam.vault.restricted import Opener


@dataclass(frozen=True, slots=True)
class Asked:
    """For which case, for whom, and when."""

    case: Case
    by: User
    at: datetime
    today: date
    opener: Opener | None = None


Provider = Callable[[Asked], Mapping[str, Known]]
"""The facts of a case that one room holds, by their codes, in the one form; what it does not know is not there."""

_providers: dict[str, Provider] = {}


def register(name: str, provider: Provider) -> None:
    """Called in ``apps.ready()``. Of two that know the same fact the later one is asked."""
    _providers[name] = provider


def known_by_the_house(asked: Asked) -> dict[str, Known]:
    """Errors: FileKeyLocked; FileKeyDestroyed."""
    known: dict[str, Known] = {}
    for provider in _providers.values():
        known |= provider(asked)
    return known


def from_person(asked: Asked) -> dict[str, Known]:
    """Who the person is, for whoever may see that; the reading is written down.

    What nobody has proven stands in it as it was told: a paper is read before it is signed.
    """
    if not Person.objects.visible_to(asked.by).filter(pk=asked.case.person_id).exists():
        return {}
    identity = read_identity(asked.case.person, by=asked.by, at=asked.at, opener=asked.opener)
    return {code: Known(value, Source.PERSON) for code, value in _of(identity).items() if value}


def from_centre(asked: Asked) -> dict[str, Known]:
    centre = asked.by.centre
    name = str(centre.names.get("ru", "")) if centre else ""
    return {"operator_name": Known(name, Source.CENTRE)} if name else {}


def _of(identity: Identity) -> dict[str, str]:
    """The first of several is the one that was told first."""
    return {
        "applicant_name": identity.name,
        "applicant_birth": identity.birth,
        "applicant_document": next(iter(identity.documents), ""),
        "applicant_address": identity.address,
        "applicant_phone": next(iter(identity.phones), ""),
    }
