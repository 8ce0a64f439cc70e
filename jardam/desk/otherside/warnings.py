"""Warnings for the eye: what anybody who answers calls may read of one, and what stands on whose day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jardam.cases.whose import day_at
from jardam.centres.models import User
from jardam.desk.days import Queue, Row
from jardam.desk.steps import END_OF_DAY
from jardam.parties import choices
from jardam.parties.permissions import may_keep_warnings
from jardam.parties.queries import Warned, warnings_now
from jardam.parties.rules.kinds import Kind
from jardam.parties.rules.warnings import Evidence, Look, Outcome, State, Trouble


@dataclass(frozen=True, slots=True)
class ShownWarning:
    """Nothing of it leads to anybody who told: neither how many, nor when, nor in which case."""

    name: str
    kind: str
    troubles: Sequence[str]
    reply: str
    replied_on: date | None
    is_disputed: bool
    expires_on: date


def shown_warning(one: Warned) -> ShownWarning:
    row, whole = one.warning, one.whole
    words = choices.troubles()
    return ShownWarning(
        name=whole.name,
        kind=str(choices.kinds()[Kind(whole.root.kind)]),
        troubles=[str(words[Trouble(code)]) for code in row.troubles],
        reply=row.words["reply"],
        replied_on=row.replied_on,
        is_disputed=row.in_state is State.APPEALED,
        expires_on=row.expires_on,
    )


def warning_facts(one: Warned) -> list[tuple[str, object]]:
    """What whoever keeps it reads beside what others see."""
    row = one.warning
    words = choices.evidence()
    rows = [
        (_("State"), choices.states()[row.in_state]),
        (_("To look at"), choices.looks()[one.look] if one.look else ""),
        (_("On what it rests"), "; ".join(str(words[Evidence(code)]) for code in row.evidence)),
        (_("Opened on"), f"{row.opened_on:%d.%m.%Y}"),
        (_("What the other side disputes"), row.words["appeal"]),
        (_("Disputed on"), f"{row.appealed_on:%d.%m.%Y}" if row.appealed_on else ""),
        (_("What was decided"), choices.outcomes()[Outcome(row.outcome)] if row.outcome else ""),
        (_("Decided on"), f"{row.decided_on:%d.%m.%Y}" if row.decided_on else ""),
    ]
    return [(term, value) for term, value in rows if value]


def warning_rows(user: User, now: datetime) -> list[Row]:
    """Those that somebody must look at, on the day of everybody who keeps them. Seven queries at most."""
    if user.centre_id is None or not may_keep_warnings(user):
        return []
    today = day_at(user, now)
    return [_row(one, one.look, today) for one in warnings_now(user.centre_id, today) if one.look]


def _row(one: Warned, look: Look, today: date) -> Row:
    due = one.warning.expires_on if look is Look.EXPIRES else today
    return Row(
        due=timezone.make_aware(datetime.combine(due, END_OF_DAY)),
        is_late=look is Look.EXPIRED,
        title=_("A warning of the other side: %(name)s") % {"name": one.whole.name},
        url=reverse("desk:party_warning", args=[one.warning.pk]),
        act=_("Open"),
        note=str(choices.looks()[look]),
        meta=[str(choices.kinds()[Kind(one.whole.root.kind)])],
        queue=Queue.CASE,
    )
