"""The words people read for what is stored of a person in the open: sex and age band, both only when given."""

from collections.abc import Sequence

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


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
