"""A practice is written down, changed, withdrawn with a reason. Its words rest sealed; its history is in the audit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import Branch, User
from jardam.kernel.ids import day_uuid
from jardam.kernel.topics import TOPIC_CODELIST_VERSION, Topic
from jardam.practice.models import BROUGHT, EVIDENCE, NAME, REASON, SITUATION, WORDS, Practice, sealed
from jardam.rota.actions.numbers import next_number

LONGEST_NAME = 120  # characters
LONGEST_WORDS = 8_000


class PracticeChanged(ValueError):
    """Somebody else has changed it since the page was opened; nothing was overwritten."""


class PracticeWithdrawn(ValueError):
    """It was withdrawn: nothing of it changes any more, and nobody hands it over."""


@dataclass(frozen=True, slots=True)
class Written:
    """What is written of a practice. ``branch`` None: ``brought`` says who brought it in, straight to the centre.

    ``situation``: for whom and when it helps; ``evidence``: what shows that it works; ``region``: ISO 3166, or empty.
    """

    name: str
    words: str
    brought: str = ""
    branch: Branch | None = None
    topic: Topic | None = None
    situation: str = ""
    evidence: str = ""
    region: str = ""

    @property
    def sealed_words(self) -> Mapping[str, str]:
        return {
            NAME: self.name,
            SITUATION: self.situation,
            WORDS: self.words,
            EVIDENCE: self.evidence,
            BROUGHT: self.brought,
        }

    def stands_in(self, practice: Practice) -> bool:
        """Whether the practice says this already."""
        branch_id = self.branch.pk if self.branch else None
        topic = self.topic.value if self.topic else ""
        plain = (practice.branch_id, practice.topic, practice.region) == (branch_id, topic, self.region)
        return plain and practice.written == self.sealed_words


@recorded
def write_practice(written: Written, *, by: User, at: datetime) -> Practice:
    """Write a practice down; who sends the same once more has written it once."""
    assert by.centre_id is not None
    number = next_number(Practice.objects.all(), by.centre_id)
    before = Practice.objects.filter(
        centre_id=by.centre_id, number=number - 1, written_by=by, withdrawn_on=None
    )
    last: Practice | None = before.first()
    if last is not None and written.stands_in(last):
        return last
    practice = Practice(
        id=day_uuid(),
        centre_id=by.centre_id,
        number=number,
        written_by=by,
        written_on=timezone.localdate(at),
        codelist_version=TOPIC_CODELIST_VERSION,
    )
    _fill(practice, written)
    practice.save(force_insert=True)
    record("practice.written", practice, by=by, at=at)
    return practice


@recorded
def change_practice(practice: Practice, written: Written, *, seen: int, by: User, at: datetime) -> Practice:
    """Write it anew. ``seen``: the revision that was read. Errors: PracticeChanged; PracticeWithdrawn."""
    practice = standing_practice(practice)
    if written.stands_in(practice):
        return practice
    if practice.revision != seen:
        raise PracticeChanged(str(practice.pk))
    _fill(practice, written)
    practice.revision += 1
    practice.save(update_fields=["branch", "topic", "region", "codelist_version", "sealed_words", "revision"])
    record("practice.changed", practice, by=by, at=at, revision=practice.revision)
    return practice


@recorded
def withdraw_practice(practice: Practice, reason: str, *, by: User, at: datetime) -> None:
    """Nobody hands it over any more; what is written of it and where it went stays. Errors: PracticeWithdrawn."""
    practice = standing_practice(practice)
    practice.withdrawn_on = timezone.localdate(at)
    practice.sealed_reason = sealed(practice.pk, {REASON: reason})
    practice.save(update_fields=["withdrawn_on", "sealed_reason"])
    record("practice.withdrawn", practice, by=by, at=at)


def standing_practice(practice: Practice) -> Practice:
    """The practice as it is now, held until the end of the transaction. Errors: PracticeWithdrawn."""
    found: Practice = Practice.objects.select_for_update(of=("self",)).get(
        centre_id=practice.centre_id, pk=practice.pk
    )
    if found.is_withdrawn:
        raise PracticeWithdrawn(str(found.pk))
    return found


def _fill(practice: Practice, written: Written) -> None:
    practice.branch = written.branch
    practice.topic = written.topic.value if written.topic else ""
    practice.region = written.region
    practice.codelist_version = TOPIC_CODELIST_VERSION
    practice.sealed_words = sealed(practice.pk, written.sealed_words)
