"""A precedent is drafted of a closed case, read by a second person, published, looked at again, withdrawn."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.kernel.topics import TOPIC_CODELIST_VERSION
from jardam.law.models import Parameter
from jardam.precedents.holding import coded
from jardam.precedents.holding import recorded as recorded_in
from jardam.precedents.models import REASON, Draft, Mark, Precedent, sealed
from jardam.precedents.rules.cards import Coded, Written
from jardam.precedents.rules.traces import check_names
from jardam.precedents.sealing import digest_of, seal_written, written_of
from jardam.rota.actions.numbers import next_number
from jardam.vault.actions import held_key
from jardam.vault.models import FileKey

LONGEST_NAME = 120  # characters
LONGEST_WORDS = 8_000


class CaseNotFit(ValueError):
    """The case was opened again, its file was closed to all but named people, or its person was erased."""


class AlreadyPublished(ValueError):
    """A precedent was written of this case, and a second person has read it."""


class DraftChanged(ValueError):
    """Somebody else wrote in it since the page was opened, or threw it away; nothing was overwritten."""


class SameEyes(ValueError):
    """Whoever wrote it last cannot be the second person."""


class PrecedentChanged(ValueError):
    """It was withdrawn, or somebody has looked at it, since the page was opened."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A fit case with the key of its person, and its draft, all held until the end of the transaction."""

    case: Case
    key: FileKey
    draft: Draft | None


@recorded
def write_draft(case: Case, written: Written, *, seen: int, by: User, at: datetime) -> Draft:
    """Write the draft of a closed case, or write it anew. ``seen``: the revision that was read; 0 where there was none.

    The same sent twice is written once. Errors: NamesStand; CaseNotFit; AlreadyPublished; DraftChanged.
    """
    held = _held(case)
    if is_marked(held.case):
        raise AlreadyPublished(str(case.pk))
    draft = held.draft
    is_same = draft is not None and written_of(draft, held.key) == written
    if draft is not None and is_same and draft.written_by_id == by.pk:
        return draft
    if seen != (draft.revision if draft else 0):
        raise DraftChanged(str(case.pk))
    check_names(written.words.whole, recorded_in(held.case))
    draft = draft or Draft(id=day_uuid(), centre_id=case.centre_id, case=held.case, revision=0)
    draft.revision += 1
    draft.written_by, draft.written_on = by, timezone.localdate(at)
    seal_written(draft, held.key, written)
    draft.save()
    record("precedent.drafted", held.case, by=by, at=at)
    return draft


@recorded
def drop_draft(draft: Draft, *, seen: int, by: User, at: datetime) -> None:
    """Nothing is kept of it. Errors: DraftChanged; CaseNotFit."""
    held = _held(draft.case)
    _as_seen(held, draft, seen).delete()
    record("precedent.dropped", held.case, by=by, at=at)


@recorded
def publish(draft: Draft, *, seen: int, by: User, at: datetime) -> Precedent:
    """A second person has read it: colleagues see it from now on, and nothing ties it to its case any more.

    Errors: SameEyes; DraftChanged; NamesStand; CaseNotFit; AlreadyPublished.
    """
    held = _held(draft.case)
    if held.draft is None and is_marked(held.case):
        raise AlreadyPublished(str(draft.case_id))
    draft = _as_seen(held, draft, seen)
    if draft.written_by_id == by.pk:
        raise SameEyes(str(draft.pk))
    written = written_of(draft, held.key)
    check_names(written.words.whole, recorded_in(held.case))
    precedent = _made(draft, written, coded(held.case), at)
    precedent.save(force_insert=True)
    Mark.objects.create(id=day_uuid(), centre_id=draft.centre_id, digest=digest_of(held.case))
    draft.delete()
    record("precedent.published", precedent, by=by, at=at)
    return precedent


@recorded
def look_at_precedent(precedent: Precedent, *, seen: int, by: User, at: datetime) -> None:
    """It holds under the law as it is recorded now. Said twice, it is written once. Errors: PrecedentChanged."""
    now = last_recording()
    precedent = _standing(precedent)
    if precedent.revision == seen + 1 and precedent.law_recording == now:
        return
    if precedent.revision != seen:
        raise PrecedentChanged(str(precedent.pk))
    precedent.law_recording, precedent.looked_on = now, timezone.localdate(at)
    precedent.revision += 1
    precedent.save(update_fields=["law_recording", "looked_on", "revision"])
    record("precedent.looked_at", precedent, by=by, at=at)


@recorded
def withdraw_precedent(precedent: Precedent, reason: str, *, by: User, at: datetime) -> None:
    """It is found and counted no more; what is written of it stays. Errors: PrecedentChanged."""
    precedent = _standing(precedent)
    precedent.withdrawn_on = timezone.localdate(at)
    precedent.sealed_reason = sealed(precedent.pk, {REASON: reason})
    precedent.revision += 1
    precedent.save(update_fields=["withdrawn_on", "sealed_reason", "revision"])
    record("precedent.withdrawn", precedent, by=by, at=at)


def is_marked(case: Case) -> bool:
    """Whether a precedent was published of it."""
    return Mark.objects.filter(centre_id=case.centre_id, digest=digest_of(case)).exists()


def last_recording() -> int:
    """Of the law."""
    return int(Parameter.objects.aggregate(last=Max("recording"))["last"] or 0)


def _held(case: Case) -> _Held:
    """The key first, as closing a file does. Errors: CaseNotFit."""
    key = held_key(case.centre_id, case.person.key_id)
    held: Case = Case.objects.select_for_update().get(centre_id=case.centre_id, pk=case.pk)
    held.person.key = key
    if held.is_open or key.is_restricted or key.destroyed_on is not None:
        raise CaseNotFit(str(case.pk))
    draft = Draft.objects.select_for_update().filter(centre_id=case.centre_id, case=held).first()
    return _Held(held, key, draft)


def _as_seen(held: _Held, draft: Draft, seen: int) -> Draft:
    if held.draft is None or held.draft.pk != draft.pk or held.draft.revision != seen:
        raise DraftChanged(str(draft.pk))
    return held.draft


def _made(draft: Draft, written: Written, code: Coded, at: datetime) -> Precedent:
    day, pk = timezone.localdate(at), day_uuid()
    known = Parameter.objects.filter(code__in=code.law).values_list("code", flat=True)
    return Precedent(
        id=pk,
        centre_id=draft.centre_id,
        number=next_number(Precedent.objects.all(), draft.centre_id),
        track=code.track,
        region=written.region,
        topics=list(written.topics),
        codelist_version=TOPIC_CODELIST_VERSION,
        authorities=list(code.authorities),
        papers=list(code.papers),
        ending=code.ending,
        lasted=code.lasted,
        claimed=code.claimed,
        received=code.received,
        law=sorted(set(known)),
        law_recording=last_recording(),
        published_on=day,
        looked_on=day,
        sealed_words=sealed(pk, written.words.bundle),
    )


def _standing(precedent: Precedent) -> Precedent:
    """As it is now, held. Errors: PrecedentChanged."""
    found: Precedent = Precedent.objects.select_for_update().get(
        centre_id=precedent.centre_id, pk=precedent.pk
    )
    if found.is_withdrawn:
        raise PrecedentChanged(str(found.pk))
    return found
