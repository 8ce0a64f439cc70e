"""A claim is held while something is done to it, in its open case as it was seen; and what was done is a line of the case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from jardam.cases.actions import Said
from jardam.cases.actions.entries import NewLine
from jardam.cases.actions.holding import open_as_seen, write_line
from jardam.cases.choices import EntryKind
from jardam.cases.models import Case
from jardam.cases.sealing import TEXT
from jardam.centres.models import User
from jardam.claims.models import Claim
from jardam.claims.rules.facts import Facts, Who
from jardam.claims.sealing import facts_of
from jardam.vault.models import FileKey

OPENED, NAMED, WORKED, PROVEN = "OPENED", "NAMED", "WORKED", "PROVEN"
JOINED, PARTED = "JOINED", "PARTED"
WITHDRAWN, RESTORED = "WITHDRAWN", "RESTORED"
MONEY, TAKEN_BACK, PROMISED, DEALT = "MONEY", "TAKEN_BACK", "PROMISED", "DEALT"


@dataclass(frozen=True, slots=True)
class Held:
    """A claim while something is done to it, with its case and the person's key."""

    claim: Claim
    case: Case
    key: FileKey
    facts: Facts


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done with a claim, and by whom. ``more``: what its line in the case says beside; ``on``: not today."""

    act: str
    who: Who
    by: User
    at: datetime
    more: Mapping[str, str] = field(default_factory=dict)
    on: date | None = None


def held_claim(claim: Claim, said: Said) -> Held:
    """As it is now. Errors: CaseChanged, CaseClosed; FileKeyLocked, FileKeyDestroyed."""
    case, key = open_as_seen(claim.case, said)
    found: Claim = Claim.objects.select_for_update().get(centre_id=claim.centre_id, pk=claim.pk)
    found.case = case
    return Held(found, case, key, facts_of(found, key, said.opener))


def write_claim_line(case: Case, key: FileKey, deed: Deed, said: Said) -> None:
    """One line more of the case: what was done, for which employer."""
    words = {TEXT: said.text, "act": deed.act, "name": deed.who.employer, **deed.more}
    today = timezone.localdate(deed.at)
    write_line(case, key, NewLine(EntryKind.CLAIM, words, deed.by, today, deed.on or today), said.opener)
