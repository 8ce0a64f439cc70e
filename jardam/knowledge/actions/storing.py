"""Storing a version of a card. What somebody read aloud stays as it was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from jardam.knowledge.checking import as_fact, faults_of_card
from jardam.knowledge.faulted import CardRefused
from jardam.knowledge.findable import CARD
from jardam.knowledge.models import Card, CardNorm, CardText, Draft
from jardam.knowledge.reading import CardFile, Head, NormFile, TextFile
from jardam.knowledge.rules.faults import Fault
from jardam.knowledge.rules.references import references_in
from jardam.law.models import Parameter
from jardam.law.queries import in_force, known_parameters
from jardam.law.rules.confidence import Confidence, weakest
from jardam.law.rules.rulebook import NotInForce
from jardam.search.sources import refresh_keys

MASTER = "RU"


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


@dataclass(frozen=True, slots=True)
class Made:
    """How a text came to be: from which Russian lines, and what the rows said to which it refers."""

    basis: Mapping[str, Sequence[str]]
    seen: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A checked card on its way to the table. ``draft``: that it was published from, unless a file was read."""

    file: CardFile
    grounds: Sequence[Ground]
    made: Mapping[str, Made]
    before: Card | None
    draft: Draft | None = None


def store_version(new: NewVersion, on: date, db: str = "default") -> Card:
    """Store a card as the version that is read and found from now on; the one before stays as it was read."""
    card = write_version(new, on, db)
    refresh_keys(CARD, [card.code], using=db)
    return card


def write_version(new: NewVersion, on: date, db: str = "default") -> Card:
    """The same without the search, for whoever brings it up to many cards at once."""
    file, grounds, before = new.file, new.grounds, new.before
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
        loaded_on=on,
        draft=new.draft,
    )
    _add_texts(card, file, new.made, db)
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
    return card


def made_of(
    file: CardFile,
    grounds: Sequence[Ground],
    before: Mapping[str, CardText],
    russian: Mapping[int, CardText],
) -> dict[str, Made]:
    """How each text of a file came to be, as far as the file says.

    ``before``: the texts of the version before; ``russian``: the Russian texts ever stored, by revision. A translation
    that still names the revision that it named before was made from what it was made from then.
    """
    values = {ground.row.code: ground.row.value for ground in grounds}
    return {
        language: Made(
            basis=_basis(language, file, before.get(language), russian),
            seen=_seen(text, before.get(language), values),
        )
        for language, text in file.texts.items()
    }


def _basis(
    language: str, file: CardFile, before: CardText | None, russian: Mapping[int, CardText]
) -> Mapping[str, Sequence[str]]:
    text, master = file.texts[language], file.texts[MASTER]
    if language == MASTER:
        return {}
    if before and before.basis and before.revision == text.revision:
        basis: Mapping[str, Sequence[str]] = before.basis
        return basis
    if text.revision >= master.revision:
        return master.sentences
    older = russian.get(text.revision)
    return older.words if older else {}


def _seen(text: TextFile, before: CardText | None, values: Mapping[str, str]) -> Mapping[str, str]:
    if before and before.seen and before.words == text.sentences and before.revision == text.revision:
        seen: Mapping[str, str] = before.seen
        return seen
    return referred(text.sentences, values)


def referred(words: Mapping[str, Sequence[str]], values: Mapping[str, str]) -> dict[str, str]:
    """What the rows say to which these words refer."""
    codes = {one.code for lines in words.values() for line in lines for one in references_in(line)}
    return {code: value for code, value in values.items() if code in codes}


def _retire(card: Card, db: str) -> None:
    """The version stays as it was read; only nobody finds it any more."""
    card.is_current = False
    card.save(using=db, update_fields=["is_current"])


def _head(head: Head) -> dict[str, Any]:
    return {
        "kind": head.kind,
        "audience": head.audience,
        "valid_from": head.valid_from,
        "valid_to": head.valid_to,
        "owner": head.owner,
        "reviewer": head.reviewer or "",
        "next_review_on": head.next_review,
        "calculators": head.calculators,
        "where": head.where,
    }


def grounds_of(file: CardFile, law: Mapping[str, Sequence[Parameter]]) -> list[Ground]:
    """The rows that the card names, when it says of them no more than they do.

    Errors: CardRefused, with every fault of the card.
    """
    rows = _rows_for(file, law)
    if faults := faults_of_card(file, {code: as_fact(row) for code, row in rows.items()}):
        raise CardRefused(faults, file.code)
    return [Ground(norm, rows[norm.fact]) for norm in file.norms]


def faults_against_law(file: CardFile) -> list[Fault]:
    """Every fault of a card against the rows as they are stored. One query."""
    rows = _rows_for(file, known_parameters({norm.fact for norm in file.norms}))
    return faults_of_card(file, {code: as_fact(row) for code, row in rows.items()})


def _rows_for(file: CardFile, law: Mapping[str, Sequence[Parameter]]) -> dict[str, Parameter]:
    return {code: row for code, known in law.items() if (row := _holding(known, file.checked_on))}


def _holding(rows: Sequence[Parameter], on: date) -> Parameter | None:
    try:
        return in_force(rows, on, "")
    except NotInForce:
        return None


def _add_texts(card: Card, file: CardFile, made: Mapping[str, Made], db: str) -> None:
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
            basis=dict(made[language].basis),
            seen=dict(made[language].seen),
        )
        for language, text in file.texts.items()
    )
