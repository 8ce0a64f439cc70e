"""The directory of others is brought in, row by row, with a report; the same package brought twice changes nothing."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import models, transaction

from jardam.database.scope import across_centres
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.network.choices import Actor, Circle, Fee
from jardam.network.findable import ORGANISATION
from jardam.network.gathering import gather
from jardam.network.models import (
    Branch,
    Organisation,
    OrganisationService,
    ServiceAtBranch,
    rest_of,
    sealed_rest,
)
from jardam.network.placing import place
from jardam.network.rules.hsds import Fault, Main, Wrong
from jardam.network.rules.hsds_meaning import Meaning, marks_of, meaning_of, region_of
from jardam.network.rules.hsds_package import FILES, Note, Object, Package
from jardam.network.telling import organization_object, service_object
from jardam.search.sources import refresh_keys

AT_ONCE = 1_000
LONGEST_WEBSITE = 200


@dataclass(frozen=True, slots=True)
class Brought:
    """How many of each kind were new, told differently, or the same; and all that was left out."""

    new: Counter[Main] = field(default_factory=Counter)
    changed: Counter[Main] = field(default_factory=Counter)
    same: Counter[Main] = field(default_factory=Counter)
    notes: list[Note] = field(default_factory=list)


def bring_directory(package: Package, source: str, *, is_rehearsal: bool = False) -> Brought:
    """Write down what a package tells; in a rehearsal nothing is kept. Errors: VaultSealed."""
    bringing = _Bringing(package, source, Brought(notes=list(package.notes)))
    with across_centres("the directory belongs to the whole network") as db, transaction.atomic(using=db):
        bringing.everything(db)
        if is_rehearsal:
            transaction.set_rollback(True, using=db)
    return bringing.brought


@dataclass(frozen=True, slots=True)
class _Bringing:
    package: Package
    source: str
    brought: Brought

    def everything(self, db: str) -> None:
        changed = self._organizations(db)
        owners = self._owners(db, Main.SERVICE) | self._owners(db, Main.LOCATION)
        self._locations(db, owners)
        changed |= self._services(db, owners)
        self._at_branches(db)
        gather(changed, using=db)
        codes = Organisation.objects.using(db).filter(pk__in=changed).values_list("code", flat=True)
        refresh_keys(ORGANISATION, list(codes), using=db)

    def _told(self, main: Main) -> dict[UUID, Object]:
        return {UUID(key): told for key, told in self.package.mains[main].items()}

    def _organizations(self, db: str) -> set[UUID]:
        told = self._told(Main.ORGANIZATION)
        known = Organisation.objects.using(db).in_bulk(told)
        services = _grouped(self.package.mains[Main.SERVICE].values())
        places = _grouped(self.package.mains[Main.LOCATION].values())
        rows = []
        for key, one in told.items():
            standing = known.get(key)
            if self._is_to_write(
                Main.ORGANIZATION, key, one, organization_object(standing) if standing else None, standing
            ):
                meant = meaning_of(one, services[one["id"]], places[one["id"]])
                rows.append(_organisation(key, one, meant, self.source))
        _store(Organisation, rows, db)
        return {row.pk for row in rows}

    def _services(self, db: str, owners: Mapping[str, Organisation]) -> set[UUID]:
        told = self._told(Main.SERVICE)
        standing = OrganisationService.objects.using(db).select_related("organisation").in_bulk(told)
        last: Counter[UUID] = Counter(
            dict(
                OrganisationService.objects.using(db)
                .filter(organisation__in={one.pk for one in owners.values()})
                .values_list("organisation")
                .annotate(models.Max("position"))
            )
        )
        rows = []
        for key, one in told.items():
            owner, known = owners.get(one.get("organization_id", "")), standing.get(key)
            if owner is None:
                self._refuse(Main.SERVICE, one, "organization_id")
                continue
            was = service_object(known, known.organisation) if known else None
            if self._is_to_write(Main.SERVICE, key, one, was, known):
                if known is None or known.organisation_id != owner.pk:
                    last[owner.pk] += 1
                    position = last[owner.pk]
                else:
                    position = known.position
                rows.append(_service(key, one, owner, position))
        _store(OrganisationService, rows, db)
        return {row.organisation_id for row in rows}

    def _locations(self, db: str, owners: Mapping[str, Organisation]) -> None:
        told = self._told(Main.LOCATION)
        known = Branch.objects.using(db).in_bulk(told)
        rows = []
        for key, one in told.items():
            owner = owners.get(one.get("organization_id", ""))
            if one.get("organization_id") and owner is None:
                self._note(Main.LOCATION, one, "organization_id", Wrong.NOT_HERE)
            standing = known.get(key)
            if self._is_to_write(Main.LOCATION, key, one, rest_of(standing) if standing else None, standing):
                region = next(filter(None, map(region_of, one.get("addresses", []))), "")
                row = Branch(id=key, organisation=owner, region=region, sealed_rest=sealed_rest(key, one))
                place(row, one, is_discreet=owner is not None and owner.is_discreet)
                rows.append(row)
        _store(Branch, rows, db)

    def _at_branches(self, db: str) -> None:
        told = self._told(Main.SERVICE_AT_LOCATION)
        known = ServiceAtBranch.objects.using(db).in_bulk(told)
        services = _known_ids(OrganisationService, told.values(), "service_id", db)
        branches = _known_ids(Branch, told.values(), "location_id", db)
        rows = []
        for key, one in told.items():
            lacking = next(
                (
                    name
                    for name, ids in (("service_id", services), ("location_id", branches))
                    if one.get(name) not in ids
                ),
                None,
            )
            if lacking:
                self._refuse(Main.SERVICE_AT_LOCATION, one, lacking)
                continue
            standing = known.get(key)
            if self._is_to_write(
                Main.SERVICE_AT_LOCATION, key, one, rest_of(standing) if standing else None, standing
            ):
                rows.append(
                    ServiceAtBranch(
                        id=key,
                        service_id=UUID(one["service_id"]),
                        branch_id=UUID(one["location_id"]),
                        sealed_rest=sealed_rest(key, one),
                    )
                )
        _store(ServiceAtBranch, rows, db)

    def _owners(self, db: str, main: Main) -> dict[str, Organisation]:
        keys = {one.get("organization_id", "") for one in self.package.mains[main].values()} - {""}
        found = Organisation.objects.using(db).in_bulk([UUID(key) for key in keys])
        return {key: found[UUID(key)] for key in keys if UUID(key) in found}

    def _is_to_write(self, main: Main, key: UUID, told: Object, was: Object | None, standing: Any) -> bool:
        """Whether it is new or told differently; what stands by the sources is never changed, and that is noted."""
        if standing is None:
            self.brought.new[main] += 1
            return True
        if was == told:
            self.brought.same[main] += 1
            return False
        refused = Wrong.OURS if standing.sealed_rest is None else self._corrected(standing)
        if refused:
            self._note(main, told, "", refused)
            return False
        self.brought.changed[main] += 1
        return True

    @staticmethod
    def _corrected(standing: Any) -> Wrong | None:
        """What a person corrected here, no other directory overwrites."""
        return Wrong.CORRECTED if getattr(standing, "corrected_on", None) else None

    def _refuse(self, main: Main, told: Object, name: str) -> None:
        self._note(main, told, name, Wrong.NOT_HERE, is_whole=True)

    def _note(self, main: Main, told: Object, name: str, wrong: Wrong, *, is_whole: bool = False) -> None:
        file, row = self.package.origins.get((main, told["id"]), (FILES[main], 0))
        self.brought.notes.append(Note(file, row, Fault(name, wrong), is_whole=is_whole))


def _organisation(key: UUID, told: Object, meant: Meaning, source: str) -> Organisation:
    marks = meant.marks
    return Organisation(
        id=key,
        code=f"hsds-{key.hex}",
        names={"en": told["name"]},
        actor=_one_of(Actor, marks.get("actor"), Actor.UNKNOWN),
        circle=_one_of(Circle, marks.get("circle"), Circle.NONE),
        regions=[code for code in meant.regions if len(code) <= len("RU-MOW")],
        languages=[*dict.fromkeys([*_spoken(marks), *meant.languages])],
        fee=_one_of(Fee, marks.get("fee"), _FEES[meant.costs]),
        website=meant.website if len(meant.website) <= LONGEST_WEBSITE else "",
        has_ceased=marks.get("ceased") == "yes",
        source=source,
        sealed_rest=sealed_rest(key, told),
    )


def _service(key: UUID, told: Object, owner: Organisation, position: int) -> OrganisationService:
    meant = meaning_of({}, [told], [])
    return OrganisationService(
        id=key,
        organisation=owner,
        position=position,
        topic=_one_of(Topic, marks_of(told).get("topic"), ""),
        what={"en": told["name"]},
        status=told["status"],
        fee=_one_of(Fee, marks_of(told).get("fee"), _FEES[meant.costs]),
        languages=meant.languages,
        sealed_rest=sealed_rest(key, told),
    )


def _spoken(marks: Mapping[str, str]) -> list[str]:
    return [code for code in marks.get("languages", "").split() if code in set(Language)]


def _one_of(known: Any, said: str | None, otherwise: str) -> str:
    return said if said and said in {one.value for one in known} else str(otherwise)


_FEES = {
    frozenset({True}): Fee.PAID,
    frozenset({False}): Fee.FREE,
    frozenset({True, False}): Fee.MIXED,
    frozenset(): Fee.UNKNOWN,
}


def _grouped(some: Iterable[Object]) -> defaultdict[str, list[Object]]:
    found: defaultdict[str, list[Object]] = defaultdict(list)
    for one in some:
        found[one.get("organization_id", "")].append(one)
    return found


def _known_ids(model: type[models.Model], told: Iterable[Object], name: str, db: str) -> set[str]:
    keys = {one[name] for one in told if name in one}
    found = model._default_manager.using(db).filter(pk__in=keys).values_list("pk", flat=True)
    ids = {str(key) for key in found}
    return {key for key in keys if key.lower() in ids}


def _store(model: type[models.Model], rows: Sequence[models.Model], db: str) -> None:
    """New ones are added, those that stand are told anew."""
    names = [field.name for field in model._meta.concrete_fields if not field.primary_key]
    model._default_manager.using(db).bulk_create(
        rows, batch_size=AT_ONCE, update_conflicts=True, unique_fields=["id"], update_fields=names
    )
