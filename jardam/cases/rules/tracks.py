"""What kinds of matter a case may be, and which of them ask for safety before anything else. Pure."""

from enum import StrEnum

from jardam.kernel.topics import Topic


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

_OF_TOPIC = {
    Topic.A_REGISTRATION: Track.REGISTRATION_PATENT,
    Topic.A_PATENT: Track.REGISTRATION_PATENT,
    Topic.A_TEMPORARY_RESIDENCE: Track.RESIDENCE_CITIZENSHIP,
    Topic.A_RESIDENCE: Track.RESIDENCE_CITIZENSHIP,
    Topic.A_CITIZENSHIP: Track.RESIDENCE_CITIZENSHIP,
    Topic.B_UNPAID_WAGES: Track.WAGES,
}


def likely_track(topic: Topic | None, *, is_violence_told: bool) -> Track | None:
    """What a page of opening begins with, for a person to change; None where a topic may be several kinds of matter.

    >>> likely_track(Topic.B_UNPAID_WAGES, is_violence_told=False)
    <Track.WAGES: 'WAGES'>
    """
    if is_violence_told:
        return Track.VIOLENCE
    return _OF_TOPIC.get(topic) if topic else None
