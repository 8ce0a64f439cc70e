"""What the room of problems brings to the day: next actions and answers that are due, and for the head the late ones."""

from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jardam.cases.whose import day_at
from jardam.centres.models import User
from jardam.desk.days import Queue, Row
from jardam.desk.steps import END_OF_DAY, days_left
from jardam.incidents.showing import place_word
from jardam.problems.models import Problem
from jardam.problems.permissions import may_read_problems
from jardam.problems.queries import problems_of_day


def problem_rows(user: User, now: datetime) -> list[Row]:
    """Each due at the end of its day. One query."""
    if user.centre_id is None or not may_read_problems(user):
        return []
    today = day_at(user, now)
    return [_row(one, one.first_due, today) for one in problems_of_day(user, today) if one.first_due]


def _row(one: Problem, due_on: date, today: date) -> Row:
    is_answer = one.due_on == due_on
    said = _("A problem, an answer is due: %(kind)s") if is_answer else _("A problem, what is next: %(kind)s")
    return Row(
        due=timezone.make_aware(datetime.combine(due_on, END_OF_DAY)),
        is_late=due_on < today,
        title=said % {"kind": one.get_kind_display()},
        url=reverse("problems:problem", args=[one.pk]),
        act=_("Open"),
        note=days_left((due_on - today).days),
        meta=[place_word(one.venue), str(one.words["who"] if is_answer else one.words["next"])],
        queue=Queue.CASE,
    )
