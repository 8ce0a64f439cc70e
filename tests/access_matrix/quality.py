"""Complaints about ourselves and drawn records, and how they stand to whoever asks."""

from datetime import datetime
from uuid import UUID

from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.quality.actions import Heard, take_complaint
from jardam.quality.models import Complaint, Review, Sample
from jardam.quality.rules.complaints import About, Came
from jardam.rota.actions.numbers import next_number


def complaint_of(told: str, *, by: User, at: datetime, colleague: User | None = None) -> UUID:
    """One that the head looks into."""
    heard = Heard(Came.PHONE, About.RUDENESS, told, colleague=colleague)
    return take_complaint(heard, by=by, at=at).pk


def complaint_owned_by(user: User, told: str, *, by: User, at: datetime) -> UUID:
    """One that was given to this person, whatever their role."""
    complaint_id = complaint_of(told, by=by, at=at)
    Complaint.objects.filter(centre=user.centre, pk=complaint_id).update(owner=user)
    return complaint_id


def drawn(contact_id: UUID, *, by: User, at: datetime, is_reviewed: bool = False) -> Review:
    """A record in a draw of its own, and reviewed by whoever drew it if that is asked for."""
    assert by.centre_id is not None
    sample = Sample(
        id=day_uuid(),
        centre_id=by.centre_id,
        number=next_number(Sample.objects.all(), by.centre_id),
        from_month=at.date().replace(day=1),
        seed="0" * 32,
        frame=1,
        drawn_by=by,
        drawn_on=at.date(),
    )
    sample.save(force_insert=True)
    review = Review(id=day_uuid(), centre_id=by.centre_id, sample=sample, contact_id=contact_id, place=1)
    if is_reviewed:
        review.reviewer, review.reviewed_on = by, at.date()
    review.save(force_insert=True)
    return review
