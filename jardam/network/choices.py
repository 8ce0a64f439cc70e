"""The words people read for actors, circles and fees."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jardam.network.rules.capacity import Parameter, Period, Trust
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
    UNKNOWN = "UNKNOWN"  # brought from another directory, and nobody has said yet


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


class ServiceState(StrEnum):
    """As the Human Services Data Specification writes them."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    DEFUNCT = "defunct"
    CLOSED_FOR_NOW = "temporarily closed"


class Takes(StrEnum):
    """Whether an organisation takes people now, as it was told last. Unknown is no yes."""

    FREE = "FREE"
    WAITING = "WAITING"
    FULL = "FULL"
    UNKNOWN = "UNKNOWN"


class Retirement(StrEnum):
    """Why nobody is sent to an organisation any more. Stored as written; add freely, never rename or reuse."""

    CEASED = "CEASED"
    DOUBLE = "DOUBLE"
    REFUSES = "REFUSES"
    HARMS = "HARMS"


class FacilityKind(StrEnum):
    """Where people are treated. Stored as written; add freely, never rename or reuse."""

    POLYCLINIC = "POLYCLINIC"
    HOSPITAL = "HOSPITAL"
    MATERNITY = "MATERNITY"
    INFECTIONS = "INFECTIONS"  # HIV centres, tuberculosis dispensaries
    CHILDREN = "CHILDREN"
    DENTIST = "DENTIST"
    PRIVATE_CLINIC = "PRIVATE_CLINIC"
    CHARITY = "CHARITY"


class Taking(StrEnum):
    """Whether it treats people without insurance. Unknown is no yes."""

    YES = "YES"
    EMERGENCY = "EMERGENCY"
    NO = "NO"
    UNKNOWN = "UNKNOWN"


class Told(StrEnum):
    """How we know."""

    VISITED = "VISITED"
    PHONED = "PHONED"
    CLIENT = "CLIENT"
    PUBLISHED = "PUBLISHED"


def facility_kinds() -> dict[FacilityKind, Promise]:
    return {
        FacilityKind.POLYCLINIC: _("Polyclinic"),
        FacilityKind.HOSPITAL: _("Hospital"),
        FacilityKind.MATERNITY: _("Maternity hospital"),
        FacilityKind.INFECTIONS: _("HIV or tuberculosis centre"),
        FacilityKind.CHILDREN: _("Care for children"),
        FacilityKind.DENTIST: _("Dentist"),
        FacilityKind.PRIVATE_CLINIC: _("Private clinic"),
        FacilityKind.CHARITY: _("Charity with doctors"),
    }


def takings() -> dict[Taking, Promise]:
    return {
        Taking.YES: _("takes people without insurance"),
        Taking.EMERGENCY: _("without insurance only in an emergency"),
        Taking.NO: _("does not take people without insurance"),
        Taking.UNKNOWN: _("not known whether it takes people without insurance"),
    }


def tellings() -> dict[Told, Promise]:
    return {
        Told.VISITED: _("We were there"),
        Told.PHONED: _("We called"),
        Told.CLIENT: _("A client told us"),
        Told.PUBLISHED: _("It publishes this itself"),
    }


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
        Actor.UNKNOWN: _("Kind not known"),
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


def service_states() -> dict[ServiceState, Promise]:
    return {
        ServiceState.ACTIVE: _("given"),
        ServiceState.INACTIVE: _("not given now"),
        ServiceState.DEFUNCT: _("given no more"),
        ServiceState.CLOSED_FOR_NOW: _("closed for now"),
    }


def takes_now() -> dict[Takes, Promise]:
    return {
        Takes.FREE: _("takes people now"),
        Takes.WAITING: _("has a waiting list"),
        Takes.FULL: _("takes nobody now"),
        Takes.UNKNOWN: _("not known whether it takes people now"),
    }


def retirements() -> dict[Retirement, Promise]:
    return {
        Retirement.CEASED: _("It works no more"),
        Retirement.DOUBLE: _("It is written down twice"),
        Retirement.REFUSES: _("It does not want to be asked"),
        Retirement.HARMS: _("It harms people"),
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


def parameters() -> dict[Parameter, Promise]:
    return {
        Parameter.STAFF: _("How many people work there"),
        Parameter.OCCUPATIONS: _("Their occupations"),
        Parameter.ACTIVITIES: _("What they do"),
        Parameter.OFFICE: _("Whether they have an office"),
        Parameter.EXPERIENCE: _("Experience"),
        Parameter.REPORTING: _("Periodic reports on what they do"),
    }


def periods() -> dict[Period, Promise]:
    return {
        Period.QUARTER: _("every quarter"),
        Period.HALF_YEAR: _("every half-year"),
        Period.YEAR: _("every year"),
        Period.NEVER: _("they report to nobody"),
    }


def trusts() -> dict[Trust, Promise]:
    return {
        Trust.GOOD: _("can be relied on"),
        Trust.FAIR: _("ask before relying on it"),
        Trust.WEAK: _("too old or seen by nobody else"),
    }


class Refusal(TextChoices):
    """Why somebody who was asked to help cannot. Stored as written."""

    FULL = "FULL", _("no room or no time now")
    NOT_OURS = "NOT_OURS", _("we do not do this")
    ELSEWHERE = "ELSEWHERE", _("another place or region")
    NOT_FOUND = "NOT_FOUND", _("we could not reach the person")
    OTHER = "OTHER", pgettext_lazy("refusal", "another reason")
