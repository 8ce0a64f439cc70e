"""What kinds of matter a case may be, and which of them ask for safety before anything else. Pure."""

from enum import StrEnum


class Track(StrEnum):
    """Stored as written. Add freely; never rename or reuse."""

    WAGES = "WAGES"
    DISMISSAL = "DISMISSAL"
    ACCIDENT = "ACCIDENT"
    DOCUMENTS_SEIZED = "DOCUMENTS_SEIZED"
    EXPULSION = "EXPULSION"
    ENTRY_BAN = "ENTRY_BAN"
    REGISTRATION_PATENT = "REGISTRATION_PATENT"
    RESIDENCE_CITIZENSHIP = "RESIDENCE_CITIZENSHIP"
    TRAFFICKING = "TRAFFICKING"
    VIOLENCE = "VIOLENCE"
    CHILD = "CHILD"
    DETENTION = "DETENTION"
    HOSPITAL = "HOSPITAL"
    DISCRIMINATION = "DISCRIMINATION"
    RETURN_CERTIFICATE = "RETURN_CERTIFICATE"
    OTHER = "OTHER"


SAFETY_FIRST = frozenset({Track.TRAFFICKING, Track.VIOLENCE, Track.CHILD})
"""A roof and protection come before papers; psychological help is offered, never a condition."""
