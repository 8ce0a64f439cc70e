"""Complaints about ourselves, and how they stand to whoever asks."""

from datetime import datetime
from uuid import UUID

from jardam.centres.models import User
from jardam.quality.actions import Heard, take_complaint
from jardam.quality.models import Complaint
from jardam.quality.rules.complaints import About, Came


def complaint_of(told: str, *, by: User, at: datetime, colleague: User | None = None) -> UUID:
    """One that the head looks into."""
    heard = Heard(Came.PHONE, About.RUDENESS, told, colleague=colleague)
    return take_complaint(heard, by=by, at=at).pk


def complaint_owned_by(user: User, told: str, *, by: User, at: datetime) -> UUID:
    """One that was given to this person, whatever their role."""
    complaint_id = complaint_of(told, by=by, at=at)
    Complaint.objects.filter(centre=user.centre, pk=complaint_id).update(owner=user)
    return complaint_id
