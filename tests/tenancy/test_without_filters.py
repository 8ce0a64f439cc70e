"""The application forgets its own filters, all of them at once, and still nobody meets a row of another centre.

`visible_to` and `of_centre_of` answer with everything; what is left is the database. The control shows
that the walk would notice: with a role that row-level security lets see everything, it does.
"""

import gc
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.urls import reverse

from jardam.centres.tenancy import TenantQuerySet
from jardam.contacts.models import Contact
from jardam.database.written import Written
from tests.access_matrix.matrix import (
    COLLEAGUES_CLOSED,
    COLLEAGUES_OPEN,
    ERASED,
    KNOWN,
    OF_RESTRICTED,
    PROMISED,
    RESTRICTED,
    WAITING,
)
from tests.access_matrix.world import TOLD, World
from tests.sql_guard import lifted
from tests.undoing import undone

LISTS = ["desk:my_day", "desk:queue", "desk:contacts", "desk:counts", "desk:audit", "desk:find"]
THINGS = [
    ("contact_id", relation, page, method)
    for relation in (COLLEAGUES_OPEN, COLLEAGUES_CLOSED, WAITING, OF_RESTRICTED)
    for page, method in [
        ("desk:contact", "GET"),
        ("desk:call", "GET"),
        ("desk:call_draft", "POST"),
        ("desk:call_close", "POST"),
        ("desk:call_discard", "POST"),
    ]
] + [
    *(("callback_id", PROMISED, page, "POST") for page in ("desk:callback_number", "desk:callback_end")),
    ("callback_id", PROMISED, "desk:callback", "GET"),
    *(("person_id", relation, "desk:person", "GET") for relation in (KNOWN, RESTRICTED, ERASED)),
    *(("person_id", KNOWN, page, "POST") for page in ("desk:person_identity", "desk:person_erase")),
]
SEARCHES = ["+996 700 123 447", "Азамат", "AC 1234567"]
FILTERS = {"visible_to", "of_centre_of"}


def querysets(of: type[TenantQuerySet] = TenantQuerySet) -> Iterator[type[TenantQuerySet]]:
    yield of
    for kind in of.__subclasses__():
        yield from querysets(kind)


def kept_statements() -> list[Written[Any]]:
    """Every read whose SQL is written once. By `type`: to ask a lazy thing for its class would wake it."""
    return [kept for kept in gc.get_objects() if type(kept) is Written]


@pytest.fixture
def no_filters(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """Every queryset shows everything it is allowed to show by PostgreSQL. Yields what was taken away.

    Statements that were kept hold the filters they were written with: they are forgotten here, and taken up again.
    """
    for kept in kept_statements():
        monkeypatch.setattr(kept, "_texts", {})
    removed = {(kind, name) for kind in querysets() for name in FILTERS & vars(kind).keys()}
    for kind, name in removed:
        monkeypatch.setattr(kind, name, lambda self, _user: self.all())
    with lifted("some filters say the centre on both sides of a join"):
        yield {f"{kind.__name__}.{name}" for kind, name in removed}


@pytest.fixture
def marks(world: World) -> set[str]:
    """What stands on a page if, and only if, something of Moscow does."""
    moscow: set[UUID] = {world.shared["contact_id"][relation] for relation in (COLLEAGUES_OPEN, WAITING)}
    centre = next(user.centre_id for user in world.users.values() if user.centre_id)
    with undone(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE jardam_system")
        references = Contact.objects.filter(centre_id=centre).values_list("reference", flat=True)
        spoken = {f"{number[:3]} {number[3:6]} {number[6:]}" for number in references}
    return {TOLD.format("moscow"), *map(str, moscow), *spoken}


def found_on(world: World, marks: set[str], page: str, words: str = "") -> set[str]:
    with undone():
        response = (
            world.chen.post(reverse(page), {"words": words}) if words else world.chen.get(reverse(page))
        )
    assert response.status_code in {200, 302}
    return {mark for mark in marks if mark in response.content.decode()}


def status_of(world: World, word: str, relation: str, page: str, method: str) -> int:
    with undone():
        return world.chen.generic(method, reverse(page, args=[world.shared[word][relation]])).status_code


def test_what_is_kept_is_written_anew(no_filters: set[str]) -> None:
    kept = kept_statements()
    assert any(statement._build.__module__ == "jardam.contacts.queries" for statement in kept)
    assert not any(statement._texts for statement in kept)


def test_every_room_with_a_filter_lost_it(no_filters: set[str]) -> None:
    assert {
        "TenantQuerySet.of_centre_of",
        "ContactQuerySet.visible_to",
        "CallbackQuerySet.visible_to",
        "PersonQuerySet.visible_to",
    } <= no_filters


@pytest.mark.parametrize("page", LISTS)
def test_a_list_shows_nothing_of_another_centre(
    world: World, no_filters: set[str], marks: set[str], page: str
) -> None:
    assert found_on(world, marks, page) == set()


@pytest.mark.parametrize("words", SEARCHES)
def test_a_search_finds_nothing_of_another_centre(
    world: World, no_filters: set[str], marks: set[str], words: str
) -> None:
    assert found_on(world, marks, "desk:find", words) == set()


def test_a_number_read_out_leads_nowhere_else(world: World, no_filters: set[str], marks: set[str]) -> None:
    for reference in sorted(mark for mark in marks if mark[0].isdigit() and " " in mark)[:3]:
        with undone():
            assert world.chen.post(reverse("desk:find"), {"words": reference}).status_code == 200


@pytest.mark.parametrize("word,relation,page,method", THINGS)
def test_a_thing_of_another_centre_does_not_exist(
    world: World, no_filters: set[str], word: str, relation: str, page: str, method: str
) -> None:
    assert status_of(world, word, relation, page, method) == 404


def test_the_walk_would_notice(world: World, no_filters: set[str], marks: set[str]) -> None:
    """The control: past row-level security the same pages do show what is not Chen's."""
    with undone():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE jardam_system")
        assert found_on(world, marks, "desk:my_day")
        assert found_on(world, marks, "desk:contacts")
        assert status_of(world, "contact_id", COLLEAGUES_CLOSED, "desk:contact", "GET") == 200
        assert status_of(world, "person_id", KNOWN, "desk:person", "GET") == 200
