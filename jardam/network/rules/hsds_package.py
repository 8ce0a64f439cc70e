"""A package of the Human Services Data Specification: its objects apart, each with its parts; and put together again.

Whatever stands nested (a service with its organization and its locations) is taken apart, so that each of the four kinds
that stand by themselves is known once by its id. What is wrong is left out and noted, and nothing else is lost. Pure.
"""

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jardam.network.rules.hsds import KINDS, Fault, Main, Wrong, kept

Object = dict[str, Any]

FILES = {
    Main.ORGANIZATION: "organizations",
    Main.SERVICE: "services",
    Main.LOCATION: "locations",
    Main.SERVICE_AT_LOCATION: "service_at_locations",
}
"""How the lists of whole objects are named."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was left out. ``file`` and ``row``, from 1; ``is_whole``: the row itself, not a part of it."""

    file: str
    row: int
    fault: Fault
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Package:
    """``mains``: by kind and id the objects with their parts, and none of the four kinds nested in another."""

    mains: Mapping[Main, dict[str, Object]] = field(default_factory=lambda: {main: {} for main in Main})
    notes: list[Note] = field(default_factory=list)
    origins: dict[tuple[Main, str], tuple[str, int]] = field(
        default_factory=dict
    )  # file and row, for a report


def from_objects(lists: Mapping[Main, Sequence[object]]) -> Package:
    """Of lists of whole objects; what is told twice is known once, and the second tells only what the first did not."""
    package = Package()
    for main, rows in lists.items():
        for number, told in enumerate(rows, start=1):
            _take(package, main, told, FILES[main], number)
    return package


def from_tables(tables: Mapping[str, Sequence[Mapping[str, str]]]) -> Package:
    """Of the tables of the tabular package, by their name without ending; an empty cell says nothing."""
    rows = {kind: [_typed(kind, row) for row in tables.get(known.table, [])] for kind, known in KINDS.items()}
    by_id = {kind: {row["id"]: row for row in some if "id" in row} for kind, some in rows.items()}
    package = Package()
    for kind in KINDS:
        for number, row in enumerate(rows[kind], start=1):
            is_tied = _tie(kind, row, by_id)
            if not is_tied and kind not in set(Main):
                fault = Fault("", Wrong.NOWHERE)
                package.notes.append(Note(KINDS[kind].table, number, fault, is_whole=False))
    for main in Main:
        for number, row in enumerate(rows[main], start=1):
            _take(package, main, copy.deepcopy(row), KINDS[main].table, number)
    return package


def to_objects(package: Package) -> dict[Main, list[Object]]:
    """Lists of whole objects: an organization with its locations, a service with its organization and where it is given."""
    mains = package.mains
    places = {
        key: _with(one, location=mains[Main.LOCATION].get(one.get("location_id", "")))
        for key, one in mains[Main.SERVICE_AT_LOCATION].items()
    }
    at_service = _grouped(places.values(), "service_id")
    of_organization = _grouped(mains[Main.LOCATION].values(), "organization_id")
    services = [
        _with(
            one,
            organization=mains[Main.ORGANIZATION].get(one.get("organization_id", "")),
            service_at_locations=at_service.get(one["id"]),
        )
        for one in mains[Main.SERVICE].values()
    ]
    return {
        Main.ORGANIZATION: [
            _with(one, locations=of_organization.get(one["id"])) for one in mains[Main.ORGANIZATION].values()
        ],
        Main.SERVICE: services,
        Main.LOCATION: list(mains[Main.LOCATION].values()),
        Main.SERVICE_AT_LOCATION: list(places.values()),
    }


def _take(package: Package, main: Main, told: object, file: str, row: int) -> None:
    for kind, one in _apart(main, told):
        sound, faults = kept(kind, one)
        package.notes.extend(Note(file, row, fault, is_whole=sound is None) for fault in faults)
        if sound is not None:
            known = package.mains[kind].setdefault(sound["id"], {})
            package.mains[kind][sound["id"]] = {**sound, **known}
            package.origins.setdefault((kind, sound["id"]), (file, row))


def _apart(main: Main, told: object) -> Iterator[tuple[Main, object]]:
    """The object without the four kinds nested in it, and those, each with the id of what it hung from."""
    if not isinstance(told, Mapping):
        yield main, told
        return
    rest = dict(told)
    nested = [(name, kind, rest.pop(name)) for name, kind in _NESTED[main].items() if rest.get(name)]
    for name, kind, inner in nested:
        is_many = name in KINDS[main].lists
        if not isinstance(inner, list if is_many else Mapping):
            rest[name] = inner  # wrong, and told so
            continue
        for one in inner if is_many else [inner]:
            yield from _apart(kind, _hung(one, f"{main}_id", rest.get("id")) if is_many else one)
        if not is_many and isinstance(inner, Mapping) and "id" in inner:
            rest.setdefault(f"{kind}_id", inner["id"])
    yield main, rest


def _hung(one: object, name: str, key: object) -> object:
    """With the id of what it hangs from, where it can say it."""
    if isinstance(one, Mapping) and key is not None:
        return {name: key, **one}
    return one


_NESTED: Mapping[Main, Mapping[str, Main]] = {
    main: {
        name: Main(kind)
        for name, kind in {**KINDS[main].lists, **KINDS[main].ones}.items()
        if kind in set(Main)
    }
    for main in Main
}


def _typed(kind: str, row: Mapping[str, str]) -> Object:
    numbers = KINDS[kind].numbers
    said = {name: text for name, text in row.items() if name and text}
    return {name: _number(text) if name in numbers else text for name, text in said.items()}


def _number(text: str) -> object:
    """What is no number stays as it is, and is told to be none."""
    for read in (int, float):
        try:
            return read(text)
        except ValueError:
            continue
    return text


def _tie(kind: str, row: Object, by_id: Mapping[str, Mapping[str, Object]]) -> bool:
    """Hang a row into whatever it names, and into itself what it names; whether it hangs somewhere."""
    for name, inner in KINDS[kind].ones.items():
        key = row.get("taxonomy_id" if name == "taxonomy_detail" else f"{name}_id", "")
        if inner not in set(Main) and key in by_id[inner]:
            row[name] = by_id[inner][key]
    parents = list(_parents(kind, row, by_id))
    for parent, name in parents:
        parent.setdefault(name, []).append(row)
    return bool(parents) or kind in _NAMED_BY_OTHERS


_NAMED_BY_OTHERS = frozenset({"taxonomy", "taxonomy_term", "program"})


def _parents(
    kind: str, row: Object, by_id: Mapping[str, Mapping[str, Object]]
) -> Iterator[tuple[Object, str]]:
    """Whatever names this row among its parts, with the name of the list."""
    if kind in set(Main):
        return
    for parent, known in KINDS.items():
        for name, part in known.lists.items():
            key = row.get(_TIES.get(kind, f"{parent}_id"), "")
            if part == kind and key in by_id[parent]:
                yield by_id[parent][key], name


_TIES = {"attribute": "link_id", "metadata": "resource_id"}
"""These say whose they are in one field, whatever that is."""


def _with(one: Object, **more: object) -> Object:
    return {**one, **{name: value for name, value in more.items() if value}}


def _grouped(some: Iterable[Object], name: str) -> dict[str, list[Object]]:
    found: dict[str, list[Object]] = {}
    for one in some:
        if key := one.get(name):
            found.setdefault(key, []).append(one)
    return found
