"""What a partner is told: the need and the region, and of the rest only what was ticked and agreed to. Pure.

Where somebody is sheltered, what is planned for their safety, and our own notes have no group at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.people.rules.consent import MAY_GO, FieldGroup, NotAgreed

LONGEST_PART = 4_000
"""Units: characters of one group."""


@dataclass(frozen=True, slots=True)
class Packet:
    """``topic``: what help is needed with. ``parts``: the words of each group that goes."""

    topic: Topic
    region: str
    language: Language = Language.UNKNOWN
    parts: Mapping[FieldGroup, str] = field(default_factory=dict)

    @property
    def bundle(self) -> dict[str, Any]:
        """To be sealed."""
        parts = {group.value: words for group, words in self.parts.items()}
        return {"topic": self.topic, "region": self.region, "language": self.language, "parts": parts}

    @classmethod
    def from_bundle(cls, bundle: Mapping[str, Any]) -> Packet:
        """Undo `bundle`."""
        parts = {FieldGroup(group): words for group, words in bundle["parts"].items()}
        return cls(Topic(bundle["topic"]), bundle["region"], Language(bundle["language"]), parts)


def packed(packet: Packet, ticked: Iterable[FieldGroup], agreed: Iterable[FieldGroup]) -> Packet:
    """The packet with the groups that were ticked and say something, and no other.

    Errors: NotAgreed.
    """
    going = {group for group in ticked if packet.parts.get(group, "").strip()}
    if refused := [group for group in MAY_GO if group in going - set(agreed)]:
        raise NotAgreed(refused)
    parts = {group: packet.parts[group].strip()[:LONGEST_PART] for group in MAY_GO if group in going}
    return Packet(packet.topic, packet.region, packet.language, parts)
