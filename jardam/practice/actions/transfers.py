"""A practice is handed from one branch to another, and somebody says what became of it there."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import Branch, User
from jardam.database.live import tell
from jardam.kernel.ids import day_uuid
from jardam.practice.actions.practices import standing_practice
from jardam.practice.models import FOUND, Practice, Transfer, sealed
from jardam.practice.rules.transfers import How, Look, State, check_look


class AlreadyHanded(ValueError):
    """The branch has it: it comes from there, or a transfer to it stands."""


class TransferChanged(ValueError):
    """Somebody else has said what became of it since the page was opened; nothing was overwritten."""


@dataclass(frozen=True, slots=True)
class Handing:
    """How a practice was handed over. ``answers_for``: who at the receiving branch; ``learned``: how many colleagues."""

    from_branch: Branch | None
    to_branch: Branch
    handed_on: date
    how: How
    learned: int
    answers_for: User
    look_on: date

    def stands_in(self, transfer: Transfer) -> bool:
        """Whether this is what the transfer says."""
        ours = (self.from_branch.pk if self.from_branch else None, self.handed_on, self.how.value)
        theirs = (transfer.from_branch_id, transfer.handed_on, transfer.how)
        rest = (self.learned, self.answers_for.pk, self.look_on)
        return (*ours, *rest) == (*theirs, transfer.learned, transfer.answers_for_id, transfer.look_on)


@recorded
def hand_practice(practice: Practice, handing: Handing, *, by: User, at: datetime) -> Transfer:
    """Write down that it was handed over; who sends the same once more has written it once.

    Errors: PracticeWithdrawn; AlreadyHanded.
    """
    practice = standing_practice(practice)
    own = Transfer.objects.filter(
        centre_id=practice.centre_id, practice=practice, to_branch=handing.to_branch
    )
    standing: Transfer | None = own.exclude(state=State.NOT_USED.value).first()
    if standing is not None and standing.recorded_by_id == by.pk and handing.stands_in(standing):
        return standing
    if standing is not None or handing.to_branch.pk == practice.branch_id:
        raise AlreadyHanded(str(practice.pk))
    transfer = Transfer(
        id=day_uuid(),
        centre_id=practice.centre_id,
        practice=practice,
        from_branch=handing.from_branch,
        to_branch=handing.to_branch,
        handed_on=handing.handed_on,
        how=handing.how.value,
        learned=handing.learned,
        answers_for=handing.answers_for,
        recorded_by=by,
        look_on=handing.look_on,
    )
    transfer.save(force_insert=True)
    record("practice.handed", transfer, by=by, at=at, how=handing.how.value, learned=handing.learned)
    tell(transfer.centre_id)
    return transfer


@recorded
def look_at_transfer(transfer: Transfer, look: Look, *, seen: int, by: User, at: datetime) -> Transfer:
    """Say what became of it, and when to look again, if at all. ``seen``: the revision that was read.

    What is not used any more is at its end: it may be handed over anew. The same said once more changes nothing.
    Errors: WordsMissing; NoOutcome; TransferChanged.
    """
    look = check_look(look)
    transfer = Transfer.objects.select_for_update(of=("self",)).get(
        centre_id=transfer.centre_id, pk=transfer.pk
    )
    if _says(transfer, look) and transfer.revision == seen + 1:
        return transfer
    if transfer.revision != seen or transfer.state == State.NOT_USED.value:
        raise TransferChanged(str(transfer.pk))
    transfer.state, transfer.look_on = look.outcome.value, look.again_on
    transfer.looked_on = timezone.localdate(at)
    transfer.sealed_found = sealed(transfer.pk, {FOUND: look.words}) if look.words else None
    transfer.revision += 1
    transfer.save(update_fields=["state", "look_on", "looked_on", "sealed_found", "revision"])
    record("practice.looked_at", transfer, by=by, at=at, state=look.outcome.value)
    tell(transfer.centre_id)
    return transfer


def _says(transfer: Transfer, look: Look) -> bool:
    return (transfer.state, transfer.look_on, transfer.found) == (
        look.outcome.value,
        look.again_on,
        look.words,
    )
