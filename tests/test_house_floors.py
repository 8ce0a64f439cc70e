"""Rooms see only downwards, also where import-linter cannot look: keys named by string, templates, addresses."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from tests.house import HOUSE, depth, our_models, python_files, room_of, shown, templates

PRIVATE = {"views", "forms", "urls", "tests"}  # a room's own: pages and their tests
NAMED_IN_TEMPLATES = re.compile(r"""\{%\s*(?:url|include|extends|load)\s+['"]?(\w+)[:/'"\s]""")


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_foreign_keys_point_downwards(model: type[models.Model]) -> None:
    """import-linter cannot see ``ForeignKey("contacts.Contact")``; this can."""
    here = depth()[model._meta.app_label]
    for field in model._meta.concrete_fields:
        target = field.related_model
        if target and target.__module__.startswith("jardam."):
            assert depth()[target._meta.app_label] >= here, field


def rooms_named_in(page: str) -> set[str]:
    return set(NAMED_IN_TEMPLATES.findall(page)) & depth().keys()


def test_templates_name_only_rooms_below() -> None:
    """Nor can it see ``{% url "desk:call" %}`` or ``{% include "desk/card.html" %}``."""
    upward = [
        (shown(page), room)
        for page in templates()
        for room in rooms_named_in(page.read_text(encoding="utf-8"))
        if depth()[room] < depth()[room_of(page)]
    ]
    assert upward == []


@pytest.mark.parametrize(
    "tag",
    [
        '{% url "desk:my_day" %}',
        "{% url 'desk:call' contact_id=1 %}",
        '{% include "desk/card.html" only %}',
        "{% load desk %}",
    ],
)
def test_a_room_named_in_a_template_is_found(tag: str) -> None:
    assert rooms_named_in(tag) == {"desk"}


def test_templates_lie_under_their_rooms_name() -> None:
    """Else two rooms' pages of one name would hide each other."""
    astray = [
        shown(page)
        for page in templates()
        if page.relative_to(HOUSE).parts[1:3] != ("templates", room_of(page))
    ]
    assert astray == []


def imported(source: str) -> Iterator[tuple[str, str]]:
    """Every (room, module) that a source file imports. Example: from jardam.people.models import … -> people, models."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("jardam."):
            for path in [f"{node.module}.{alias.name}" for alias in node.names]:
                _, room, *rest = path.split(".")
                yield room, rest[0] if rest else ""
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith("jardam."):
                    _, room, *rest = alias.name.split(".")
                    yield room, rest[0] if rest else ""


def private_imports(file: Path) -> list[str]:
    room = room_of(file)
    return [
        f"{shown(file)} imports {other}.{module}"
        for other, module in imported(file.read_text(encoding="utf-8"))
        if other != room and module in PRIVATE
    ]


def test_nobody_imports_another_rooms_pages() -> None:
    ours = [
        file for file in python_files() if HOUSE in file.parents and len(file.relative_to(HOUSE).parts) > 1
    ]
    assert [found for file in ours for found in private_imports(file)] == []


@pytest.mark.parametrize(
    "line",
    [
        "from jardam.desk.views import calls",
        "import jardam.desk.views.calls",
        "from jardam.desk import views",
    ],
)
def test_an_imported_page_is_found(line: str) -> None:
    assert ("desk", "views") in imported(line)


def test_every_room_has_its_floor() -> None:
    rooms = {folder.name for folder in HOUSE.iterdir() if (folder / "__init__.py").is_file()}
    assert rooms == depth().keys()


def test_every_room_with_tables_is_an_app_of_its_own_name() -> None:
    ours = {
        config.name: config.label for config in apps.get_app_configs() if config.name.startswith("jardam.")
    }
    assert ours == {f"jardam.{label}": label for label in ours.values()}
    assert set(ours.values()) >= {model._meta.app_label for model in our_models()}


def test_the_apps_stand_in_the_order_of_the_floors() -> None:
    """Lower rooms first, so that a room may override what a lower one offers and never the other way."""
    ours = [name.split(".")[1] for name in settings.INSTALLED_APPS if name.startswith("jardam.")]
    floors = [depth()[room] for room in ours]
    assert floors == sorted(floors, reverse=True)


ACROSS = {
    "jardam/audit/heads.py": "the worker signs the heads of all chains",
    "jardam/audit/readings.py": "the worker chains the readings of all centres",
    "jardam/audit/verifying.py": "the command `audit` walks all chains",
    "jardam/knowledge/actions/loading.py": "`load_reference` writes what is the whole network's",
    "jardam/law/actions/loading.py": "`load_reference` writes what is the whole network's",
    "jardam/network/actions/exchange.py": "the command `network` writes the directory that all centres share",
    "jardam/network/actions/loading.py": "`load_reference` writes what is the whole network's",
    "jardam/services/publishing.py": "the worker publishes what each centre gives, and protected figures, to the network",
    "jardam/referrals/publishing.py": "how partners answer is added up over all centres, small numbers left out",
    "jardam/services/reaching.py": "how many a change of the law touches: small numbers withheld as they are written",
}
"""Who looks across centres, and why. Never a page: its process has no login for it."""


def crossing(source: str) -> set[str]:
    """The public functions of a source file that look across centres; empty where it does not."""
    functions = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
    return {
        function.name
        for function in functions
        if any(isinstance(node, ast.Name) and node.id == "across_centres" for node in ast.walk(function))
    }


def names_in(source: str) -> set[str]:
    tree = ast.parse(source)
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return used | {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def sources() -> dict[str, str]:
    """Our modules, without tests, by path."""
    ours = [file for file in python_files() if HOUSE in file.parents and "tests" not in file.parts]
    return {shown(file): file.read_text(encoding="utf-8") for file in ours}


def test_only_these_look_across_centres() -> None:
    found = {name for name, source in sources().items() if crossing(source)} - {"jardam/database/scope.py"}
    assert found == ACROSS.keys()


def test_no_page_looks_across_centres() -> None:
    """Neither itself nor by one of the functions that do."""
    doors = {door for name, source in sources().items() if name in ACROSS for door in crossing(source)}
    pages = {
        name: source
        for name, source in sources().items()
        if "/views/" in name or name.startswith("jardam/desk/")
    }
    assert {"export_heads", "seal_readings", "verify"} <= doors
    assert "jardam/desk/views/calls.py" in pages
    assert {
        name: found
        for name, source in pages.items()
        if (found := names_in(source) & (doors | {"across_centres"}))
    } == {}


def test_a_function_that_looks_across_centres_is_found() -> None:
    source = "def walk():\n    with across_centres('why') as db: ...\ndef stay(): ..."
    assert crossing(source) == {"walk"}
    assert "across_centres" in names_in("from jardam.database import scope\nscope.across_centres('why')")
