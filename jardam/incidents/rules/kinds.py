"""What kinds of places and of incidents there are, and by what an incident is shown. Pure."""

from enum import StrEnum


class VenueKind(StrEnum):
    """Stored as written. Add freely; never rename or reuse."""

    HOSPITAL = "HOSPITAL"
    POLICE = "POLICE"
    MIGRATION = "MIGRATION"
    BORDER = "BORDER"
    DORMITORY = "DORMITORY"
    OTHER = "OTHER"


class IncidentKind(StrEnum):
    """Stored as written. Add freely; never rename or reuse. None says that somebody is guilty: it was told."""

    BRIBE = "BRIBE"  # money asked for what is free: a certificate of birth, a slip, being let go
    PAPER_REFUSED = "PAPER_REFUSED"
    EARLY_DISCHARGE = "EARLY_DISCHARGE"
    CARE_REFUSED = "CARE_REFUSED"
    INSULT = "INSULT"
    VIOLENCE = "VIOLENCE"
    DOCUMENTS_TAKEN = "DOCUMENTS_TAKEN"
    HELD = "HELD"
    HOUSING = "HOUSING"
    OTHER = "OTHER"


class Proof(StrEnum):
    """Stored as written. Add freely; never rename or reuse."""

    PAPER = "PAPER"
    PHOTO = "PHOTO"
    RECORDING = "RECORDING"
    MESSAGES = "MESSAGES"
    TRANSFER = "TRANSFER"
    WITNESS = "WITNESS"
