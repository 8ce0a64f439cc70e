"""What is typed on a page, put into an object of the Human Services Data Specification; the rest of it stays as it was told. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from jardam.kernel.languages import OWN_NAMES, Language
from jardam.network.rules.hours import Hours, schedules_of
from jardam.network.rules.hsds_meaning import TAXONOMY, made_id, marked
from jardam.network.rules.nearness import Point

Object = dict[str, Any]


def with_words(was: Mapping[str, Any], words: Mapping[str, str]) -> Object:
    """Each of these fields as it is said now; what is empty goes."""
    kept = {name: value for name, value in was.items() if name not in words}
    return kept | {name: value for name, value in words.items() if value}


def with_phones(was: Object, owner: UUID, field: str, numbers: Sequence[str]) -> Object:
    """``field``: which of the kinds a telephone belongs to, as `organization_id`. A number that stood keeps what else is told of it."""
    stood = {str(one.get("number")): one for one in was.get("phones", [])}
    made = [
        stood.get(number) or {"id": str(made_id(owner, "phone", number)), field: str(owner), "number": number}
        for number in dict.fromkeys(numbers)
    ]
    return _with(was, "phones", made)


def with_languages(was: Object, owner: UUID, languages: Iterable[Language]) -> Object:
    made = [
        {
            "id": str(made_id(owner, "language", language)),
            "service_id": str(owner),
            "name": OWN_NAMES[language],
            "code": language.tag,
        }
        for language in languages
    ]
    return _with(was, "languages", made)


def with_marks(was: Object, owner: UUID, marks: Mapping[str, str], words: Mapping[str, str]) -> Object:
    """Terms of our own taxonomy; those of others stay."""
    others = [
        one for one in was.get("attributes", []) if one.get("taxonomy_term", {}).get("taxonomy") != TAXONOMY
    ]
    return _with(was, "attributes", [*others, *marked(owner, marks, words)])


def with_cost(was: Object, owner: UUID, tariff: str, *, is_free: bool, free: str) -> Object:
    """``tariff``: in words; ``free``: the word for what costs nothing."""
    option = {
        "id": str(made_id(owner, "cost")),
        "service_id": str(owner),
        "option": free,
        "currency": "RUB",
        "amount": 0,
    }
    told = _with(was, "cost_options", [option] if is_free else [])
    return with_words(told, {"fees_description": tariff})


def with_hours(was: Object, owner: UUID, hours: Hours) -> Object:
    made = [
        {"id": str(made_id(owner, "hours", str(number))), "location_id": str(owner), **one}
        for number, one in enumerate(schedules_of(hours))
    ]
    return _with(was, "schedules", made)


def with_address(was: Object, owner: UUID, address: Mapping[str, str], at: Point | None) -> Object:
    """``address``: every field that the specification asks for."""
    first: Object = {
        "id": str(made_id(owner, "address")),
        "location_id": str(owner),
        "address_type": "physical",
        **address,
    }
    told = _with(was, "addresses", [first, *was.get("addresses", [])[1:]] if address["address_1"] else [])
    place = {"latitude": at.latitude, "longitude": at.longitude} if at else {}
    return {name: value for name, value in told.items() if name not in {"latitude", "longitude"}} | place


def _with(was: Mapping[str, Any], name: str, some: Sequence[Object]) -> Object:
    kept = {field: value for field, value in was.items() if field != name}
    return kept | {name: list(some)} if some else kept
