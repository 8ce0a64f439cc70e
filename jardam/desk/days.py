"""The order of a day: what is late, what is due today, what waits for later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
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
from jardam.kernel.languages import OWN_NAMES, Language
from jardam.kernel.topics import Topic
from jardam.ui.components.lists import WallFigure


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


@dataclass(frozen=True, slots=True)
class Day:
    late: Sequence[Row]
    today: Sequence[Row]
    later: Sequence[Row]

    @property
    def waiting(self) -> int:
        return len(self.late) + len(self.today) + len(self.later)

    @property
    def parts(self) -> list[tuple[str, Sequence[Row]]]:
        """Each under its heading; what waits for later under its day."""
        days = groupby(self.later, key=lambda row: row.due.date())
        later = [(capfirst(date_format(day, "l, j E")), list(rows)) for day, rows in days]
        return [(_("Late"), self.late), (_("Today"), self.today), *later]

    @property
    def figures(self) -> list[WallFigure]:
        worst = self.late[0].note if self.late else ""
        return [
            WallFigure(_("Late callbacks"), len(self.late), worst, "bad" if self.late else "plain"),
            WallFigure(_("Callbacks today"), len(self.today)),
            WallFigure(_("Callbacks later"), len(self.later)),
        ]


def day_of(callbacks: Sequence[Callback], now: datetime) -> Day:
    """Sort waiting callbacks (earliest first) by where they stand on the clock of the reader."""
    rows = [_row(callback, callback.due_at, now) for callback in callbacks if callback.due_at is not None]
    today = timezone.localdate(now)
    return Day(
        late=[row for row in rows if row.is_late],
        today=[row for row in rows if not row.is_late and row.due.date() <= today],
        later=[row for row in rows if not row.is_late and row.due.date() > today],
    )


def time_left(due: datetime, now: datetime) -> str:
    """How long until something is due, or since it was: minutes, then hours and minutes, then days of the calendar."""
    left = due - now
    late, away = left < timedelta(0), abs(left) // timedelta(minutes=1)
    if away < 60:
        return (_("−%(n)d min") if late else _("in %(n)d min")) % {"n": away}
    if away < 24 * 60:
        clock = f"{away // 60}:{away % 60:02}"
        return (_("−%(clock)s h") if late else _("in %(clock)s h")) % {"clock": clock}
    days = abs((timezone.localdate(due) - timezone.localdate(now)).days)
    if late:
        return ngettext("−%(n)d day", "−%(n)d days", days) % {"n": days}
    return ngettext("in %(n)d day", "in %(n)d days", days) % {"n": days}


def _row(callback: Callback, due_at: datetime, now: datetime) -> Row:
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
        ],
    )


def _about(callback: Callback) -> str:
    words = centre_choices.topics()
    topics = [str(words[Topic(entry.topic)]) for entry in callback.contact.topics.all()]
    return ", ".join(topics) or _("no topic")
