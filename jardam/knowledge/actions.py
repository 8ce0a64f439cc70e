"""Loading the answer cards. A changed file becomes a new version; what somebody read aloud stays as it was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from jardam.database.scope import across_centres
from jardam.knowledge.models import Card, CardNorm, CardText, SearchWord
from jardam.knowledge.reading import CardFile, CardRefused, read_cards
from jardam.knowledge.rules.folding import words_of
from jardam.knowledge.rules.tracing import Fact, faults_of_norm, faults_of_speech
from jardam.law.models import Parameter
from jardam.law.queries import NotInForce, parameter_on
from jardam.law.rules.confidence import Confidence, weakest

TITLE_WEIGHT = 1.0
KEYWORD_WEIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many cards the files hold, and how many of them became a new version."""

    cards: int
    added: int


def load_cards(folder: Path, at: datetime) -> Loaded:
    """Store the cards of ``folder`` that are new or have changed. The law must be loaded before.

    Errors: CardRefused, when a card is not whole, or names a number that no row of the law carries;
            nothing is stored then.
    """
    files = list(read_cards(folder))
    with across_centres("answers belong to the whole network") as db, transaction.atomic(using=db):
        current = {card.code: card for card in Card.objects.using(db).current()}
        changed = [file for file in files if _differs(file, current.get(file.code))]
        for file in changed:
            _add_version(file, current.get(file.code), at.date(), db)
    return Loaded(len(files), len(changed))


def _differs(file: CardFile, current: Card | None) -> bool:
    return current is None or current.digest != file.digest


def _add_version(file: CardFile, before: Card | None, today: date, db: str) -> None:
    parameters = [_quoted(file, norm.fact, db) for norm in file.norms]
    refuse_untraced(file, parameters)
    grounds = [_confidence(norm.confidence, row) for norm, row in zip(file.norms, parameters, strict=True)]
    if before is not None:
        before.is_current = False
        before.save(using=db, update_fields=["is_current"])
        before.search_words.all().delete()
    card = Card.objects.using(db).create(
        code=file.code,
        version=before.version + 1 if before else 1,
        topics=[topic.value for topic in file.topics],
        risk=file.risk or "",
        confidence=weakest(
            ground for norm, ground in zip(file.norms, grounds, strict=True) if norm.is_aloud
        ),
        checked_on=file.checked_on,
        digest=file.digest,
        loaded_on=today,
    )
    _add_texts(card, file, db)
    CardNorm.objects.using(db).bulk_create(
        CardNorm(
            card=card,
            position=position,
            parameter=parameter,
            law=norm.law,
            says=norm.says,
            confidence=ground,
            is_aloud=norm.is_aloud,
        )
        for position, (norm, parameter, ground) in enumerate(
            zip(file.norms, parameters, grounds, strict=True), start=1
        )
    )


def refuse_untraced(file: CardFile, parameters: list[Parameter]) -> None:
    """Hold that every number of the card is a number of the rows it names.

    Errors: CardRefused, with every fault of the card.
    """
    facts = [_as_fact(row) for row in parameters]
    pairs = list(zip(file.norms, facts, strict=True))
    faults = [
        f"{fact.code}: {fault}" for norm, fact in pairs for fault in faults_of_norm(fact, norm.law, norm.says)
    ]
    aloud = [fact for norm, fact in pairs if norm.is_aloud]
    faults += faults_of_speech(aloud, {language: text.say for language, text in file.texts.items()})
    if faults:
        raise CardRefused(f"{file.code}: " + "; ".join(faults))


def _quoted(file: CardFile, code: str, db: str) -> Parameter:
    try:
        return parameter_on(code, file.checked_on, using=db)
    except NotInForce as error:
        raise CardRefused(f"{file.code}: no row of the law {error}") from error


def _confidence(told: Confidence | None, row: Parameter) -> Confidence:
    """A card may doubt a row more than the row does itself, never less."""
    own = Confidence(row.confidence)
    return weakest([own, told]) if told else own


def _as_fact(row: Parameter) -> Fact:
    return Fact(row.code, row.value, row.unit, row.statement, row.law, row.valid_from, row.valid_to)


def _add_texts(card: Card, file: CardFile, db: str) -> None:
    CardText.objects.using(db).bulk_create(
        CardText(
            card=card,
            language=language,
            title=text.title,
            ask=text.ask,
            say=text.say,
            keywords=text.keywords,
            revision=text.revision,
            reviewed=text.reviewed,
            note=text.note,
        )
        for language, text in file.texts.items()
    )
    SearchWord.objects.using(db).bulk_create(
        SearchWord(card=card, language=language, folded=folded[:60], weight=weight)
        for language, text in file.texts.items()
        for folded, weight in _search_words(text.title, text.keywords).items()
    )


def _search_words(title: str, keywords: Iterable[str]) -> dict[str, float]:
    weights = {word: KEYWORD_WEIGHT for phrase in keywords for word in words_of(phrase)}
    return weights | dict.fromkeys(words_of(title), TITLE_WEIGHT)
