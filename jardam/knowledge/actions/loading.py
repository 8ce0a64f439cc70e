"""Loading the answer cards. A changed file becomes a new version; what was edited here is never overwritten by a file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import transaction

from jardam.database.scope import across_centres
from jardam.knowledge.actions.storing import NewVersion, grounds_of, made_of, write_version
from jardam.knowledge.findable import CARD
from jardam.knowledge.models import Card, CardText
from jardam.knowledge.reading import CardFile, read_cards
from jardam.law.queries import known_parameters
from jardam.search.sources import refresh_kind


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many cards the files hold, and how many of them became a new version.

    ``kept``: the cards that were edited here and whose files say something new: not taken.
    """

    cards: int
    added: int
    kept: list[str] = field(default_factory=list)


def load_cards(folder: Path, at: datetime) -> Loaded:
    """Store the cards of ``folder`` that are new or have changed. The law must be loaded before.

    Errors: CardRefused, when a card is not whole, or refers to no row of the law; nothing is stored then.
    """
    files = list(read_cards(folder))
    with across_centres("answers belong to the whole network") as db, transaction.atomic(using=db):
        current = {card.code: card for card in Card.objects.using(db).current()}
        differing = [file for file in files if _differs(file, current.get(file.code))]
        changed = [file for file in differing if not _is_edited(current.get(file.code))]
        law = known_parameters({norm.fact for file in changed for norm in file.norms}, using=db)
        for file in changed:
            before = current.get(file.code)
            grounds = grounds_of(file, law)
            made = made_of(file, grounds, _texts_of(before, db), _russian_of(file.code, db))
            write_version(NewVersion(file, grounds, made, before), at.date(), db)
        refresh_kind(CARD, using=db)
        kept = _kept(differing, current, db)
    return Loaded(len(files), len(changed), kept)


def _differs(file: CardFile, current: Card | None) -> bool:
    return current is None or current.digest != file.digest


def _is_edited(current: Card | None) -> bool:
    return current is not None and current.draft_id is not None


def _kept(differing: Iterable[CardFile], current: Mapping[str, Card], db: str) -> list[str]:
    edited = [file for file in differing if _is_edited(current.get(file.code))]
    codes = [file.code for file in edited]
    loaded = Card.objects.using(db).filter(code__in=codes, draft=None).order_by("version")
    digests = {card.code: card.digest for card in loaded}
    return sorted(file.code for file in edited if digests.get(file.code) != file.digest)


def _texts_of(card: Card | None, db: str) -> dict[str, CardText]:
    return {text.language: text for text in CardText.objects.using(db).filter(card=card)} if card else {}


def _russian_of(code: str, db: str) -> dict[int, CardText]:
    """The Russian texts ever stored of a card, by their revision; of several the last."""
    texts = CardText.objects.using(db).filter(card__code=code, language="RU").order_by("card__version")
    return {text.revision: text for text in texts}
