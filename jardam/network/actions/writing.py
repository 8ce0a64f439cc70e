"""Organisations, what they do and where they are met are written on a page: by whoever read the last state, and never deleted."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.network.choices import Retirement, Takes
from jardam.network.entries import (
    OrganisationFacts,
    PlaceFacts,
    ServiceFacts,
    organisation_facts,
    place_facts,
    put_organisation,
    put_place,
    put_service,
    service_facts,
)
from jardam.network.findable import ORGANISATION
from jardam.network.gathering import gather
from jardam.network.models import Branch, Organisation, OrganisationService, rest_of
from jardam.network.placing import place
from jardam.search.sources import refresh_keys

OURS = "JARDAM"
"""The source of what was first written here."""


class EntryChanged(ValueError):
    """Somebody else has changed it since the page was opened; nothing was overwritten."""


@recorded
def write_organisation(pk: UUID, facts: OrganisationFacts, *, by: User, at: datetime) -> Organisation:
    """``pk``: drawn by the page, so that whoever sends it twice has written it once."""
    known = Organisation.objects.filter(pk=pk).first()
    if known is not None:
        return known
    one = Organisation(id=pk, code=f"own-{pk.hex}", source=OURS, corrected_on=timezone.localdate(at))
    put_organisation(one, facts)
    one.save(force_insert=True)
    _found_anew(one)
    record("organisation.written", one, by=by, at=at)
    return one


@recorded
def change_organisation(
    one: Organisation, facts: OrganisationFacts, *, seen: int, by: User, at: datetime
) -> None:
    """What is known now; one that was retired works again. Errors: EntryChanged, VaultSealed."""
    held = _held(one)
    if organisation_facts(held) == facts and not held.retired_on:
        return
    _check_seen(held, seen)
    is_seen_anew = held.is_discreet != facts.is_discreet
    put_organisation(held, facts)
    held.retired_on, held.retired_because, held.has_ceased = None, "", False
    held.corrected_on = timezone.localdate(at)
    held.revision += 1
    held.save()
    if is_seen_anew:
        _place_anew(held)
    _found_anew(held)
    record("organisation.changed", held, by=by, at=at, revision=held.revision)


@recorded
def retire_organisation(one: Organisation, why: Retirement, *, by: User, at: datetime) -> None:
    """Nobody is sent there any more, and it can still be read. Once."""
    held = _held(one)
    if held.retired_on:
        return
    today = timezone.localdate(at)
    held.retired_on, held.retired_because, held.has_ceased = today, why.value, True
    held.corrected_on = today
    held.revision += 1
    held.save(update_fields=["retired_on", "retired_because", "has_ceased", "corrected_on", "revision"])
    _found_anew(held)
    record("organisation.retired", held, by=by, at=at, reason=why.value)


@recorded
def tell_takes(one: Organisation, takes: Takes, *, by: User, at: datetime) -> None:
    """Whether they take people now, as they have just said."""
    held, today = _held(one), timezone.localdate(at)
    on = None if takes is Takes.UNKNOWN else today
    if (held.takes, held.takes_on) == (takes.value, on):
        return
    held.takes, held.takes_on = takes.value, on
    held.save(update_fields=["takes", "takes_on"])
    record("organisation.takes", held, by=by, at=at, takes=takes.value)


@recorded
def write_service(
    of: Organisation, pk: UUID, facts: ServiceFacts, *, seen: int, by: User, at: datetime
) -> None:
    """Add what they do, or change it. ``seen``: the revision that was read, 0 of a new one. Errors: EntryChanged."""
    held = _held(of)
    one = held.services.select_for_update(of=("self",)).filter(pk=pk).first()
    if one is None:
        last = held.services.order_by("-position").values_list("position", flat=True).first() or 0
        one = OrganisationService(id=pk, organisation=held, position=last + 1, revision=0)
    elif service_facts(one) == facts:
        return
    _check_seen(one, seen)
    put_service(one, facts)
    one.revision, one.corrected_on = one.revision + 1, timezone.localdate(at)
    one.save()
    _found_anew(held)
    record("organisation.service", held, by=by, at=at, revision=one.revision)


@recorded
def write_place(of: Organisation, pk: UUID, facts: PlaceFacts, *, seen: int, by: User, at: datetime) -> None:
    """Add where they are met, or change it. ``seen``: as of `write_service`. Errors: EntryChanged."""
    held = _held(of)
    one = held.branches.select_for_update(of=("self",)).filter(pk=pk).first()
    if one is None:
        one = Branch(id=pk, organisation=held, revision=0)
    elif place_facts(one) == facts:
        return
    _check_seen(one, seen)
    today = timezone.localdate(at)
    put_place(one, facts, is_discreet=held.is_discreet)
    one.revision, one.corrected_on = one.revision + 1, today
    one.closed_on = None if facts.is_open else one.closed_on or today
    one.save()
    record("organisation.place", held, by=by, at=at, revision=one.revision)


def _held(one: Organisation) -> Organisation:
    found: Organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=one.pk)
    return found


def _check_seen(one: Organisation | OrganisationService | Branch, seen: int) -> None:
    if one.revision != seen:
        raise EntryChanged(str(one.pk))


def _found_anew(one: Organisation) -> None:
    gather([one.pk])
    refresh_keys(ORGANISATION, [one.code])


def _place_anew(one: Organisation) -> None:
    """Where somebody helps unnamed is told by no column."""
    for branch in one.branches.all():
        place(branch, rest_of(branch), is_discreet=one.is_discreet)
        branch.save()
