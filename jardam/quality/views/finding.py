"""What several pages of this room look up: the centre and the moment here."""

from datetime import datetime

from django.utils import timezone

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.models import Centre


def here(request: StaffRequest, *, allowed: bool) -> tuple[Centre, datetime]:
    """The centre of the reader and the moment; 403 unless ``allowed``."""
    require(allowed)
    assert request.user.centre is not None
    return request.user.centre, timezone.now()
