"""Every language is named in itself: its speaker must find it in a list of foreign words."""

OWN_NAMES = {
    "ru": "Русский",
    "en": "English",
    "ky": "Кыргызча",
    "tg": "Тоҷикӣ",
    "uz": "Oʻzbekcha",
    "ro": "Română",
}

SCREENS = ("ru", "en")
"""The languages that staff pages are written in; the others are for what a client reads or hears."""


def own_name(tag: str) -> str:
    """``ky`` and ``uz-Latn`` and ``KY`` all have a name; an unknown tag is returned as it came."""
    return OWN_NAMES.get(tag.lower().split("-")[0], tag)
