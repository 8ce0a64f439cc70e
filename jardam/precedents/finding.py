"""Precedents of the reader's own centre for what was typed: opened and compared for this one question, and forgotten.

They rest sealed and belong to one centre, so they never enter the index of the network, as practices do not.
"""

from dataclasses import dataclass
from uuid import UUID

from django.utils import translation

from jardam.cases.choices import tracks
from jardam.cases.rules.tracks import Track
from jardam.centres.choices import topics
from jardam.centres.models import User
from jardam.kernel.topics import Topic
from jardam.precedents.models import Precedent
from jardam.precedents.rules.cards import Words
from jardam.search.reading import tagger
from jardam.search.rules.documents import Document
from jardam.search.rules.finding import find
from jardam.search.rules.memory import MemoryIndex

PRECEDENT = "PRECEDENT"
MOST_READ = 200
"""The latest ones; each costs about a millisecond, so it is asked when the typing has paused."""
MOST_FOUND = 3


@dataclass(frozen=True, slots=True)
class FoundPrecedent:
    pk: UUID
    name: str


def precedents_for(words: str, reader: User) -> list[FoundPrecedent]:
    """Those that likely are of the matter, best first, and stand. One query; none where nothing was typed."""
    rows = Precedent.objects.visible_to(reader).standing().order_by("-number")[:MOST_READ]
    found = [(row, row.words) for row in rows] if words.strip() else []
    if not found:
        return []
    index = MemoryIndex([_document(row, told) for row, told in found], tagger())
    result = find(words, index, tagger().every, [PRECEDENT], is_typing=True)
    likely = [placed.document for placed in result.placed if result.judged(placed).is_confident]
    return [
        FoundPrecedent(row.pk, told.name) for row, told in (found[one - 1] for one in likely[:MOST_FOUND])
    ]


def _document(row: Precedent, told: Words) -> Document:
    """By its name, what kind of matter it was, and its topics; the steps are read on its page."""
    with translation.override("ru"):
        about = [str(tracks()[Track(row.track)]), *(str(topics()[Topic(code)]) for code in row.topics)]
    return Document(PRECEDENT, str(row.pk), {"RU": told.name}, f"{told.facts}. {'. '.join(about)}")
