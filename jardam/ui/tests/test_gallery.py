"""The gallery shows every component, and none of them asks for a word that it was not given."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template import engines
from django.test import Client

from jardam.ui.components.registry import register

SPECIMENS = Path(__file__).parents[1] / "templates" / "ui" / "gallery"


class Undefined(str):
    """Stands for a variable that a template names and nobody gave; naming it is a failure."""

    __slots__ = ()

    def __mod__(self, variable: object) -> str:
        raise AssertionError(f"undefined in a template: {variable}")


@pytest.fixture
def _no_undefined() -> Iterator[None]:
    engine = engines["django"].engine  # type: ignore[attr-defined]
    before, engine.string_if_invalid = engine.string_if_invalid, Undefined("%s")
    yield
    engine.string_if_invalid = before


@pytest.fixture
def gallery(client: Client, db: None) -> str:
    return client.get("/ui/", headers={"accept-language": "ru"}).content.decode()


@pytest.mark.usefixtures("_no_undefined")
def test_every_component_is_shown_in_both_themes(client: Client, db: None) -> None:
    page = client.get("/ui/").content.decode()
    shown = set(re.findall(r'id="(?:light|dark)-(\w+)"', page))
    assert shown >= set(register.tags)


def test_every_component_has_its_specimen_and_no_specimen_is_left_over() -> None:
    assert {path.stem for path in SPECIMENS.glob("*.html")} == set(register.tags)


def test_every_component_says_what_its_words_mean() -> None:
    assert [name for name, tag in register.tags.items() if len(tag.__doc__ or "") < 20] == []


def test_the_gallery_is_open_to_a_stranger_and_refuses_other_methods(client: Client, db: None) -> None:
    assert client.get("/ui/").status_code == 200
    assert client.post("/ui/").status_code == 405


def test_no_id_stands_twice(gallery: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', gallery)
    assert sorted(one for one in set(ids) if ids.count(one) > 1) == []


def test_what_is_referred_to_exists(gallery: str) -> None:
    ids = set(re.findall(r'\sid="([^"]+)"', gallery))
    named = re.findall(r'\s(?:for|aria-describedby|aria-labelledby|aria-controls)="([^"]+)"', gallery)
    links = re.findall(r'href="#(id_[^"]+)"', gallery)
    assert {one for name in [*named, *links] for one in name.split()} - ids == set()


def test_the_words_come_in_the_language_of_the_reader(gallery: str, client: Client) -> None:
    assert "Зачитайте вслух" in gallery
    assert "Read aloud" in client.get("/ui/", headers={"accept-language": "en"}).content.decode()
