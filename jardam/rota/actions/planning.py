"""Which languages a centre promises at which hours."""

from collections.abc import Mapping
from datetime import datetime

from jardam.audit.actions import record, recorded
from jardam.centres.models import Centre, User
from jardam.kernel.languages import Language
from jardam.rota.models import WantedHours


@recorded
def want_hours(
    centre: Centre, hours: Mapping[Language, tuple[int, int]], *, by: User | None, at: datetime
) -> None:
    """Replace what the centre promises. Nothing at all is the hotline's own promise: five languages, always."""
    WantedHours.objects.filter(centre=centre).delete()
    WantedHours.objects.bulk_create(
        WantedHours(centre=centre, language=language, from_hour=first, to_hour=last)
        for language, (first, last) in sorted(hours.items())
    )
    record("hours.wanted", centre, by=by, at=at, languages=sorted(language.value for language in hours))
