"""What is needed comes up, is looked at in three ways, and ends. Each is one entry with its author and day."""

from datetime import datetime

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.cases.actions.holding import Said, open_as_seen, today_line, write_line
from jardam.cases.choices import EntryKind
from jardam.cases.models import Case, Need
from jardam.cases.rules.needs import Aspect, NeedEnded, NeedState, ended
from jardam.cases.sealing import TEXT
from jardam.centres.models import User
from jardam.kernel.topics import Topic


@recorded
def add_need(case: Case, topic: Topic | None, said: Said, *, by: User, at: datetime) -> Need:
    """Something more is needed, in the person's own words.

    Errors: CaseChanged, CaseClosed; FileKeyLocked, FileKeyDestroyed.
    """
    case, key = open_as_seen(case, said)
    need = Need.of(case, topic, number=case.revision + 1)
    need.save(force_insert=True)
    line = today_line(EntryKind.NEED, {TEXT: said.text}, by, at).of_need(need, Aspect.STATED)
    write_line(case, key, line, said.opener)
    told = {"topic": topic.value} if topic else {}
    record("case.need_added", case, by=by, at=at, **told)
    return need


@recorded
def say_of_need(need: Need, aspect: Aspect, said: Said, *, by: User, at: datetime) -> Need:
    """How a need is seen now; what was said of it before stays.

    Errors: as `add_need`; NeedEnded, when it has ended.
    """
    case, key = open_as_seen(need.case, said)
    need = _standing(need)
    line = today_line(EntryKind.NEED, {TEXT: said.text}, by, at).of_need(need, aspect)
    write_line(case, key, line, said.opener)
    record("case.need_seen", case, by=by, at=at, aspect=aspect.value)
    return need


@recorded
def end_need(need: Need, state: NeedState, said: Said, *, by: User, at: datetime) -> Need:
    """What became of a need. Errors: as `say_of_need`."""
    case, key = open_as_seen(need.case, said)
    need = _standing(need)
    need.state = ended(NeedState(need.state), state).value
    need.ended_on = timezone.localdate(at)
    need.save(update_fields=["state", "ended_on"])
    words = {TEXT: said.text, "state": need.state}
    write_line(case, key, today_line(EntryKind.NEED, words, by, at).of_need(need), said.opener)
    record("case.need_ended", case, by=by, at=at, state=need.state)
    return need


def _standing(need: Need) -> Need:
    """The need as it is now; its case is held already. Errors: NeedEnded."""
    found: Need = Need.objects.select_for_update().get(centre_id=need.centre_id, pk=need.pk)
    if found.state != NeedState.OPEN:
        raise NeedEnded(str(found.pk))
    return found
