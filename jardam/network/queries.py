"""Who can help: organisations by place, language, fee and topic."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.network.choices import Actor, Fee, Takes, Taking
from jardam.network.models import (
    CapacityNote,
    Facility,
    Organisation,
    OrganisationQuerySet,
)
from jardam.network.rules.capacity import Known, Parameter, is_report_missing, latest
from jardam.network.rules.ranking import Fit, Offer, Wanted, rank

PARTNERS_OFFERED = 5
FRESH = timedelta(days=14)
"""So long one relies on whether they take people: our own judgement."""


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation as it is offered: with whether it is known to speak the language and to do this at all."""

    organisation: Organisation
    speaks: Fit | None  # None: nobody said which language is wanted
    does: Fit
    full_on: date | None = (
        None  # the day on which they said that they take nobody; none where that was not of late
    )


def partners_for(wanted: Wanted, today: date) -> list[Partner]:
    """The organisations that fit best, at most five, of the region where one is said. Two queries.

    Whoever sells to migrants is left out, and whoever works elsewhere. Who said of late that they take nobody is offered
    after whoever else does it: that may have changed, and there may be nobody else.
    """
    found = Organisation.objects.working().exclude(actor=Actor.COMMERCIAL).prefetch_related("services")
    if wanted.region:
        found = found.in_region(wanted.region)
    ranked = sorted((rank(_offer(one, today), wanted), one.code, one) for one in found)
    return [
        Partner(
            organisation=one,
            speaks=place.language if wanted.language is not Language.UNKNOWN else None,
            does=place.topic,
            full_on=full_on(one, today),
        )
        for place, _code, one in ranked[:PARTNERS_OFFERED]
    ]


def capacity_of(organisation: Organisation) -> list[CapacityNote]:
    """Every note, what speaks of the latest day first. One query."""
    return list(
        organisation.capacity.select_related("written_by", "verified_by").order_by(
            "parameter", "-known_on", "-pk"
        )
    )


def reports_missing(organisations: Iterable[Organisation], today: date) -> set[UUID]:
    """Of these, the ones that are watched and of which a report should have come and did not. One query."""
    notes = CapacityNote.objects.filter(organisation__in=[one.pk for one in organisations])
    told: dict[UUID, list[tuple[Parameter, Known]]] = {}
    for note in notes.order_by("known_on", "pk").defer("sealed_words"):
        told.setdefault(note.organisation_id, []).append((Parameter(note.parameter), note.known))
    return {
        key for key, known in told.items() if is_report_missing(latest(known).get(Parameter.REPORTING), today)
    }


def partner_of_code(code: str) -> Organisation | None:
    """A working organisation by its code."""
    return Organisation.objects.working().filter(code=code).first()


def facilities_for(
    region: str = "",
    language: Language = Language.UNKNOWN,
    topic: Topic | None = None,
    *,
    uninsured_only: bool = False,
) -> QuerySet[Facility]:
    """The places of care that stand and fit all that is said; whoever asks for the uninsured gets no unknown."""
    found = Facility.objects.standing().order_by("region", "name", "pk")
    if region:
        found = found.filter(region=region)
    if language is not Language.UNKNOWN:
        found = found.filter(languages__contains=[language.value])
    if topic:
        found = found.filter(topics__contains=[topic.value])
    return found.filter(takes_uninsured__in=[Taking.YES, Taking.EMERGENCY]) if uninsured_only else found


def _offer(organisation: Organisation, today: date) -> Offer:
    return Offer(
        regions=organisation.regions,
        languages=organisation.languages,
        topics=[service.topic for service in organisation.services.all() if service.is_given],
        is_free={Fee.FREE: True, Fee.PAID: False}.get(Fee(organisation.fee)),
        is_full=full_on(organisation, today) is not None,
    )


def full_on(organisation: Organisation, today: date) -> date | None:
    """The day on which they said that they take nobody, where it is recent enough to rely on."""
    said_on = organisation.takes_on
    is_full = organisation.takes == Takes.FULL and said_on is not None and said_on >= today - FRESH
    return said_on if is_full else None


def organisations_for(
    region: str = "",
    language: Language = Language.UNKNOWN,
    fee: Fee | None = None,
    topic: Topic | None = None,
) -> OrganisationQuerySet:
    """The working organisations that fit all that is said; what is left empty is not asked for.

    Commercial go-betweens are left out unless a paid service is asked for: they do not help, they sell.
    """
    found = Organisation.objects.working().prefetch_related("services").order_by("code", "pk")
    if region:
        found = found.in_region(region)
    if language is not Language.UNKNOWN:
        found = found.filter(found_languages__contains=[language.value])
    if topic:
        found = found.filter(found_topics__contains=[topic.value])
    if fee:
        found = found.filter(found_fees__contains=[fee.value])
    return found if fee is Fee.PAID else found.exclude(actor=Actor.COMMERCIAL)
