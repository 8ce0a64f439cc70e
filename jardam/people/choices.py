"""The words people read for what is stored of a person: some of it in the open, and only when given."""

from collections.abc import Sequence

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jardam.people.rules.consent import Act, FieldGroup, Form, Purpose, ReceiverKind
from jardam.people.rules.documents import DocumentKind, DocumentState, Standing
from jardam.people.rules.groups import Family, WithChild
from jardam.people.rules.guardians import Giver
from jardam.people.rules.household import HouseholdRole


class Sex(TextChoices):
    FEMALE = "F", _("Woman")
    MALE = "M", _("Man")


class AgeBand(TextChoices):
    CHILD = "0-17", _("under 18")
    YOUNG = "18-29", _("18 to 29")
    MIDDLE = "30-44", _("30 to 44")
    OLDER = "45-59", _("45 to 59")
    ELDERLY = "60+", _("60 and older")


class IndexKind(TextChoices):
    PHONE = "phone", _("phone")
    DOCUMENT = "document", _("document")
    NAME_BIRTH = "name_birth", _("name and date of birth")


def sexes() -> Sequence[tuple[str, Promise]]:
    """As a function, like the next ones, so that a new wording makes no migration."""
    return Sex.choices


def age_bands() -> Sequence[tuple[str, Promise]]:
    return AgeBand.choices


def index_kinds() -> Sequence[tuple[str, Promise]]:
    return IndexKind.choices


def with_child() -> Sequence[tuple[str, Promise]]:
    return [
        (WithChild.YES.value, _("expects a child or has small children")),
        (WithChild.NO.value, _("neither expects a child nor has small children")),
        (WithChild.NOT_SAID.value, _("asked, and left open")),
    ]


def families() -> dict[Family, Promise]:
    return {
        Family.EXPECTS: _("expects a child"),
        Family.SMALL_CHILDREN: _("has small children with them"),
        Family.BOTH: _("expects a child and has small children with them"),
        Family.NEITHER: _("neither expects a child nor has small children"),
        Family.NOT_SAID: _("asked, and left open"),
    }


def document_kinds() -> dict[DocumentKind, Promise]:
    return {
        DocumentKind.PASSPORT: _("Passport for abroad"),
        DocumentKind.INNER_PASSPORT: _("Passport or identity card of their own country"),
        DocumentKind.MIGRATION_CARD: _("Migration card"),
        DocumentKind.REGISTRATION: _("Notice of registration at the place of stay"),
        DocumentKind.PATENT: pgettext_lazy("document", "Patent"),
        DocumentKind.WORK_PERMIT: _("Work permit"),
        DocumentKind.TEMPORARY_RESIDENCE: _("Temporary residence permit"),
        DocumentKind.RESIDENCE_PERMIT: pgettext_lazy("document", "Residence permit"),
        DocumentKind.CONTRACT: _("Employment contract"),
        DocumentKind.TAX_NUMBER: _("Tax number"),
        DocumentKind.PENSION_NUMBER: _("Pension insurance number"),
        DocumentKind.INSURANCE: _("Medical insurance"),
        DocumentKind.LANGUAGE_EXAM: _("Certificate of the exam in Russian"),
        DocumentKind.BIRTH_CERTIFICATE: _("Birth certificate"),
        DocumentKind.MARRIAGE_CERTIFICATE: _("Marriage certificate"),
        DocumentKind.RETURN_CERTIFICATE: _("Certificate of return"),
        DocumentKind.OTHER: _("Another document"),
    }


def document_states() -> dict[DocumentState, Promise]:
    return {
        DocumentState.HELD: _("they have it"),
        DocumentState.MISSING: _("they do not have it"),
        DocumentState.LOST: _("it is lost"),
        DocumentState.WITHHELD: _("somebody keeps it back"),
    }


def standings() -> dict[Standing, Promise]:
    return {
        Standing.HELD: _("they have it"),
        Standing.EXPIRING: _("it expires soon"),
        Standing.EXPIRED: _("it has expired"),
        Standing.MISSING: _("they do not have it"),
        Standing.LOST: _("it is lost"),
        Standing.WITHHELD: _("somebody keeps it back"),
    }


def nationalities() -> dict[str, Promise]:
    """ISO 3166-1; XXA is how passports write that somebody has none (ICAO 9303)."""
    return {
        "KG": pgettext_lazy("nationality", "Kyrgyzstan"),
        "TJ": pgettext_lazy("nationality", "Tajikistan"),
        "UZ": pgettext_lazy("nationality", "Uzbekistan"),
        "MD": pgettext_lazy("nationality", "Moldova"),
        "RU": pgettext_lazy("nationality", "Russia"),
        "KZ": pgettext_lazy("nationality", "Kazakhstan"),
        "AM": pgettext_lazy("nationality", "Armenia"),
        "AZ": pgettext_lazy("nationality", "Azerbaijan"),
        "BY": pgettext_lazy("nationality", "Belarus"),
        "GE": pgettext_lazy("nationality", "Georgia"),
        "TM": pgettext_lazy("nationality", "Turkmenistan"),
        "UA": pgettext_lazy("nationality", "Ukraine"),
        "XXA": pgettext_lazy("nationality", "none: stateless"),
        "OTHER": pgettext_lazy("nationality", "another country"),
    }


def household_roles() -> dict[HouseholdRole, Promise]:
    return {
        HouseholdRole.SPOUSE: _("wife or husband"),
        HouseholdRole.CHILD: _("child"),
        HouseholdRole.PARENT: _("mother or father"),
        HouseholdRole.SIBLING: _("sister or brother"),
        HouseholdRole.GRANDPARENT: _("grandmother or grandfather"),
        HouseholdRole.RELATIVE: _("another relative"),
        HouseholdRole.GUARDIAN: _("guardian"),
        HouseholdRole.WARD: _("child for whom they are the guardian"),
        HouseholdRole.OTHER: pgettext_lazy("household", "somebody else"),
    }


def purposes() -> dict[Purpose, Promise]:
    return {
        Purpose.HELP: _("so that another organisation helps"),
        Purpose.AUTHORITY: _("to turn to an authority or a court"),
        Purpose.EMPLOYER: _("to talk with the employer"),
        Purpose.FAMILY: _("to talk with the family"),
        Purpose.FOLLOW_UP: _("to ask later how it ended"),
        Purpose.RESEARCH: _("for research, without a name"),
        Purpose.PUBLIC: _("to tell the story in public"),
        Purpose.TOGETHER: _("to claim wages together with others, in one paper"),
    }


def receiver_kinds() -> dict[ReceiverKind, Promise]:
    return {
        ReceiverKind.PARTNER: _("a partner organisation"),
        ReceiverKind.AUTHORITY: _("an authority"),
        ReceiverKind.COURT: _("a court"),
        ReceiverKind.CONSULATE: _("a consulate"),
        ReceiverKind.EMPLOYER: _("the employer"),
        ReceiverKind.FAMILY: _("somebody of the family"),
        ReceiverKind.RESEARCHER: _("researchers"),
        ReceiverKind.MEDIA: _("journalists"),
        ReceiverKind.CENTRE: _("another centre of the network"),
    }


def field_groups() -> dict[FieldGroup, Promise]:
    return {
        FieldGroup.NAME: _("name and date of birth"),
        FieldGroup.REACH: _("phones, messengers and address"),
        FieldGroup.DOCUMENTS: _("documents and legal status"),
        FieldGroup.STORY: _("what happened"),
        FieldGroup.WORK: _("work, employer and money"),
        FieldGroup.HEALTH: _("health"),
        FieldGroup.FAMILY: _("family and children"),
        FieldGroup.PICTURE: _("photo, voice or video"),
    }


def consent_forms() -> dict[Form, Promise]:
    return {
        Form.ORAL: _("said aloud"),
        Form.WITNESSED: _("said aloud before a witness"),
        Form.WRITTEN: _("signed on paper"),
    }


def acts() -> dict[Act, Promise]:
    return {
        Act.GIVEN: pgettext_lazy("consent", "said yes"),
        Act.REFUSED: pgettext_lazy("consent", "said no"),
        Act.WITHDRAWN: pgettext_lazy("consent", "took the yes back"),
    }


def givers() -> dict[Giver, Promise]:
    return {
        Giver.SELF: _("the person themself"),
        Giver.REPRESENTATIVE: _("a parent or guardian"),
    }


def consent_acts() -> Sequence[tuple[str, Promise]]:
    return [(act.value, word) for act, word in acts().items()]


def consent_purposes() -> Sequence[tuple[str, Promise]]:
    return [(purpose.value, word) for purpose, word in purposes().items()]
