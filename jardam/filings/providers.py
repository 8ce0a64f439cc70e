"""What the house knows already, so that nobody is asked for it again: the person's file, the centre; rooms above add theirs."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import override

from jardam.accounts.legal import legal_of
from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.filings.rules.facts import Known, Source
from jardam.people.choices import document_kinds, nationalities
from jardam.people.permissions import may_identify
from jardam.people.queries import read_identity
from jardam.people.rules.documents import DocumentKind, DocumentState
from jardam.people.rules.identity import Identity
from jardam.vault.restricted import Opener


@dataclass(frozen=True, slots=True)
class Asked:
    """For which case, for whom, and when. ``term``: the missed one that a petition restores, where somebody chose it."""

    case: Case
    by: User
    at: datetime
    today: date
    opener: Opener | None = None
    term: str = ""


Provider = Callable[[Asked], Mapping[str, Known]]
"""The facts of a case that one room holds, by their codes, in the one form; what it does not know is not there."""

_providers: dict[str, tuple[Provider, frozenset[str]]] = {}


def register(name: str, provider: Provider, codes: frozenset[str] = frozenset()) -> None:
    """Called in ``apps.ready()``. Of two that know the same fact the later one is asked. ``codes``: what it knows, where it is
    asked only by a paper that wants one of them; none: by every paper."""
    _providers[name] = (provider, codes)


def known_by_the_house(asked: Asked, wanted: Collection[str]) -> dict[str, Known]:
    """``wanted``: the facts of the paper. Errors: FileKeyLocked; FileKeyDestroyed."""
    known: dict[str, Known] = {}
    for provider, codes in _providers.values():
        if not codes or codes.intersection(wanted):
            known |= provider(asked)
    return known


def from_person(asked: Asked) -> dict[str, Known]:
    """Who the person is, for whoever may see that; the reading is written down.

    What nobody has proven stands in it as it was told: a paper is read before it is signed.
    """
    if not may_identify(asked.by) or asked.by.centre_id != asked.case.centre_id:
        return {}
    identity = read_identity(asked.case.person, by=asked.by, at=asked.at, opener=asked.opener)
    return {code: Known(value, Source.PERSON) for code, value in _of(identity).items() if value}


def from_centre(asked: Asked) -> dict[str, Known]:
    """By its legal name; nothing while nobody has said it: what colleagues call their centre names nobody by law."""
    centre = asked.by.centre
    line = legal_of(centre).line if centre else ""
    return {"operator_name": Known(line, Source.CENTRE)} if line else {}


def _of(identity: Identity) -> dict[str, str]:
    """The name of a paper that somebody has seen goes before the one that was told; of several the one told first."""
    with override("ru"):
        return {
            "applicant_name": identity.proven_name or identity.name,
            "applicant_birth": identity.birth,
            "applicant_citizenship": _citizenship(identity.nationality),
            "applicant_document": _passport(identity, DocumentState.HELD),
            "applicant_address": identity.address,
            "applicant_phone": next(iter(identity.phones), ""),
            "last_passport": _passport(identity, DocumentState.LOST),
        }


def _citizenship(code: str) -> str:
    """Of another country than the list has nobody has told which."""
    return str(nationalities().get(code, "")) if code != "OTHER" else ""


def _passport(identity: Identity, state: DocumentState) -> str:
    """Its kind and number, in Russian. Who issued it and when nobody has told."""
    found = (one for one in identity.documents if one.kind in PASSPORTS and one.state == state and one.number)
    return next((f"{document_kinds()[DocumentKind(one.kind)]}, № {one.number}" for one in found), "")


PASSPORTS = {DocumentKind.PASSPORT.value, DocumentKind.INNER_PASSPORT.value}
