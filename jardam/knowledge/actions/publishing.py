"""A second person publishes a draft: it becomes a further version, and the one before stays as it was read."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.knowledge.actions.storing import (
    MASTER,
    Made,
    NewVersion,
    grounds_of,
    made_of,
    referred,
    store_version,
)
from jardam.knowledge.choices import DraftState
from jardam.knowledge.documents import document_of, head_of, merged
from jardam.knowledge.freshness import basis_of
from jardam.knowledge.models import Card, CardText, Draft
from jardam.knowledge.permissions import may_decide
from jardam.knowledge.reading import CardFile, read_card_file
from jardam.knowledge.speaking import law_for
from jardam.law.queries import known_parameters


class Overtaken(ValueError):
    """Other words of the same text were published after this draft was begun."""


class NotWaiting(ValueError):
    """It does not wait for this person: sent back, published, or their own."""


@recorded
def publish_draft(draft_id: UUID, *, seen: int, by: User, at: datetime) -> Card:
    """Make the draft what everybody reads. Errors: NotWaiting; Overtaken; CardRefused with every fault."""
    draft = Draft.objects.select_for_update().get(pk=draft_id)
    if not may_decide(by, draft) or draft.revision != seen:
        raise NotWaiting
    new = new_version(draft, at)
    card = store_version(new, timezone.localdate(at))
    draft.state, draft.decided_by, draft.decided_on = DraftState.PUBLISHED, by, timezone.localdate(at)
    draft.save(update_fields=["state", "decided_by", "decided_on"])
    record("card.published", card, by=by, at=at, version=card.version)
    return card


def new_version(draft: Draft, at: datetime) -> NewVersion:
    """The card as it will be. The version before stays locked until the commit.

    Errors: Overtaken; CardRefused with every fault.
    """
    card = Card.objects.current().select_for_update(of=("self",)).filter(code=draft.code).first()
    words = draft.words
    _refuse_overtaken(draft, card)
    file = _read(draft, card, words["body"])
    grounds = grounds_of(file, known_parameters({norm.fact for norm in file.norms}))
    before = _texts(card)
    values = _values_today(file, at)
    if draft.language or draft.is_of_head:
        kept = {language: _kept(text, before[MASTER]) for language, text in before.items()}
        written = {
            language: _written(file, language, words["basis"], values)
            for language in words["body"].get("texts", {})
        }
        made: Mapping[str, Made] = kept | written
    else:
        made = made_of(file, grounds, before, {})
    return NewVersion(file, grounds, made, card, draft)


def _read(draft: Draft, card: Card | None, body: Mapping[str, Any]) -> CardFile:
    is_part = draft.language or draft.is_of_head
    told = merged(document_of(card), _numbered(draft, card, body)) if card and is_part else body
    return read_card_file(told, draft.code)


def _numbered(draft: Draft, card: Card, body: Mapping[str, Any]) -> dict[str, Any]:
    """A new Russian text is a further revision; a translation names the one that lay beside it."""
    revision = CardText.objects.get(card=card, language=MASTER).revision
    told = {language: dict(text) for language, text in body.get("texts", {}).items()}
    for language, text in told.items():
        if language == MASTER:
            text["revision"] = revision + 1
        else:
            beside = CardText.objects.filter(
                card__code=card.code, card__version=draft.base_version, language=MASTER
            ).first()
            text["made_from"] = beside.revision if beside else revision
        text["reviewed"] = False
    return {**body, "texts": told}


def _refuse_overtaken(draft: Draft, card: Card | None) -> None:
    """A version that changed other languages only, or for a draft of what a card says of itself only texts, does no harm."""
    version = card.version if card else 0
    if version == draft.base_version:
        return
    if card and draft.is_of_head:
        _refuse_other_head(draft, card)
        return
    seen = CardText.objects.filter(
        card__code=draft.code, card__version=draft.base_version, language=draft.language
    ).first()
    now = _texts(card).get(draft.language)
    if seen is None or now is None or seen.digest != now.digest:
        raise Overtaken


def _refuse_other_head(draft: Draft, card: Card) -> None:
    seen = Card.objects.filter(code=draft.code, version=draft.base_version).first()
    if seen is None or head_of(seen) != head_of(card):
        raise Overtaken


def _texts(card: Card | None) -> dict[str, CardText]:
    return {text.language: text for text in CardText.objects.filter(card=card)} if card else {}


def _values_today(file: CardFile, at: datetime) -> dict[str, str]:
    lines = [line for text in file.texts.values() for part in text.sentences.values() for line in part]
    law = law_for(lines, timezone.localdate(at))
    return {code: value.value for code, value in law.values.items()}


def _kept(text: CardText, russian: CardText) -> Made:
    """A text that the draft leaves alone follows what it followed."""
    return Made({} if text.language == MASTER else basis_of(text, russian), text.seen)


def _written(file: CardFile, language: str, basis: Mapping[str, Any], values: Mapping[str, str]) -> Made:
    return Made({} if language == MASTER else basis, referred(file.texts[language].sentences, values))
