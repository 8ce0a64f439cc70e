"""A collective claim is begun, a claim more is proposed, a worker is confirmed, and taken out with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.cases.sealing import TEXT
from jardam.centres.models import User
from jardam.claims.actions.holding import JOINED, PARTED, Deed, Held
from jardam.claims.models import Claim
from jardam.collective.actions.holding import bump, held_claims, held_collective, held_joined, tell_case
from jardam.collective.models import Collective, JoinedClaim, sealed
from jardam.collective.rules.standing import FEWEST, MOST, State, check_move
from jardam.collective.sealing import seal_reason
from jardam.database.bulk import one_at_a_time
from jardam.kernel.ids import day_uuid


class JoinedElsewhere(ValueError):
    """One of these claims stands in a collective claim already."""


class TwiceThePerson(ValueError):
    """One person stands in a collective claim once, with one claim."""


class TooFew(ValueError):
    """One worker alone makes no collective claim."""


class TooMany(ValueError):
    """More workers than one paper takes."""


class ReasonWanted(ValueError):
    """Nobody is taken out without a word why."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """``id``: drawn by the page, so that a form sent twice begins one. ``employer``: as the consents will name it."""

    id: UUID
    claims: Sequence[Claim]
    employer: str


@recorded
def begin_collective(beginning: Beginning, *, by: User, at: datetime) -> Collective:
    """Proposes these workers, of whom nobody stands in a paper before they have said yes.

    Errors: TooFew; as `propose_claims`.
    """
    assert by.centre_id is not None
    one_at_a_time(f"collective.Collective/{beginning.id}")
    sent_before: Collective | None = Collective.objects.filter(
        centre_id=by.centre_id, pk=beginning.id
    ).first()
    if sent_before is not None:
        return sent_before
    if len({claim.pk for claim in beginning.claims}) < FEWEST:
        raise TooFew(str(beginning.id))
    collective = Collective(
        id=beginning.id,
        centre_id=by.centre_id,
        begun_on=timezone.localdate(at),
        begun_by=by,
        sealed_words=sealed(beginning.id, {"employer": beginning.employer}),
    )
    collective.save(force_insert=True)
    record("collective.begun", collective, by=by, at=at)
    _propose(collective, beginning.claims, by=by, at=at)
    return collective


@recorded
def propose_claims(collective: Collective, claims: Sequence[Claim], *, by: User, at: datetime) -> Collective:
    """These workers, too. One that stands in it already is left as it is.

    Errors: JoinedElsewhere; TwiceThePerson; TooMany; CaseClosed; FileClosed; WorkerGone; FileKeyDestroyed.
    """
    collective = held_collective(collective)
    ours = JoinedClaim.objects.filter(centre_id=collective.centre_id, collective=collective).live()
    there = set(ours.values_list("claim_id", flat=True))
    wanted = [claim for claim in claims if claim.pk not in there]
    if wanted:
        _propose(collective, wanted, by=by, at=at)
    return collective


@recorded
def confirm_worker(joined: JoinedClaim, *, by: User, at: datetime) -> JoinedClaim:
    """The worker wants to take part; confirmed twice is confirmed once. What they agree to stands in their consents.

    Errors: Moved; CaseClosed; FileClosed; WorkerGone; FileKeyDestroyed.
    """
    collective = held_collective(joined.collective)
    found = held_joined(joined)
    if found.in_state is State.CONFIRMED:
        return found
    check_move(found.in_state, State.CONFIRMED)
    held_claims([found.claim])
    found.state = State.CONFIRMED.value
    found.save(update_fields=["state"])
    bump(collective)
    record("collective.confirmed", collective, by=by, at=at, claim=found.claim_id)
    return found


@recorded
def part_worker(joined: JoinedClaim, reason: str, *, by: User, at: datetime) -> JoinedClaim:
    """Their own claim goes on alone. A closed case is no hindrance: then its entries stay as they are.

    Errors: ReasonWanted; Moved; WorkerGone; FileKeyDestroyed.
    """
    if not reason.strip():
        raise ReasonWanted(str(joined.pk))
    collective = held_collective(joined.collective)
    found = held_joined(joined)
    check_move(found.in_state, State.LEFT)
    case = found.claim.case
    if case.is_open:
        held = held_claims([found.claim])[found.claim_id]
        tell_case(held, Deed(PARTED, held.facts.who, by, at), reason)
    found.state, found.left_on = State.LEFT.value, timezone.localdate(at)
    seal_reason(found, case.person.key, {TEXT: reason})
    found.save(update_fields=["state", "left_on", "sealed_reason"])
    bump(collective)
    record("collective.parted", collective, by=by, at=at, claim=found.claim_id)
    return found


def _propose(collective: Collective, claims: Sequence[Claim], *, by: User, at: datetime) -> None:
    held = held_claims({claim.pk: claim for claim in claims}.values())
    _check(collective, held)
    for one in held.values():
        JoinedClaim(
            id=day_uuid(),
            centre_id=collective.centre_id,
            collective=collective,
            claim=one.claim,
            joined_on=timezone.localdate(at),
            joined_by=by,
        ).save(force_insert=True)
        tell_case(one, Deed(JOINED, one.facts.who, by, at))
        record("collective.proposed", collective, by=by, at=at, claim=one.claim.pk)
    bump(collective)


def _check(collective: Collective, held: dict[UUID, Held]) -> None:
    """Errors: as `propose_claims`."""
    live = JoinedClaim.objects.filter(centre_id=collective.centre_id).live()
    if live.filter(claim__in=list(held)).exists():
        raise JoinedElsewhere(str(collective.pk))
    ours = live.filter(collective=collective).values_list("claim__case__person_id", flat=True)
    persons = [*ours, *(one.case.person_id for one in held.values())]
    if len(set(persons)) < len(persons):
        raise TwiceThePerson(str(collective.pk))
    if len(persons) > MOST:
        raise TooMany(str(collective.pk))
