"""The words people read for actors, circles and fees."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jardam.network.rules.standard import ForWhom, ServiceBlock


class Actor(StrEnum):
    NGO = "NGO"
    DIASPORA = "DIASPORA"
    UNION = "UNION"
    EMBASSY = "EMBASSY"
    AUTHORITY = "AUTHORITY"
    INTERNATIONAL = "INTERNATIONAL"
    RELIGIOUS = "RELIGIOUS"
    BUSINESS = "BUSINESS"
    COMMERCIAL = "COMMERCIAL"  # lives on fees of migrants: kept apart from those who help
    MEDICAL = "MEDICAL"
    RESEARCH = "RESEARCH"
    MEDIA = "MEDIA"
    LIBRARY = "LIBRARY"
    EDUCATION = "EDUCATION"


class Circle(StrEnum):
    """The inner circle is the diaspora, the outer one NGOs and unions; others stand in neither."""

    INNER = "INNER"
    OUTER = "OUTER"
    NONE = "NONE"


class Fee(StrEnum):
    FREE = "FREE"
    PAID = "PAID"
    MIXED = "MIXED"
    UNKNOWN = "UNKNOWN"


def actors() -> dict[Actor, Promise]:
    """Labels by stored value; a function, so that a new wording makes no migration."""
    return {
        Actor.NGO: _("Non-governmental organisation"),
        Actor.DIASPORA: _("Diaspora organisation"),
        Actor.UNION: _("Trade union"),
        Actor.EMBASSY: _("Embassy or consulate"),
        Actor.AUTHORITY: _("State body"),
        Actor.INTERNATIONAL: _("International organisation"),
        Actor.RELIGIOUS: _("Religious organisation"),
        Actor.BUSINESS: _("Business or business association"),
        Actor.COMMERCIAL: _("Commercial go-between"),
        Actor.MEDICAL: _("Medical organisation"),
        Actor.RESEARCH: _("Research or funding body"),
        Actor.MEDIA: _("Press and media"),
        Actor.LIBRARY: _("Library"),
        Actor.EDUCATION: _("School or courses"),
    }


def circles() -> dict[Circle, Promise]:
    return {
        Circle.INNER: _("Inner circle: diaspora"),
        Circle.OUTER: _("Outer circle: NGOs and unions"),
        Circle.NONE: _("Outside the circles"),
    }


def fees() -> dict[Fee, Promise]:
    return {
        Fee.FREE: _("Free"),
        Fee.PAID: _("Paid"),
        Fee.MIXED: _("Partly paid"),
        Fee.UNKNOWN: _("Fee unknown"),
    }


def service_blocks() -> dict[ServiceBlock, Promise]:
    return {
        ServiceBlock.ADVICE: _("Advice"),
        ServiceBlock.OTHERS: _("Advice to those who are not migrants"),
        ServiceBlock.SUPPORT: _("Support"),
        ServiceBlock.WORK_AND_LEARNING: _("Work and learning"),
    }


def for_whom() -> dict[ForWhom, Promise]:
    return {
        ForWhom.ANYONE: _(
            "For anyone, whatever the citizenship; for citizens of Russia who moved inside it too"
        ),
        ForWhom.FOREIGNERS: _("For citizens of another country"),
        ForWhom.EMPLOYERS: _("For employers"),
        ForWhom.AUTHORITIES: _("For authorities"),
        ForWhom.EXPERTS: _("For experts and organisations"),
    }
