"""Loading the answer cards. A changed file becomes a new version; what somebody read aloud stays as it was."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from jardam.database.scope import across_centres
from jardam.knowledge.checking import as_fact, as_value, faults_of_card
from jardam.knowledge.models import Card, CardNorm, CardText, SearchWord
from jardam.knowledge.reading import CardFile, CardRefused, Head, NormFile, read_cards
from jardam.knowledge.rules.folding import words_of
from jardam.knowledge.rules.references import Value, rendered
from jardam.law.models import Parameter
from jardam.law.queries import in_force, known_parameters
from jardam.law.rules.confidence import Confidence, weakest
from jardam.law.rules.rulebook import NotInForce

WHOLE = 1.0
PART_OF_PHRASE = 0.88
"""A word of a title, or a search word of its own, says more than one word of a longer phrase."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many cards the files hold, and how many of them became a new version."""

    cards: int
    added: int


@dataclass(frozen=True, slots=True)
class Ground:
    """A norm of a card and the row of the law that it quotes."""

    norm: NormFile
    row: Parameter

    @property
    def confidence(self) -> Confidence:
        """A card may doubt a row more than the row does itself, never less."""
        own = Confidence(self.row.confidence)
        return weakest([own, self.norm.confidence]) if self.norm.confidence else own


def load_cards(folder: Path, at: datetime) -> Loaded:
    """Store the cards of ``folder`` that are new or have changed. The law must be loaded before.

    Errors: CardRefused, when a card is not whole, or names a number that no row of the law carries;
            nothing is stored then.
    """
    files = list(read_cards(folder))
    with across_centres("answers belong to the whole network") as db, transaction.atomic(using=db):
        current = {card.code: card for card in Card.objects.using(db).current()}
        changed = [file for file in files if _differs(file, current.get(file.code))]
        law = known_parameters({norm.fact for file in changed for norm in file.norms}, using=db)
        for file in changed:
            _add_version(file, _quoted(file, law), current.get(file.code), at.date(), db)
    return Loaded(len(files), len(changed))


def _differs(file: CardFile, current: Card | None) -> bool:
    return current is None or current.digest != file.digest


def _add_version(
    file: CardFile, grounds: Sequence[Ground], before: Card | None, today: date, db: str
) -> None:
    if before is not None:
        _retire(before, db)
    card = Card.objects.using(db).create(
        code=file.code,
        version=before.version + 1 if before else 1,
        topics=[topic.value for topic in file.topics],
        risk=file.risk or "",
        **_head(file.head),
        confidence=weakest(ground.confidence for ground in grounds if ground.norm.is_aloud),
        checked_on=file.checked_on,
        digest=file.digest,
        loaded_on=today,
    )
    _add_texts(card, file, {ground.row.code: as_value(ground.row) for ground in grounds}, db)
    CardNorm.objects.using(db).bulk_create(
        CardNorm(
            card=card,
            position=position,
            parameter=ground.row,
            law=ground.norm.law,
            says=ground.norm.says,
            confidence=ground.confidence,
            is_aloud=ground.norm.is_aloud,
        )
        for position, ground in enumerate(grounds, start=1)
    )


def _retire(card: Card, db: str) -> None:
    """The version stays as it was read; only nobody finds it any more."""
    card.is_current = False
    card.save(using=db, update_fields=["is_current"])
    SearchWord.objects.using(db).filter(card=card).delete()


def _head(head: Head) -> dict[str, Any]:
    return {
        "kind": head.kind,
        "audience": head.audience,
        "valid_from": head.valid_from,
        "valid_to": head.valid_to,
        "owner": head.owner or "",
        "reviewer": head.reviewer or "",
        "next_review_on": head.next_review,
        "calculators": head.calculators,
        "where": head.where,
    }


def _quoted(file: CardFile, law: Mapping[str, Sequence[Parameter]]) -> list[Ground]:
    """The rows that the card names, when it says of them no more than they do.

    Errors: CardRefused, with every fault of the card.
    """
    rows = {code: row for code, known in law.items() if (row := _holding(known, file.checked_on))}
    if faults := faults_of_card(file, {code: as_fact(row) for code, row in rows.items()}):
        raise CardRefused(f"{file.code}: " + "; ".join(faults))
    return [Ground(norm, rows[norm.fact]) for norm in file.norms]


def _holding(rows: Sequence[Parameter], on: date) -> Parameter | None:
    try:
        return in_force(rows, on, "")
    except NotInForce:
        return None


def _add_texts(card: Card, file: CardFile, values: Mapping[str, Value], db: str) -> None:
    CardText.objects.using(db).bulk_create(
        CardText(
            card=card,
            language=language,
            title=text.title,
            ask=text.ask,
            say=text.say,
            steps=text.steps,
            take=text.take,
            warnings=text.warnings,
            keywords=text.keywords,
            revision=text.revision,
            reviewed=text.reviewed,
            note=text.note,
        )
        for language, text in file.texts.items()
    )
    SearchWord.objects.using(db).bulk_create(
        SearchWord(card=card, language=language, folded=folded, weight=weight)
        for language, text in file.texts.items()
        for folded, weight in _search_words(rendered(text.title, language, values), text.keywords).items()
    )


def _search_words(title: str, keywords: Iterable[str]) -> dict[str, float]:
    phrases = [words_of(phrase) for phrase in keywords]
    parts = dict.fromkeys((word for phrase in phrases for word in phrase), PART_OF_PHRASE)
    wholes = [phrase[0] for phrase in phrases if len(phrase) == 1]
    return parts | dict.fromkeys([*wholes, *words_of(title)], WHOLE)
