"""What the objects of another directory mean here, and how ours are told there: kind, circle, region, language, fee, topic.

What the specification has no field for stands as a term of our own taxonomy, so that our own export comes back whole. Pure.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from jardam.kernel.languages import Language
from jardam.kernel.regions import ORIGIN, REGIONS, RUSSIA, WHOLE_COUNTRIES
from jardam.network.rules.hsds import is_web

TAXONOMY = "jardam"
SPACE = UUID("5e0b7d4e-2f67-4a53-9f61-6a7d0a1c7c10")
"""Ids that are told again and again the same are made of this and of what they stand for."""

LANGUAGES = {
    code: language
    for language, codes in {
        Language.RU: ("ru", "rus"),
        Language.KY: ("ky", "kir"),
        Language.TG: ("tg", "tgk"),
        Language.UZ: ("uz", "uzb"),
        Language.RO: ("ro", "ron", "rum"),
        Language.EN: ("en", "eng"),
    }.items()
    for code in codes
}
"""Source: ISO 639-1, 639-2 and 639-3."""

Object = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What is searched of an organization. ``marks``: terms of our own taxonomy, by what they are about."""

    regions: list[str]
    languages: list[str]
    costs: frozenset[bool] = frozenset()  # True: something costs money, False: something costs none
    marks: Mapping[str, str] = field(default_factory=dict)
    website: str = ""


def meaning_of(organization: Object, services: Sequence[Object], locations: Sequence[Object]) -> Meaning:
    """Of an organization, all it gives and all its places, whatever of them is known."""
    marks = marks_of(organization)
    told = [code for code in marks.get("regions", "").split() if code]
    placed = [region_of(address) for place in locations for address in place.get("addresses", [])]
    areas = [str(area.get("extent", "")) for one in services for area in one.get("service_areas", [])]
    named = [*told, *placed, *(area for area in areas if area in REGIONS or area in WHOLE_COUNTRIES)]
    return Meaning(
        regions=list(dict.fromkeys(code for code in named if code)),
        languages=_languages([*services, *locations]),
        costs=frozenset(_costs(services)),
        marks=marks,
        website=_website(organization),
    )


def marks_of(one: Object) -> dict[str, str]:
    """Of our own taxonomy: {"actor": "NGO", "regions": "RU-MOW RU"}."""
    terms = [attribute.get("taxonomy_term", {}) for attribute in one.get("attributes", [])]
    codes = [str(term.get("code", "")) for term in terms if term.get("taxonomy") == TAXONOMY]
    return {name: value for name, sep, value in (code.partition(":") for code in codes) if sep}


def marked(owner: UUID, marks: Mapping[str, str], words: Mapping[str, str]) -> list[dict[str, Any]]:
    """Terms of our own taxonomy as attributes. ``words``: by the same names, as people read them."""
    return [
        {
            "id": str(made_id(owner, name, value)),
            "link_id": str(owner),
            "taxonomy_term_id": str(made_id(SPACE, name, value)),
            "taxonomy_term": {
                "id": str(made_id(SPACE, name, value)),
                "code": f"{name}:{value}",
                "name": words[name],
                "description": words[name],
                "taxonomy": TAXONOMY,
            },
        }
        for name, value in marks.items()
        if value
    ]


def made_id(owner: UUID, *of: str) -> UUID:
    """The same for the same, in every export."""
    return uuid5(owner, "/".join(of))


def region_of(address: Object) -> str:
    """ISO 3166-2 of a subject of Russia, else the country; empty where neither is said."""
    country = str(address.get("country", "")).strip().upper()
    state = str(address.get("state_province", "")).strip()
    for code in (state.upper(), f"{country}-{state.upper()}"):
        if code in RUSSIA:
            return code
    by_name = {name.casefold(): code for code, names in RUSSIA.items() for name in names}
    if country in {"RU", "RUS", ""} and state.casefold() in by_name:
        return by_name[state.casefold()]
    return country if country in WHOLE_COUNTRIES or country in ORIGIN or _is_country(country) else ""


def _is_country(code: str) -> bool:
    return len(code) == len("RU") and code.isascii() and code.isalpha()


def _languages(some: Iterable[Object]) -> list[str]:
    codes = [str(one.get("code", "")).lower() for object_ in some for one in object_.get("languages", [])]
    return list(dict.fromkeys(LANGUAGES[code].value for code in codes if code in LANGUAGES))


def _costs(services: Iterable[Object]) -> Iterable[bool]:
    for service in services:
        for option in service.get("cost_options", []):
            if "amount" in option:
                yield option["amount"] > 0


def _website(organization: Object) -> str:
    """Only what a browser may be led to."""
    website = str(organization.get("website", ""))
    return website if is_web(website) and website.lower().startswith(("https://", "http://")) else ""
