"""A text as a file for translators (PO), one entry a line, and back; a whole card as JSON."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import polib
from django.utils.translation import gettext as _

from jardam.knowledge.documents import document_of
from jardam.knowledge.models import Card, CardText
from jardam.knowledge.rules.staleness import PARTS

LARGEST = 200_000
"""Characters of a file: ten times the longest card."""


class FileRefused(ValueError):
    """The file cannot be taken in; the sentence says why, in the reader's language."""


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


def words_from_po(told: str, russian: CardText) -> dict[str, Any]:
    """What a translator wrote, part by part. A part of which nothing was written stays out.

    Errors: FileRefused.
    """
    if len(told) > LARGEST or "msgid" not in told or "\n" not in told:
        raise FileRefused(_("This is no PO file of an answer."))
    try:
        entries = {entry.msgctxt: entry for entry in polib.pofile(told)}
    except (OSError, ValueError, IndexError) as error:
        raise FileRefused(_("This is no PO file of an answer.")) from error
    words = {part: _lines(part, russian.words[part], entries) for part in PARTS}
    return {
        part: lines[0] if part in {"title", "say"} else lines for part, lines in words.items() if any(lines)
    }


def json_of(card: Card) -> str:
    """The whole card in the form of its file, and which version of it this is."""
    return json.dumps({"version": card.version, **document_of(card)}, ensure_ascii=False, indent=1)


def _lines(part: str, master: Sequence[str], entries: Mapping[str | None, polib.POEntry]) -> list[str]:
    lines = []
    for place, line in enumerate(master):
        entry = entries.get(f"{part}.{place}")
        if entry is None or entry.msgid != line:
            raise FileRefused(
                _("The Russian text has changed since this file was made: %(line)s") % {"line": line}
            )
        lines.append(entry.msgstr)
    if any(lines) and not all(lines):
        raise FileRefused(_("One list is translated in part: %(line)s") % {"line": master[lines.index("")]})
    return lines
