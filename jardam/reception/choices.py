"""The words people read for what is stored at the door."""

from collections.abc import Sequence
from functools import cache

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jardam.reception.rules.fitting import Wish
from jardam.reception.rules.moves import Place, State
from jardam.reception.rules.order import Urgency


class WishState(TextChoices):
    WAITING = "WAITING", _("waiting")
    BOOKED = "BOOKED", _("booked")
    DROPPED = "DROPPED", _("dropped")


@cache  # lazy words: the same mapping serves every language
def states() -> dict[State, Promise]:
    return {
        State.HELD: _("held"),
        State.BOOKED: _("booked"),
        State.ARRIVED: _("is here"),
        State.SEEN: _("seen"),
        State.NO_SHOW: _("did not come"),
        State.CANCELLED: _("cancelled"),
        State.LAPSED: _("not written down"),
    }


@cache
def places() -> dict[Place, Promise]:
    return {
        Place.WAITING: _("waits"),
        Place.CALLED: _("called"),
        Place.SEEN: _("seen"),
        Place.LEFT: _("left"),
        Place.LAPSED: _("not written down"),
    }


@cache
def wishes() -> dict[Wish, Promise]:
    return {
        Wish.NONE: _("No wish"),
        Wish.WOMAN: _("A woman"),
        Wish.MAN: _("A man"),
    }


@cache
def urgencies() -> dict[Urgency, Promise]:
    return {
        Urgency.NONE: _("In turn"),
        Urgency.DANGER: _("In danger"),
        Urgency.UNWELL: _("Unwell"),
        Urgency.CHILD: _("With a small child"),
        Urgency.TERM: _("A term ends today"),
    }


def wish_states() -> Sequence[tuple[str, Promise]]:
    """As a function, so that a new wording makes no migration."""
    return WishState.choices


@cache
def weekdays() -> list[Promise]:
    """From Monday, as they stand at the head of a line."""
    return [
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    ]
