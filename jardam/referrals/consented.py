"""To whom the person agrees that a packet goes, and until when: asked anew whenever it goes anywhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from jardam.network.models import Organisation
from jardam.people.models import Person
from jardam.people.queries import agreed_groups, consents_of
from jardam.people.rules.consent import Act, FieldGroup, Purpose, Receiver, ReceiverKind
from jardam.vault.restricted import Opener


@dataclass(frozen=True, slots=True)
class Agreed:
    """``groups``: what may be told; ``until``: the last day on which all of what was asked for may be."""

    groups: frozenset[FieldGroup]
    until: date | None = None


def agreed_with(
    person: Person | None,
    organisation: Organisation,
    groups: Iterable[FieldGroup],
    today: date,
    opener: Opener | None = None,
) -> Agreed:
    """What may be told to one partner; nothing of somebody who has no file, or has said nothing.

    Errors: FileKeyLocked; FileKeyDestroyed.
    """
    wanted = frozenset(groups)
    if person is None:
        return Agreed(frozenset())
    names = receivers(organisation)
    now = frozenset(agreed_groups(person, Purpose.HELP, names, today, opener))
    if not wanted or not wanted <= now:
        return Agreed(now)
    ends = [day for day in _last_days(person, today, opener) if _holds(person, names, wanted, day, opener)]
    return Agreed(now, max(ends, default=today))


def receivers(organisation: Organisation) -> Sequence[Receiver]:
    """By any of the names that a reader may have seen."""
    return [Receiver(ReceiverKind.PARTNER, name) for name in dict.fromkeys(organisation.names.values())]


def _last_days(person: Person, today: date, opener: Opener | None) -> list[date]:
    said = (spoken.statement for _row, spoken in consents_of(person, opener))
    return sorted({one.until for one in said if one.act == Act.GIVEN and one.until and one.until >= today})


def _holds(
    person: Person, names: Sequence[Receiver], wanted: frozenset[FieldGroup], day: date, opener: Opener | None
) -> bool:
    return wanted <= frozenset(agreed_groups(person, Purpose.HELP, names, day, opener))
