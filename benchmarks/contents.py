"""What the saved rows hold, made as the house makes it: the same keys, seals, hashes and chain, without its ORM and rules.

So a floor writes rows that the house could open and verify, and no cheaper ones.
"""

import hashlib
import hmac
import os
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from jardam.audit.rules.chain import Act, Link, Point, linked, spell
from jardam.audit.writing import sealed_moment
from jardam.contacts.actions import narrative_place
from jardam.kernel.ids import day_uuid
from jardam.people.actions import identity_place
from jardam.people.rules.identity import Identity
from jardam.vault.indexes import blind_index
from jardam.vault.keeper import keeper
from jardam.vault.keystore import KEY_BYTES
from jardam.vault.rules import bundles, envelopes

NAME = "Азамат Токтогул уулу"
STATED = "[demo] Эки айдан бери айлыгымды бербей жатышат. Бригадир телефонун албайт. " * 3
NOTE = "[demo] Договорённость была устная, есть переписка и фотографии с объекта."
SUBJECT = 16  # bytes


@dataclass(frozen=True, slots=True)
class Begun:
    """An open contact that waits to be closed, and who called."""

    contact: UUID
    key: UUID
    centre: UUID
    user: UUID
    at: datetime
    phone: str


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that is written, but for the place in the chain, which the database knows."""

    key: UUID
    epoch: int
    wrapped: bytes
    person: UUID
    identity: bytes
    digest: bytes
    narrative: bytes
    acts: tuple[tuple[Act, bytes], ...]

    def links(self, seq: int, last: bytes) -> list[Link]:
        """The entries after the head of the chain."""
        links, after = [], Point(seq, last)
        for act, moment in self.acts:
            link = linked(act, moment, after, keeper.mac)
            after = Point(link.seq, link.hash)
            links.append(link)
        return links


def contents(begun: Begun) -> Contents:
    key, person, secret = day_uuid(), day_uuid(), os.urandom(KEY_BYTES)
    epoch, wrapped = keeper.wrap(begun.centre, secret)
    identity = bundles.pack(Identity(name=NAME, phones=(begun.phone,)).bundle())
    narrative = bundles.pack({"stated": STATED, "note": NOTE})
    acts = (
        _act(begun, "person.added", "people_person", person, {}),
        _act(begun, "contact.closed", "contacts_contact", begun.contact, {"outcome": "ANSWERED"}),
    )
    return Contents(
        key=key,
        epoch=epoch,
        wrapped=wrapped,
        person=person,
        identity=envelopes.close(secret, identity, identity_place(person).bound_to(key)),
        digest=blind_index(begun.centre, "phone", begun.phone),
        narrative=envelopes.close(secret, narrative, narrative_place(begun.contact).bound_to(key)),
        acts=tuple((act, sealed_moment(act, begun.at)) for act in acts),
    )


def _act(begun: Begun, verb: str, table: str, row: UUID, detail: dict[str, str]) -> Act:
    named = spell(begun.centre.bytes, table.encode(), str(row).encode())
    subject = hmac.digest(keeper.deployment("audit-subject"), named, hashlib.sha256)[:SUBJECT]
    return Act(day_uuid(), begun.centre, begun.at.date(), begun.user, verb, subject, detail)
