"""Practices of the reader's own centre for what was typed: opened and compared for this one question, and forgotten.

What is written of a practice rests sealed and belongs to one centre, so it never enters the index of the network:
neither its words nor how often they occur would be another centre's business.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import translation

from jardam.centres.choices import topics
from jardam.centres.models import User
from jardam.kernel.topics import Topic
from jardam.practice.models import NAME, SITUATION, Practice
from jardam.search.reading import tagger
from jardam.search.rules.documents import Document
from jardam.search.rules.finding import find
from jardam.search.rules.memory import MemoryIndex

PRACTICE = "PRACTICE"
MOST_READ = 200
"""The latest ones; each costs about a millisecond, so it is asked when the typing has paused."""
MOST_FOUND = 3


@dataclass(frozen=True, slots=True)
class FoundPractice:
    pk: UUID
    name: str


def practices_for(words: str, reader: User) -> list[FoundPractice]:
    """Those that likely are of the matter, best first, and stand. One query."""
    rows = Practice.objects.visible_to(reader).filter(withdrawn_on=None).order_by("-number")[:MOST_READ]
    found = [(row, row.written) for row in rows] if words.strip() else []
    index = MemoryIndex([_document(row, written) for row, written in found], tagger())
    result = find(words, index, tagger().every, [PRACTICE], is_typing=True)
    likely = [placed.document for placed in result.placed if result.judged(placed).is_confident]
    return _named([found[number - 1] for number in likely[:MOST_FOUND]])


def _document(row: Practice, written: dict[str, str]) -> Document:
    """By its name, its situation and its topic; how it is done is read on its page."""
    with translation.override("ru"):
        topic = str(topics()[Topic(row.topic)]) if row.topic else ""
    return Document(PRACTICE, str(row.pk), {"RU": written[NAME]}, f"{written[SITUATION]}. {topic}")


def _named(rows: Sequence[tuple[Practice, dict[str, str]]]) -> list[FoundPractice]:
    return [FoundPractice(row.pk, written[NAME]) for row, written in rows]
