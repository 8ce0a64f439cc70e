"""Measuring the search on questions whose answers are known: a scratch index in memory, which nobody else sees."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import yaml

from jardam.search.meaning import SCALE, InProcess, compared, model
from jardam.search.reading import CONCEPTS, tagger
from jardam.search.rules.documents import Document, Tagger
from jardam.search.rules.finding import find
from jardam.search.rules.measuring import Asked, Outcome, figures_by, figures_of, percentile
from jardam.search.rules.memory import MemoryIndex
from jardam.search.rules.noise import Noise, noisy

DICE = 7
_CARD = SCALE
_TRANSLATED = ("ky", "tg", "uz", "ro", "en")


class EvaluationRefused(ValueError):
    """A file is not in the form of evaluation data; the sentence says which and why."""


@dataclass(frozen=True, slots=True)
class Files:
    """Cards and queries; the others are optional."""

    cards: Path
    queries: Path
    distractors: Path | None = None
    out_of_scope: Path | None = None
    glossary: Path | None = None


class Bench:
    """A scratch index of the files' cards, to be asked again and again."""

    def __init__(self, files: Files, *, with_embedding: bool = True) -> None:
        self._tagger: Tagger = tagger(files.glossary or CONCEPTS)
        rows = [*_rows(files.cards), *(_rows(files.distractors) if files.distractors else [])]
        self._index = MemoryIndex([_document(row, files.cards) for row in rows], self._tagger)
        self._keys = {number: document.key for number, document in self._index.documents.items()}
        self.queries = [_asked(row, set(self._keys.values()), files.queries) for row in _rows(files.queries)]
        self.out_of_scope = [str(row["q"]) for row in _rows(files.out_of_scope)] if files.out_of_scope else []
        self.meaning: InProcess | None = None
        if with_embedding and model() is not None:
            passages = ((number, document.passages()) for number, document in self._index.documents.items())
            self.meaning = compared(passages)

    def measured(self, noise: Noise = Noise.NONE) -> dict[str, Any]:
        """Every figure, overall, by language and by kind; the dice fall the same every time."""
        dice = random.Random(DICE)  # noqa: S311 - slips of fingers, no secret
        outcomes = [self._outcome(asked, noisy(asked.text, noise, dice)) for asked in self.queries]
        seconds = [outcome.seconds for outcome in outcomes]
        right = [outcome for outcome in outcomes if outcome.place == 1]
        told: dict[str, Any] = {
            **figures_of(outcomes).as_json(),
            "embedding": self.meaning is not None,
            "noise": noise.value,
            "documents": len(self._keys),
            "by_language": _told(outcomes, "language"),
            "by_kind": _told(outcomes, "kind"),
            "p50_ms": round(percentile(seconds, 0.5), 2),
            "p95_ms": round(percentile(seconds, 0.95), 2),
            "right_kept_confident": round(sum(one.is_confident for one in right) / max(1, len(right)), 4),
        }
        if self.out_of_scope:
            told["out_of_scope"] = self._flagged()
        return told

    def _outcome(self, asked: Asked, text: str) -> Outcome:
        began = perf_counter()
        keys, is_confident = self._ask(text)
        took = perf_counter() - began
        place = next((place for place, key in enumerate(keys, start=1) if key in asked.gold), 0)
        return Outcome(asked, place, is_confident, took)

    def _ask(self, text: str) -> tuple[list[str], bool]:
        result = find(text, self._index, self._tagger.every, [_CARD], meaning=self.meaning)
        is_confident = bool(result.placed) and result.judged(result.placed[0]).is_confident
        return [self._keys[placed.document] for placed in result.placed], is_confident

    def _flagged(self) -> dict[str, float]:
        """Of questions that no card answers, those that were not answered confidently."""
        flagged = sum(not self._ask(text)[1] for text in self.out_of_scope)
        return {"queries": len(self.out_of_scope), "flagged": round(flagged / len(self.out_of_scope), 4)}


def _told(outcomes: Sequence[Outcome], by: str) -> dict[str, dict[str, float]]:
    return {
        name: one.as_json()
        for name, one in figures_by(outcomes, lambda asked: str(getattr(asked, by))).items()
    }


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    """Errors: EvaluationRefused."""
    try:
        rows = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise EvaluationRefused(f"{path} cannot be read: {error}") from error
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise EvaluationRefused(f"{path} holds no list of entries")
    yield from rows


def _document(row: dict[str, Any], path: Path) -> Document:
    try:
        titles = {"RU": str(row["title"])}
        titles |= {language.upper(): str(row[language]) for language in _TRANSLATED if row.get(language)}
        return Document(_CARD, str(row["id"]), titles, str(row.get("body", "")))
    except KeyError as error:
        raise EvaluationRefused(f"{path}: an entry has no {error.args[0]}") from error


def _asked(row: dict[str, Any], cards: set[str], path: Path) -> Asked:
    try:
        gold = frozenset(map(str, row["gold"]))
        asked = Asked(str(row["q"]), str(row["lang"]), str(row.get("kind", "plain")), gold)
    except KeyError as error:
        raise EvaluationRefused(f"{path}: an entry has no {error.args[0]}") from error
    if not gold & cards:
        raise EvaluationRefused(f"{path}: no card has a name among {', '.join(sorted(gold))}")
    return asked
