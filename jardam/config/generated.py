"""The pages of `docs/generated/`, made from the code itself: `python -m jardam.config.generated --write`.

`bin/test` makes them again and fails where a page says something else than the code.
"""

import json
import os
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.db.models import Model

from jardam.cases.rules.check_ins import ASKED_MOVES
from jardam.cases.rules.needs import NEED_MOVES
from jardam.cases.rules.stages import MOVES
from jardam.cases.rules.terms import TERM_MOVES
from jardam.centres.rules.roles import RIGHTS, Right, Role
from jardam.collective.rules.standing import MOVES as PART_MOVES
from jardam.config.drawing import drawn_floors, listed_signals, terms
from jardam.config.up.progress import say
from jardam.database.connection import PROJECT
from jardam.filings.rules.states import AFTER as PAPER_MOVES
from jardam.followups.rules.steps import STAGES
from jardam.kernel.privacy import Privacy
from jardam.parties.rules.warnings import MOVES as WARNING_MOVES
from jardam.problems.rules.states import State as ProblemState
from jardam.problems.rules.states import moves as problem_moves
from jardam.referrals.rules.lives import TABLE as OFFER_MOVES
from jardam.transfers.rules.lives import TABLE as TRANSFER_MOVES

FOLDER = PROJECT / "docs" / "generated"
ARCHITECTURE = PROJECT / "docs" / "architecture.md"
MARK = "<!-- Made from the code by `python -m jardam.config.generated --write`; do not edit. -->\n\n"


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jardam.config.settings")
    django.setup()
    pages = {FOLDER / name: MARK + make() for name, make in PAGES.items()}
    pages[PROJECT / "docs" / "glossary.md"] = MARK + glossary()
    pages[ARCHITECTURE] = architecture()
    pages[FOLDER / "openapi.json"] = openapi()
    stale = [
        path for path, text in pages.items() if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if "--write" not in sys.argv:
        for path in stale:
            say(f"{path.relative_to(PROJECT)} says something else than the code: see {Path(__file__).name}")
        return 1 if stale else 0
    FOLDER.mkdir(exist_ok=True)
    for path in stale:
        path.write_text(pages[path], encoding="utf-8")
    return 0


def floors() -> str:
    """The rooms by floor, from the import contract, with the first sentence of each room's README."""
    rows = [(str(number), room.strip(), _purpose(room.strip())) for number, room in _numbered(_layers())]
    text = "# Floors\n\nA room sees only rooms below its own floor. Floor 1 is the ground.\n\n"
    return text + _table(("floor", "room", "for"), rows)


def state_tables() -> str:
    """What may follow what, of a case, of a need in it, of what follows a contact, of a warning, of a problem, and of what a case holds."""
    followed = {
        f"{kind.value}: {state.value}": [move.value for move in stage.moves]
        for kind, states in STAGES.items()
        for state, stage in states.items()
    }
    parts = {
        "A case": {stage.value: [move.value for move in moves] for stage, moves in MOVES.items()},
        "A need in a case": _moves(NEED_MOVES),
        "What must follow a contact": followed,
        "A warning of the other side": _moves(WARNING_MOVES),
        "A problem": {
            state.value: [move.value for move in problem_moves(state)]
            for state in ProblemState
            if problem_moves(state)
        },
        "A term of a case": _moves(TERM_MOVES),
        "A paper": _moves(PAPER_MOVES),
        "A referral with one partner": {
            state.value: [f"{move.value}: {after.value}" for move, after in moves.items()]
            for state, moves in OFFER_MOVES.items()
            if moves
        },
        "A case on its way to another centre": {
            state.value: [f"{move.value}: {after.value}" for move, after in moves.items()]
            for state, moves in TRANSFER_MOVES.items()
            if moves
        },
        "A check-in after closing": _moves(ASKED_MOVES),
        "A worker's part in a collective claim": _moves(PART_MOVES),
    }
    text = "# States\n\nNo other move is made: rules refuse it, whatever a page asks for.\n"
    for title, moves in parts.items():
        rows = [(state, ", ".join(after)) for state, after in moves.items()]
        text += f"\n## {title}\n\n" + _table(("state", "what may follow"), rows)
    return text


def _moves(table: Mapping[Any, Sequence[Any]]) -> dict[str, list[str]]:
    """The rows of a table of states that something may follow; of sequences, since a set would be drawn in another order each time."""
    return {state.value: [move.value for move in moves] for state, moves in table.items() if moves}


def rights() -> str:
    """Which role holds which right."""
    names = [role.value.replace("_", " ").lower() for role in Role]
    rows = [(right.value, *("yes" if right in RIGHTS[role] else "" for role in Role)) for right in Right]
    text = "# Rights\n\nInside the own centre, and only with a relation to the matter.\n\n"
    return text + _table(("right", *names), rows)


def fields() -> str:
    """Every field of every table and how private it is."""
    models = sorted(
        (m for m in apps.get_models() if m.__module__.startswith("jardam.")), key=lambda m: m._meta.label
    )
    rows = [(model._meta.label, *_privacy(model)) for model in models]
    text = (
        "# Fields\n\nWhat may be counted, what identifies, what hurts. Statistics read plain fields only.\n\n"
    )
    return text + _table(("table", "plain", "personal", "sensitive"), rows)


def glossary() -> str:
    """The words of the house, each once, with the room where it is at home."""
    rows = [(term.word, term.room, term.meaning.replace("|", "/")) for term in terms()]
    text = "# Glossary\n\nFrom the rooms' own READMEs and tables. Code, screens and papers use these words and no other for them.\n\n"
    return text + _table(("word", "room", "meaning"), rows)


def architecture() -> str:
    """The page as it was written, with its drawn parts drawn anew. Errors: ValueError, where a part has no place."""
    text = ARCHITECTURE.read_text(encoding="utf-8")
    for part, drawn in {"floors": drawn_floors(_layers()), "signals": listed_signals()}.items():
        begin, end = f"<!-- {part}: made from the code -->\n", f"<!-- end of {part} -->\n"
        before, _, rest = text.partition(begin)
        _, found, after = rest.partition(end)
        if not found:
            raise ValueError(f"{ARCHITECTURE.name} has no place for its {part}")
        text = f"{before}{begin}\n{drawn}\n{end}{after}"
    return text


def openapi() -> str:
    """What partners' systems may call, as their engineers read it. Its libraries need the settings that stand by then."""
    from jardam.api.operations.described import described  # noqa: PLC0415 - as said

    return json.dumps(described(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _layers() -> list[str]:
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (layers,) = [list(each["layers"]) for each in contracts if each["type"] == "layers"]
    return layers


def _privacy(model: type[Model]) -> tuple[str, ...]:
    privacy: Privacy = getattr(model, "privacy")  # noqa: B009 - mypy knows no such attribute of Model
    shelves = (privacy.plain, privacy.personal, privacy.sensitive)
    return tuple(", ".join(names.split()) for names in shelves)


def _numbered(layers: list[str]) -> Iterable[tuple[int, str]]:
    for number, floor in zip(range(len(layers), 0, -1), layers, strict=True):
        for room in floor.split("|"):
            yield number, room


def _purpose(room: str) -> str:
    """The first sentence of the room's README, on one line; a room without one says nothing."""
    file = PROJECT / "jardam" / room / "README.md"
    paragraphs = file.read_text(encoding="utf-8").split("\n\n") if file.exists() else []
    return " ".join(paragraphs[1].split()).partition(". ")[0].rstrip(".") if len(paragraphs) > 1 else ""


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


PAGES: Mapping[str, Callable[[], str]] = {
    "fields.md": fields,
    "floors.md": floors,
    "rights.md": rights,
    "states.md": state_tables,
}

if __name__ == "__main__":
    sys.exit(main())
