"""Whether the person agrees that a centre is told, and until when."""

from collections.abc import Iterable
from datetime import date, timedelta

from jardam.centres.models import Centre
from jardam.people.models import Person
from jardam.people.queries import agreed_groups
from jardam.people.rules.consent import FieldGroup, Purpose, Receiver, ReceiverKind


def receivers(centre: Centre) -> list[Receiver]:
    """By any of the names that a reader may have seen."""
    return [Receiver(ReceiverKind.CENTRE, name) for name in dict.fromkeys(centre.names.values())]


def agreed_with(person: Person, centre: Centre, today: date) -> frozenset[FieldGroup]:
    """Errors: FileKeyLocked; FileKeyDestroyed."""
    return frozenset(agreed_groups(person, Purpose.HELP, receivers(centre), today))


def agreed_until(
    person: Person, centre: Centre, groups: Iterable[FieldGroup], first: date, last: date
) -> date:
    """The last day up to ``last`` on which all of it may be told; ``first`` where that is the only one. Errors: as above."""
    wanted = frozenset(groups)
    day = last
    while wanted and day > first and not wanted <= agreed_with(person, centre, day):
        day -= timedelta(days=1)
    return day
