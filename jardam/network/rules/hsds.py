"""What an object of Open Referral's Human Services Data Specification may hold, and what is wrong with one.

Source: HSDS 3.0, https://docs.openreferral.org/en/3.0/hsds/schema_reference.html (CC BY-SA 4.0): names, types and what
must stand, told in our own words. Pure.
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID


class Main(StrEnum):
    """The kinds that stand by themselves; every other one is a part of one of them."""

    ORGANIZATION = "organization"
    SERVICE = "service"
    LOCATION = "location"
    SERVICE_AT_LOCATION = "service_at_location"


class Wrong(StrEnum):
    """What may be wrong with a value."""

    MISSING = "MISSING"
    NOT_TEXT = "NOT_TEXT"
    NOT_NUMBER = "NOT_NUMBER"
    NOT_ID = "NOT_ID"
    NOT_ADDRESS = "NOT_ADDRESS"  # of the web
    NOT_MAIL = "NOT_MAIL"
    NOT_MOMENT = "NOT_MOMENT"
    NOT_ALLOWED = "NOT_ALLOWED"
    NOT_LIST = "NOT_LIST"
    NOT_OBJECT = "NOT_OBJECT"
    UNKNOWN = "UNKNOWN"  # a field that the specification does not know
    NOWHERE = "NOWHERE"  # a part of nothing that stands here
    NOT_HERE = "NOT_HERE"  # names another object that nobody knows
    OURS = "OURS"  # stands by the sources: no other directory changes it
    CORRECTED = "CORRECTED"  # a person corrected it here: no other directory changes it


@dataclass(frozen=True, slots=True)
class Fault:
    """``path``: as of `phones.0.number`; ``allowed``: what might stand there, where only some words may."""

    path: str
    wrong: Wrong
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """``lists`` and ``ones``: by field, the kind of what is nested there."""

    table: str
    required: frozenset[str]
    texts: frozenset[str]
    numbers: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    webs: frozenset[str] = frozenset()
    mails: frozenset[str] = frozenset()
    moments: frozenset[str] = frozenset()
    allowed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    ones: Mapping[str, str] = field(default_factory=dict)

    @property
    def plain(self) -> frozenset[str]:
        """Every field that holds one value."""
        return self.texts | self.numbers | self.ids | self.webs | self.mails | self.moments


def _words(told: str) -> frozenset[str]:
    return frozenset(told.split())


_MARKED = {"attributes": "attribute", "metadata": "metadata"}
_TALKED = {"languages": "language"}
_REACHED = {"contacts": "contact", "phones": "phone"}
_TIMED = {"schedules": "schedule"}
_PLACE_TYPES = ("physical", "postal", "virtual")

KINDS: Mapping[str, Kind] = {
    "organization": Kind(
        table="organizations",
        required=_words("id name description"),
        texts=_words("name alternate_name description tax_status tax_id legal_status logo"),
        numbers=_words("year_incorporated"),
        ids=_words("id parent_organization_id"),
        webs=_words("website uri"),
        mails=_words("email"),
        lists={
            "funding": "funding",
            **_REACHED,
            "locations": "location",
            "programs": "program",
            "organization_identifiers": "organization_identifier",
            **_MARKED,
        },
    ),
    "service": Kind(
        table="services",
        required=_words("id name status"),
        texts=_words(
            "name alternate_name description status interpretation_services application_process fees_description"
            " wait_time fees accreditations eligibility_description assured_date licenses alert"
        ),
        numbers=_words("minimum_age maximum_age"),
        ids=_words("id organization_id program_id"),
        webs=_words("url"),
        mails=_words("email assurer_email"),
        moments=_words("last_modified"),
        allowed={"status": ("active", "inactive", "defunct", "temporarily closed")},
        lists={
            "phones": "phone",
            **_TIMED,
            "service_areas": "service_area",
            "service_at_locations": "service_at_location",
            **_TALKED,
            "funding": "funding",
            "cost_options": "cost_option",
            "required_documents": "required_document",
            "contacts": "contact",
            **_MARKED,
        },
        ones={"organization": "organization", "program": "program"},
    ),
    "location": Kind(
        table="locations",
        required=_words("id location_type"),
        texts=_words(
            "location_type name alternate_name description transportation external_identifier"
            " external_identifier_type"
        ),
        numbers=_words("latitude longitude"),
        ids=_words("id organization_id"),
        webs=_words("url"),
        allowed={"location_type": _PLACE_TYPES},
        lists={
            **_TALKED,
            "addresses": "address",
            **_REACHED,
            "accessibility": "accessibility",
            **_TIMED,
            **_MARKED,
        },
    ),
    "service_at_location": Kind(
        table="service_at_location",
        required=_words("id"),
        texts=_words("description"),
        ids=_words("id service_id location_id"),
        lists={**_REACHED, **_TIMED, **_MARKED},
        ones={"location": "location"},
    ),
    "accessibility": Kind(
        table="accessibility",
        required=_words("id"),
        texts=_words("description details"),
        ids=_words("id location_id"),
        webs=_words("url"),
        lists=_MARKED,
    ),
    "address": Kind(
        table="addresses",
        required=_words("id address_1 city state_province postal_code country address_type"),
        texts=_words(
            "attention address_1 address_2 city region state_province postal_code country address_type"
        ),
        ids=_words("id location_id"),
        allowed={"address_type": _PLACE_TYPES},
        lists=_MARKED,
    ),
    "attribute": Kind(
        table="attributes",
        required=_words("id"),
        texts=_words("link_type link_entity value"),
        ids=_words("id link_id taxonomy_term_id"),
        lists={"metadata": "metadata"},
        ones={"taxonomy_term": "taxonomy_term"},
    ),
    "contact": Kind(
        table="contacts",
        required=_words("id"),
        texts=_words("name title department"),
        ids=_words("id organization_id service_id service_at_location_id location_id"),
        mails=_words("email"),
        lists={"phones": "phone", **_MARKED},
    ),
    "cost_option": Kind(
        table="cost_options",
        required=_words("id"),
        texts=_words("valid_from valid_to option currency amount_description"),
        numbers=_words("amount"),
        ids=_words("id service_id"),
        lists=_MARKED,
    ),
    "funding": Kind(
        table="funding",
        required=_words("id"),
        texts=_words("source"),
        ids=_words("id organization_id service_id"),
        lists=_MARKED,
    ),
    "language": Kind(
        table="languages",
        required=_words("id"),
        texts=_words("name code note"),
        ids=_words("id service_id location_id phone_id"),
        lists=_MARKED,
    ),
    "metadata": Kind(
        table="metadata",
        required=_words(
            "id last_action_date last_action_type field_name previous_value replacement_value updated_by"
        ),
        texts=_words(
            "resource_type last_action_date last_action_type field_name previous_value replacement_value updated_by"
        ),
        ids=_words("id resource_id"),
    ),
    "organization_identifier": Kind(
        table="organization_identifiers",
        required=_words("id identifier_type identifier"),
        texts=_words("identifier_scheme identifier_type identifier"),
        ids=_words("id organization_id"),
        lists=_MARKED,
    ),
    "phone": Kind(
        table="phones",
        required=_words("id number"),
        texts=_words("number type description"),
        numbers=_words("extension"),
        ids=_words("id location_id service_id organization_id contact_id service_at_location_id"),
        lists={**_TALKED, **_MARKED},
    ),
    "program": Kind(
        table="programs",
        required=_words("id name description"),
        texts=_words("name alternate_name description"),
        ids=_words("id organization_id"),
        lists=_MARKED,
    ),
    "required_document": Kind(
        table="required_documents",
        required=_words("id"),
        texts=_words("document"),
        ids=_words("id service_id"),
        webs=_words("uri"),
        lists=_MARKED,
    ),
    "schedule": Kind(
        table="schedules",
        required=_words("id"),
        texts=_words(
            "valid_from valid_to dtstart until wkst freq byday byweekno bymonthday byyearday description opens_at"
            " closes_at attending_type notes"
        ),
        numbers=_words("timezone count interval"),
        ids=_words("id service_id location_id service_at_location_id"),
        webs=_words("schedule_link"),
        allowed={"wkst": ("MO", "TU", "WE", "TH", "FR", "SA", "SU"), "freq": ("WEEKLY", "MONTHLY")},
        lists=_MARKED,
    ),
    "service_area": Kind(
        table="service_areas",
        required=_words("id"),
        texts=_words("name description extent extent_type uri"),
        ids=_words("id service_id"),
        lists=_MARKED,
    ),
    "taxonomy": Kind(
        table="taxonomies",
        required=_words("id name description"),
        texts=_words("name description version"),
        ids=_words("id"),
        webs=_words("uri"),
        lists={"metadata": "metadata"},
    ),
    "taxonomy_term": Kind(
        table="taxonomy_terms",
        required=_words("id name description"),
        texts=_words("code name description taxonomy language"),
        ids=_words("id parent_id taxonomy_id"),
        webs=_words("term_uri"),
        lists={"metadata": "metadata"},
        ones={"taxonomy_detail": "taxonomy"},
    ),
}

_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})")


def kept(kind: str, told: object, path: str = "") -> tuple[dict[str, Any] | None, list[Fault]]:
    """An object of this kind without what is wrong in it, and what that is; None where nothing of it can be kept.

    A field that is wrong is left out; a nested object that lacks what it must have is left out as a whole.
    """
    if not isinstance(told, Mapping):
        return None, [Fault(path, Wrong.NOT_OBJECT)]
    known, sound, found = KINDS[kind], dict[str, Any](), list[Fault]()
    for name, value in told.items():
        if value is None or value == "":
            continue
        taken, wrong = _of_field(known, str(name), value, _under(path, str(name)))
        found += wrong
        if taken is not None:
            sound[str(name)] = taken
    named = {one.path for one in found}
    lacking = sorted(known.required - sound.keys())
    found += [Fault(_under(path, name), Wrong.MISSING) for name in lacking if _under(path, name) not in named]
    return (None if lacking else sound), found


def _of_field(kind: Kind, name: str, value: object, path: str) -> tuple[Any, list[Fault]]:
    if name in kind.lists:
        return _of_list(kind.lists[name], value, path)
    if name in kind.ones:
        return kept(kind.ones[name], value, path)
    fault = _of_value(kind, name, value, path)
    return (None, [fault]) if fault else (value, [])


def _of_list(kind: str, value: object, path: str) -> tuple[list[Any] | None, list[Fault]]:
    if not isinstance(value, list):
        return None, [Fault(path, Wrong.NOT_LIST)]
    read = [kept(kind, one, _under(path, str(number))) for number, one in enumerate(value)]
    return [one for one, _wrong in read if one is not None], [wrong for _one, all_ in read for wrong in all_]


def _of_value(kind: Kind, name: str, value: object, path: str) -> Fault | None:
    if name not in kind.plain:
        return Fault(path, Wrong.UNKNOWN)
    if name in kind.numbers:
        return None if _is_number(value) else Fault(path, Wrong.NOT_NUMBER)
    if not isinstance(value, str) or not _is_text(value):
        return Fault(path, Wrong.NOT_TEXT)
    if value not in kind.allowed.get(name, (value,)):
        return Fault(path, Wrong.NOT_ALLOWED, kind.allowed[name])
    wrong = next(
        (wrong for wrong, names, is_sound in _SHAPES if name in names(kind) and not is_sound(value)), None
    )
    return Fault(path, wrong) if wrong else None


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_text(value: str) -> bool:
    """What the database can hold: no NUL, no half of a sign."""
    return not any(sign == "\0" or "\ud800" <= sign <= "\udfff" for sign in value)


def is_id(value: object) -> bool:
    """A UUID as it is written: 8-4-4-4-12, in small letters or large."""
    try:
        return isinstance(value, str) and str(UUID(value)) == value.lower()
    except ValueError:
        return False


def is_web(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return bool(parts.scheme and (parts.netloc or parts.path)) and not re.search(r"\s", value)


def _under(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


_SHAPES: tuple[tuple[Wrong, Callable[[Kind], frozenset[str]], Callable[[str], bool]], ...] = (
    (Wrong.NOT_ID, lambda kind: kind.ids, is_id),
    (Wrong.NOT_ADDRESS, lambda kind: kind.webs, is_web),
    (Wrong.NOT_MAIL, lambda kind: kind.mails, lambda value: bool(_MAIL.fullmatch(value))),
    (Wrong.NOT_MOMENT, lambda kind: kind.moments, lambda value: bool(_MOMENT.fullmatch(value))),
)
