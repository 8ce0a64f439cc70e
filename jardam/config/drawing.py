"""The drawn and listed parts of `docs/architecture.md` and `docs/glossary.md`, made from the code itself."""

import ast
import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps

from jardam.database.connection import PROJECT

HOUSE = PROJECT / "jardam"
WORD = re.compile(r"\*([^*\n]+)\*\s*\(")  # in a README: *word* (what it means)


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the house: where it is at home and what it means there."""

    word: str
    room: str
    meaning: str


def drawn_floors(layers: list[str]) -> str:
    """The floors as a picture, the roof on top; rooms on one floor do not see each other."""
    floors = [[room.strip() for room in layer.split("|")] for layer in layers]
    names = ["   ".join(rooms) for rooms in floors]
    width = max(map(len, names))
    lines = [
        f"{number:>3} │ {name:<{width}} │"
        for number, name in zip(range(len(floors), 0, -1), names, strict=True)
    ]
    between = f"\n    ├─{'─' * width}─┤\n"
    return (
        f"```\n    ┌─{'─' * width}─┐\n{between.join(lines)}\n    └─{'─' * width}─┘\n"
        f"    {'what a room sees lies below it':^{width + 4}}\n```\n"
    )


def listed_signals() -> str:
    """Every signal that a low room sends, with the higher rooms that follow it."""
    found = [
        f"- `{file.parent.name}.signals.{name}` → {_followers(file.parent.name, name)}. {told}\n"
        for file in sorted(HOUSE.glob("*/signals.py"))
        for name, told in _signals_in(file)
    ]
    return "".join(found) or "None.\n"


def terms() -> list[Term]:
    """The words that rooms explain in their READMEs, and every table by its docstring, in the alphabet."""
    found = {term.word.lower(): term for term in _tables()}
    found |= {term.word.lower(): term for term in _explained()}
    return [found[word] for word in sorted(found)]


def _explained() -> Iterator[Term]:
    for file in sorted(HOUSE.glob("*/README.md")):
        text = " ".join(file.read_text(encoding="utf-8").split())
        for match in WORD.finditer(text):
            yield Term(match.group(1), file.parent.name, _in_brackets(text[match.end() :]))


def _in_brackets(text: str) -> str:
    """Up to the bracket that closes the one already open. Example: 'a (b) c) d' -> 'a (b) c'."""
    open_brackets = 1
    for place, sign in enumerate(text):
        open_brackets += {"(": 1, ")": -1}.get(sign, 0)
        if not open_brackets:
            return text[:place]
    return text


def _tables() -> Iterator[Term]:
    for model in apps.get_models():
        if model.__module__.startswith("jardam."):
            words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()
            first = inspect.cleandoc(model.__doc__ or "").split("\n\n")[0]
            yield Term(words, model._meta.app_label, " ".join(first.replace("``", "`").split()))


def _signals_in(file: Path) -> Iterator[tuple[str, str]]:
    """The name of each signal and the first sentence of the text below it."""
    body = ast.parse(file.read_text(encoding="utf-8")).body
    for node, after in zip(body, [*body[1:], ast.Pass()], strict=True):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            says = ast.unparse(node.value.func) == "Signal" and isinstance(after, ast.Expr)
            told = after.value.value if says and isinstance(after.value, ast.Constant) else ""  # type: ignore[attr-defined]
            yield ast.unparse(node.targets[0]), " ".join(str(told).replace("``", "`").rstrip(".").split())


def _followers(room: str, name: str) -> str:
    """The rooms that import the signal to connect to it."""
    line = re.compile(rf"from jardam\.{room}\.signals import [^\n]*\b{name}\b")
    rooms = {
        file.relative_to(HOUSE).parts[0]
        for file in HOUSE.glob("*/**/*.py")
        if "tests" not in file.parts and line.search(file.read_text(encoding="utf-8"))
    } - {room}
    return ", ".join(f"`{follower}`" for follower in sorted(rooms)) or "nobody yet"
