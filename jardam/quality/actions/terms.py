"""What a centre decides for itself."""

from collections.abc import Mapping
from datetime import datetime

from jardam.audit.actions import record, recorded
from jardam.centres.models import Centre, User
from jardam.quality.models import OwnTerms


@recorded
def decide_terms(centre: Centre, decided: Mapping[str, int], *, by: User, at: datetime) -> OwnTerms:
    """Set some or all of the centre's own numbers; the others stay as they were."""
    terms, _is_new = OwnTerms.objects.update_or_create(centre=centre, defaults=dict(decided))
    record("terms.decided", terms, by=by, at=at, **decided)
    return terms
