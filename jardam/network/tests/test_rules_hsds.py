"""Objects of the Human Services Data Specification: what is wrong is left out and told, and nothing else is lost."""

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.network.rules.hsds import KINDS, Fault, Main, Wrong, kept
from jardam.network.rules.hsds_meaning import marked, marks_of, meaning_of, region_of
from jardam.network.rules.hsds_package import Package, from_objects, from_tables, to_objects

ID, OTHER = "5ad0a25f-7b2e-4a1c-8a0f-000000000001", "5ad0a25f-7b2e-4a1c-8a0f-000000000002"
SERVICE = {"id": ID, "name": "Юрист", "status": "active"}
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20)
IDS = st.uuids().map(str)


def values(kind: str, name: str) -> st.SearchStrategy[Any]:
    known = KINDS[kind]
    if name in known.ids:
        return IDS
    if name in known.numbers:
        return st.integers(-(10**6), 10**6) | st.floats(allow_nan=False, allow_infinity=False)
    if name in known.webs:
        return st.just("https://example.org/a")
    if name in known.mails:
        return st.just("a@example.org")
    if name in known.moments:
        return st.just("2026-11-23T10:00:00Z")
    return st.sampled_from(known.allowed[name]) if name in known.allowed else WORDS


def objects(kind: str, depth: int = 1) -> st.SearchStrategy[dict[str, Any]]:
    """Sound ones; no main kind hangs in another, as `Package` keeps them."""
    known = KINDS[kind]
    required = {name: values(kind, name) for name in known.required}
    more = {name: values(kind, name) for name in known.plain - known.required}
    parts = {
        name: st.lists(objects(part, depth - 1), min_size=1, max_size=2)
        for name, part in known.lists.items()
        if depth and part not in set(Main)
    }
    return st.fixed_dictionaries(required, optional={**more, **parts})


@pytest.mark.parametrize("kind", KINDS)
def test_a_sound_object_is_kept_whole(kind: str) -> None:
    @given(objects(kind))
    def check(told: dict[str, Any]) -> None:
        assert kept(kind, told) == (told, [])

    check()


@pytest.mark.parametrize(
    ("name", "value", "wrong"),
    [
        ("id", "1", Wrong.NOT_ID),
        ("id", UUID(ID), Wrong.NOT_TEXT),
        ("status", "open", Wrong.NOT_ALLOWED),
        ("name", 7, Wrong.NOT_TEXT),
        ("name", "a\0b", Wrong.NOT_TEXT),
        ("name", "\ud800", Wrong.NOT_TEXT),
        ("minimum_age", "восемнадцать", Wrong.NOT_NUMBER),
        ("minimum_age", True, Wrong.NOT_NUMBER),
        ("minimum_age", float("nan"), Wrong.NOT_NUMBER),
        ("url", "не адрес", Wrong.NOT_ADDRESS),
        ("url", "http://[", Wrong.NOT_ADDRESS),
        ("email", "кому-нибудь", Wrong.NOT_MAIL),
        ("last_modified", "вчера", Wrong.NOT_MOMENT),
        ("phones", {}, Wrong.NOT_LIST),
        ("phones", ["8 800"], Wrong.NOT_OBJECT),
        ("organization", "Юристы", Wrong.NOT_OBJECT),
        ("colour", "red", Wrong.UNKNOWN),
    ],
)
def test_a_wrong_field_is_left_out_and_told(name: str, value: object, wrong: Wrong) -> None:
    sound, faults = kept("service", SERVICE | {name: value})
    assert [fault.wrong for fault in faults] == [wrong]
    expected = {key: one for key, one in SERVICE.items() if key != name}
    assert sound == (
        None
        if name in KINDS["service"].required
        else expected | ({"phones": []} if isinstance(value, list) else {})
    )


def test_a_part_without_what_it_must_have_goes_alone() -> None:
    told = SERVICE | {"phones": [{"id": ID, "number": "+7 495 000-00-00"}, {"id": OTHER}]}
    sound, faults = kept("service", told)
    assert sound == SERVICE | {"phones": [{"id": ID, "number": "+7 495 000-00-00"}]}
    assert faults == [Fault("phones.1.number", Wrong.MISSING)]


@given(
    st.tuples(
        st.lists(objects("organization", 0), max_size=3),
        st.lists(objects("service", 1), max_size=3),
        st.lists(objects("location", 0), max_size=3),
        st.lists(objects("service_at_location", 0), max_size=3),
    )
)
def test_apart_and_together_again_nothing_is_lost(lists: tuple[list[dict[str, Any]], ...]) -> None:
    package = Package()
    for main, rows in zip(Main, lists, strict=True):
        for row in rows:
            package.mains[main][row["id"]] = _tied(main, row, lists)
    again = from_objects(to_objects(package))
    assert again.notes == []
    assert again.mains == package.mains


def _tied(main: Main, row: dict[str, Any], lists: tuple[list[dict[str, Any]], ...]) -> dict[str, Any]:
    """To the first of each kind it may name."""
    ties = {"organization_id": lists[0], "service_id": lists[1], "location_id": lists[2]}
    own = {name: rows[0]["id"] for name, rows in ties.items() if rows and name in KINDS[main].ids}
    return {**row, **own}


def test_what_is_nested_is_known_once() -> None:
    told = SERVICE | {
        "organization": {"id": OTHER, "name": "Юристы", "description": "помощь"},
        "service_at_locations": [
            {"id": ID, "location": {"id": OTHER, "location_type": "physical", "name": "офис"}}
        ],
    }
    package = from_objects({Main.SERVICE: [told, told]})
    assert package.mains[Main.SERVICE] == {ID: SERVICE | {"organization_id": OTHER}}
    assert package.mains[Main.ORGANIZATION][OTHER]["name"] == "Юристы"
    assert package.mains[Main.SERVICE_AT_LOCATION] == {ID: {"id": ID, "service_id": ID, "location_id": OTHER}}
    assert package.notes == []


def test_tables_hang_each_part_where_it_belongs() -> None:
    package = from_tables(
        {
            "organizations": [{"id": ID, "name": "Юристы", "description": "помощь", "email": ""}],
            "services": [
                {"id": OTHER, "organization_id": ID, "name": "Совет", "status": "active", "minimum_age": "18"}
            ],
            "phones": [{"id": ID, "number": "8 800", "organization_id": ID, "service_id": OTHER}],
            "languages": [
                {"id": ID, "code": "ky", "phone_id": ID},
                {"id": OTHER, "code": "tg", "phone_id": OTHER},
            ],
            "attributes": [{"id": ID, "link_id": OTHER, "taxonomy_term_id": ID}],
            "taxonomy_terms": [{"id": ID, "name": "зарплата", "description": "долг"}],
        }
    )
    phone = {"id": ID, "number": "8 800", "organization_id": ID, "service_id": OTHER}
    phone_told = phone | {"languages": [{"id": ID, "code": "ky", "phone_id": ID}]}
    assert package.mains[Main.ORGANIZATION][ID]["phones"] == [phone_told]
    service = package.mains[Main.SERVICE][OTHER]
    assert (service["phones"], service["minimum_age"]) == ([phone_told], 18)
    assert service["attributes"][0]["taxonomy_term"]["name"] == "зарплата"
    assert [(note.file, note.row, note.fault.wrong) for note in package.notes] == [
        ("languages", 2, Wrong.NOWHERE)
    ]


@pytest.mark.parametrize(
    ("address", "region"),
    [
        ({"country": "RU", "state_province": "Краснодарский край"}, "RU-KDA"),
        ({"country": "ru", "state_province": "MOW"}, "RU-MOW"),
        ({"country": "RU", "state_province": "ru-sve"}, "RU-SVE"),
        ({"country": "RU", "state_province": "нигде"}, "RU"),
        ({"country": "KG", "state_province": "Ош"}, "KG"),
        ({"country": "GB", "state_province": "Moscow"}, "GB"),
        ({"country": "Россия", "state_province": ""}, ""),
        ({}, ""),
    ],
)
def test_a_region_is_read_from_an_address(address: dict[str, str], region: str) -> None:
    assert region_of(address) == region


def test_language_fee_and_marks_are_read() -> None:
    service = SERVICE | {
        "languages": [{"id": ID, "code": "kir"}, {"id": ID, "code": "de"}],
        "cost_options": [{"id": ID, "amount": 0}, {"id": OTHER, "amount": 300.5}],
        "service_areas": [{"id": ID, "extent": "RU-KDA"}, {"id": ID, "extent": "где-то"}],
    }
    organization = {
        "id": ID,
        "website": "javascript:alert(1)",
        "attributes": marked(UUID(ID), {"actor": "NGO", "ceased": ""}, {"actor": "НКО", "ceased": ""}),
    }
    meant = meaning_of(organization, [service], [])
    assert (meant.regions, meant.languages, meant.costs) == (["RU-KDA"], ["KY"], {True, False})
    assert (meant.marks, meant.website) == ({"actor": "NGO"}, "")
    assert marks_of({"attributes": [{"taxonomy_term": {"code": "actor:NGO", "taxonomy": "чужая"}}]}) == {}
