"""Drawing a sample of a month, and reviewing what was drawn."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.kernel.months import Month
from jardam.quality.models import Review, ReviewMark, Sample
from jardam.quality.rules.reviewing import Mark, Question, is_whole
from jardam.quality.rules.sampling import draw
from jardam.quality.samples import frame_of, seed_of
from jardam.rota.actions.numbers import next_number
from jardam.vault.actions import held_key
from jardam.vault.restricted import Opener
from jardam.vault.sealing import Place, open_json, seal_json

SCHEMA = 1
SEED_BYTES = 16
LONGEST_REMARK = 2_000  # characters


class NothingToDraw(ValueError):
    """No closed consultation of the month is left for this reviewer."""


class NotWhole(ValueError):
    """A question has no mark."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What a reviewer says of one record; the remark is sealed with the contact."""

    marks: Mapping[Question, Mark]
    remark: str = ""
    opener: Opener | None = field(default=None)


def remark_place(review_id: UUID) -> Place:
    return Place("quality_review", review_id, "remark", SCHEMA)


@recorded
def draw_sample(month: Month, size: int, *, by: User, at: datetime) -> Sample:
    """Draw the next records of a month that ``by`` did not record themselves. Errors: NothingToDraw.

    The seed is thrown once for a month, when it is first drawn from, and stands with every draw.
    """
    assert by.centre_id is not None
    number = next_number(Sample.objects.all(), by.centre_id)  # takes the lock: two draws never share a record
    seed = seed_of(by.centre_id, month) or secrets.token_hex(SEED_BYTES)
    frame = frame_of(by, month)
    drawn = draw(seed, frame, size)
    if not drawn:
        raise NothingToDraw(str(month))
    sample = Sample(
        id=day_uuid(),
        centre_id=by.centre_id,
        number=number,
        from_month=month.first,
        seed=seed,
        frame=len(frame),
        drawn_by=by,
        drawn_on=timezone.localdate(at),
    )
    sample.save(force_insert=True)
    Review.objects.bulk_create(
        Review(centre_id=by.centre_id, sample=sample, contact_id=contact_id, place=place)
        for place, contact_id in enumerate(drawn, start=1)
    )
    record("sample.drawn", sample, by=by, at=at, records=len(drawn), frame=len(frame))
    return sample


@recorded
def review_record(review: Review, said: Marks, *, by: User, at: datetime) -> Review:
    """Mark every question of a record; doing it again corrects it. Errors: NotWhole; FileKeyLocked, FileKeyDestroyed."""
    if not is_whole(said.marks):
        raise NotWhole
    review = _locked(review)
    ReviewMark.objects.filter(centre_id=review.centre_id, review=review).delete()
    ReviewMark.objects.bulk_create(
        ReviewMark(centre_id=review.centre_id, review=review, question=question.value, mark=mark.value)
        for question, mark in said.marks.items()
    )
    review.reviewer, review.reviewed_on, review.seen_on = by, timezone.localdate(at), None
    remark = said.remark.strip()[:LONGEST_REMARK]
    key, place = review.contact.key, remark_place(review.pk)
    review.sealed_remark = seal_json(key, place, {"remark": remark}, opener=said.opener) if remark else None
    review.save(update_fields=["reviewer", "reviewed_on", "seen_on", "sealed_remark"])
    record("record.reviewed", review, by=by, at=at)
    return review


@recorded
def note_feedback_seen(review: Review, *, by: User, at: datetime) -> None:
    """Whose record it is has read what was said of it; a second time changes nothing."""
    review = _locked(review)
    if review.seen_on is None:
        review.seen_on = timezone.localdate(at)
        review.save(update_fields=["seen_on"])
        record("feedback.seen", review, by=by, at=at)


def read_remark(review: Review, opener: Opener | None = None) -> str:
    """What the reviewer remarked. The caller writes the reading down. Errors: FileKeyLocked, FileKeyDestroyed."""
    if review.sealed_remark is None:
        return ""
    kept = open_json(review.contact.key, remark_place(review.pk), review.sealed_remark, opener=opener)
    return str(kept["remark"])


def _locked(review: Review) -> Review:
    """The key comes first: joined, it would be as it stood before a colleague closed the file."""
    key = held_key(review.centre_id, review.contact.key_id)
    found: Review = (
        Review.objects.select_for_update(of=("self",))
        .select_related("contact")
        .get(centre_id=review.centre_id, pk=review.pk)
    )
    found.contact.key = key
    return found
