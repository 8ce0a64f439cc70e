"""What cases bring to the day of whoever answers for them: the next actions of this week, the late ones, and the terms."""

from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jardam.cases.models import Case, Term
from jardam.cases.permissions import may_work_on_cases
from jardam.cases.queries import check_ins_due, due_cases, named, next_said, term_named, terms_due
from jardam.cases.rules.terms import Reminder, reminder_of
from jardam.cases.whose import day_at
from jardam.centres.models import User
from jardam.contacts.rules.reference import spoken
from jardam.desk.casework.check_ins import how_asked
from jardam.desk.casework.terms import reading_language
from jardam.desk.claiming.day import part_rows
from jardam.desk.days import Queue, Row
from jardam.desk.paperwork.waiting import no_answer
from jardam.desk.steps import END_OF_DAY, days_left
from jardam.filings.models import Paper
from jardam.filings.queries import awaiting
from jardam.vault.restricted import Opener

PATIENCE = timedelta(days=7)


def case_rows(user: User, now: datetime, opener: Opener | None) -> list[Row]:
    """Each due at the end of its day. Seven queries at most, none for whoever does not work on cases."""
    if user.centre is None or not may_work_on_cases(user):
        return []
    return [
        *_next_rows(user, now, opener),
        *_term_rows(user, now, opener),
        *part_rows(user, now),
        *_check_in_rows(user, now, opener),
    ]


def _next_rows(user: User, now: datetime, opener: Opener | None) -> list[Row]:
    today = day_at(user, now)
    return [
        Row(
            due=timezone.make_aware(datetime.combine(case.next_on, END_OF_DAY)),
            is_late=case.is_late(today),
            title=next_said(case, opener) or _("The file is closed to you now"),
            url=reverse("desk:case", args=[case.pk]),
            act=_("Open"),
            note=days_left((case.next_on - today).days),
            meta=[
                str(case.get_track_display()),
                _("case %(number)s") % {"number": spoken(case.reference)},
                *_of_another(case, user),
            ],
            queue=Queue.CASE,
        )
        for case in due_cases(user, now)
        if case.next_on
    ]


def _term_rows(user: User, now: datetime, opener: Opener | None) -> list[Row]:
    today, terms = day_at(user, now), terms_due(user, now)
    papers = awaiting(user, terms)
    return [_term_row(term, papers.get(term.pk), user, today, opener) for term in terms]


def _term_row(term: Term, paper: Paper | None, user: User, today: date, opener: Opener | None) -> Row:
    """A term of which half is over is looked at today, however far its last day is. ``paper``: that waits for its end."""
    reminder = reminder_of(term.running, today)
    day = today if reminder is Reminder.HALF else term.due_on
    is_silent = paper is not None and reminder is Reminder.LATE
    return Row(
        due=timezone.make_aware(datetime.combine(day, END_OF_DAY)),
        is_late=reminder is Reminder.LATE,
        title=no_answer(paper, term) if paper and is_silent else _term_said(term, opener),
        url=_page_of(paper) if paper and is_silent else reverse("desk:case", args=[term.case_id]),
        act=_("Open"),
        note=days_left((term.due_on - today).days),
        meta=[
            str(term.case.get_track_display()),
            _("case %(number)s") % {"number": spoken(term.case.reference)},
            *([_("half of the time is over")] if reminder is Reminder.HALF else []),
            *_of_another(term.case, user),
        ],
        queue=Queue.CASE,
    )


def _term_said(term: Term, opener: Opener | None) -> str:
    name = term_named(term, reading_language(), opener) or _("The file is closed to you now")
    return _("Term, last day %(day)s: %(name)s") % {"day": f"{term.due_on:%d.%m.%Y}", "name": name}


def _page_of(paper: Paper) -> str:
    """Which says what can be done when nobody answers."""
    return reverse("desk:case_paper", args=[paper.case_id, paper.pk])


def _check_in_rows(user: User, now: datetime, opener: Opener | None) -> list[Row]:
    """Late only when a week is over: a day is not what matters to whoever is asked."""
    today = day_at(user, now)
    return [
        Row(
            due=timezone.make_aware(datetime.combine(one.due_on, END_OF_DAY)),
            is_late=one.due_on < today - PATIENCE,
            title=_("Ask how it went: %(name)s")
            % {"name": named(one.case, opener) or _("The file is closed to you now")},
            url=reverse("desk:case", args=[one.case_id]),
            act=_("Open"),
            note=days_left((one.due_on - today).days),
            meta=[
                how_asked(one),
                _("case %(number)s") % {"number": spoken(one.case.reference)},
                *_of_another(one.case, user),
            ],
            queue=Queue.CASE,
        )
        for one in check_ins_due(user, now)
    ]


def _of_another(case: Case, user: User) -> list[str]:
    """What one must know of a row that is on one's day in somebody's stead, or as the head's."""
    return [] if case.responsible_id == user.pk else [_("a colleague answers for it")]
