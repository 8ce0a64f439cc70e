"""The concepts of the house as frozen data."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from jardam.search.rules.concepts import RUSSIAN, Concept, Glossary
from jardam.search.rules.documents import Tagger
from jardam.search.rules.skeleton import words_of

LANGUAGES = ("ru", "slang", "ky", "tg", "uz", "ro", "en")
FOLDER = Path(__file__).resolve().parents[2] / "data" / "search"
CONCEPTS, NAMES = FOLDER / "concepts.yaml", FOLDER / "names.txt"


class ConceptsRefused(ValueError):
    """A file of concepts is not whole; the sentence says where."""


@cache
def tagger(path: Path = CONCEPTS) -> Tagger:
    """The glossary of a file, read once a process. Errors: ConceptsRefused."""
    concepts = list(read_concepts(path))
    return Tagger(Glossary(concepts), Glossary(concepts, RUSSIAN))


def read_concepts(path: Path) -> Iterator[Concept]:
    """Errors: ConceptsRefused, when a concept has no Russian word or a code stands twice."""
    seen: set[str] = set()
    with path.open(encoding="utf-8") as file:
        told = yaml.load(file, Loader=yaml.CSafeLoader)
    rows = told["concepts"] if isinstance(told, dict) else told
    for row in rows:
        code = str(row.get("id", ""))
        if not code or code in seen:
            raise ConceptsRefused(
                f"{path.name}: the concept {code or 'without a code'} stands twice or has none"
            )
        seen.add(code)
        terms = dict(_terms(row))
        if not terms.get("ru"):
            raise ConceptsRefused(f"{path.name}: {code} has no Russian word")
        yield Concept(code, terms, is_weak=bool(row.get("weak")))


@cache
def people_names(path: Path = NAMES) -> frozenset[str]:
    """Names of people, folded: read once a process."""
    return frozenset(words_of(path.read_text(encoding="utf-8")))


def _terms(row: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Words separated by commas, or a list; ``syn`` is what others call slang."""
    for language in LANGUAGES:
        told = row.get(language, row.get("syn") if language == "slang" else None)
        if told is not None:
            words = told if isinstance(told, list) else str(told).split(",")
            yield language, [word for each in words if (word := str(each).strip())]
