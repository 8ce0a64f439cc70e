"""Compares what the code says with what the catalogues translate: `bin/test` fails where they differ.

Works on a copy of the rooms, so that nothing in the tree is touched. Russian is complete; English is
the language of the message ids; other catalogues may lack sentences, but hold none that nobody says.
The catalogues of all rooms are one at run time, so no two of them may translate a sentence differently.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from django.core.management import call_command

from jardam.config.up.progress import say
from jardam.database.connection import PROJECT

COMPLETE = "ru"
LEFT_OUT = ("dist", "frontend", "migrations", "tests", "__pycache__", "*.mo")
Sentence = tuple[str, str]  # context, message id
Forms = tuple[str, ...]


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jardam.config.settings")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(
            shutil.copytree(
                PROJECT / "jardam", Path(folder, "jardam"), ignore=shutil.ignore_patterns(*LEFT_OUT)
            )
        )
        complaints = [line for room in _rooms(copy) for line in _complaints(room)]
    quarrels = list(disagreements(PROJECT / "jardam"))
    for line in (*complaints, *quarrels):
        say(line)
    if complaints:
        say("In the room: ../../.venv/bin/jardam makemessages -l ru -l en --no-location --no-obsolete")
    return 1 if complaints or quarrels else 0


def disagreements(tree: Path) -> Iterator[str]:
    """One line for each sentence that two rooms translate differently into one language."""
    for (language, (context, words), _is_plural), said in sorted(_sayings(tree).items()):
        if len(said) > 1:
            place = f" ({context})" if context else ""
            sides = "; ".join(f"{', '.join(rooms)}: {' / '.join(forms)}" for forms, rooms in said.items())
            yield (
                f"Rooms translate {words!r}{place} differently into {language}, and one would win everywhere."
                f" {sides}. Agree on one, or give one a context."
            )


def _sayings(tree: Path) -> dict[tuple[str, Sentence, bool], dict[Forms, list[str]]]:
    """Each finished sentence of each language, its translations, and the rooms of each."""
    found: dict[tuple[str, Sentence, bool], dict[Forms, list[str]]] = {}
    for room in _rooms(tree):
        for catalogue in sorted(room.glob("locale/*/LC_MESSAGES/django.po")):
            for message in filter(_is_done, _messages(catalogue)):
                key = catalogue.parts[-3], _sentence(message), message.pluralizable
                found.setdefault(key, {}).setdefault(_forms(message), []).append(room.name)
    return found


def _rooms(tree: Path) -> list[Path]:
    return sorted(folder for folder in tree.iterdir() if (folder / "__init__.py").exists())


def _complaints(room: Path) -> Iterator[str]:
    """One line for each sentence that is not translated, or translated and not said."""
    written = {path.parts[-3]: _sentences(path) for path in room.glob("locale/*/LC_MESSAGES/django.po")}
    said = _said(room)
    for sentence in sorted(said - written.get(COMPLETE, {}).keys()):
        yield f"{room.name}: not in the {COMPLETE} catalogue: {sentence[1]!r}"
    for sentence in sorted(said & {key for key, is_done in written.get(COMPLETE, {}).items() if not is_done}):
        yield f"{room.name}: not translated into {COMPLETE}: {sentence[1]!r}"
    for language, sentences in sorted(written.items()):
        for sentence in sorted(sentences.keys() - said):
            yield f"{room.name}: in the {language} catalogue, and nobody says it: {sentence[1]!r}"


def _sentences(catalogue: Path) -> dict[Sentence, bool]:
    """Each sentence of a catalogue, and whether a finished translation stands beside it."""
    return {_sentence(message): _is_done(message) for message in _messages(catalogue)}


def _messages(catalogue: Path) -> list[Message]:
    with catalogue.open("rb") as file:
        return [message for message in read_po(file) if message.id]


def _sentence(message: Message) -> Sentence:
    return message.context or "", _first(message.id)


def _is_done(message: Message) -> bool:
    return all(_forms(message)) and not message.fuzzy


def _forms(message: Message) -> Forms:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or [""])


def _first(words: str | Iterable[str]) -> str:
    """A sentence with plural forms is known by its singular."""
    return words if isinstance(words, str) else next(iter(words))


def _said(room: Path) -> set[Sentence]:
    """What the room's code and pages say, as Django's own extraction finds it."""
    shutil.rmtree(room / "locale", ignore_errors=True)
    (room / "locale").mkdir()
    before = Path.cwd()
    os.chdir(room)
    try:
        call_command("makemessages", locale=[COMPLETE], no_location=True, verbosity=0)
    finally:
        os.chdir(before)
    catalogue = room / "locale" / COMPLETE / "LC_MESSAGES" / "django.po"
    return set(_sentences(catalogue)) if catalogue.exists() else set()


if __name__ == "__main__":
    sys.exit(main())
