"""A warning is opened, renewed, answered, appealed, decided and withdrawn, each by a person, and each written down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.parties.forgetting import forget_loose
from jardam.parties.models import Party, PartyWarning, sealed
from jardam.parties.queries import enough, live_warnings, merged_in
from jardam.parties.rules.merging import members, root_of
from jardam.parties.rules.warnings import DECIDED, LASTS, Evidence, Outcome, State, Trouble, after

LONGEST_WORDS = 2_000  # characters


class TooFew(ValueError):
    """Fewer than three people tell of it independently of each other: nothing may be said, not even that."""


class WarningStands(ValueError):
    """There is one already."""


class WarningChanged(ValueError):
    """Somebody has done something with it since the page was opened; nothing was overwritten."""


class SameEyes(ValueError):
    """Whoever opened it or looked at it last decides on no appeal against it, nor opens another once it fell on one."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What is said of a party, and on what it rests: by kind, in nobody's words."""

    troubles: Sequence[Trouble]
    evidence: Sequence[Evidence]


@recorded
def open_warning(party: Party, grounds: Grounds, *, by: User, at: datetime) -> PartyWarning:
    """What the other side answered to one that was withdrawn stands beside the new one, too.

    Errors: TooFew; WarningStands; SameEyes, from whoever kept one that fell on an appeal.
    """
    into = merged_in(party.centre_id)
    keys = members(root_of(party.pk, into), into)
    held = list(
        Party.objects.select_for_update().filter(centre_id=party.centre_id, pk__in=keys).order_by("pk")
    )
    if not held or not enough(party.centre_id, {party.pk: keys})[party.pk]:
        raise TooFew(str(party.pk))
    if live_warnings(party.centre_id).filter(party__in=keys).exists():
        raise WarningStands(str(party.pk))
    withdrawn = PartyWarning.objects.filter(
        centre_id=party.centre_id, party__in=keys, state=State.WITHDRAWN.value
    )
    if withdrawn.filter(Q(opened_by=by) | Q(looked_by=by), outcome=Outcome.WITHDRAWN.value).exists():
        raise SameEyes(str(party.pk))
    answered = withdrawn.exclude(replied_on=None).order_by("-replied_on", "-pk").first()
    day = timezone.localdate(at)
    warning = PartyWarning(
        id=day_uuid(),
        centre_id=party.centre_id,
        party=party,
        state=State.STANDING.value,
        opened_on=day,
        opened_by=by,
        looked_by=by,
        expires_on=day + LASTS,
    )
    _say(warning, grounds)
    warning.replied_on = answered.replied_on if answered else None
    reply_before = answered.words["reply"] if answered else ""
    warning.sealed_words = sealed(warning.pk, {"reply": reply_before, "appeal": ""})
    warning.save(force_insert=True)
    record("warning.opened", warning, by=by, at=at)
    return warning


@recorded
def renew(warning: PartyWarning, grounds: Grounds, *, seen: int, by: User, at: datetime) -> PartyWarning:
    """Somebody has looked again, and says what it rests on now; not before an open appeal is decided.

    Errors: WarningChanged; TooFew.
    """
    held = _held(warning, seen)
    if held.state != State.STANDING:
        raise WarningChanged(str(held.pk))
    into = merged_in(held.centre_id)
    keys = members(root_of(held.party_id, into), into)
    if not enough(held.centre_id, {held.party_id: keys})[held.party_id]:
        raise TooFew(str(held.pk))
    _say(held, grounds)
    held.looked_by, held.expires_on = by, timezone.localdate(at) + LASTS
    return _kept(held, "warning.renewed", by, at)


@recorded
def reply(warning: PartyWarning, words: str, on: date, *, seen: int, by: User, at: datetime) -> PartyWarning:
    """The other side has answered; it stands beside the warning wherever that is shown. Errors: WarningChanged."""
    held = _held(warning, seen)
    held.sealed_words = sealed(held.pk, held.words | {"reply": words})
    held.replied_on = on
    return _kept(held, "warning.replied", by, at)


@recorded
def appeal(warning: PartyWarning, words: str, *, seen: int, by: User, at: datetime) -> PartyWarning:
    """The other side says that it is wrong. It is shown as disputed until a second person has decided.

    Errors: WarningChanged; MoveRefused.
    """
    held = _held(warning, seen)
    held.state = after(State(held.state), State.APPEALED).value
    held.sealed_words = sealed(held.pk, held.words | {"appeal": words})
    held.appealed_on, held.outcome, held.decided_on, held.decided_by = timezone.localdate(at), "", None, None
    return _kept(held, "warning.appealed", by, at)


@recorded
def decide(
    warning: PartyWarning,
    outcome: Outcome,
    troubles: Sequence[Trouble],
    *,
    seen: int,
    by: User,
    at: datetime,
) -> PartyWarning:
    """On the appeal, by neither who opened it nor who looked at it last. ``troubles``: what it says, when it is changed.

    Errors: WarningChanged; MoveRefused; SameEyes.
    """
    held = _held(warning, seen)
    if by.pk in {held.opened_by_id, held.looked_by_id}:
        raise SameEyes(str(held.pk))
    if held.state != State.APPEALED:
        raise WarningChanged(str(held.pk))
    held.state = after(State.APPEALED, DECIDED[outcome]).value
    if outcome is Outcome.CHANGED:
        held.troubles = [one.value for one in troubles]
    held.outcome, held.decided_on, held.decided_by = outcome.value, timezone.localdate(at), by
    return _kept(held, "warning.decided", by, at)


@recorded
def withdraw(warning: PartyWarning, *, seen: int, by: User, at: datetime) -> PartyWarning:
    """Nobody sees it any more. While an appeal is open, the decision on it says so. Errors: WarningChanged."""
    held = _held(warning, seen)
    if held.state != State.STANDING:
        raise WarningChanged(str(held.pk))
    held.state = after(State.STANDING, State.WITHDRAWN).value
    return _kept(held, "warning.withdrawn", by, at)


def _say(warning: PartyWarning, grounds: Grounds) -> None:
    warning.troubles = [one.value for one in grounds.troubles]
    warning.evidence = [one.value for one in grounds.evidence]


def _held(warning: PartyWarning, seen: int) -> PartyWarning:
    """As it was seen. Errors: WarningChanged."""
    rows = PartyWarning.objects.select_for_update()
    found: PartyWarning | None = rows.filter(centre_id=warning.centre_id, pk=warning.pk).first()
    if found is None or found.revision != seen or found.state == State.WITHDRAWN:
        raise WarningChanged(str(warning.pk))
    return found


def _kept(warning: PartyWarning, verb: str, by: User, at: datetime) -> PartyWarning:
    warning.revision += 1
    warning.save()
    record(verb, warning, by=by, at=at)
    if warning.state == State.WITHDRAWN:
        forget_loose(warning.centre_id, [warning.party_id])
    return warning
