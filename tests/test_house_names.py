"""Names and words that do not stand in the tree: empty names, leftovers, other people's code, anybody's machine."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.house import HOUSE, ROOT, python_files, shown, written_files

# If a thing has no name, it is not yet a thing.
EMPTY_MODULES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "services",
    "service",
    "misc",
    "base",
    "data",
    "info",
}
EMPTY_CLASSES = re.compile(r"(Manager|Helper|Util|Utils|Handler|Processor|Data|Info|Base)$")
NAMED_BY_OTHERS = {
    "jardam/database/base.py": "Django looks for a backend under this name",
    "UserManager": "Django's word for what finds users by name",
    "Data": "the data folder of an installation, which is called that everywhere",
}
JUDGING = re.compile(r"\b(illegals?|illegal (?:migrant|worker|alien|immigrant)s?|aliens?)\b", re.IGNORECASE)
LEFTOVER = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b(?!\()")  # TODO(#12) names its issue
A_MACHINE = re.compile(r"(?<![\w.])(/work/|/tmp/\w|/home/\w|/root/|/Users/\w|[A-Z]:\\\\?Users)")
REGISTRIES = ("registry." + "npmjs.org", "py" + "pi.org", "files.python" + "hosted.org")
GENERATED_LINES = {".lock", ".csv", ".yaml", ".po", ".svg", ".md"}  # may have long lines for good reasons
LONGEST_LINE = 1_000
SOURCES_OF_OTHERS = re.compile(r"sourceMappingURL=|@license|\(c\) \d{4}|Copyright \d{4}")
BINARY = {".png", ".woff2", ".ico", ".mo"}


def texts() -> Iterator[tuple[Path, str]]:
    for file in written_files():
        if file.suffix not in BINARY and file != Path(__file__):
            yield file, file.read_text(encoding="utf-8")


def found(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{shown(file)}:{number}: {line.strip()[:100]}"
        for file, text in texts()
        if pattern.search(text)
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_a_module_has_a_name_that_says_what_it_is() -> None:
    empty = [
        file for file in python_files() if file.stem in EMPTY_MODULES and shown(file) not in NAMED_BY_OTHERS
    ]
    assert [shown(file) for file in empty] == []


def empty_classes(source: str) -> list[str]:
    classes = [node.name for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ClassDef)]
    return [name for name in classes if EMPTY_CLASSES.search(name) and name not in NAMED_BY_OTHERS]


def test_a_class_has_a_name_that_says_what_it_is() -> None:
    named = {shown(file): empty_classes(file.read_text(encoding="utf-8")) for file in python_files()}
    assert {file: names for file, names in named.items() if names} == {}


def lists(source: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Every list that a module gives a name, and the words in it, however they are spelled."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            inside = list(ast.walk(node.value))
            codes = {word.attr.lower() for word in inside if isinstance(word, ast.Attribute)}
            texts = [word.value for word in inside if isinstance(word, ast.Constant)]
            words = codes | {text.lower() for text in texts if isinstance(text, str)}
            if len(words) > 2:
                yield node.targets[0].id, frozenset(words)


def test_a_list_has_one_home() -> None:
    """Two of one name and the same words will differ one day: what rooms share moves down a floor."""
    homes: dict[tuple[str, frozenset[str]], list[str]] = {}
    for file in (file for file in python_files() if HOUSE in file.parents and "tests" not in file.parts):
        for named in lists(file.read_text(encoding="utf-8")):
            homes.setdefault(named, []).append(shown(file))
    assert [(name, files) for (name, _), files in homes.items() if len(files) > 1] == []


def test_a_list_that_stands_twice_is_found() -> None:
    one, other = 'NAMES = {"ru": "Русский", "en": "English"}', 'NAMES = {L.RU: "Русский", L.EN: "English"}'
    assert [words for _, words in lists("R = (Role.A, Role.B, Role.C)")] == [frozenset("abc")]
    assert dict(lists(one)) == dict(lists(other))


def test_nobody_is_judged_by_a_word() -> None:
    """Data files quote laws and sources; our own words are in code and templates."""
    ours = [line for line in found(JUDGING) if not line.startswith(("data/", "docs/"))]
    assert ours == []


def test_nothing_is_left_to_do_without_an_issue() -> None:
    assert found(LEFTOVER) == []


def test_no_path_of_anybodys_machine_is_written_down() -> None:
    assert found(A_MACHINE) == []


def hosts() -> set[str]:
    """Where this machine gets packages from, and where packages come from by default: no business of the tree."""
    asked = [os.environ.get("PIP_INDEX_URL", ""), os.environ.get("NPM_CONFIG_REGISTRY", "")]
    told = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=False
    )
    asked += re.findall(r"https?://[^\s'\"]+", told.stdout)
    npmrc = Path.home() / ".npmrc"
    asked += re.findall(r"https?://[^\s'\"]+", npmrc.read_text() if npmrc.is_file() else "")
    return {*REGISTRIES, *(urlsplit(url).hostname or "" for url in asked)} - {"", "localhost"}


def test_no_registry_is_written_down() -> None:
    """Locks pin versions and hashes; where to fetch them from is the business of the machine."""
    assert found(re.compile("|".join(map(re.escape, hosts())))) == []


def others_code() -> Iterator[str]:
    for file, text in texts():
        is_minified = ".min." in file.name or (
            file.suffix not in GENERATED_LINES
            and "migrations" not in file.parts
            and any(len(line) > LONGEST_LINE for line in text.splitlines())
        )
        if is_minified or (
            file.suffix in {".js", ".mjs", ".css", ".scss"} and SOURCES_OF_OTHERS.search(text)
        ):
            yield shown(file)


def test_nothing_third_party_is_committed() -> None:
    assert list(others_code()) == []
    inside = [
        shown(file) for file in written_files() if {"node_modules", "vendor", "third_party"} & set(file.parts)
    ]
    assert inside == []


def test_what_is_committed_is_text_that_can_be_read() -> None:
    assert [
        shown(file) for file in written_files() if b"\0" in file.read_bytes() and file.suffix not in BINARY
    ] == []
    assert not any(file.is_symlink() for file in written_files())


@pytest.mark.parametrize(
    "pattern,line",
    [
        (LEFTOVER, "# TODO: later"),
        (LEFTOVER, "FIXME"),
        (A_MACHINE, "cd /home/amina/jardam"),
        (A_MACHINE, 'open("/tmp/x")'),
        (A_MACHINE, "see /root/notes"),
        (JUDGING, "an illegal worker"),
        (SOURCES_OF_OTHERS, "//# sourceMappingURL=a.map"),
    ],
)
def test_what_must_not_stand_is_found(pattern: re.Pattern[str], line: str) -> None:
    assert pattern.search(line)


@pytest.mark.parametrize(
    "pattern,line",
    [(LEFTOVER, "TODO(#12): later"), (A_MACHINE, "https://example.org/work/x"), (A_MACHINE, "var/tmp/x")],
)
def test_what_may_stand_is_not(pattern: re.Pattern[str], line: str) -> None:
    assert not pattern.search(line)


def test_an_empty_class_name_is_found() -> None:
    assert empty_classes("class CaseManager: ...\nclass Case: ...") == ["CaseManager"]


def test_the_tree_is_looked_at() -> None:
    assert {ROOT / "pyproject.toml", ROOT / "conftest.py", Path(__file__)} <= set(written_files())
