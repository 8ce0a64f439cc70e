"""A claim or a case is told of a party, which is new or known already; a party is called otherwise, merged, and taken apart again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.cases.actions import Said
from jardam.cases.actions.holding import open_as_seen
from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.kernel.phones import e164
from jardam.parties.finding import marks_of
from jardam.parties.forgetting import forget_loose
from jardam.parties.models import ExactMark, Party, Tie, sealed
from jardam.parties.queries import live_warnings, merged_in, ties_of
from jardam.parties.rules.kinds import KINDS, Kind, Role, alike
from jardam.parties.rules.merging import Into, members, root_of

LONGEST_NAME = 200  # characters


class FileClosed(ValueError):
    """The file is closed to all but named people: nothing ties it to anybody."""


class TieChanged(ValueError):
    """Somebody said meanwhile who it is, or the party is gone."""


class PartyChanged(ValueError):
    """Somebody else changed it since the page was opened; nothing was overwritten."""


class NotTheSameKind(ValueError):
    """A telephone is no firm: only parties of kinds that may stand for each other are merged."""


class BothWarned(ValueError):
    """Each of the two has a warning: merged they would have two, and whoever withdrew one would leave the other."""


@dataclass(frozen=True, slots=True)
class Told:
    """In which place of which claim, or of the case itself, the words stand. ``stands``: the party that the page showed there, if one was."""

    number: int
    role: Role
    words: str
    stands: UUID | None = None


@recorded
def tie_to_new(case: Case, told: Told, kind: Kind, said: Said, *, by: User, at: datetime) -> Tie:
    """It is none of those that are known. Errors: as `tie_to_known`; NotTheSameKind; NotAPhoneNumber."""
    case = _held_case(case, said)
    if kind not in KINDS[told.role]:
        raise NotTheSameKind(kind.value)
    party = Party(id=day_uuid(), centre_id=case.centre_id, kind=kind.value, added_on=timezone.localdate(at))
    _write_words(party, {"name": _spelt(kind, told.words), "inn": "", "ogrn": ""})
    return _tied(case, told, party, by=by, at=at)


@recorded
def tie_to_known(case: Case, told: Told, party: Party, said: Said, *, by: User, at: datetime) -> Tie:
    """A person says that it is this one.

    Errors: CaseChanged, CaseClosed; FileClosed; TieChanged; NotTheSameKind; FileKeyLocked, FileKeyDestroyed.
    """
    case = _held_case(case, said)
    held = Party.objects.select_for_update().filter(centre_id=case.centre_id, pk=party.pk).first()
    if held is None:
        raise TieChanged(str(party.pk))
    if Kind(held.kind) not in KINDS[told.role]:
        raise NotTheSameKind(held.kind)
    return _tied(case, told, held, by=by, at=at)


@recorded
def untie(case: Case, told: Told, said: Said, *, by: User, at: datetime) -> None:
    """Nothing is said any more of who it is. Errors: as `tie_to_known`."""
    case = _held_case(case, said)
    tie = _as_it_stood(case, told)
    if tie is not None:
        tie.delete()
        forget_loose(case.centre_id, [tie.party_id])
        record("party.untied", case, by=by, at=at, role=told.role.value)


@recorded
def change_party(party: Party, words: dict[str, str], *, seen: int, by: User, at: datetime) -> Party:
    """What it is called, and its numbers. The same sent twice is written once. Errors: PartyChanged; NotAPhoneNumber."""
    held = _held(party)
    words = words | {"name": _spelt(Kind(held.kind), words["name"])}
    if held.words == words:
        return held
    if held.revision != seen:
        raise PartyChanged(str(held.pk))
    held.revision += 1
    _write_words(held, words)
    record("party.changed", held, by=by, at=at)
    return held


@recorded
def merge(party: Party, into: Party, *, by: User, at: datetime) -> None:
    """A person says that these two are the same. Said twice, it is written once.

    Errors: PartyChanged; NotTheSameKind; BothWarned.
    """
    rows = Party.objects.select_for_update().filter(centre_id=party.centre_id, pk__in=[party.pk, into.pk])
    held = {one.pk: one for one in rows.order_by("pk")}
    if len(held) != 2:
        raise PartyChanged(str(party.pk))
    mine, theirs = held[party.pk], held[into.pk]
    if mine.merged_into_id == theirs.pk:
        return
    if Kind(theirs.kind) not in alike(Kind(mine.kind)):
        raise NotTheSameKind(mine.kind)
    merged = merged_in(party.centre_id)
    if mine.merged_into_id is not None or root_of(theirs.pk, merged) == mine.pk:
        raise PartyChanged(str(party.pk))
    if all(_has_warning(one, merged) for one in (mine, theirs)):
        raise BothWarned(str(mine.pk))
    mine.merged_into = theirs
    _bump(mine)
    record("party.merged", mine, by=by, at=at, into=theirs.pk)


@recorded
def take_apart(party: Party, *, by: User, at: datetime) -> None:
    """They were not the same after all: each has again what was told of it. Said twice, it is written once."""
    held = _held(party)
    if held.merged_into_id is None:
        return
    left, held.merged_into = held.merged_into_id, None
    _bump(held)
    record("party.parted", held, by=by, at=at, left=left)
    forget_loose(held.centre_id, [left, held.pk])


def _held_case(case: Case, said: Said) -> Case:
    found, key = open_as_seen(case, said)
    if key.is_restricted:
        raise FileClosed(str(case.pk))
    return found


def _held(party: Party) -> Party:
    """As it is now. Errors: PartyChanged."""
    found: Party | None = (
        Party.objects.select_for_update().filter(centre_id=party.centre_id, pk=party.pk).first()
    )
    if found is None:
        raise PartyChanged(str(party.pk))
    return found


def _has_warning(party: Party, merged: Into) -> bool:
    whole = members(root_of(party.pk, merged), merged)
    return live_warnings(party.centre_id).filter(party__in=whole).exists()


def _as_it_stood(case: Case, told: Told) -> Tie | None:
    """Errors: TieChanged."""
    tie = ties_of(case, told.number).get(told.role.value)
    if (tie.party_id if tie else None) != told.stands:
        raise TieChanged(str(case.pk))
    return tie


def _tied(case: Case, told: Told, party: Party, *, by: User, at: datetime) -> Tie:
    before = _as_it_stood(case, told)
    if before is not None:
        before.delete()
    pk = day_uuid()
    tie = Tie(
        id=pk,
        centre_id=case.centre_id,
        party=party,
        case=case,
        number=told.number,
        role=told.role.value,
        tied_on=timezone.localdate(at),
        tied_by=by,
        sealed_said=sealed(pk, {"said": told.words}),
    )
    tie.save(force_insert=True)
    if before is not None:
        forget_loose(case.centre_id, [before.party_id])
    record("party.tied", case, by=by, at=at, role=told.role.value)
    return tie


def _spelt(kind: Kind, name: str) -> str:
    """A telephone in one spelling. Errors: NotAPhoneNumber."""
    return e164(name) if kind is Kind.PHONE else name


def _write_words(party: Party, words: dict[str, str]) -> None:
    """With the exact marks by which it is found from now on."""
    party.sealed_words = sealed(party.pk, words)
    party.save()
    ExactMark.objects.filter(centre_id=party.centre_id, party=party).delete()
    for field, digest in marks_of(party.centre_id, Kind(party.kind), words):
        ExactMark(id=day_uuid(), centre_id=party.centre_id, party=party, field=field, digest=digest).save(
            force_insert=True
        )


def _bump(party: Party) -> None:
    party.revision += 1
    party.save(update_fields=["merged_into", "revision"])
