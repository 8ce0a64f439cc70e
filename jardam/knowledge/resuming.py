"""A draft that is opened again after another version was published: what of it goes on, and what its author must see."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jardam.knowledge import choices
from jardam.knowledge.documents import head_of
from jardam.knowledge.forms import words_of
from jardam.knowledge.heads import head_in_words
from jardam.knowledge.models import Card, CardText, Draft
from jardam.knowledge.rules.rebasing import Rebased, rebased
from jardam.knowledge.speaking import Law


@dataclass(frozen=True, slots=True)
class Published:
    """One part as it was published meanwhile."""

    name: Any
    lines: list[str]


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """``taken``: what the draft did not touch, taken over; ``both``: what stands as the draft has it, and is otherwise now."""

    taken: list[Published]
    both: list[Published]


@dataclass(frozen=True, slots=True)
class Resumed:
    """``told``: by part, what the form begins with."""

    told: dict[str, Any]
    meanwhile: Meanwhile | None


def resume_head(card: Card, draft: Draft) -> Resumed:
    """One query where another version was published, else none."""
    mine, now = draft.words["body"], head_of(card)
    if draft.base_version == card.version:
        return Resumed({**now, **mine}, None)
    begun = Card.objects.filter(code=card.code, version=draft.base_version).first()
    found = rebased(head_of(begun) if begun else {}, mine, now)
    words = head_in_words({part: now[part] for part in (*found.taken, *found.both)})
    return Resumed(found.told, _meanwhile(found, choices.heads(), words))


def resume_text(text: CardText, draft: Draft, law: Law) -> Resumed:
    """``law``: of the lines of the text. One query where another version was published, else none."""
    mine, now = draft.words["body"].get("texts", {}).get(text.language, {}), words_of(text)
    if draft.base_version == text.card.version:
        return Resumed({**now, **mine}, None)
    versions = CardText.objects.filter(card__code=text.card.code, card__version=draft.base_version)
    begun = versions.filter(language=text.language).first()
    found = rebased(words_of(begun) if begun else {}, mine, now)
    words = {part: law.all_said(_lines(now[part]), text.language) for part in (*found.taken, *found.both)}
    return Resumed(found.told, _meanwhile(found, choices.written_parts(), words))


def _meanwhile(found: Rebased, names: Mapping[str, Any], words: Mapping[str, list[str]]) -> Meanwhile | None:
    taken, both = (
        [Published(names[part], words[part]) for part in parts] for parts in (found.taken, found.both)
    )
    return Meanwhile(taken, both) if taken or both else None


def _lines(told: Any) -> list[str]:
    return list(told) if isinstance(told, list) else [str(told)]
