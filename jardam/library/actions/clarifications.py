"""What an official made clear, or what we see of practice, is written down; later it is withdrawn, or another one takes its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.library.choices import NoteKind
from jardam.library.models import REASON, Clarification, sealed


class ClarificationWithdrawn(ValueError):
    """Somebody has withdrawn it already."""


@dataclass(frozen=True, slots=True)
class Clarified:
    """``said`` and ``occasion``: empty for a note of ours, whose ``said_on`` is since when it is so. ``official``: by name, rarely."""

    kind: NoteKind
    said_on: date
    about: Sequence[str]
    title: str
    words: str
    said: str = ""
    occasion: str = ""
    region: str = ""
    office: str = ""
    position: str = ""
    official: str = ""
    law: str = ""
    evidence: str = ""

    @property
    def sealed_words(self) -> dict[str, str]:
        names = ("title", "words", "office", "position", "official", "law", "evidence")
        return {name: getattr(self, name) for name in names}

    def stands_in(self, row: Clarification) -> bool:
        plain = (row.kind, row.said_on, list(row.about), row.said, row.occasion, row.region)
        ours = (self.kind.value, self.said_on, list(self.about), self.said, self.occasion, self.region)
        return plain == ours and row.written == self.sealed_words


@recorded
def note_clarification(clarified: Clarified, *, by: User, at: datetime) -> Clarification:
    """Write it down; who sends the same once more on a day has written it once."""
    today = timezone.localdate(at)
    User.objects.select_for_update().get(pk=by.pk)  # two requests of one person, one after the other
    for row in Clarification.objects.filter(noted_by=by, noted_on=today, withdrawn_on=None):
        if clarified.stands_in(row):
            return row
    row = Clarification(
        id=day_uuid(),
        kind=clarified.kind.value,
        said_on=clarified.said_on,
        said=clarified.said,
        occasion=clarified.occasion,
        region=clarified.region,
        about=list(clarified.about),
        noted_by=by,
        noted_on=today,
    )
    row.sealed_words = sealed("clarification", row.pk, clarified.sealed_words)
    row.save(force_insert=True)
    record("clarification.noted", row, by=by, at=at, kind=clarified.kind.value)
    return row


@recorded
def withdraw_clarification(
    clarification: Clarification, reason: str, *, by: User, at: datetime, instead: Clarification | None = None
) -> None:
    """It is no longer relied on; ``instead`` is what is. Errors: ClarificationWithdrawn; ValueError for itself as its successor."""
    if instead is not None and instead.pk == clarification.pk:
        raise ValueError("nothing takes its own place")
    row = Clarification.objects.select_for_update(of=("self",)).get(pk=clarification.pk)
    if row.withdrawn_on is not None:
        raise ClarificationWithdrawn(str(row.pk))
    row.withdrawn_on, row.withdrawn_by, row.replaced_by = timezone.localdate(at), by, instead
    row.sealed_reason = sealed("clarification", row.pk, {REASON: reason})
    row.save(update_fields=["withdrawn_on", "withdrawn_by", "replaced_by", "sealed_reason"])
    record("clarification.withdrawn", row, by=by, at=at)
