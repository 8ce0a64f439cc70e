"""Money that came for several at once: each own sum is a line of the own claim, with one receipt, all or none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.cases.actions import Said
from jardam.centres.models import User
from jardam.claims.actions import NewMoney, enter_money
from jardam.claims.rules.money import Amount, Column
from jardam.collective.actions.holding import bump, held_claims, held_collective
from jardam.collective.models import Collective, JoinedClaim, SharedReceipt
from jardam.law.rules.rulebook import RuleBook


class CollectiveChanged(ValueError):
    """Who takes part has changed since the page was opened, or money was written down; now nothing was."""


class NothingReceived(ValueError):
    """No worker got anything."""


@dataclass(frozen=True, slots=True)
class Received:
    """``id``: drawn by the page, so that a form sent twice is written once. ``sums``: by the worker's part, its own sum."""

    id: UUID
    seen: int
    on: date
    sums: Mapping[UUID, Amount]
    source: str
    receipt: str = ""
    text: str = ""


@recorded
def receive_for_several(
    collective: Collective, received: Received, book: RuleBook, *, by: User, at: datetime
) -> SharedReceipt:
    """A line of money in each of these claims.

    Errors: CollectiveChanged; NothingReceived; CaseClosed; FileClosed; WorkerGone; FileKeyDestroyed.
    """
    collective = held_collective(collective)
    sent_before = SharedReceipt.objects.filter(centre_id=collective.centre_id, pk=received.id).first()
    if sent_before is not None:
        return sent_before
    if collective.revision != received.seen:
        raise CollectiveChanged(str(collective.pk))
    if not received.sums:
        raise NothingReceived(str(collective.pk))
    live = JoinedClaim.objects.filter(centre_id=collective.centre_id, collective=collective).live()
    joined = {one.pk: one for one in live.select_related("claim")}
    if not set(received.sums) <= set(joined):
        raise CollectiveChanged(str(collective.pk))
    held_claims([joined[key].claim for key in received.sums])
    for key in sorted(received.sums, key=lambda key: joined[key].claim.case_id):
        claim = joined[key].claim
        claim.case.refresh_from_db(fields=["revision"])
        money = NewMoney(Column.RECEIVED, received.on, received.sums[key], received.source, received.receipt)
        enter_money(claim, money, book, Said(claim.case.revision, received.text), by=by, at=at)
    receipt = SharedReceipt(
        id=received.id,
        centre_id=collective.centre_id,
        collective=collective,
        received_on=received.on,
        written_on=timezone.localdate(at),
        written_by=by,
    )
    receipt.save(force_insert=True)
    bump(collective)
    record("collective.received", collective, by=by, at=at, workers=len(received.sums))
    return receipt
