"""Finding and reading persons of one centre. Nothing here looks beyond it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import note_reading
from jardam.centres.models import User
from jardam.database.written import Written
from jardam.kernel.names import document_key, name_key
from jardam.kernel.partial_dates import PartialDate
from jardam.people.actions import TooManyLookUps, count_look_up, identity_place
from jardam.people.kept import consent_place, member_place
from jardam.people.models import Consent, HouseholdMember, Person
from jardam.people.rules.ages import Ages, ages_of_band, ages_of_birth
from jardam.people.rules.birth import read_birth
from jardam.people.rules.consent import (
    Ask,
    FieldGroup,
    Receiver,
    Standing,
    Statement,
    agreements,
    may_share,
    standing_with,
)
from jardam.people.rules.guardians import Giver, who_consents
from jardam.people.rules.household import Member
from jardam.people.rules.identity import Identity, Known
from jardam.vault.choices import Tier
from jardam.vault.indexes import blind_index
from jardam.vault.restricted import Opener
from jardam.vault.sealing import open_json


@dataclass(frozen=True, slots=True)
class SpokenConsent:
    """What was said, with how: ``language``, in which the words were read out; ``form``, aloud or on paper."""

    statement: Statement
    language: str = ""
    form: str = ""
    witness: str = ""
    representative: str = ""
    note: str = ""


NAME_SEARCH_SCOPE = 5_000
"""How many files a name search opens in memory at most; names have no index to leak."""

_INDEXED = Written[Person](
    lambda kind, role, *, centre_id, user_id, digest: (
        Person.objects.open_to(User(pk=user_id, centre_id=centre_id, role=role))
        .filter(index__kind=kind, index__digest=digest, erased_on=None)
        .select_related("key")
        .order_by("-added_on", "pk")[:20]
    )
)


def with_phone(number: str, *, by: User, at: datetime) -> list[Person]:
    """The persons of the centre of ``by`` with exactly this phone (E.164). Counted and written down."""
    return _with("phone", number, by=by, at=at)


def known_callers(phones: Sequence[str], *, by: User, at: datetime) -> list[Person]:
    """Whose files, open to ``by``, hold one of these phones. Whoever is found was looked up: counted, written down.

    Finding nobody is not counted: ask only where that leaves a trace of its own, as a contact that is closed.
    Who has looked up too many today finds nobody, and so learns nothing.
    """
    found = {person.pk: person for phone in phones for person in _holding("phone", phone, by)}
    return list(found.values()) if found and _was_counted("phone", by=by, at=at) else []


def with_document(number: str, *, by: User, at: datetime) -> list[Person]:
    return _with("document", document_key(number), by=by, at=at)


def with_name_and_birth(name: str, birth: PartialDate, *, by: User, at: datetime) -> list[Person]:
    """Needs a full date: a name with a year alone is shared by too many."""
    return _with("name_birth", f"{name_key(name)}|{birth}", by=by, at=at) if birth.is_exact else []


def with_name(name: str, *, by: User, at: datetime) -> list[tuple[Person, Identity]]:
    """The newest files of the centre whose name or other name has this spelling in any script.

    Restricted files are left out: they open for a session, not for a search.
    """
    count_look_up("name", by=by, at=at)
    wanted = set(name_key(name).split())
    scope = (
        Person.objects.open_to(by).filter(erased_on=None).select_related("key").order_by("-added_on", "pk")
    )
    opened = (
        (person, _open(person)) for person in scope[:NAME_SEARCH_SCOPE] if person.key.tier == Tier.STANDARD
    )
    return [(person, who) for person, who in opened if wanted and _is_named(who, wanted)]


def read_identity(person: Person, *, by: User, at: datetime, opener: Opener | None = None) -> Identity:
    """Open the bundle, and write down who read it.

    Errors: FileKeyDestroyed when erased; FileKeyLocked when the file is closed to this session.
    """
    note_reading("person.read", person, by=by, at=at)
    return _open(person, opener)


def read_known(person: Person, *, by: User, at: datetime, opener: Opener | None = None) -> Known:
    """What whoever meets or calls the person must know first, without who it is; that it was read is written down.

    Errors: as `read_identity`.
    """
    note_reading("person.known_read", person, by=by, at=at)
    who = _open(person, opener)
    return Known.of(who, ages_of(person, who, timezone.localdate(at)))


def identity_to_change(person: Person, opener: Opener | None = None) -> Identity:
    """As it rests, to be changed in a part. Whoever shows it writes the reading down.

    Errors: as `read_identity`.
    """
    return _open(person, opener)


def read_household(
    person: Person, *, by: User, at: datetime, opener: Opener | None = None
) -> list[tuple[HouseholdMember, Member]]:
    """Who lives with the person or depends on them, the first first; that it was read is written down.

    Errors: as `read_identity`.
    """
    note_reading("person.household_read", person, by=by, at=at)
    return household_of(person, opener)


def household_of(person: Person, opener: Opener | None = None) -> list[tuple[HouseholdMember, Member]]:
    """As `read_household`, where somebody else writes the reading down. One query."""
    rows = HouseholdMember.objects.filter(centre_id=person.centre_id, person=person).order_by("pk")
    opened = (
        (row, open_json(person.key, member_place(row.pk), row.sealed_words, opener=opener)) for row in rows
    )
    return [(row, Member.from_bundle(bundle)) for row, bundle in opened]


def read_consents(
    person: Person, *, by: User, at: datetime, opener: Opener | None = None
) -> list[tuple[Consent, SpokenConsent]]:
    """All that was said of handing on, the newest first; that it was read is written down.

    Errors: as `read_identity`.
    """
    note_consents_read(person, by=by, at=at)
    return consents_of(person, opener)


def note_consents_read(person: Person, *, by: User, at: datetime) -> None:
    """For whoever asks `agreed_groups` to show it."""
    note_reading("person.consents_read", person, by=by, at=at)


def consents_of(person: Person, opener: Opener | None = None) -> list[tuple[Consent, SpokenConsent]]:
    """As `read_consents`, where somebody else writes the reading down. One query."""
    rows = Consent.objects.filter(centre_id=person.centre_id, person=person).order_by("-number")
    numbers = {row.pk: row.number for row in rows}
    return [(row, _spoken(person, row, numbers, opener)) for row in rows]


def may_tell(person: Person, ask: Ask, opener: Opener | None = None) -> bool:
    """Whether the person, and for a child whoever must, has agreed that exactly this is handed on. Two queries at most.

    Whoever tells asks this first, in the transaction in which it is told. Errors: as `read_identity`.
    """
    return ask.field in agreed_groups(person, ask.purpose, [ask.receiver], ask.on, opener)


def consent_standing(
    person: Person, purpose: str, receiver: Receiver, on: date, opener: Opener | None = None
) -> Standing:
    """What was last said of telling one receiver. The caller writes the reading down. One query. Errors: as `read_identity`."""
    statements = [spoken.statement for _row, spoken in consents_of(person, opener)]
    return standing_with(sorted(statements, key=lambda one: one.number), purpose, receiver, on)


def agreed_groups(
    person: Person, purpose: str, receivers: Sequence[Receiver], on: date, opener: Opener | None = None
) -> list[FieldGroup]:
    """What may be told to somebody who goes by any of these names. The caller writes the reading down. One query.

    Errors: as `read_identity`.
    """
    statements = [spoken.statement for _row, spoken in consents_of(person, opener)]
    needed = whose_word(person, _open(person, opener), on)
    return [
        group
        for group in FieldGroup
        if any(may_share(statements, Ask(purpose, each, group, on), needed=needed) for each in receivers)
    ]


def read_agreements(
    person: Person, on: date, *, by: User, at: datetime, opener: Opener | None = None
) -> list[SpokenConsent]:
    """Each yes that holds on a day, the first first, with what may still be told by it alone; the reading is written down.

    One query. Errors: as `read_identity`.
    """
    spoken = {one.statement.number: one for _row, one in read_consents(person, by=by, at=at, opener=opener)}
    said = [spoken[number].statement for number in sorted(spoken)]
    needed = whose_word(person, _open(person, opener), on)
    return [replace(spoken[each.number], statement=each) for each in agreements(said, on, needed=needed)]


def statements_of(persons: Sequence[Person]) -> Mapping[UUID, list[Statement]]:
    """By person all that was said of handing on, of files that are open to everybody. The caller writes the reading down.

    One query. Errors: FileKeyLocked; FileKeyDestroyed.
    """
    keys = {person.pk: person for person in persons}
    rows = list(Consent.objects.filter(centre_id=persons[0].centre_id, person__in=list(keys)) if keys else [])
    numbers = {row.pk: row.number for row in rows}
    found: dict[UUID, list[Statement]] = {key: [] for key in keys}
    for row in sorted(rows, key=lambda row: row.number):
        found[row.person_id].append(_spoken(keys[row.person_id], row, numbers, None).statement)
    return found


def whose_word(person: Person, who: Identity, on: date) -> frozenset[Giver]:
    """Whose yes is needed: the person's own, and for a child whoever decides for them."""
    return who_consents(ages_of(person, who, on))


def ages_of(person: Person, who: Identity, on: date) -> Ages | None:
    """By the date of birth; else by the band that was said; None where nobody asked."""
    told = ages_of_birth(read_birth(who.birth), on) if who.birth else None
    return told or ages_of_band(person.age_band)


def _spoken(
    person: Person, row: Consent, numbers: Mapping[UUID, int], opener: Opener | None
) -> SpokenConsent:
    words = open_json(person.key, consent_place(row.pk), row.sealed_words or b"", opener=opener)
    kind, name = words.get("receiver", ("", ""))
    statement = Statement(
        number=row.number,
        act=row.act,
        purpose=row.purpose,
        receiver=Receiver(kind, name),
        fields=frozenset(words.get("fields", ())),
        said_on=row.said_on,
        until=row.until,
        givers=frozenset(words.get("givers", ())),
        of=numbers[row.of_id] if row.of_id else None,
    )
    told = {name: words.get(name, "") for name in ("language", "form", "witness", "representative", "note")}
    return SpokenConsent(statement, **told)


def _with(kind: str, value: str, *, by: User, at: datetime) -> list[Person]:
    count_look_up(kind, by=by, at=at)
    return _holding(kind, value, by)


def _was_counted(kind: str, *, by: User, at: datetime) -> bool:
    try:
        count_look_up(kind, by=by, at=at)
    except TooManyLookUps:
        return False
    return True


def _holding(kind: str, value: str, by: User) -> list[Person]:
    assert by.centre_id is not None
    return _INDEXED.rows(kind, by.role, **_asked(by, blind_index(by.centre_id, kind, value)))


def _asked(by: User, digest: bytes) -> dict[str, UUID | bytes | None]:
    return {"centre_id": by.centre_id, "user_id": by.pk, "digest": digest}


def households_of(persons: Sequence[Person]) -> Mapping[UUID, frozenset[UUID]]:
    """By person the files of those who live with them or depend on them, as far as they have one. One query.

    For counting alone: nothing of it may be shown. Files that are closed to all but named people are left out.
    """
    keys = {person.pk: person.key for person in persons if person.key.tier == Tier.STANDARD}
    if not keys:
        return {}
    centre_id = persons[0].centre_id
    found: dict[UUID, set[UUID]] = {}
    for row in HouseholdMember.objects.filter(centre_id=centre_id, person__in=list(keys)):
        member = Member.from_bundle(open_json(keys[row.person_id], member_place(row.pk), row.sealed_words))
        if member.person:
            found.setdefault(row.person_id, set()).add(UUID(member.person))
    return {key: frozenset(files) for key, files in found.items()}


def _open(person: Person, opener: Opener | None = None) -> Identity:
    bundle = open_json(person.key, identity_place(person.id), person.sealed_identity or b"", opener=opener)
    return Identity.from_bundle(bundle)


def _is_named(who: Identity, wanted: set[str]) -> bool:
    return any(wanted <= set(name_key(name).split()) for name in who.names)
