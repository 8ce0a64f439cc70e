"""Every address x everybody x every relation x every method, against the table in `matrix`.

An address without a row fails. Asked of everybody: GET and POST, wherever a page takes them. What says
the same again (HEAD, what does not exist, the methods a page does not take, the comparison of two answers 404) is asked
of a few, drawn by a seed that is another one on each page, and of everybody with JARDAM_NIGHTLY=1.
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver

from jardam.accounts.middleware import HTTP_LOCKED
from jardam.centres.models import User
from tests.access_matrix.actors import EVERYBODY, Actor
from tests.access_matrix.matrix import (
    A_HEAD,
    MISSING,
    OF_NO_CENTRE,
    OWN_CLOSED,
    OWN_OPEN,
    THEIRS,
    UNSEEN,
    Access,
    Page,
)
from tests.access_matrix.whole import MATRIX
from tests.access_matrix.world import World
from tests.undoing import undone

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
IS_NIGHT = os.environ.get("JARDAM_NIGHTLY") == "1"
ASKED_OF = 3  # people drawn for what would say the same again
PEOPLE = sorted(EVERYBODY, key=str)
SIGN_IN = "/sign-in/"
SAVEPOINT = re.compile(r"\bs\d+_x\d+\b")
ASK_AGAIN = "/account/again/"

every_page = pytest.mark.parametrize("name", MATRIX)


def patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry, f"{entry.namespace}:" if entry.namespace else prefix)
        else:
            yield f"{prefix}{entry.name}", entry


ADDRESSES = dict(patterns(get_resolver()))


def words(name: str) -> list[str]:
    """What the address of a page needs filled in. Example: desk:contact -> contact_id."""
    return list(ADDRESSES[name].pattern.converters)


def ask(browser: Client, method: str, address: str) -> HttpResponse:
    """One request, as if it were the only one ever made."""
    cookies = browser.cookies.output()
    with undone():
        response = browser.generic(method, address)
    if browser.cookies.output() != cookies:
        browser.cookies.load(cookies.replace("Set-Cookie: ", ""))
    return response


def is_done(response: HttpResponse, access: Access, page: Page) -> bool:
    """The page did what it is for: not even politely did it send the reader away."""
    leads_out = response.headers.get("Location", "").startswith((SIGN_IN, ASK_AGAIN))
    return response.status_code in access.done and leads_out == page.leads_out


def complaint(actor: Actor, relation: str, access: Access, response: HttpResponse, page: Page) -> str:
    """What is wrong with an answer, as a line to read; empty when nothing is."""
    status = response.status_code
    if actor not in access.sees:
        wanted, is_right = "404", status == 404
    elif actor not in access.may:
        wanted, is_right = "403", status == 403
    else:
        wanted, is_right = f"one of {sorted(access.done)}", is_done(response, access, page)
    where = response.headers.get("Location", "")
    return (
        ""
        if is_right
        else f"{actor}, {relation or 'no thing'}: wanted {wanted}, got {status} {where}".strip()
    )


def things(page: Page, name: str) -> dict[str, Access]:
    """The relations of a row, and the two that need not be written: nobody sees those."""
    unseen = {relation: Access(frozenset(), frozenset()) for relation in UNSEEN} if words(name) else {}
    return {**page.things, **({} if name in OF_NO_CENTRE else unseen)}


def some_people(seed: str) -> list[Actor]:
    return PEOPLE if IS_NIGHT else Random(seed).sample(PEOPLE, ASKED_OF)


def askers(name: str, method: str, relation: str) -> list[Actor]:
    """Everybody; by day a few for what nobody may see, and of another centre's all who might see one of their own."""
    drawn, people = some_people(f"{name} {relation}"), PEOPLE
    if method == "HEAD" or relation == MISSING:
        people = drawn
    elif relation == THEIRS:
        asked = at_risk(name) | set(drawn)
        people = [actor for actor in PEOPLE if actor in asked]
    return [actor for actor in people if exists(actor, relation)]


def at_risk(name: str) -> set[Actor]:
    return {actor for access in MATRIX[name].things.values() for actor in access.sees}


def exists(actor: Actor, relation: str) -> bool:
    """People of the network have no centre, so no contact of their own."""
    return actor.has_centre or relation not in {OWN_OPEN, OWN_CLOSED}


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert ADDRESSES.keys() == MATRIX.keys()


@every_page
def test_everybody_gets_what_the_table_says(world: World, name: str) -> None:
    page = MATRIX[name]
    complaints = [
        f"{method} {told}"
        for method in page.methods.split()
        for relation, access in things(page, name).items()
        for actor in askers(name, method, relation)
        if (
            told := complaint(
                actor,
                relation,
                access,
                ask(world.browsers[actor], method, world.address(name, words(name), relation, actor)),
                page,
            )
        )
    ]
    assert not complaints, "\n".join(complaints)


@every_page
def test_a_method_that_a_page_does_not_take_is_refused(world: World, name: str) -> None:
    page = MATRIX[name]
    others = [method for method in METHODS if method not in page.methods.split()]
    answers = {
        (method, str(actor)): ask(
            world.browsers[actor], method, world.address(name, words(name), next(iter(page.things)), actor)
        ).status_code
        for method in others
        for actor in some_people(f"{name} {method}")[: None if IS_NIGHT else 1]
    }
    assert {asked: status for asked, status in answers.items() if status != 405} == {}


@every_page
def test_a_stranger_is_sent_to_the_door(world: World, name: str) -> None:
    page = MATRIX[name]
    somebody = PEOPLE[0]
    for relation in things(page, name):
        address = world.address(name, words(name), relation, somebody)
        for method in METHODS if IS_NIGHT else ("GET", "POST", Random(f"{name} {relation}").choice(METHODS)):
            response = ask(Client(raise_request_exception=False), method, address)
            if page.is_public:
                refused = {401} if page.is_signed else set() if things(page, name)[relation].sees else {404}
                assert response.status_code in {200, 204, 302, 405, 422} | refused
            else:
                assert response.status_code == 302, method
                assert response.headers["Location"].startswith(f"{SIGN_IN}?next="), method


@every_page
def test_without_the_second_factor_nothing_opens(world: World, name: str) -> None:
    page = MATRIX[name]
    address = world.address(name, words(name), THEIRS if words(name) else "", None)
    for method in page.methods.split():
        response = ask(world.half_way, method, address)
        if not (page.is_public or page.is_on_the_way_in):
            assert response.status_code == 302, method
            assert response.headers["Location"].startswith((SIGN_IN, "/account/")), method


@every_page
def test_at_a_locked_screen_nothing_opens(world: World, name: str) -> None:
    page = MATRIX[name]
    address = world.address(name, words(name), THEIRS if words(name) else "", None)
    for method in page.methods.split():
        response = ask(world.locked, method, address)
        if not (page.is_public or page.is_open_when_locked):
            assert response.status_code in {HTTP_LOCKED, 302}, method
            assert response.headers.get("Location", "/lock/").startswith("/lock/"), method


@dataclass(frozen=True)
class Answer:
    """All that an answer may tell beside its words: how long it is, what it says of itself, what it asked the database."""

    length: int
    headers: frozenset[str]
    statements: tuple[str, ...]


def refusal(browser: Client, method: str, address: str) -> Answer:
    """The answer 404, and what it cost: statements without values, every savepoint under one name."""
    asked: list[str] = []

    def listen(
        execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
    ) -> Any:
        asked.append(SAVEPOINT.sub("savepoint", sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        response = ask(browser, method, address)
    assert response.status_code == 404
    return Answer(len(response.content), frozenset(response.headers), tuple(asked))


def unseen_by(actor: Actor, page: Page) -> list[str]:
    hidden = [relation for relation, access in page.things.items() if actor not in access.sees]
    return [relation for relation in (THEIRS, *hidden) if exists(actor, relation)]


@pytest.mark.parametrize("name", [name for name in MATRIX if words(name) and name not in OF_NO_CENTRE])
def test_what_is_not_for_me_looks_and_costs_like_what_does_not_exist(world: World, name: str) -> None:
    """Same length, same headers, the same statements in the same order: nobody learns from an answer, nor from the time it
    takes, that something is there or that another centre knows somebody."""
    page = MATRIX[name]
    for method in page.methods.split():
        for actor in some_people(f"{name} {method} cost"):
            browser, here = world.browsers[actor], partial(world.address, name, words(name), actor=actor)
            missing = refusal(browser, method, here(MISSING))
            assert any("SELECT" in statement for statement in missing.statements)
            for relation in unseen_by(actor, page):
                found = refusal(browser, method, here(relation))
                assert found.statements == missing.statements, (str(actor), method, relation)
                assert found == missing, (str(actor), method, relation)


def test_a_second_look_at_what_exists_would_be_noticed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """As by a page that asks first whether there is such a thing, and then whether it may be seen."""

    def looking_twice(visible: Any, **which: Any) -> Any:
        if User.objects.filter(**which).exists():
            visible.filter(**which).exists()
        return get_object_or_404(visible, **which)

    monkeypatch.setattr("jardam.accounts.views.staff.get_object_or_404", looking_twice)
    actor = next(actor for actor in PEOPLE if actor in MATRIX["accounts:colleague"].things[A_HEAD].may)
    found, missing = (
        refusal(
            world.browsers[actor], "GET", world.address("accounts:colleague", ["user_id"], relation, actor)
        ).statements
        for relation in (THEIRS, MISSING)
    )
    assert len(found) == len(missing) + 1


@pytest.mark.parametrize("name", [name for name, page in MATRIX.items() if "POST" in page.methods])
def test_nothing_is_posted_from_somewhere_else(world: World, name: str) -> None:
    """A form of another site has no token: refused before anything is looked up, unless it could change nothing."""
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    somebody = next(actor for actor in PEOPLE if actor.has_centre)
    strict.cookies = world.browsers[somebody].cookies
    relation = next(iter(MATRIX[name].things))
    response = ask(strict, "POST", world.address(name, words(name), relation, somebody))
    page = MATRIX[name]
    assert response.status_code == (
        401 if page.is_signed else response.status_code if page.changes_nothing else 403
    )
    assert not page.changes_nothing or response.status_code in {200, 422}


def test_no_page_is_open_that_the_list_does_not_name() -> None:
    unlocked = {
        name for name, entry in ADDRESSES.items() if not getattr(entry.callback, "login_required", True)
    }
    assert unlocked == {name for name, page in MATRIX.items() if page.is_public}


def test_a_page_without_a_row_cannot_be_forgotten() -> None:
    """The walk reaches every include: as many addresses as `reverse` knows by name."""
    for name in ADDRESSES:
        assert "None" not in name, "an address without a name"
    with pytest.raises(NoReverseMatch):
        get_resolver().reverse("no such page")
    assert settings.ROOT_URLCONF == "jardam.config.urls"
