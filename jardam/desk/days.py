"""The order of a day: what is late, what is due today, what waits for later."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from itertools import groupby

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jardam.centres import choices as centre_choices
from jardam.contacts.models import Callback
from jardam.contacts.rules.reference import spoken
from jardam.desk.owning import Owners
from jardam.kernel.languages import OWN_NAMES, Language
from jardam.kernel.topics import Topic
from jardam.ui.components.lists import WallFigure


class Queue(Enum):
    """Where something to do comes from. A step, a case, a complaint and a look are due on a day, at no hour."""

    CALLBACK = auto()
    STEP = auto()
    DOOR = auto()
    COMPLAINT = auto()
    PRACTICE = auto()
    LAW = auto()
    CASE = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to do: when, what, and the few words an operator needs before dialling."""

    due: datetime
    is_late: bool
    title: str
    url: str
    act: str
    note: str
    meta: Sequence[str]
    queue: Queue = Queue.CALLBACK

    @property
    def at(self) -> str:
        """The hour; nothing where any hour of the day will do."""
        return (
            ""
            if self.queue in {Queue.STEP, Queue.COMPLAINT, Queue.PRACTICE, Queue.LAW, Queue.CASE}
            else date_format(self.due, "H:i")
        )


@dataclass(frozen=True, slots=True)
class Day:
    late: Sequence[Row]
    today: Sequence[Row]
    later: Sequence[Row]

    @property
    def rows(self) -> list[Row]:
        return [*self.late, *self.today, *self.later]

    @property
    def parts(self) -> list[tuple[str, Sequence[Row]]]:
        """Each under its heading; what waits for later under its day."""
        days = groupby(self.later, key=lambda row: row.due.date())
        later = [(capfirst(date_format(day, "l, j E")), list(rows)) for day, rows in days]
        return [(_("Late"), self.late), (_("Today"), self.today), *later]

    @property
    def figures(self) -> list[WallFigure]:
        return [
            _figure(_("Call back"), [row for row in self.rows if row.queue is Queue.CALLBACK]),
            _figure(_("Steps to take"), [row for row in self.rows if row.queue is Queue.STEP]),
        ]


def callback_rows(callbacks: Sequence[Callback], owners: Owners, now: datetime) -> list[Row]:
    return [_row(one, one.due_at, owners, now) for one in callbacks if one.due_at is not None]


def day_of(rows: Iterable[Row], now: datetime) -> Day:
    """Sort what is to be done, the earliest first, by where it stands on the clock of the reader.

    However late a look at a practice is, it stands behind whatever somebody waits for.
    """
    rows = sorted(rows, key=lambda row: (row.queue is Queue.PRACTICE, row.due))
    today = timezone.localdate(now)
    return Day(
        late=[row for row in rows if row.is_late],
        today=[row for row in rows if not row.is_late and row.due.date() <= today],
        later=[row for row in rows if not row.is_late and row.due.date() > today],
    )


def _figure(name: str, rows: Sequence[Row]) -> WallFigure:
    """How many wait, and of the late ones how many and the worst of them."""
    late = [row for row in rows if row.is_late]
    if not late:
        return WallFigure(name, len(rows))
    words = ngettext("%(n)d late: %(worst)s", "%(n)d late, the longest %(worst)s", len(late))
    return WallFigure(name, len(rows), words % {"n": len(late), "worst": late[0].note}, "bad")


def time_left(due: datetime, now: datetime) -> str:
    """How long until something is due, or since it was: minutes, then hours and minutes, then days of the calendar."""
    left = due - now
    late, away = left < timedelta(0), abs(left) // timedelta(minutes=1)
    if away == 0:
        return _("just now") if late else _("now")
    if away < 60:
        return (_("−%(n)d min") if late else _("in %(n)d min")) % {"n": away}
    if away < 24 * 60:
        clock = f"{away // 60}:{away % 60:02}"
        return (_("−%(clock)s h") if late else _("in %(clock)s h")) % {"clock": clock}
    days = abs((timezone.localdate(due) - timezone.localdate(now)).days)
    if late:
        return ngettext("−%(n)d day", "−%(n)d days", days) % {"n": days}
    return ngettext("in %(n)d day", "in %(n)d days", days) % {"n": days}


def _row(callback: Callback, due_at: datetime, owners: Owners, now: datetime) -> Row:
    is_late = due_at < now
    language = Language(callback.language)
    may_leave = _("a message is safe") if callback.may_leave_message else _("leave no message")
    return Row(
        due=timezone.localtime(due_at),
        is_late=is_late,
        title=_("Call back: %(about)s") % {"about": _about(callback)},
        url=reverse("desk:callback", args=[callback.pk]),
        act=_("Call") if is_late else _("Open"),
        note=time_left(due_at, now),
        meta=[
            OWN_NAMES.get(language, str(centre_choices.languages()[language])),
            _("attempt %(n)d of 3") % {"n": callback.attempt},
            may_leave,
            _("contact %(number)s") % {"number": spoken(callback.contact.reference)},
            owners.said(callback.pk),
        ],
    )


def _about(callback: Callback) -> str:
    words = centre_choices.topics()
    topics = [str(words[Topic(entry.topic)]) for entry in callback.contact.topics.all()]
    return ", ".join(topics) or _("no topic")
