"""Contacts on their way out: rows of plain codes (and the name of the branch) as CSV or Excel, and the sealed parts in an encrypted archive."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from xlsxwriter import Workbook

from jardam.contacts.actions import narrative_place
from jardam.contacts.choices import State
from jardam.contacts.models import Contact, ContactTopic
from jardam.database.scope import for_centre
from jardam.people.actions import identity_place
from jardam.people.rules.identity import Identity
from jardam.registers.choices import Extra
from jardam.registers.rules.columns import IDENTIFYING, PLAIN
from jardam.registers.rules.leaving import safe_cell
from jardam.vault.choices import Tier
from jardam.vault.refusals import FileKeyDestroyed
from jardam.vault.sealing import open_json

PIECE = 2_000  # rows
MOST_IN_EXCEL = 100_000
MOST_IDENTIFIED = 20_000
_FIELDS = [name for name, _tag in PLAIN if not name.startswith("topic_") and name != "branch"]
_KIN = ["branch__centre_id", "branch__name_ru"]
_TOPICS = 3
_OF_EXTRA = {Extra.PHONES: {"phones"}, Extra.NAMES: {"name"}, Extra.WORDS: {"stated", "note"}}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which contacts leave: closed ones of these days, both included; what is empty is not asked for."""

    first: date
    last: date
    language: str = ""
    topic: str = ""
    outcome: str = ""
    region: str = ""


def wanted_contacts(centre_id: UUID, wanted: Wanted) -> QuerySet[Contact]:
    days = {"happened_on__range": (wanted.first, wanted.last)}
    rest = {name: value for name, value in asdict(wanted).items() if name in _FIELDS and value}
    found = Contact.objects.filter(centre_id=centre_id, state=State.CLOSED, **days, **rest)
    if wanted.topic:
        topics = ContactTopic.objects.filter(centre_id=centre_id, contact=OuterRef("pk"), topic=wanted.topic)
        found = found.filter(Exists(topics))
    return found.order_by("happened_on", "pk")


def csv_pieces(centre_id: UUID, wanted: Wanted) -> Iterator[str]:
    """The table piece by piece, each read in a transaction of its own: the answer outlives that of its request."""
    yield "\ufeff" + _lines([[name for name, _ in PLAIN], [tag for _, tag in PLAIN]])
    for rows in _pieces(centre_id, wanted):
        yield _lines(rows)


def excel_file(centre_id: UUID, wanted: Wanted) -> bytes:
    """The same as a workbook. Rows go through a file of the machine's own: nothing in them says who somebody is."""
    content = io.BytesIO()
    words = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(content, words) as book:
        sheet = book.add_worksheet("contacts")
        sheet.freeze_panes(2, 0)
        head = [[name for name, _ in PLAIN], [tag for _, tag in PLAIN]]
        number = 0
        for rows in (head, *_pieces(centre_id, wanted)):
            for row in rows:
                sheet.write_row(number, 0, row)
                number += 1
    return content.getvalue()


def identifying_archive(
    centre_id: UUID, wanted: Wanted, extras: Iterable[Extra], password: str
) -> tuple[bytes, int]:
    """An AES-256 zip with one CSV, made in memory, and how many contacts it holds. Closed files are left out."""
    names = set().union(*(_OF_EXTRA[extra] for extra in extras))
    columns = [(name, tag) for name, tag in IDENTIFYING if name in names]
    contacts = (
        wanted_contacts(centre_id, wanted)
        .select_related("key", "person", "branch")
        .prefetch_related("topics")
    )
    readable = contacts.filter(key__tier=Tier.STANDARD, key__destroyed_on=None)[:MOST_IDENTIFIED]
    head = [[*_names(PLAIN), *_names(columns)], [*_tags(PLAIN), *_tags(columns)]]
    body = [
        [*_plain_row(contact, _topics_of(contact)), *(_opened(contact)[name] for name, _tag in columns)]
        for contact in readable
    ]
    import pyzipper  # noqa: PLC0415 - brings a parser of C along, for which every start would wait

    content = io.BytesIO()
    with pyzipper.AESZipFile(
        content, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
    ) as archive:
        archive.setpassword(password.encode())
        archive.writestr("contacts.csv", ("\ufeff" + _lines([*head, *body])).encode())
    return content.getvalue(), len(body)


def _pieces(centre_id: UUID, wanted: Wanted) -> Iterator[list[list[str]]]:
    last: Contact | None = None
    while True:
        with for_centre(centre_id), transaction.atomic():
            found = wanted_contacts(centre_id, wanted)
            if last is not None:
                later = Q(happened_on__gt=last.happened_on) | Q(happened_on=last.happened_on, pk__gt=last.pk)
                found = found.filter(later)
            contacts = list(_plain(found)[:PIECE])
        if contacts:
            yield [_plain_row(contact, _topics_of(contact)) for contact in contacts]
        if len(contacts) < PIECE:
            return
        last = contacts[-1]


def _plain(found: QuerySet[Contact]) -> QuerySet[Contact]:
    """What the plain columns need, and nothing that is sealed."""
    rows = found.select_related("branch").only("pk", "centre_id", "branch_id", *_KIN, *_FIELDS)
    return rows.prefetch_related("topics")


def _topics_of(contact: Contact) -> list[str]:
    topics: Any = contact.topics
    return sorted(entry.topic for entry in topics.all())


def _plain_row(contact: Contact, topics: Sequence[str]) -> list[str]:
    filled = [*topics, *[""] * _TOPICS][:_TOPICS]
    values = dict(zip(("topic_1", "topic_2", "topic_3"), filled, strict=True))
    values |= {name: str(getattr(contact, name)) for name in _FIELDS}
    values["branch"] = contact.branch.name_ru if contact.branch else ""
    return [values[name] for name, _tag in PLAIN]


def _opened(contact: Contact) -> dict[str, str]:
    """What of the contact rests sealed. A person who was erased has nothing."""
    identity, narrative = Identity(), {}
    try:
        narrative = open_json(contact.key, narrative_place(contact.pk), contact.sealed_narrative or b"")
        if contact.person is not None and contact.person.sealed_identity is not None:
            sealed = contact.person.sealed_identity
            identity = Identity.from_bundle(open_json(contact.key, identity_place(contact.person.pk), sealed))
    except FileKeyDestroyed:
        return dict.fromkeys(("phones", "name", "stated", "note"), "")
    texts = {name: str(narrative.get(name, "")) for name in ("stated", "note")}
    return {"phones": ", ".join(identity.phones), "name": identity.name, **texts}


def _lines(rows: Iterable[Sequence[str]]) -> str:
    lines = io.StringIO(newline="")
    csv.writer(lines).writerows([safe_cell(cell) for cell in row] for row in rows)
    return lines.getvalue()


def _names(columns: Sequence[tuple[str, str]]) -> list[str]:
    return [name for name, _tag in columns]


def _tags(columns: Sequence[tuple[str, str]]) -> list[str]:
    return [tag for _name, tag in columns]
