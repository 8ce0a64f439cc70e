"""Loading the organisations that the sources name, and the standard services of the network."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from jardam.database.scope import across_centres
from jardam.network.findable import ORGANISATION, SERVICE
from jardam.network.gathering import gather
from jardam.network.models import Organisation, OrganisationService, StandardService
from jardam.network.reading import (
    CatalogueRefused,
    OrganisationEntry,
    StandardEntry,
    read_organisations,
    read_standard_services,
)
from jardam.network.rules.hsds_meaning import made_id
from jardam.search.sources import refresh_kind


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many organisations the file holds, and how many were new or told differently.

    ``kept``: codes of those that a person has corrected here, so that what the file tells anew was not taken.
    """

    organisations: int
    added: int
    kept: tuple[str, ...] = ()


def load_network(folder: Path) -> Loaded:
    """Store the organisations of ``folder``; one that is told differently is brought up to its entry.

    Repeating it changes nothing; one that left the file stays, for what points at it.
    Errors: OrganisationRefused; nothing is stored then.
    """
    entries = list(read_organisations(folder))
    with across_centres("the directory belongs to the whole network") as db, transaction.atomic(using=db):
        known = dict(Organisation.objects.using(db).values_list("code", "digest"))
        told = [entry for entry in entries if known.get(entry.code) != entry.digest]
        kept = _corrected(db) & {entry.code for entry in told}
        changed = [entry for entry in told if entry.code not in kept]
        gather([_store(entry, db) for entry in changed], using=db)
        refresh_kind(ORGANISATION, using=db)
    return Loaded(len(entries), len(changed), tuple(sorted(kept)))


@dataclass(frozen=True, slots=True)
class LoadedCatalogue:
    """The version of the standard services, how many there are, and how many were new or told differently."""

    version: int
    services: int
    added: int


def load_standard_services(folder: Path) -> LoadedCatalogue:
    """Store the standard services of ``folder``; repeating it changes nothing.

    A code that left the file, and words that changed under the same version, are refused: what centres have written
    down points at both. Errors: CatalogueRefused; nothing is stored then.
    """
    entries = read_standard_services(folder)
    with (
        across_centres("the standard services are the same in every centre") as db,
        transaction.atomic(using=db),
    ):
        known = {one.code: one for one in StandardService.objects.using(db).all()}
        changed = [one for one in entries if one.code not in known or known[one.code].digest != one.digest]
        _check_versions(entries, changed, known)
        for entry in entries if changed else ():
            told = asdict(entry)
            StandardService.objects.using(db).update_or_create(code=told.pop("code"), defaults=told)
        refresh_kind(SERVICE, using=db)
    return LoadedCatalogue(entries[0].version, len(entries), len(changed))


def _check_versions(
    entries: Sequence[StandardEntry],
    changed: Sequence[StandardEntry],
    known: Mapping[str, StandardService],
) -> None:
    gone = known.keys() - {entry.code for entry in entries}
    if gone:
        raise CatalogueRefused(f"a code is never renamed nor taken out: {sorted(gone)}")
    if changed and known and entries[0].version <= max(one.version for one in known.values()):
        raise CatalogueRefused("what changes raises the version of the catalogue")


def _corrected(db: str) -> set[str]:
    """Where somebody wrote on a page: of the organisation, or of anything that it does."""
    by_hand = Q(corrected_on__isnull=False) | Q(services__corrected_on__isnull=False)
    return set(Organisation.objects.using(db).filter(by_hand).values_list("code", flat=True))


def _store(entry: OrganisationEntry, db: str) -> UUID:
    told = {field.name: getattr(entry, field.name) for field in fields(entry)}
    services = told.pop("services")
    organisation, _is_new = Organisation.objects.using(db).update_or_create(
        code=told.pop("code"), defaults=told
    )
    OrganisationService.objects.using(db).filter(organisation=organisation).delete()
    OrganisationService.objects.using(db).bulk_create(
        OrganisationService(
            id=made_id(organisation.pk, "service", str(position)),
            organisation=organisation,
            position=position,
            topic=service.topic,
            what=service.what,
        )
        for position, service in enumerate(services, start=1)
    )
    return organisation.pk
