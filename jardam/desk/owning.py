"""Whose each call back is, in the words of one reader: yours, or a colleague's name."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from jardam.accounts.queries import display_names
from jardam.centres.models import User
from jardam.contacts.models import Callback
from jardam.contacts.queries import Duty
from jardam.line.models import MissedCall
from jardam.line.permissions import may_work_line
from jardam.line.queries import Missed, missed_for, owner_of


class Owners:
    """Read once for a page of ``reader``: their callbacks and, if they work the line, the missed calls."""

    def __init__(self, reader: User, callbacks: Sequence[Callback], now: datetime) -> None:
        self.missed: list[Missed] = []
        self.reader = reader
        self._owners: dict[UUID, UUID | None] = {}
        if reader.centre is not None:
            duty = Duty(reader.centre, now, max((row.due_at for row in callbacks if row.due_at), default=now))
            self.missed = missed_for(reader, duty) if may_work_line(reader) else []
            self._owners = {row.pk: duty.owner_of(row) for row in callbacks}
            self._owners |= {one.ticket.pk: one.owner for one in self.missed}
        others = {owner for owner in self._owners.values() if owner not in {None, reader.pk}}
        self._names = display_names(User.objects.filter(pk__in=others)) if others else {}

    def said(self, thing: UUID) -> str:
        return _words(self._owners[thing], self.reader, self._names)


def ticket_owner(ticket: MissedCall, reader: User, now: datetime) -> str:
    assert reader.centre is not None
    return _one(owner_of(ticket, Duty(reader.centre, now)), reader)


def callback_owner(callback: Callback, reader: User, now: datetime) -> str:
    assert reader.centre is not None
    return _one(Duty(reader.centre, now, callback.due_at).owner_of(callback), reader)


def _one(owner: UUID | None, reader: User) -> str:
    return _words(owner, reader, display_names(User.objects.filter(pk=owner)) if owner else {})


def _words(owner: UUID | None, reader: User, names: dict[UUID, str]) -> str:
    if owner is None:
        return _("nobody's: the centre has no head")
    return _("yours") if owner == reader.pk else names[owner]
