"""The language in which a number spoke the last time. No entry of its own: it is a part of the call that told it."""

from datetime import datetime
from uuid import UUID

from jardam.centres.models import Centre
from jardam.kernel.languages import Language
from jardam.line.models import CallerLanguage
from jardam.line.recognising import caller_of


def remember(centre: Centre, number: str, language: Language, *, at: datetime) -> None:
    """Nothing for a withheld number or an unknown language."""
    if number and language is not Language.UNKNOWN:
        CallerLanguage.objects.update_or_create(
            centre=centre,
            caller=caller_of(centre.pk, number),
            defaults={"language": language.value, "heard_on": at.astimezone(centre.zone).date()},
        )


def language_of(centre_id: UUID, number: str) -> Language:
    digest = caller_of(centre_id, number)
    said = CallerLanguage.objects.filter(centre_id=centre_id, caller=digest).values_list(
        "language", flat=True
    )
    return Language(said.first() or Language.UNKNOWN)
