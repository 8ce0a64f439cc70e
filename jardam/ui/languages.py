"""Every language is named in itself: its speaker must find it in a list of foreign words."""

from jardam.kernel.languages import OWN_NAMES, SCREEN_LANGUAGES

NAMES_BY_TAG = {language.catalogue: name for language, name in OWN_NAMES.items()}

SCREENS = tuple(language.catalogue for language in SCREEN_LANGUAGES)
"""The languages that staff pages are written in; the others are for what a client reads or hears."""


def own_name(tag: str) -> str:
    """``ky`` and ``uz-Latn`` and ``KY`` all have a name; an unknown tag is returned as it came."""
    return NAMES_BY_TAG.get(tag.lower().split("-")[0], tag)
