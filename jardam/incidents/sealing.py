"""Where the words of an incident rest: what happened, who saw it, why it was withdrawn, each apart from the others."""

from uuid import UUID

from jardam.incidents.models import Incident
from jardam.vault.models import FileKey
from jardam.vault.restricted import Opener
from jardam.vault.sealing import Place, open_json, seal_json

SCHEMA = 1
WORDS, WITNESSES, REASON = "sealed_words", "sealed_witnesses", "sealed_reason"
PARTS = (WORDS, WITNESSES, REASON)


def place_of(incident_id: UUID, part: str) -> Place:
    return Place("incidents_incident", incident_id, part.removeprefix("sealed_"), SCHEMA)


def seal_part(incident: Incident, part: str, text: str, key: FileKey, opener: Opener | None) -> None:
    setattr(incident, part, seal_json(key, place_of(incident.pk, part), {"text": text}, opener=opener))


def text_of(incident: Incident, part: str, opener: Opener | None = None) -> str:
    """Empty where nothing was said. Errors: FileKeyLocked; FileKeyDestroyed, when the person was erased."""
    sealed = getattr(incident, part)
    if sealed is None:
        return ""
    return str(open_json(incident.file_key, place_of(incident.pk, part), sealed, opener=opener)["text"])
