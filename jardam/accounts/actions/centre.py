"""What a centre is called by law: said once by its head, for every paper that must name it."""

from datetime import datetime

from jardam.accounts.legal import legal_of, seal_legal
from jardam.accounts.refusals import CentreRenamed
from jardam.accounts.rules.legal import Legal
from jardam.audit.actions import record, recorded
from jardam.centres.models import Centre, User


@recorded
def name_centre(centre: Centre, legal: Legal, *, seen: str, by: User, at: datetime) -> None:
    """Papers that were sent keep what they said. ``seen``: the stamp that was read. Errors: CentreRenamed."""
    centre = Centre.objects.select_for_update(of=("self",)).get(pk=centre.pk)
    now = legal_of(centre).stamp
    if now == legal.stamp:
        return
    if now != seen:
        raise CentreRenamed
    seal_legal(centre, legal)
    centre.save(update_fields=["sealed_legal"])
    record("centre.named", centre, by=by, at=at)
