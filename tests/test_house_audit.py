"""Who did what is always written down, in words somebody registered, and the centre is never said for longer than a transaction."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

from jardam.audit import sentences
from tests.house import HOUSE, python_files, shown

WRITERS = {"record", "note_reading"}
VERB = re.compile(r"[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*")
UNRECORDED = {
    "jardam/contacts/actions/closing.py:close_contact": "`close_or_ask` is: what it looked up stays counted when it refuses",
    "jardam/followups/actions.py:end_contact": "`close_or_ask` and `_close_and_ask` are, as above",
}
"""Actions that somebody does and nobody writes down, each with its reason."""
SESSION_LEVEL = re.compile(
    r"set_config\((?:[^()]|\([^()]*\))*,\s*false\s*\)|\bSET\s+(?:SESSION\s+)?app\.|\bSET\s+SESSION\b",
    re.IGNORECASE,
)


def ours() -> list[Path]:
    return [file for file in python_files() if HOUSE in file.parents and "tests" not in file.parts]


def spoken(source: str) -> Iterator[tuple[str, int]]:
    """Every verb in a source file that is written down somewhere, and its line.

    The first word of `record` and `note_reading`, and any text that is a known verb: it is on its way
    there. What is only registered does not count.
    """
    tree = ast.parse(source)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    registered = {id(word) for call in calls if _name(call).startswith("register") for word in ast.walk(call)}
    written = {id(call.args[0]) for call in calls if _name(call) in WRITERS and call.args}
    for node in ast.walk(tree):
        is_text = (
            isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in registered
        )
        if is_text and (id(node) in written or node.value in sentences.known()):
            yield node.value, node.lineno


def _name(call: ast.Call) -> str:
    return ast.unparse(call.func).split(".")[-1]


@cache
def verbs() -> dict[str, str]:
    """Every verb that is written down, and where."""
    return {
        verb: f"{shown(file)}:{line}"
        for file in ours()
        for verb, line in spoken(file.read_text(encoding="utf-8"))
    }


def test_a_verb_is_found_however_it_is_written() -> None:
    source = (
        'record("newly.coined", x, by=by)\nverb = "contact.closed"\nnote_reading("contact.read", x)\n'
        'register("contact.started", _("began"))\npage = "contact.html"'
    )
    assert {verb for verb, _line in spoken(source)} == {"newly.coined", "contact.closed", "contact.read"}


def test_every_verb_has_a_sentence() -> None:
    assert {verb: place for verb, place in verbs().items() if verb not in sentences.known()} == {}


def test_every_sentence_has_a_verb_that_is_written() -> None:
    assert {verb for verb in sentences.known() if verb not in verbs()} == set()


def test_a_verb_is_a_room_a_dot_and_what_was_done() -> None:
    assert [verb for verb in verbs() if not VERB.fullmatch(verb)] == []


def test_a_sentence_goes_on_after_a_name_and_does_not_end() -> None:
    """It is read as 'Amina closed a contact', and its braces name the details."""
    for verb, sentence in sentences.known().items():
        text = str(sentence)
        assert text, verb
        assert not text.endswith("."), verb
        assert re.sub(r"\{\w+\}", "", text).count("{") == 0, verb


def actions(source: str) -> Iterator[tuple[str, bool]]:
    """The public functions that somebody does (`by`), and whether each is recorded."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            names = {argument.arg for argument in node.args.kwonlyargs}
            decorators = {ast.unparse(decorator) for decorator in node.decorator_list}
            if "by" in names:
                yield node.name, "recorded" in decorators


def test_every_action_is_recorded() -> None:
    files = [file for file in ours() if file.stem == "actions" or "actions" in file.parts]
    silent = {
        f"{shown(file)}:{name}"
        for file in files
        for name, is_recorded in actions(file.read_text(encoding="utf-8"))
        if not is_recorded and file != HOUSE / "audit" / "actions.py"
    }
    assert silent == UNRECORDED.keys()


def test_an_action_that_is_not_recorded_is_found() -> None:
    source = "@recorded\ndef close(x, *, by, at): ...\ndef open(x, *, by, at): ...\ndef read(x): ..."
    assert list(actions(source)) == [("close", True), ("open", False)]


def test_the_centre_is_said_for_one_transaction_only() -> None:
    """Said for the session it would stay on the connection, and the next request of another centre would inherit it."""
    lasting = [shown(file) for file in ours() if SESSION_LEVEL.search(file.read_text(encoding="utf-8"))]
    assert lasting == []


@pytest.mark.parametrize(
    "statement,is_lasting",
    [
        ("SELECT set_config('app.centre_id', %s, true)", False),
        ("SELECT set_config('app.centre_id', %s, false)", True),
        ("SELECT set_config('app.centre_id', coalesce(%s, ''), FALSE)", True),
        ("SET app.centre_id = 'x'", True),
        ("SET SESSION app.centre_id = 'x'", True),
        ("SET LOCAL app.centre_id = 'x'", False),
    ],
)
def test_saying_it_for_longer_is_found(statement: str, is_lasting: bool) -> None:
    assert bool(SESSION_LEVEL.search(statement)) == is_lasting


OUR_COMMANDS = sorted(name for name, app in get_commands().items() if str(app).startswith("jardam."))


@pytest.mark.parametrize("name", OUR_COMMANDS)
def test_every_command_says_what_it_does(name: str) -> None:
    command = load_command_class(str(get_commands()[name]), name)
    assert len(str(command.help).split()) >= 3
    assert str(command.help).rstrip().endswith(".")
