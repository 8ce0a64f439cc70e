"""What this room does when something happens in a lower one."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from jardam.people.models import Person
from jardam.transfers.actions.ending import end_of, follow_consent


def end_of_erased(person: Person, **_signal: Any) -> None:
    """A person was erased: no other centre has their file before it any more."""
    end_of(person, timezone.now())


def end_of_restricted(person: Person, **_signal: Any) -> None:
    """A file was closed to all but named people: nobody of another centre is one of them."""
    end_of(person, timezone.now())


def follow_what_was_said(person: Person, at: datetime, **_signal: Any) -> None:
    """A no, or a yes taken back: it holds from this moment on."""
    follow_consent(person, at)
