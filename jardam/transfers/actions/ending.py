"""A transfer ends on the sender's side: taken back, over, or looked at; and a case that is elsewhere now is closed."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jardam.audit.actions import record, recorded
from jardam.cases.actions import Closing, Said, close_case, end_term
from jardam.cases.models import Case, Term
from jardam.cases.rules.stages import Ending
from jardam.cases.rules.terms import TermState
from jardam.centres.models import Centre, User
from jardam.database.scope import for_centre
from jardam.kernel.trying import each_done
from jardam.people.models import Person
from jardam.transfers.consented import agreed_with
from jardam.transfers.holding import AlreadyEnded, end_departure, end_there, held_departure, is_late
from jardam.transfers.models import Departure
from jardam.transfers.rules.lives import Move, State
from jardam.vault.restricted import Opener

MOST_AT_ONCE = 50


@recorded
def take_back(departure: Departure, *, by: User | None, at: datetime) -> None:
    """They read it no more. Twice it is once. ``by`` None: the person said no. Errors: AlreadyEnded, when they took it in."""
    try:
        held = held_departure(departure.centre_id, departure.pk)
    except AlreadyEnded:
        if Departure.objects.filter(
            centre_id=departure.centre_id, pk=departure.pk, state=State.TAKEN_BACK
        ).exists():
            return
        raise
    _end(held, Move.TAKE_BACK, at, by=by)


def _end(departure: Departure, move: Move, at: datetime, *, by: User | None) -> None:
    end_there(departure, move, at)
    end_departure(departure, move, at, is_news=by is None)
    record("transfer.moved", departure, by=by, at=at, move=move.value)


@recorded
def see(departure: Departure, *, by: User, at: datetime) -> None:
    """Somebody of ours has looked: it is no news any more."""
    record("transfer.seen", departure, by=by, at=at)
    Departure.objects.filter(centre_id=departure.centre_id, pk=departure.pk).update(has_news=False)


@recorded
def close_handed(departure: Departure, *, opener: Opener | None = None, by: User, at: datetime) -> Case:
    """They answer for it now: its terms end here, since they run there, and the case is closed as handed on.

    Errors: AlreadyEnded, unless they took it in; CaseClosed; FileKeyLocked; FileKeyDestroyed.
    """
    if departure.state != State.TAKEN:
        raise AlreadyEnded(str(departure.pk))
    case = departure.case
    where = {"centre": departure.to_centre.name, "reference": departure.there}
    text = _("Taken in by the centre %(centre)s as case %(reference)s.") % where
    for term in (
        Term.objects.filter(centre_id=case.centre_id, case=case).open().select_related("case__person")
    ):
        end_term(term, TermState.DROPPED, _said(case, text, opener), by=by, at=at)
    closed = close_case(case, Closing(Ending.HANDED_ON, _said(case, text, opener)), by=by, at=at)
    see(departure, by=by, at=at)
    return closed


def _said(case: Case, text: str, opener: Opener | None) -> Said:
    """As the case stands now."""
    case.refresh_from_db(fields=["revision"])
    return Said(case.revision, text, opener)


def end_late_everywhere(at: datetime) -> None:
    """The worker's round: what nobody took in by its last day. Safe to do twice.

    Errors: ExceptionGroup, of those that failed, when all were tried.
    """
    each_done(partial(_end_late, centre, at) for centre in Centre.objects.order_by("pk"))


def _end_late(centre: Centre, at: datetime) -> None:
    with for_centre(centre.pk):
        each_done(partial(run_out, departure, at=at) for departure in _late(centre, at))


@transaction.atomic
def _late(centre: Centre, at: datetime) -> list[Departure]:
    """Outside of a transaction the database knows no centre and shows none."""
    rows = Departure.objects.filter(centre=centre, until__lt=timezone.localdate(at)).open()
    return list(rows.order_by("pk")[:MOST_AT_ONCE])


@recorded
def run_out(departure: Departure, *, at: datetime) -> None:
    """Its last day went by: it stays ours, and a person of ours must see to it. Twice it is once."""
    try:
        held = held_departure(departure.centre_id, departure.pk)
    except AlreadyEnded:
        return
    if is_late(held.until, at):
        _end(held, Move.RUN_OUT, at, by=None)


def end_of(person: Person, at: datetime) -> None:
    """Nothing of this person is on its way any more: they were erased, or their file was closed."""
    for departure in _open_of(person):
        take_back(departure, by=None, at=at)


def follow_consent(person: Person, at: datetime) -> None:
    """They have said something about handing on. Without a yes to all that went, the centre has it no more, at once."""
    for departure in _open_of(person):
        if not departure.told <= agreed_with(person, departure.to_centre, timezone.localdate(at)):
            take_back(departure, by=None, at=at)


def _open_of(person: Person) -> list[Departure]:
    rows = Departure.objects.filter(centre_id=person.centre_id, case__person=person).open()
    return list(rows.select_related("to_centre").order_by("pk"))
