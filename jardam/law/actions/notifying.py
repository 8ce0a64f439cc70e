"""Notices of a change: drafted in every language, edited, released by a person. Nothing leaves the house by itself."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.law.actions.drafting import MovedMeanwhile
from jardam.law.models import Change, NoticeText
from jardam.law.models.changes import notice_purpose
from jardam.law.notices import LANGUAGES, drafted
from jardam.law.queries import turn_for
from jardam.law.rules.changing import ChangeState
from jardam.vault.secrets import seal_text

LONGEST_NOTICE = 3_000  # characters


@recorded
def draft_notices(change_id: UUID, *, by: User, at: datetime) -> None:
    """Draft those languages that have no text yet, or one that nobody has touched. What somebody wrote stays.

    Errors: MovedMeanwhile for a change that was thrown away; ValueError when a row does not fit the law any more.
    """
    change = Change.objects.select_for_update().get(pk=change_id)
    if not (change.is_open or change.is_released):
        raise MovedMeanwhile
    turn, today = turn_for(change, timezone.localdate(at)), timezone.localdate(at)
    touched = NoticeText.objects.filter(change=change).exclude(edited_by=None, released_by=None)
    kept = set(touched.values_list("language", flat=True))
    NoticeText.objects.filter(change=change, edited_by=None, released_by=None).delete()
    for language in LANGUAGES:
        if language.value not in kept:
            notice = NoticeText(id=day_uuid(), change=change, language=language.value, edited_on=today)
            notice.sealed_text = _sealed(notice, drafted(turn, change.law, language))
            notice.save(force_insert=True)
    record("law.notices_drafted", change, by=by, at=at, number=change.number)


@recorded
def edit_notice(
    notice_id: UUID, text: str, *, is_reviewed: bool, revision: int, by: User, at: datetime
) -> NoticeText:
    """Write it anew; one that was released is released again by somebody.

    Errors: MovedMeanwhile when somebody else edited it first.
    """
    notice = _locked(notice_id, revision)
    notice.sealed_text, notice.is_reviewed = _sealed(notice, text), is_reviewed
    notice.edited_by, notice.edited_on = by, timezone.localdate(at)
    notice.released_by, notice.released_on = None, None
    notice.save()
    record("law.notice_edited", notice, by=by, at=at, number=notice.change.number, language=notice.language)
    return notice


@recorded
def release_notice(notice_id: UUID, *, revision: int, by: User, at: datetime) -> NoticeText:
    """Say that this text may be told, for a change that is in force or will be. It is sent to nobody.

    Errors: MovedMeanwhile.
    """
    notice = _locked(notice_id, revision)
    if notice.change.state != ChangeState.CONFIRMED or notice.released_by_id is not None:
        raise MovedMeanwhile
    notice.released_by, notice.released_on = by, timezone.localdate(at)
    notice.save()
    record("law.notice_released", notice, by=by, at=at, number=notice.change.number, language=notice.language)
    return notice


def _locked(notice_id: UUID, revision: int) -> NoticeText:
    notice = NoticeText.objects.select_for_update().get(pk=notice_id)
    if notice.revision != revision:
        raise MovedMeanwhile
    notice.revision += 1
    return notice


def _sealed(notice: NoticeText, text: str) -> bytes:
    return seal_text(notice_purpose(notice.pk), text).encode()
