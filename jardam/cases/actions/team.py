"""Who works on a case beside whoever answers for it: added and taken away, each with a line of the case."""

from datetime import datetime

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.cases.actions.holding import Said, as_seen, held, open_as_seen, today_line, write_line
from jardam.cases.choices import EntryKind
from jardam.cases.models import Barred, Case, Member
from jardam.cases.sealing import TEXT
from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.vault.models import FileKey


class MayNotKnow(ValueError):
    """This colleague is barred from the case, or the file of the person is closed to them."""


@recorded
def add_member(case: Case, colleague: User, said: Said, *, by: User, at: datetime) -> Case:
    """A colleague works on the case beside whoever answers for it.

    Errors: CaseChanged, CaseClosed; MayNotKnow; FileKeyLocked, FileKeyDestroyed.
    """
    case, key = open_as_seen(case, said)
    must_be_allowed(case, key, colleague)
    Member.objects.get_or_create(
        centre_id=case.centre_id,
        case=case,
        user=colleague,
        defaults={"id": day_uuid(), "added_on": timezone.localdate(at), "added_by": by},
    )
    words = {TEXT: said.text, "to": str(colleague.pk)}
    write_line(case, key, today_line(EntryKind.JOINED, words, by, at), said.opener)
    record("case.joined", case, by=by, at=at, colleague=colleague.pk)
    return case


@recorded
def take_away_member(case: Case, colleague: User, said: Said, *, by: User, at: datetime) -> Case:
    """They work on it no longer; what they wrote stays. Errors: CaseChanged; FileKeyLocked, FileKeyDestroyed."""
    case, key = held(case.centre_id, case.pk)
    as_seen(case, said)
    leave_team(case, colleague)
    words = {TEXT: said.text, "to": str(colleague.pk)}
    write_line(case, key, today_line(EntryKind.PARTED, words, by, at), said.opener)
    record("case.parted", case, by=by, at=at, colleague=colleague.pk)
    return case


def leave_team(case: Case, colleague: User) -> None:
    """Without a line: of a change that says so itself."""
    Member.objects.filter(centre_id=case.centre_id, case=case, user=colleague).delete()


def must_be_allowed(case: Case, key: FileKey, colleague: User) -> None:
    """Errors: MayNotKnow."""
    is_barred = Barred.objects.filter(centre_id=case.centre_id, case=case, user=colleague).exists()
    if is_barred or (key.is_restricted and not key.grants.filter(user=colleague).exists()):
        raise MayNotKnow(str(case.pk))
