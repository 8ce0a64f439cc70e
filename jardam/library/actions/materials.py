"""A material is entered, gets copies in languages and formats, each approved by a second person; one or all are withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Max
from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.knowledge.choices import Audience
from jardam.library.choices import Proposal
from jardam.library.findable import MATERIAL
from jardam.library.models import REASON, Material, MaterialCopy, sealed
from jardam.library.rules.materials import Format, MaterialKind, type_of
from jardam.search.sources import refresh_keys
from jardam.vault.secrets import seal_content

_WITHDRAWAL = ["withdrawn_by", "withdrawn_on", "sealed_reason"]


class CopyDecided(ValueError):
    """Somebody has decided on it already."""


class OwnCopy(ValueError):
    """Nobody approves what they made."""


class MaterialWithdrawn(ValueError):
    """The material, or this copy of it, is withdrawn: nothing is handed out, added or approved any more."""


@dataclass(frozen=True, slots=True)
class Described:
    """What a material is, in whatever language and format."""

    title: str
    kind: MaterialKind
    audience: Sequence[Audience]
    topics: Sequence[Topic]
    master_language: Language
    cards: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Copied:
    """One copy. ``content``: of a file that was found sound (`rules.materials.fault_of`), or nothing."""

    language: Language
    format: Format
    title: str
    text: str = ""
    content: bytes = b""

    def stands_in(self, row: MaterialCopy) -> bool:
        return row.written == {"title": self.title, "text": self.text} and row.content == self.content


@recorded
def enter_material(described: Described, *, by: User, at: datetime) -> Material:
    """A new one; the same of the same person, while it has no copy, is taken up again instead."""
    number = _next_number()
    last = Material.objects.filter(number=number - 1, made_by=by, kind=described.kind.value).first()
    if last is not None and last.title == described.title and not last.copies.exists():
        return last
    row = Material(
        id=day_uuid(),
        number=number,
        kind=described.kind.value,
        audience=[who.value for who in described.audience],
        topics=[topic.value for topic in described.topics],
        cards=list(described.cards),
        master_language=described.master_language.value,
        made_by=by,
        made_on=timezone.localdate(at),
    )
    row.sealed_words = sealed("material", row.pk, {"title": described.title})
    row.save(force_insert=True)
    record("material.entered", row, by=by, at=at, kind=described.kind.value)
    return row


@recorded
def add_copy(material: Material, copied: Copied, *, by: User, at: datetime) -> MaterialCopy:
    """It waits for a second person; who sends the same once more has sent it once. Errors: MaterialWithdrawn."""
    material = _standing(material.pk)
    rows = MaterialCopy.objects.filter(
        material=material, language=copied.language.value, format=copied.format.value
    )
    for row in rows.filter(state=Proposal.PROPOSED.value, made_by=by):
        if copied.stands_in(row):
            return row
    row = MaterialCopy(
        id=day_uuid(),
        material=material,
        language=copied.language.value,
        format=copied.format.value,
        version=(rows.aggregate(last=Max("version"))["last"] or 0) + 1,
        made_from=material.master_revision,
        made_by=by,
        made_on=timezone.localdate(at),
    )
    row.sealed_words = sealed("materialcopy", row.pk, {"title": copied.title, "text": copied.text})
    if copied.content:
        kind = type_of(copied.content)
        assert kind is not None
        row.file_type, row.file_size = kind.value, len(copied.content)
        row.sealed_file = seal_content(f"library/materialfile/{row.pk}", copied.content)
    row.save(force_insert=True)
    record("material.copied", row, by=by, at=at, language=row.language, format=row.format)
    return row


@recorded
def decide_copy(copy: MaterialCopy, *, is_approved: bool, by: User, at: datetime) -> None:
    """An approved master makes every other copy older than it. Errors: CopyDecided; OwnCopy; MaterialWithdrawn."""
    material = _standing(copy.material_id)
    row = _copy(copy.pk)
    if row.state != Proposal.PROPOSED:
        raise CopyDecided(str(row.pk))
    if row.made_by_id == by.pk:
        raise OwnCopy(str(row.pk))
    if is_approved:
        _make_current(material, row)
    row.state = (Proposal.ACCEPTED if is_approved else Proposal.REFUSED).value
    row.decided_by, row.decided_on = by, timezone.localdate(at)
    row.save(update_fields=["state", "is_current", "made_from", "decided_by", "decided_on"])
    if is_approved:
        refresh_keys(MATERIAL, [str(material.pk)])
    record("material.decided", row, by=by, at=at, state=row.state)


@recorded
def withdraw_copy(copy: MaterialCopy, reason: str, *, by: User, at: datetime) -> None:
    """This version is no longer handed out, and none takes its place by itself. Errors: MaterialWithdrawn."""
    _standing(copy.material_id)
    row = _copy(copy.pk)
    row.is_current = False
    row.withdrawn_by, row.withdrawn_on = by, timezone.localdate(at)
    row.sealed_reason = sealed("materialcopy", row.pk, {REASON: reason})
    row.save(update_fields=["is_current", *_WITHDRAWAL])
    refresh_keys(MATERIAL, [str(row.material_id)])
    record("copy.withdrawn", row, by=by, at=at, language=row.language, format=row.format)


@recorded
def withdraw_material(material: Material, reason: str, *, by: User, at: datetime) -> None:
    """None of its copies is handed out any more. Errors: MaterialWithdrawn."""
    row = _standing(material.pk)
    MaterialCopy.objects.current().filter(material=row).update(is_current=False)
    row.withdrawn_by, row.withdrawn_on = by, timezone.localdate(at)
    row.sealed_reason = sealed("material", row.pk, {REASON: reason})
    row.save(update_fields=_WITHDRAWAL)
    refresh_keys(MATERIAL, [str(row.pk)])
    record("material.withdrawn", row, by=by, at=at)


def _standing(material_id: UUID) -> Material:
    """As it is now, held until the end of the transaction. Errors: MaterialWithdrawn."""
    row = Material.objects.select_for_update(of=("self",)).get(pk=material_id)
    if row.is_withdrawn:
        raise MaterialWithdrawn(str(row.pk))
    return row


def _copy(copy_id: UUID) -> MaterialCopy:
    """Its material is held already. Errors: MaterialWithdrawn."""
    row = MaterialCopy.objects.defer("sealed_file", "sealed_words").get(pk=copy_id)
    if row.is_withdrawn:
        raise MaterialWithdrawn(str(row.pk))
    return row


def _make_current(material: Material, row: MaterialCopy) -> None:
    siblings = MaterialCopy.objects.current().filter(material=material, language=row.language)
    siblings.filter(format=row.format).update(is_current=False)
    row.is_current = True
    if row.language == material.master_language:
        material.master_revision += 1
        material.save(update_fields=["master_revision"])
        row.made_from = material.master_revision


def _next_number() -> int:
    """The lock lasts until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('library.Material', 0))")
    return int(Material.objects.aggregate(last=Max("number"))["last"] or 0) + 1
