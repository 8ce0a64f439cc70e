"""Loading the organisations that the sources name."""

from dataclasses import dataclass, fields
from pathlib import Path

from django.db import transaction

from jardam.database.scope import across_centres
from jardam.network.models import Organisation, OrganisationService
from jardam.network.reading import OrganisationEntry, read_organisations


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many organisations the file holds, and how many were new or told differently."""

    organisations: int
    added: int


def load_network(folder: Path) -> Loaded:
    """Store the organisations of ``folder``; one that is told differently is brought up to its entry.

    Repeating it changes nothing; one that left the file stays, for what points at it.
    Errors: OrganisationRefused; nothing is stored then.
    """
    entries = list(read_organisations(folder))
    with across_centres("the directory belongs to the whole network") as db, transaction.atomic(using=db):
        known = dict(Organisation.objects.using(db).values_list("code", "digest"))
        changed = [entry for entry in entries if known.get(entry.code) != entry.digest]
        for entry in changed:
            _store(entry, db)
    return Loaded(len(entries), len(changed))


def _store(entry: OrganisationEntry, db: str) -> None:
    told = {field.name: getattr(entry, field.name) for field in fields(entry)}
    services = told.pop("services")
    organisation, _is_new = Organisation.objects.using(db).update_or_create(
        code=told.pop("code"), defaults=told
    )
    OrganisationService.objects.using(db).filter(organisation=organisation).delete()
    OrganisationService.objects.using(db).bulk_create(
        OrganisationService(
            organisation=organisation, position=position, topic=service.topic, what=service.what
        )
        for position, service in enumerate(services, start=1)
    )
