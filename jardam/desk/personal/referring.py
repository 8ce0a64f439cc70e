"""What a partner may be told of somebody who is sent to them. It is shown to whoever sends, and stops nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise

from jardam.centres.http import StaffRequest
from jardam.desk.casework.page import today_of
from jardam.desk.personal.known import is_open_to
from jardam.followups.models import Step
from jardam.people.choices import field_groups
from jardam.people.permissions import may_change_identity
from jardam.people.queries import agreed_groups, note_consents_read
from jardam.people.rules.consent import Purpose, Receiver, ReceiverKind
from jardam.vault.refusals import FileKeyDestroyed, FileKeyLocked
from jardam.vault.unlocked import opener


@dataclass(frozen=True, slots=True)
class ShownAgreed:
    """``groups``: empty where nobody has written a yes down."""

    partner: str
    groups: Sequence[str | Promise]
    person_id: UUID


def agreed_for(request: StaffRequest, step: Step) -> ShownAgreed | None:
    """None where nobody is sent anywhere, where there is no file, and for whoever may not read it."""
    person, partner = step.contact.person, step.partner
    if person is None or partner is None or person.erased_on is not None:
        return None
    if not may_change_identity(request.user, person) or not is_open_to(request.user, person):
        return None
    names = [Receiver(ReceiverKind.PARTNER, name) for name in (partner.name, *partner.names.values())]
    try:
        groups = agreed_groups(person, Purpose.HELP, names, today_of(request), opener(request))
    except (FileKeyLocked, FileKeyDestroyed):
        return None
    note_consents_read(person, by=request.user, at=timezone.now())
    words = field_groups()
    return ShownAgreed(partner.name, [words[group] for group in groups], person.pk)
