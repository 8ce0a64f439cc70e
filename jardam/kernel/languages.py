"""The languages of the desk. Unknown is a value of its own: it is never 'any language'."""

from enum import StrEnum


class Language(StrEnum):
    """Stored as written. Talk-, filing- and interface-language are three different uses of it."""

    RU = "RU"
    KY = "KY"
    TG = "TG"
    UZ = "UZ"
    RO = "RO"
    EN = "EN"
    UNKNOWN = "XX"

    @property
    def tag(self) -> str:
        """The BCP 47 tag for ``lang`` attributes. 'und' for unknown."""
        return _TAGS[self]

    @property
    def catalogue(self) -> str:
        """The catalogue of what a client reads or hears in this language. Unknown reads Russian."""
        return "ru" if self is Language.UNKNOWN else self.value.lower()


_TAGS = {
    Language.RU: "ru",
    Language.KY: "ky",
    Language.TG: "tg",
    Language.UZ: "uz-Latn",
    Language.RO: "ro",
    Language.EN: "en",
    Language.UNKNOWN: "und",
}

HOTLINE_LANGUAGES = (Language.RU, Language.KY, Language.TG, Language.UZ, Language.RO)
"""The five in which the hotline must answer at every hour."""

SCREEN_LANGUAGES = (Language.RU, Language.EN)
"""What staff screens are written in, whole; the others are for clients (docs/decisions/0036)."""

OWN_NAMES = {
    Language.RU: "Русский",
    Language.KY: "Кыргызча",
    Language.TG: "Тоҷикӣ",
    Language.UZ: "Oʻzbekcha",
    Language.RO: "Română",
    Language.EN: "English",
}
"""Each language in its own words. Unknown has none: the page says so in the reader's language."""


def screen_language(chosen: str) -> str:
    """The catalogue of a staff screen: Russian for whoever once chose a language that no screen is written in."""
    return chosen if chosen in {language.catalogue for language in SCREEN_LANGUAGES} else "ru"
