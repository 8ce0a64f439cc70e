"""Who must not know of a case: they know the other side, or the person asked for it. At once, and without a trace for them."""

from datetime import datetime

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.cases.actions.holding import Said, as_seen, held, today_line, write_line
from jardam.cases.actions.team import leave_team
from jardam.cases.choices import EntryKind
from jardam.cases.models import Barred, Case
from jardam.cases.sealing import TEXT
from jardam.centres.models import User
from jardam.kernel.ids import day_uuid


class AnswersForIt(ValueError):
    """Whoever answers for a case cannot be barred from it: hand it over first."""


@recorded
def bar_colleague(case: Case, colleague: User, said: Said, *, by: User, at: datetime) -> Case:
    """From now on the case does not exist for ``colleague``.

    Errors: CaseChanged, AnswersForIt; FileKeyLocked, FileKeyDestroyed.
    """
    case, key = held(case.centre_id, case.pk)
    as_seen(case, said)
    if case.responsible_id == colleague.pk:
        raise AnswersForIt(str(case.pk))
    Barred.objects.get_or_create(
        centre_id=case.centre_id,
        case=case,
        user=colleague,
        defaults={"id": day_uuid(), "barred_on": timezone.localdate(at), "barred_by": by},
    )
    leave_team(case, colleague)
    words = {TEXT: said.text, "to": str(colleague.pk)}
    write_line(case, key, today_line(EntryKind.BARRED, words, by, at), said.opener)
    record("case.barred", case, by=by, at=at, colleague=colleague.pk)
    return case


@recorded
def let_in(case: Case, colleague: User, said: Said, *, by: User, at: datetime) -> Case:
    """A colleague who was barred may know of the case again. Errors: as `bar_colleague`."""
    case, key = held(case.centre_id, case.pk)
    as_seen(case, said)
    Barred.objects.filter(centre_id=case.centre_id, case=case, user=colleague).delete()
    words = {TEXT: said.text, "to": str(colleague.pk)}
    write_line(case, key, today_line(EntryKind.LET_IN, words, by, at), said.opener)
    record("case.let_in", case, by=by, at=at, colleague=colleague.pk)
    return case
