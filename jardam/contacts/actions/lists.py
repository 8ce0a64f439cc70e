"""What a centre adds to the lists of the network: its ways in, and topics of its own."""

import json
from collections.abc import Mapping
from datetime import datetime

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.contacts.choices import Channel
from jardam.contacts.models import Door, OwnTopic, door_purpose, topic_purpose
from jardam.kernel.ids import day_uuid
from jardam.kernel.topics import TOPIC_CODELIST_VERSION, Topic
from jardam.vault.secrets import seal_text


@recorded
def add_door(channel: Channel, name: str, *, by: User, at: datetime) -> Door:
    """One more way in: a number, a mailbox, a group on the internet."""
    assert by.centre_id is not None
    door_id = day_uuid()
    door: Door = Door.objects.create(
        id=door_id,
        centre_id=by.centre_id,
        channel=channel,
        sealed_name=seal_text(door_purpose(door_id), name).encode(),
    )
    record("door.added", door, by=by, at=at, channel=channel)
    return door


@recorded
def add_topic(topic: Topic, words: Mapping[str, str], *, by: User, at: datetime) -> OwnTopic:
    """A topic of the centre that stands for one of the network. ``words``: by language tag, Russian at least."""
    assert by.centre_id is not None
    assert words.get("ru")
    topic_id = day_uuid()
    own: OwnTopic = OwnTopic.objects.create(
        id=topic_id,
        centre_id=by.centre_id,
        topic=topic.value,
        codelist_version=TOPIC_CODELIST_VERSION,
        sealed_words=seal_text(topic_purpose(topic_id), json.dumps(dict(words), ensure_ascii=False)).encode(),
    )
    record("topic.added", own, by=by, at=at, topic=topic.value)
    return own


@recorded
def put_back(entry: Door | OwnTopic, *, by: User, at: datetime) -> None:
    """Offer an entry again."""
    entry.is_open = True
    entry.save(update_fields=["is_open"])
    record("door.opened" if isinstance(entry, Door) else "topic.opened", entry, by=by, at=at)


@recorded
def take_off(entry: Door | OwnTopic, *, by: User, at: datetime) -> None:
    """Offer an entry no more. What was recorded with it keeps it."""
    entry.is_open = False
    entry.save(update_fields=["is_open"])
    record("door.closed" if isinstance(entry, Door) else "topic.closed", entry, by=by, at=at)
