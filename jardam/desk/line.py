"""The telephone line for the eye: who rings and who talks as rows, missed calls as work, and the figures of the wall."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jardam.accounts.queries import display_names
from jardam.centres import choices as centre_choices
from jardam.centres.models import Centre, User
from jardam.contacts.choices import State
from jardam.contacts.models import Callback
from jardam.desk.days import time_left
from jardam.desk.owning import Owners
from jardam.kernel.languages import HOTLINE_LANGUAGES, OWN_NAMES, Language
from jardam.line import queries
from jardam.line.models import MissedCall
from jardam.line.queries import Figures, Free, Missed, OnLine
from jardam.line.rules.tickets import MOST_ATTEMPTS
from jardam.ui.components.lists import WallFigure

SOON = timedelta(minutes=1)
LONG = timedelta(minutes=3)
"""So long may somebody wait before the figure is amber, and before it is red."""


ON_MY_DAY = 5
"""So many missed calls stand on my day; all stand on the page of the line."""


@dataclass(frozen=True, slots=True)
class CallRow:
    """One call that is on now. ``url``: where it is taken or its record opened; empty when it is a colleague's."""

    language: Language
    language_name: str
    since: datetime
    elapsed: str
    url: str
    act: str
    meta: Sequence[str]
    is_late: bool


@dataclass(frozen=True, slots=True)
class MissedRow:
    """One missed call that waits for somebody."""

    at: datetime
    title: str
    url: str
    return_url: str
    note: str
    meta: Sequence[str]
    is_spoken: bool
    is_going: bool  # a colleague is calling back


@dataclass(frozen=True, slots=True)
class LineNow:
    """All that the page of the line shows."""

    ringing: Sequence[CallRow]
    talking: Sequence[CallRow]
    missed: Sequence[MissedRow]
    figures: Sequence[WallFigure]
    free: Free
    waiting: int  # missed calls in all

    @property
    def own(self) -> list[tuple[str, list[MissedRow]]]:
        """The oldest that the reader can speak, for my day."""
        return [(heading, rows[:ON_MY_DAY]) for heading, rows in self.parts[:1]]

    @property
    def parts(self) -> list[tuple[str, list[MissedRow]]]:
        """Missed calls: first what the reader can speak."""
        own = [row for row in self.missed if row.is_spoken]
        others = [row for row in self.missed if not row.is_spoken]
        return [(_("In your languages"), own), (_("In other languages, or unknown"), others)]

    @property
    def speakers(self) -> list[tuple[Language, str, int]]:
        """The five languages of the hotline and how many who are free speak each."""
        return [(one, OWN_NAMES[one], self.free.by_language.get(one, 0)) for one in HOTLINE_LANGUAGES]


def line_now(user: User, centre: Centre, owners: Owners, now: datetime) -> LineNow:
    rings, talks = queries.waiting(centre), queries.talking(centre)
    free = queries.free_now(centre, talks)
    names = display_names([one.call.answered_by for one in talks if one.call.answered_by])
    moments = queries.missed_moments(centre)
    return LineNow(
        ringing=[_ringing(one, user, now) for one in rings],
        talking=[_talking(one, user, now, names) for one in talks],
        missed=[_missed(one, owners, now) for one in owners.missed],
        figures=line_figures(queries.figures_of(rings, len(talks), moments, free, now), now),
        free=free,
        waiting=len(moments),
    )


def line_figures(of: Figures, now: datetime) -> list[WallFigure]:
    """Waiting, on call, missed."""
    return [
        WallFigure(_("Waiting on the line"), of.waiting, _longest(of, now), _tone(of)),
        WallFigure(_("On call"), of.talking),
        WallFigure(_("Missed calls"), of.missed, _oldest(of, now), "soon" if of.missed else "plain"),
    ]


def callback_figure(user: User, now: datetime) -> WallFigure:
    """Callbacks that are due until tonight, and the worst of the late ones. Nobody is named."""
    waiting = Callback.objects.of_centre_of(user).waiting()
    end_of_day = timezone.localtime(now).replace(hour=23, minute=59, second=59)
    due = list(waiting.due_before(end_of_day).order_by("due_at").values_list("due_at", flat=True))
    late = [moment for moment in due if moment < now]
    if not late:
        return WallFigure(_("Call back today"), len(due))
    words = ngettext("%(n)d late: %(worst)s", "%(n)d late, the longest %(worst)s", len(late))
    worst = words % {"n": len(late), "worst": time_left(late[0], now)}
    return WallFigure(_("Call back today"), len(due), worst, "bad")


def wall_figures(user: User, of_line: Figures, free: Free, now: datetime) -> list[WallFigure]:
    """Everything for the screen on the wall, in the order in which it is read: two rows of three."""
    return [*line_figures(of_line, now), callback_figure(user, now), _free_figure(free)]


def _free_figure(free: Free) -> WallFigure:
    """A dash where nobody has sat down at an extension: not known is not nobody."""
    label = _("Free at the telephone")
    if not free.seated:
        return WallFigure(label, "–", _("not known"))
    speaks = ", ".join(OWN_NAMES[one] for one in HOTLINE_LANGUAGES if free.by_language.get(one))
    return WallFigure(label, free.free, speaks, "plain" if free.free else "soon")


def language_words(language: Language) -> str:
    """Its own name; for an unknown one the words of the reader."""
    return OWN_NAMES.get(language) or str(centre_choices.languages()[language])


def clock(length: timedelta) -> str:
    """Minutes and seconds; with hours when there are some. Example: 75 seconds -> 1:15."""
    seconds = max(0, int(length.total_seconds()))
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"


def _ringing(one: OnLine, user: User, now: datetime) -> CallRow:
    known = _("number known") if one.call.has_number else _("number withheld")
    as_before = [_("language as the last time")] if one.call.is_remembered else []
    unspoken = [] if user.speaks(one.language) else [_("not among your languages")]
    return CallRow(
        language=one.language,
        language_name=language_words(one.language),
        since=one.since,
        elapsed=clock(now - one.since),
        url=reverse("desk:line_take", args=[one.call.pk]),
        act=_("Take the call"),
        meta=[known, *as_before, *unspoken],
        is_late=now - one.since >= LONG,
    )


def _talking(one: OnLine, user: User, now: datetime, names: dict[UUID, str]) -> CallRow:
    is_own = one.call.answered_by_id == user.pk
    somebody = _("somebody at the telephone")
    who = names.get(one.call.answered_by.pk, somebody) if one.call.answered_by else somebody
    is_unwritten = one.call.contact_id is None and (is_own or one.call.answered_by_id is None)
    return CallRow(
        language=one.language,
        language_name=language_words(one.language),
        since=one.since,
        elapsed=clock(now - one.since),
        url=reverse("desk:line_take", args=[one.call.pk]) if is_own or is_unwritten else "",
        act=_("Open the record"),
        meta=[_("you") if is_own else who],
        is_late=False,
    )


def _missed(row: Missed, owners: Owners, now: datetime) -> MissedRow:
    ticket = row.ticket
    is_open = ticket.contact is not None and ticket.contact.state == State.OPEN
    return MissedRow(
        at=timezone.localtime(row.since),
        title=language_words(row.language),
        url=reverse("desk:missed_call", args=[ticket.pk]),
        return_url=reverse("desk:missed_call_return", args=[ticket.pk]) if ticket.caller else "",
        note=time_left(row.since, now),
        meta=[*ticket_words(ticket), owners.said(ticket.pk)],
        is_spoken=row.is_spoken,
        is_going=is_open and ticket.owner_id != owners.reader.pk,
    )


def ticket_words(ticket: MissedCall) -> list[str]:
    """How often they called and we did, and what they left."""
    words = [ngettext("called once", "called %(n)d times", ticket.calls) % {"n": ticket.calls}]
    if ticket.attempts:
        words.append(_("attempt %(n)d of %(of)d") % {"n": ticket.attempts + 1, "of": MOST_ATTEMPTS})
    if ticket.has_asked_callback:
        words.append(_("asked to be called back"))
    if ticket.has_voicemail:
        words.append(_("left a message at the exchange"))
    if not ticket.caller:
        words.append(_("number withheld"))
    return words


def _longest(of: Figures, now: datetime) -> str:
    if not of.waiting:
        return _("nobody")
    timer = format_html(
        '<span data-started-at="{}">{}</span>', (now - of.longest).isoformat(), clock(of.longest)
    )
    return format_html(_("longest {time}, {languages}"), time=timer, languages=_languages(of))


def _languages(of: Figures) -> str:
    return ", ".join(language_words(language) for language in of.waiting_in)


def _oldest(of: Figures, now: datetime) -> str:
    if of.oldest_missed_at is None:
        return ""
    since = date_format(timezone.localtime(of.oldest_missed_at), "H:i")
    if now - of.oldest_missed_at < timedelta(hours=20):
        return _("the oldest from %(time)s") % {"time": since}
    return _("the oldest: %(ago)s") % {"ago": time_left(of.oldest_missed_at, now)}


def _tone(of: Figures) -> Literal["plain", "soon", "bad"]:
    if of.unserved or of.longest >= LONG:
        return "bad"
    return "soon" if of.longest >= SOON else "plain"
