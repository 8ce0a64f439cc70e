"""Regions as the choices of a form, in the reader's language."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jardam.kernel.regions import REGIONS, region_name
from jardam.network.towns import towns


def region_choices() -> list[tuple[str, str]]:
    language = (get_language() or "ru")[:2]
    return [("", _("not said")), *((code, region_name(code, language)) for code in REGIONS)]


def all_of_russia() -> list[tuple[str, str]]:
    """As one more choice, where something may be of the whole country."""
    return [("RU", region_name("RU", (get_language() or "ru")[:2]))]


def town_choices() -> list[tuple[str, str]]:
    """Towns from which one asks how far it is, in the order of their names."""
    language = (get_language() or "ru")[:2]
    return sorted(((code, town.name(language)) for code, town in towns().items()), key=lambda one: one[1])
