"""Reads of parties: what is one after merging, which are like a spelling, of whom a case tells, who tells of a party."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.parties.finding import marks_in
from jardam.parties.models import ExactMark, Party, PartyWarning, PartyWarningQuerySet, Tie
from jardam.parties.rules.independence import NAMELESS, Teller, households, is_enough
from jardam.parties.rules.kinds import Kind
from jardam.parties.rules.merging import Into, members, root_of
from jardam.parties.rules.spellings import Likeness, nearest
from jardam.parties.rules.warnings import Look, State, is_shown, look_at
from jardam.people.models import Person, PersonIndex
from jardam.people.queries import households_of
from jardam.vault.choices import Tier

SCOPE = 5_000
"""How many parties, and ties of them, are opened in memory at most to compare names, which have no index to leak."""
MOST_LIKE = 8


@dataclass(frozen=True, slots=True)
class Whole:
    """A party with all that was merged into it. ``spellings``: each once, its own name first, to compare with what is said.

    ``shown``: those of them that the reader may read, at least one: what cases tell that they may see, and before it the
    names of those parts of which no other case tells; somebody may have taken a name from it.
    """

    root: Party
    parts: Sequence[Party]
    spellings: tuple[str, ...]
    shown: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.shown[0]

    def name_of(self, part: Party) -> str:
        """Of one that was merged into it, as far as the reader may read it."""
        name = part.words["name"]
        return name if name in self.shown else self.name

    @property
    def keys(self) -> frozenset[UUID]:
        return frozenset(part.pk for part in self.parts)


@dataclass(frozen=True, slots=True)
class Like:
    """A party that may be meant. ``is_exact``: found by its telephone, number or plate."""

    whole: Whole
    likeness: Likeness
    is_exact: bool = False


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning with its party. ``is_enough``: whether three people still tell of it."""

    warning: PartyWarning
    whole: Whole
    is_enough: bool
    today: date

    @property
    def is_shown(self) -> bool:
        row = self.warning
        return is_shown(row.in_state, row.expires_on, self.today, is_enough=self.is_enough)

    @property
    def look(self) -> Look | None:
        row = self.warning
        return look_at(row.in_state, row.expires_on, self.today, is_enough=self.is_enough)


def merged_in(centre_id: UUID) -> Into:
    """One query."""
    rows = Party.objects.filter(centre_id=centre_id, merged_into__isnull=False)
    return dict(rows.values_list("pk", "merged_into_id"))


def whole_of(user: User, party_id: UUID) -> Whole | None:
    """The party with this key, or the one it was merged into; None where one may not know of any of it. Four queries."""
    if user.centre_id is None:
        return None
    into = merged_in(user.centre_id)
    keys = members(root_of(party_id, into), into)
    if not Party.objects.visible_to(user).filter(pk__in=keys).exists():
        return None
    return next(iter(_wholes(user.centre_id, keys, into, user)), None)


def like(user: User, said: str, kinds: Collection[Kind]) -> list[Like]:
    """Those that one may know of and that may be meant by these words, the nearest first. Five queries."""
    return like_any(user, (said,), kinds)


def like_any(user: User, spellings: Sequence[str], kinds: Collection[Kind]) -> list[Like]:
    """As `like`, by the nearest of several spellings."""
    wanted = [said for said in spellings if said.strip()]
    if user.centre_id is None or not wanted:
        return []
    into = merged_in(user.centre_id)
    rows = Party.objects.visible_to(user).filter(kind__in=[kind.value for kind in kinds])
    seen = list(rows.order_by("-added_on", "pk").values_list("pk", flat=True)[:SCOPE])
    roots = {root_of(key, into) for key in seen}
    keys = {key for root in roots for key in members(root, into)}
    exact = marked(user.centre_id, wanted, keys)
    found = [
        Like(whole, max(nearest(said, whole.spellings) for said in wanted), bool(whole.keys & exact))
        for whole in _wholes(user.centre_id, keys, into, user)
    ]
    near = [one for one in found if one.is_exact or one.likeness is not Likeness.OTHER]
    return sorted(near, key=lambda one: (not one.is_exact, -one.likeness, one.whole.name))[:MOST_LIKE]


def marked(centre_id: UUID, typed: Iterable[str], keys: Iterable[UUID]) -> frozenset[UUID]:
    """Those of these parties that exactly this telephone, number or plate belongs to. One query at most."""
    wanted = Q(pk=None)
    for kind, digest in (mark for line in typed for mark in marks_in(centre_id, line)):
        wanted |= Q(field=kind, digest=digest)
    rows = ExactMark.objects.filter(wanted, centre_id=centre_id, party__in=list(keys))
    return frozenset(rows.values_list("party_id", flat=True))


def ties_of(case: Case, number: int) -> dict[str, Tie]:
    """By role, what is said of a claim of this case, or of the case itself. One query."""
    rows = Tie.objects.filter(centre_id=case.centre_id, case=case, number=number).select_related("party")
    return {tie.role: tie for tie in rows}


def ties_to(user: User, whole: Whole) -> list[Tie]:
    """Of the cases that one may see, the latest first. Of how many others there are, nothing is told. One query."""
    rows = Tie.objects.visible_to(user).filter(party__in=list(whole.keys)).select_related("case__person__key")
    return list(rows.order_by("-tied_on", "-pk"))


def names_of(user: User, keys: Iterable[UUID]) -> Mapping[UUID, str]:
    """By party, which one may see, the name of what it was merged into, or its own. Three queries, none where there are none."""
    wanted = list(keys)
    if user.centre_id is None or not wanted:
        return {}
    into = merged_in(user.centre_id)
    parts = {part for key in wanted for part in members(root_of(key, into), into)}
    names = {whole.root.pk: whole.name for whole in _wholes(user.centre_id, parts, into, user)}
    return {key: names[root_of(key, into)] for key in wanted}


def same_sides(user: User, case: Case, number: int) -> list[tuple[UUID, int]]:
    """Which other claims that one may see tell of a party of this one: each as its case and its number in it. Three queries."""
    keys = parts_told(case, number)
    others = Tie.objects.visible_to(user).filter(party__in=keys).exclude(case=case, number=number)
    return sorted(set(others.values_list("case_id", "number")))


def parts_told(case: Case, number: int) -> list[UUID]:
    """The parties of which this claim is told, with all that they are one with. Two queries."""
    into = merged_in(case.centre_id)
    mine = Tie.objects.filter(centre_id=case.centre_id, case=case, number=number)
    roots = {root_of(key, into) for key in mine.values_list("party_id", flat=True)}
    return [key for root in roots for key in members(root, into)]


def sides_of(centre_id: UUID, cases: Collection[UUID]) -> Mapping[tuple[UUID, int], frozenset[UUID]]:
    """By case and number the parties that each claim of these cases is told of, each as what it was merged into.

    Two queries.
    """
    into = merged_in(centre_id)
    found: dict[tuple[UUID, int], set[UUID]] = defaultdict(set)
    rows = Tie.objects.filter(centre_id=centre_id, case__in=list(cases))
    for case, number, party in rows.values_list("case_id", "number", "party_id"):
        found[case, number].add(root_of(party, into))
    return {claim: frozenset(parties) for claim, parties in found.items()}


def live_warnings(centre_id: UUID) -> PartyWarningQuerySet:
    """Those that nobody has withdrawn, whether anybody may see them or not."""
    rows: PartyWarningQuerySet = PartyWarning.objects.filter(centre_id=centre_id)
    return rows.exclude(state=State.WITHDRAWN.value)


def enough(centre_id: UUID, wholes: Mapping[UUID, Collection[UUID]]) -> Mapping[UUID, bool]:
    """By name of a whole, given with its parts, whether so many tell of it that it may be said. Three queries."""
    tellers = tellers_of(centre_id, {key for keys in wholes.values() for key in keys})
    return {
        name: is_enough(one for key in keys for one in tellers.get(key, ())) for name, keys in wholes.items()
    }


def warnings_now(centre_id: UUID, today: date) -> list[Warned]:
    """Every live warning, with its party as it is now and whether it may be seen. Seven queries at most, one where there is none."""
    rows = list(live_warnings(centre_id).order_by("expires_on", "pk"))
    if not rows:
        return []
    into = merged_in(centre_id)
    of = {row.pk: members(root_of(row.party_id, into), into) for row in rows}
    told = enough(centre_id, of)
    wholes = {
        one.root.pk: one for one in _wholes(centre_id, {key for keys in of.values() for key in keys}, into)
    }
    return [
        Warned(row, wholes[root_of(row.party_id, into)], is_enough=told[row.pk], today=today) for row in rows
    ]


def warned(user: User, typed: str, today: date) -> list[Warned]:
    """The warnings that may be meant, for whoever asks about an employer. The work is the same whatever is found."""
    if user.centre_id is None:
        return []
    shown = [one for one in warnings_now(user.centre_id, today) if one.is_shown]
    exact = marked(user.centre_id, [typed], {key for one in shown for key in one.whole.keys})
    near = [(bool(one.whole.keys & exact), nearest(typed, one.whole.spellings), one) for one in shown]
    meant = [found for found in near if found[0] or found[1] is not Likeness.OTHER]
    meant.sort(key=lambda found: (not found[0], -found[1]))
    return [one for _is_exact, _likeness, one in meant[:MOST_LIKE]]


def others_told(centre_id: UUID, parties: Collection[UUID]) -> frozenset[UUID]:
    """Those of these parties with which three people or more had trouble, independently of each other. Five queries."""
    into = merged_in(centre_id)
    told = enough(centre_id, {key: members(root_of(key, into), into) for key in parties})
    return frozenset(key for key, is_so in told.items() if is_so)


def tellers_of(centre_id: UUID, keys: Collection[UUID]) -> Mapping[UUID, list[Teller]]:
    """By party whose cases tell of it. Closed and erased files tell of nobody. Three queries.

    Those of whom no name, number or document is known share that: they may be one who called again.

    Nothing of it is shown to anybody: it is counted, and only against `rules.independence.FEWEST`.
    """
    rows = Tie.objects.filter(
        centre_id=centre_id,
        party__in=list(keys),
        case__person__erased_on=None,
        case__person__key__tier=Tier.STANDARD,
    ).select_related("case__person__key")
    persons = {tie.case.person_id: tie.case.person for tie in rows}
    near = _near(centre_id, persons)
    found: dict[UUID, list[Teller]] = defaultdict(list)
    for tie in rows:
        person = tie.case.person
        nameless = frozenset() if person.is_named else frozenset({NAMELESS})
        found[tie.party_id].append(Teller(person.pk, near[person.pk] | nameless))
    return found


def households_among(centre_id: UUID, persons: Iterable[UUID]) -> Mapping[UUID, UUID]:
    """By person of these who stands for their household: see `rules.independence`. For counting alone. Three queries at most."""
    wanted = set(persons)
    if not wanted:
        return {}
    rows = Person.objects.filter(centre_id=centre_id, pk__in=wanted).select_related("key")
    known = {person.pk: person for person in rows}
    near = _near(centre_id, known)
    return households([Teller(key, near[key]) for key in known])


def _near(centre_id: UUID, persons: Mapping[UUID, Person]) -> Mapping[UUID, frozenset[bytes]]:
    """What each shares with those they live with: a telephone, or that the one stands in the other's household."""
    near: dict[UUID, set[bytes]] = defaultdict(set)
    phones = PersonIndex.objects.filter(centre_id=centre_id, person__in=list(persons), kind="phone")
    for key, digest in phones.values_list("person_id", "digest"):
        near[key].add(bytes(digest))
    for key, files in households_of(list(persons.values())).items():
        near[key].update(file.bytes for file in files)
    return defaultdict(frozenset, {key: frozenset(shared) for key, shared in near.items()})


def _wholes(centre_id: UUID, keys: Collection[UUID], into: Into, user: User | None = None) -> list[Whole]:
    """``user``: who reads their spellings; nobody where only names are shown. Two queries."""
    parties = {
        one.pk: one
        for one in Party.objects.filter(centre_id=centre_id, pk__in=list(keys)).order_by("added_on", "pk")
    }
    told = _told_of(centre_id, keys, user)
    grouped: dict[UUID, list[Party]] = defaultdict(list)
    for party in parties.values():
        grouped[root_of(party.pk, into)].append(party)
    return [_whole(parties[root], parts, told) for root, parts in grouped.items() if root in parties]


@dataclass(slots=True)
class _Told:
    """Of one party: every spelling, those that the reader may read, and whether there are others."""

    said: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    @property
    def is_all_seen(self) -> bool:
        return len(self.seen) == len(self.said)


def _told_of(centre_id: UUID, keys: Collection[UUID], user: User | None) -> Mapping[UUID, _Told]:
    readable = Case.objects.visible_to(user) if user else Case.objects.none()
    ties = Tie.objects.filter(centre_id=centre_id, party__in=list(keys)).order_by("tied_on", "pk")
    told: dict[UUID, _Told] = defaultdict(_Told)
    for tie in ties.annotate(is_seen=Exists(readable.filter(pk=OuterRef("case_id"))))[:SCOPE]:
        told[tie.party_id].said.append(tie.said)
        if tie.is_seen:
            told[tie.party_id].seen.append(tie.said)
    return told


def _whole(root: Party, parts: list[Party], told: Mapping[UUID, _Told]) -> Whole:
    """Who sees no case of it knows it by its warning alone, and reads its name there."""
    in_order = sorted(parts, key=lambda part: part.pk != root.pk)
    names = {part.pk: part.words["name"] for part in in_order}
    own = [names[part.pk] for part in in_order if told[part.pk].is_all_seen]
    seen = [said for part in in_order for said in told[part.pk].seen]
    every = [*names.values(), *(said for part in in_order for said in told[part.pk].said)]
    shown = [*own, *seen] if seen else [names[root.pk]]
    return Whole(root, parts, tuple(dict.fromkeys(every)), tuple(dict.fromkeys(shown)))
