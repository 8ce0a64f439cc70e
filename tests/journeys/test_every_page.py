"""Every page of the slice, looked at with the rules of WCAG 2.2 AA: light and dark, wide and narrow."""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from django.urls import URLResolver, get_resolver
from playwright.sync_api import expect

from jardam.vault.keeper import Keeper
from jardam.vault.refusals import VaultSealed
from tests.journeys.conftest import Sit
from tests.journeys.desks import Watch
from tests.journeys.going import to
from tests.journeys.looking import faults_of
from tests.journeys.pages import NO_PAGE, PAGES, WAYS
from tests.journeys.town import Town
from tests.journeys.words import ru

AT_ONE_SITTING = 8
"""Pages that one browser of one person looks at, one after the other."""


def test_no_page_is_left_out() -> None:
    on_ways = {shows for way in WAYS.values() for shows in way}
    assert {shows for _, shows, _ in PAGES.values()} | on_ways == set(addresses(get_resolver())) - NO_PAGE


def addresses(resolver: URLResolver, space: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from addresses(entry, f"{entry.namespace}:" if entry.namespace else space)
        else:
            yield f"{space}{entry.name}"


def rounds() -> Iterator[tuple[str, list[str]]]:
    """Pages that one goes straight to, a few at a time, with whoever looks at them."""
    of: defaultdict[str, list[str]] = defaultdict(list)
    for name, (who, _, go) in PAGES.items():
        if isinstance(go, to):
            of[who].append(name)
    for who, names in of.items():
        for first in range(0, len(names), AT_ONE_SITTING):
            yield who, names[first : first + AT_ONE_SITTING]


@pytest.mark.parametrize(
    ("who", "names"),
    [pytest.param(who, names, id=f"{who or 'nobody'}: {names[0]} …") for who, names in rounds()],
)
def test_pages_are_for_everybody(sit: Sit, town: Town, watch: Watch, who: str, names: list[str]) -> None:
    watch.expected |= {"403", "404", "422"}
    desk = sit(who)
    faults = {}
    for name in names:
        PAGES[name][2](desk, town)
        faults[name] = faults_of(desk.page, name)
    assert faults == {name: [] for name in names}


@pytest.mark.parametrize("name", [name for name, (_, _, go) in PAGES.items() if not isinstance(go, to)])
def test_what_one_comes_to_is_for_everybody(sit: Sit, town: Town, watch: Watch, name: str) -> None:
    watch.expected |= {"403", "404", "422", "423"}
    who, _, go = PAGES[name]
    desk = sit(who)
    go(desk, town)
    assert faults_of(desk.page, name) == []


@pytest.mark.parametrize("way", WAYS)
def test_each_page_of_a_way_is_for_everybody(sit: Sit, town: Town, watch: Watch, way: str) -> None:
    desk = sit("farida")
    faults = {}
    for shows, go in WAYS[way].items():
        go(desk, town)
        faults[shows] = faults_of(desk.page, shows)
    assert faults == {shows: [] for shows in WAYS[way]}


def test_every_component_is_for_everybody(sit: Sit, watch: Watch) -> None:
    """The gallery draws both themes side by side."""
    desk = sit()
    desk.page.goto("/ui/")
    assert faults_of(desk.page, "gallery", themes=("light",)) == []


def test_trouble_says_so_to_everybody(
    sit: Sit, town: Town, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch.expected.add("500")
    desk = sit("erkin")

    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("jardam.desk.views.directory.DirectoryFilter", broken)
    desk.page.goto("/directory/")
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(ru("Something broke here"))
    assert faults_of(desk.page, "trouble") == []


def test_the_sealed_vault_says_so_to_everybody(
    sit: Sit, town: Town, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch.expected.add("503")
    desk = sit("erkin")

    def sealed(*_: object) -> bytes:
        raise VaultSealed

    monkeypatch.setattr(Keeper, "deployment", sealed)
    monkeypatch.setattr(Keeper, "is_open", lambda _keeper: False)
    desk.page.goto("/")
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(ru("The vault is sealed"))
    assert faults_of(desk.page, "sealed") == []
