"""What a newcomer reads is there, short, and says what the code says."""

import inspect
import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from jardam.config import generated
from jardam.config.drawing import terms
from tests.house import HOUSE, ROOT, depth, our_models, python_files, shown, written_files

ROOMS = sorted(depth())
LONGEST_README = 20  # lines: ten of text, with head and room to breathe
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
LONGEST_DECISION = 60  # lines: half a page, and a table where one is needed
LINK = re.compile(r"`((?:docs|tests|jardam|data|bin|benchmarks)/[\w./-]*\w/?)`")
COMING = {"benchmarks/"}
"""Named in papers, and made by a run that is not part of the tests."""


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_in_ten_lines_what_it_is_for(room: str) -> None:
    readme = HOUSE / room / "README.md"
    lines = readme.read_text(encoding="utf-8").splitlines()
    assert lines[0] == f"# {room}"
    assert len(lines) <= LONGEST_README
    assert len(max(lines, key=len)) <= 130


@pytest.mark.parametrize(
    "config", [c for c in apps.get_app_configs() if c.name.startswith("jardam.")], ids=lambda c: c.label
)
def test_a_room_of_django_has_its_own_config(config: object) -> None:
    assert type(config).__module__ == f"{config.name}.apps"  # type: ignore[attr-defined]


@pytest.mark.parametrize("file", DECISIONS, ids=lambda file: file.stem)
def test_a_decision_says_context_decision_and_consequences(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    number = re.match(r"(\d{4})-[a-z0-9-]+", file.stem)
    assert number, "NNNN-title.md"
    assert text.startswith(f"# {number.group(1)} ")
    for part in ("Context", "Decision", "Consequences"):
        assert re.search(rf"(\*\*{part}\.?\*\*|^## {part}$)", text, re.MULTILINE), part
    assert len(text.splitlines()) <= LONGEST_DECISION


def test_decisions_have_numbers_of_their_own() -> None:
    numbers = [file.name[:4] for file in DECISIONS]
    assert len(set(numbers)) == len(numbers) > 0


def uncommented(lines: list[str]) -> list[str]:
    """The dependencies of a list that no comment stands above, for them or for the group they begin."""
    bare, said = [], False
    for line in map(str.strip, lines):
        if line.startswith("#"):
            said = True
        elif line.startswith('"'):
            bare += [] if said else [line]
        else:
            said = False
    return bare


def test_every_dependency_says_what_it_is_for() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lists = re.findall(r"^(?:dependencies|\w+) = \[\n(.*?)^\]", text, re.MULTILINE | re.DOTALL)
    named = tomllib.loads(text)["project"]
    wanted = len(named["dependencies"]) + sum(map(len, named["optional-dependencies"].values()))
    found = [line for block in lists for line in block.splitlines() if line.strip().startswith('"')]
    assert len(found) >= wanted > 0
    project = text[text.index("[project]") : text.index("[project.scripts]")]
    assert uncommented(project[project.index("dependencies") :].splitlines()) == []


def test_a_dependency_without_a_comment_is_found() -> None:
    lines = ["dependencies = [", '    "bare==1",', "    # for x", '    "kept==1",', '    "kept-too==1",', "]"]
    assert uncommented(lines) == ['"bare==1",']


def test_what_is_made_from_the_code_says_what_the_code_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["generated", "--check"])
    assert generated.main() == 0


def test_a_page_that_fell_behind_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["generated", "--check"])
    monkeypatch.setattr(generated, "PAGES", {"rights.md": lambda: "another table"})
    assert generated.main() == 1


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_a_table_says_what_its_rows_are(model: type[models.Model]) -> None:
    """In a sentence of its own; Django writes one for whoever has none."""
    told = inspect.cleandoc(model.__doc__ or "")
    assert not told.startswith(f"{model.__name__}("), "has no docstring"
    assert told.split("\n\n")[0].rstrip().endswith((".", "?"))


def test_the_glossary_names_every_table() -> None:
    words = {term.word.lower() for term in terms()}
    for model in our_models():
        assert re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower() in words


def test_papers_name_only_what_there_is() -> None:
    papers = [file for file in written_files() if file.suffix == ".md" and not file.match("data/**")]
    broken = {
        f"{shown(paper)}: {named}"
        for paper in papers
        for named in LINK.findall(paper.read_text(encoding="utf-8"))
        if named not in COMING and not any(ROOT.glob(f"{named.rstrip('/')}*"))
    }
    assert broken == set()


def test_code_names_only_decisions_that_were_taken() -> None:
    broken = {
        f"{shown(file)}: {number}"
        for file in python_files()
        for number in re.findall(r"docs/decisions/(\d{4})", file.read_text(encoding="utf-8"))
        if not any(decision.name.startswith(number) for decision in DECISIONS)
    }
    assert broken == set()


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "CHANGELOG.md",
        "docs/threat-model.md",
        "docs/deployment.md",
    ],
)
def test_the_papers_of_the_house_are_there(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("file", python_files(), ids=shown)
def test_a_module_begins_with_what_a_newcomer_would_get_wrong(file: Path) -> None:
    """Only what needs no word has none: apps, addresses, empty packages, tests that begin with a test."""
    source = file.read_text(encoding="utf-8")
    may_be_silent = file.name in {"apps.py", "urls.py", "__init__.py"} or "tests" in file.parts
    assert may_be_silent or source.lstrip().startswith(('"""', 'r"""')) or len(source.splitlines()) < 15
