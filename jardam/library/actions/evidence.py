"""Somebody says how an agreement was applied, or takes an entry back. Entries are never changed."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.library.models import REASON, WHERE, WORDS, Evidence, sealed
from jardam.library.rules.agreements import Outcome

LONGEST_WORDS = 4_000  # characters


class EvidenceWithdrawn(ValueError):
    """Somebody has taken it back already."""


@dataclass(frozen=True, slots=True)
class Noted:
    """What happened with an agreement. ``said``: WRITTEN or ORAL; ``region``: ISO 3166, or nothing."""

    agreement: str
    outcome: Outcome
    happened_on: date
    said: str
    words: str
    where: str = ""
    region: str = ""

    def stands_in(self, row: Evidence) -> bool:
        """Whether the row says this already."""
        plain = (row.outcome, row.happened_on, row.said, row.region)
        return plain == (self.outcome.value, self.happened_on, self.said, self.region) and row.written == {
            WORDS: self.words,
            WHERE: self.where,
        }


@recorded
def note_evidence(noted: Noted, *, by: User, at: datetime) -> Evidence:
    """Write an entry down; who sends the same once more on a day has written it once."""
    today = timezone.localdate(at)
    User.objects.select_for_update().get(pk=by.pk)  # two requests of one person, one after the other
    own = Evidence.objects.of(noted.agreement).standing().filter(noted_by=by, noted_on=today)
    for row in own:
        if noted.stands_in(row):
            return row
    row = Evidence(
        id=day_uuid(),
        agreement=noted.agreement,
        outcome=noted.outcome.value,
        happened_on=noted.happened_on,
        said=noted.said,
        region=noted.region,
        noted_by=by,
        noted_on=today,
    )
    row.sealed_words = sealed("evidence", row.pk, {WORDS: noted.words, WHERE: noted.where})
    row.save(force_insert=True)
    record("evidence.noted", row, by=by, at=at, outcome=noted.outcome.value)
    return row


@recorded
def withdraw_evidence(evidence: Evidence, reason: str, *, by: User, at: datetime) -> None:
    """It counts no more; that it stood, and why it does not, stays to be read. Errors: EvidenceWithdrawn."""
    row = Evidence.objects.select_for_update(of=("self",)).get(pk=evidence.pk)
    if row.withdrawn_on is not None:
        raise EvidenceWithdrawn(str(row.pk))
    row.withdrawn_on, row.withdrawn_by = timezone.localdate(at), by
    row.sealed_reason = sealed("evidence", row.pk, {REASON: reason})
    row.save(update_fields=["withdrawn_on", "withdrawn_by", "sealed_reason"])
    record("evidence.withdrawn", row, by=by, at=at)
