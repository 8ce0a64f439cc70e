"""The words people read for what is stored of the rota."""

from functools import cache

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jardam.kernel.languages import Language
from jardam.rota.rules.courses import Course
from jardam.rota.rules.norms import Concern
from jardam.rota.rules.repair import Kind


class ShiftState(TextChoices):
    """Only a confirmed shift covers an hour."""

    PLANNED = "PLANNED", _("planned")
    ASKED = "ASKED", _("asked")
    CONFIRMED = "CONFIRMED", _("confirmed")
    DECLINED = "DECLINED", pgettext_lazy("shift", "declined")
    CANCELLED = "CANCELLED", pgettext_lazy("shift", "cancelled")


STANDING = (ShiftState.PLANNED, ShiftState.ASKED, ShiftState.CONFIRMED)
"""The states in which a shift takes its person's time."""


class AbsenceKind(TextChoices):
    """Why somebody does not come, and no more than that: never a diagnosis."""

    SICK = "SICK", _("sick")
    LEAVE = "LEAVE", _("on leave")
    OTHER = "OTHER", _("away")


class ProposalState(TextChoices):
    COMPUTING = "COMPUTING", _("being worked out")
    READY = "READY", _("ready")
    FAILED = "FAILED", _("could not be worked out")


class LineState(TextChoices):
    OPEN = "OPEN", _("open")
    ACCEPTED = "ACCEPTED", _("accepted")
    REFUSED = "REFUSED", _("refused")
    OUTDATED = "OUTDATED", _("no longer possible")


def shift_states() -> list[tuple[str, Promise]]:
    """As a function, like the next ones, so that a new wording makes no migration."""
    return list(ShiftState.choices)


def absence_kinds() -> list[tuple[str, Promise]]:
    return list(AbsenceKind.choices)


def proposal_states() -> list[tuple[str, Promise]]:
    return list(ProposalState.choices)


def line_states() -> list[tuple[str, Promise]]:
    return list(LineState.choices)


@cache  # lazy words: the same mapping serves every language
def repair_kinds() -> dict[Kind, Promise]:
    return {Kind.LONGER: _("work longer"), Kind.EXTRA: _("come for an extra shift")}


@cache
def courses() -> dict[Course, Promise]:
    return {
        Course.HOTLINE: _("Talking on a hotline, and its database"),
        Course.MIGRATION_LAW: _("Migration law"),
        Course.LABOUR_LAW: _("Labour law"),
        Course.HEALTH: _("Health and its services"),
        Course.SOCIAL: _("Social services and education"),
    }


@cache
def concerns() -> dict[Concern, Promise]:
    return {
        Concern.TWICE: _("Already has a shift at this time."),
        Concern.AWAY: _("Is away at this time."),
        Concern.REST: _("Less than 12 hours of rest before or after."),
        Concern.LONG: _("More than 12 hours of work without a break."),
        Concern.WEEK: _("More than 40 hours in that week."),
    }


@cache
def short_languages() -> dict[Language, Promise]:
    """As narrow as a cell of the rota."""
    return {
        Language.RU: pgettext_lazy("short", "Russ."),
        Language.KY: pgettext_lazy("short", "Kyrg."),
        Language.TG: pgettext_lazy("short", "Taj."),
        Language.UZ: pgettext_lazy("short", "Uzb."),
        Language.RO: pgettext_lazy("short", "Rom."),
        Language.EN: pgettext_lazy("short", "Engl."),
    }
