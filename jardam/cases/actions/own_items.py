"""What a centre adds to the checklists of the network."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from jardam.audit.actions import record, recorded
from jardam.cases.models import OwnItem
from jardam.cases.models.own_item import own_item_purpose
from jardam.cases.rules.checklist import Group
from jardam.cases.rules.tracks import Track
from jardam.centres.models import User
from jardam.database.bulk import one_at_a_time
from jardam.vault.secrets import seal_text


@dataclass(frozen=True, slots=True)
class Adding:
    """One more item. ``item_id``: drawn by the page, so that a form sent twice adds one. ``words``: Russian at least."""

    item_id: UUID
    track: Track
    group: Group
    words: Mapping[str, str]
    is_safety: bool = False


@recorded
def add_item(adding: Adding, *, by: User, at: datetime) -> OwnItem:
    """Add an item to a track for the own centre. One of the group 'safety' stands first, whatever the form says."""
    assert by.centre_id is not None
    assert adding.words.get("ru")
    one_at_a_time(f"cases.OwnItem/{adding.item_id}")
    sent_before: OwnItem | None = OwnItem.objects.filter(centre_id=by.centre_id, pk=adding.item_id).first()
    if sent_before is not None:
        return sent_before
    words = json.dumps(dict(adding.words), ensure_ascii=False)
    own: OwnItem = OwnItem.objects.create(
        id=adding.item_id,
        centre_id=by.centre_id,
        track=adding.track.value,
        group=adding.group.value,
        is_safety=adding.is_safety or adding.group is Group.SAFETY,
        sealed_words=seal_text(own_item_purpose(adding.item_id), words).encode(),
    )
    record("item.added", own, by=by, at=at, track=own.track)
    return own


@recorded
def turn_item(own: OwnItem, *, is_wanted: bool, by: User, at: datetime) -> OwnItem:
    """Offer an item no more, or again; twice the same is once. What was ticked stays."""
    held: OwnItem = OwnItem.objects.select_for_update().get(centre_id=own.centre_id, pk=own.pk)
    if held.is_open == is_wanted:
        return held
    held.is_open = is_wanted
    held.save(update_fields=["is_open"])
    record("item.opened" if is_wanted else "item.closed", held, by=by, at=at)
    return held
