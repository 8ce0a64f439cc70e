"""A text as a file for translators (PO), one entry a line, and back; a whole card as JSON."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import polib
from django.utils.translation import gettext as _

from jardam.knowledge.documents import document_of
from jardam.knowledge.models import Card, CardText
from jardam.knowledge.rules.shapes import is_readable
from jardam.knowledge.rules.staleness import PARTS

LARGEST = 200_000
"""Characters of a file: ten times the longest card."""
MOST_TOLD = 60
"""Faults of one file that are told at once."""
LONGEST_ROW = 40
"""Letters of the name of a foreign row that a sentence repeats."""


class FileRefused(ValueError):
    """The file cannot be taken in. ``faults``: why, row by row, whole sentences in the reader's language."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults


def po_of(text: CardText, russian: CardText) -> str:
    """The Russian lines with the translation beside them, where it has as many; otherwise the place is empty."""
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = {
        "Project-Id-Version": f"{text.card.code} {text.card.version}",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": text.language.lower(),
    }
    for part in PARTS:
        master, own = russian.words[part], text.words[part]
        told = own if len(own) == len(master) else [""] * len(master)
        for place, (line, said) in enumerate(zip(master, told, strict=True)):
            catalogue.append(polib.POEntry(msgctxt=f"{part}.{place}", msgid=line, msgstr=said))
    return str(catalogue)


def words_from_po(told: str, text: CardText, russian: CardText) -> dict[str, Any]:
    """What a translator wrote, part by part. A part of which nothing was written stays out.

    ``text``: the translation in whose place it comes. Errors: FileRefused, with every fault; nothing is half taken.
    """
    catalogue = _read(told)
    if faults := [*_faults_of_file(catalogue, text)] or [*_faults_of_rows(catalogue, russian)]:
        raise FileRefused(faults[:MOST_TOLD])
    written = {entry.msgctxt: entry.msgstr for entry in _rows(catalogue)}
    words = {
        part: [written[_row(part, place)] for place, _line in enumerate(russian.words[part])]
        for part in PARTS
    }
    return {
        part: lines[0] if part in {"title", "say"} else lines for part, lines in words.items() if any(lines)
    }


def _read(told: str) -> polib.POFile:
    broken = FileRefused([_("This is no PO file of an answer.")])
    if len(told) > LARGEST or "msgid" not in told or "\n" not in told:
        raise broken
    try:
        return polib.pofile(told)
    except (OSError, ValueError, IndexError) as error:
        raise broken from error


def _row(part: str, place: int) -> str:
    return f"{part}.{place}"


def _rows(catalogue: polib.POFile) -> list[polib.POEntry]:
    """Without what a translator's program keeps of older files."""
    return [entry for entry in catalogue if not entry.obsolete]


def _faults_of_file(catalogue: polib.POFile, text: CardText) -> Iterator[str]:
    """Another answer's file, or one in another language; a program may leave out who it was, never name another."""
    code = catalogue.metadata.get("Project-Id-Version", "").split(" ")[0]
    if code and code != text.card.code:
        yield _("The file belongs to the answer %(theirs)s, and this is %(ours)s.") % {
            "theirs": code,
            "ours": text.card.code,
        }
    language = catalogue.metadata.get("Language", "").upper()
    if language and language != text.language:
        yield _("The file is in the language %(theirs)s, and this text is in %(ours)s.") % {
            "theirs": language,
            "ours": text.language,
        }


def _faults_of_rows(catalogue: polib.POFile, russian: CardText) -> Iterator[str]:
    masters = {_row(part, place): line for part in PARTS for place, line in enumerate(russian.words[part])}
    rows = _rows(catalogue)
    told = Counter(entry.msgctxt for entry in rows)
    for entry in rows:
        yield from _faults_of_row(entry, masters, is_twice=told[entry.msgctxt] > 1)
    for row in (row for row in masters if row not in told):
        yield _("%(row)s: this row is missing in the file.") % {"row": row}
    if not any(entry.msgstr for entry in rows):
        yield _("Nothing is translated in this file.")
    for part in PARTS:
        own = {row: entry for entry in rows if (row := entry.msgctxt or "").split(".")[0] == part}
        if any(entry.msgstr for entry in own.values()):
            for row, entry in own.items():
                if not entry.msgstr:
                    yield _("%(row)s: not translated, and others of the same list are: %(line)s") % {
                        "row": row,
                        "line": entry.msgid,
                    }


def _faults_of_row(entry: polib.POEntry, masters: Mapping[str, str], *, is_twice: bool) -> Iterator[str]:
    row = str(entry.msgctxt or entry.msgid)[:LONGEST_ROW]
    told = {"row": row if is_readable(row) else "?"}
    master = masters.get(entry.msgctxt or "")
    if master is None:
        yield _("%(row)s: the answer has no such row.") % told
        return
    if is_twice:
        yield _("%(row)s: this row stands more than once in the file.") % told
    if entry.msgid_plural:
        yield _("%(row)s: a row of an answer has no plural forms; write one text.") % told
    elif entry.msgid != master:
        yield _("%(row)s: the Russian text has changed since this file was made: %(line)s") % {
            **told,
            "line": master,
        }
    if not is_readable(entry.msgstr):
        yield (
            _("%(row)s: it holds a sign that cannot be shown, or that turns the direction of writing.") % told
        )
    if entry.fuzzy:
        yield _("%(row)s: marked as unsure (fuzzy). Look at it and take the mark away.") % told


def json_of(card: Card) -> str:
    """The whole card in the form of its file, and which version of it this is."""
    return json.dumps({"version": card.version, **document_of(card)}, ensure_ascii=False, indent=1)
