"""Writing an answer: a draft is seen by editors alone until a second person publishes it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.knowledge.actions.publishing import new_version
from jardam.knowledge.choices import DraftState
from jardam.knowledge.models import Card, Draft
from jardam.knowledge.permissions import may_decide, may_discard, may_write


class DraftMoved(ValueError):
    """Somebody, or the same person in another tab, was faster: what was seen is no longer what stands."""


class DraftTaken(ValueError):
    """Somebody else writes this text."""


@dataclass(frozen=True, slots=True)
class Written:
    """What an editor wrote. ``body``: parts of a card's file. ``base_version``: of the card that lay beside it."""

    body: Mapping[str, Any]
    base_version: int
    why: str = ""
    basis: Mapping[str, Any] = field(default_factory=dict)  # the Russian lines that lay beside it

    @property
    def words(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if name != "base_version"} | {
            "remark": ""
        }


@recorded
def save_draft(code: str, language: str, written: Written, *, seen: int, by: User, at: datetime) -> Draft:
    """Keep what was written, faults and all. ``seen``: the revision of the draft that was on the page, 0 for none.

    Sent twice, it is written once. Errors: DraftTaken; DraftMoved.
    """
    Card.objects.current().select_for_update(of=("self",)).filter(
        code=code
    ).first()  # two first tabs take turns
    draft = Draft.objects.open().select_for_update().filter(code=code, language=language).first()
    if draft is None and seen:
        raise DraftMoved
    if draft is None:
        return _begin(code, language, written, by, at)
    if draft.author_id != by.pk:
        raise DraftTaken
    if draft.revision == seen + 1 and draft.words == written.words:
        return draft
    if draft.revision != seen:
        raise DraftMoved
    draft.revision += 1
    draft.state, draft.sent_on, draft.base_version = DraftState.DRAFT, None, written.base_version
    draft.seal(written.words)
    draft.save(update_fields=["revision", "state", "sent_on", "base_version", "sealed_words"])
    record("card.drafted", draft, by=by, at=at, revision=draft.revision)
    return draft


@recorded
def send_draft(draft_id: UUID, *, seen: int, by: User, at: datetime) -> Draft:
    """Hand it to a second person. Errors: DraftMoved; CardRefused with every fault of the words."""
    draft = _locked(draft_id)
    if not may_write(by, draft) or draft.revision != seen:
        raise DraftMoved
    if draft.state == DraftState.WAITING:
        return draft
    new_version(draft, at)
    draft.state, draft.sent_on = DraftState.WAITING, timezone.localdate(at)
    draft.save(update_fields=["state", "sent_on"])
    record("card.sent", draft, by=by, at=at)
    return draft


@recorded
def return_draft(draft_id: UUID, remark: str, *, seen: int, by: User, at: datetime) -> Draft:
    """Send it back to its author with a remark. Errors: DraftMoved."""
    draft = _locked(draft_id)
    if not may_decide(by, draft) or draft.revision != seen:
        raise DraftMoved
    draft.state, draft.sent_on = DraftState.DRAFT, None
    draft.seal({**draft.words, "remark": remark})
    draft.save(update_fields=["state", "sent_on", "sealed_words"])
    record("card.returned", draft, by=by, at=at)
    return draft


@recorded
def discard_draft(draft_id: UUID, *, seen: int, by: User, at: datetime) -> Draft:
    """Nobody will publish it; its words stay under their seal. Errors: DraftMoved."""
    draft = _locked(draft_id)
    if draft.state == DraftState.DISCARDED:
        return draft
    if not may_discard(by, draft) or draft.revision != seen:
        raise DraftMoved
    draft.state, draft.decided_by, draft.decided_on = DraftState.DISCARDED, by, timezone.localdate(at)
    draft.save(update_fields=["state", "decided_by", "decided_on"])
    record("card.discarded", draft, by=by, at=at)
    return draft


def _begin(code: str, language: str, written: Written, by: User, at: datetime) -> Draft:
    draft = Draft(
        code=code,
        language=language,
        base_version=written.base_version,
        author=by,
        begun_on=timezone.localdate(at),
    )
    draft.seal(written.words)
    draft.save(force_insert=True)
    record("card.drafted", draft, by=by, at=at, revision=draft.revision)
    return draft


def _locked(draft_id: UUID) -> Draft:
    return Draft.objects.select_for_update().get(pk=draft_id)
