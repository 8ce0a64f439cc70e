"""Where an exhibit rests: its bytes and what is known of it, sealed under the key of the person's file."""

from typing import Any
from uuid import UUID

from jardam.exhibits.choices import Part
from jardam.exhibits.models import Content, Exhibit
from jardam.kernel.ids import day_uuid
from jardam.vault.models import FileKey
from jardam.vault.restricted import Opener
from jardam.vault.sealing import Place, open_bytes, open_json, seal_bytes, seal_json

SCHEMA = 1


def about_place(exhibit_id: UUID) -> Place:
    return Place("exhibits_exhibit", exhibit_id, "about", SCHEMA)


def bytes_place(content_id: UUID) -> Place:
    return Place("exhibits_content", content_id, "bytes", SCHEMA)


def about(exhibit: Exhibit, key: FileKey, opener: Opener | None = None) -> dict[str, Any]:
    """Errors: FileKeyLocked; FileKeyDestroyed, when the person was erased."""
    return open_json(key, about_place(exhibit.pk), exhibit.sealed_about or b"", opener=opener)


def seal_about(exhibit: Exhibit, key: FileKey, told: dict[str, Any], opener: Opener | None) -> None:
    exhibit.sealed_about = seal_json(key, about_place(exhibit.pk), told, opener=opener)


def put_bytes(exhibit: Exhibit, part: Part, key: FileKey, content: bytes, opener: Opener | None) -> None:
    row = Content(id=day_uuid(), centre_id=exhibit.centre_id, exhibit=exhibit, part=part.value)
    row.sealed_bytes = seal_bytes(key, bytes_place(row.pk), content, opener=opener)
    row.save(force_insert=True)


def bytes_of(exhibit: Exhibit, part: Part, key: FileKey, opener: Opener | None = None) -> bytes:
    """Errors: as `about`; Content.DoesNotExist."""
    row = Content.objects.get(centre_id=exhibit.centre_id, exhibit=exhibit, part=part.value)
    return open_bytes(key, bytes_place(row.pk), row.sealed_bytes, opener=opener)
