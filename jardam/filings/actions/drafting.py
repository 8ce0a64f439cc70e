"""A paper is begun, what it asks is written down once for the whole case, and a draft may be thrown away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.cases.actions import Said
from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.database.bulk import one_at_a_time
from jardam.filings.actions.holding import Done, held_case, held_paper, tell_case
from jardam.filings.choices import PaperAct
from jardam.filings.models import Authority, Paper, Sheet, Template
from jardam.filings.rules.kinds import Kind
from jardam.filings.rules.states import PaperState, after
from jardam.filings.sealing import ANNEXES, MORE, facts_of, seal_facts, seal_field
from jardam.kernel.ids import day_uuid
from jardam.vault.models import FileKey
from jardam.vault.restricted import Opener


class SheetChanged(ValueError):
    """Somebody wrote facts of this case down, or chose something for this paper, since the page was opened."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in on the page of a paper. ``facts``: by code, in the one form; an empty one is forgotten.

    ``seen_sheet``, ``seen_paper``: the revisions that were read; 0 where there was no sheet yet.
    """

    seen_sheet: int
    seen_paper: int
    facts: Mapping[str, str]
    annexes: Sequence[str] = ()
    more: str = ""
    authority: Authority | None = None
    template: Template | None = None


@recorded
def begin_paper(
    case: Case, kind: Kind, paper_id: UUID, *, opener: Opener | None = None, by: User, at: datetime
) -> Paper:
    """A draft more. ``paper_id``: drawn by the page, so that a form sent twice begins one paper.

    Errors: CaseClosed; FileKeyLocked, FileKeyDestroyed.
    """
    one_at_a_time(f"filings.Paper/{paper_id}")
    case, key = held_case(case)
    sent_before: Paper | None = Paper.objects.visible_to(by).filter(pk=paper_id, case=case).first()
    if sent_before is not None:
        return sent_before
    paper = Paper(
        id=paper_id,
        centre_id=case.centre_id,
        case=case,
        kind=kind.code,
        made_on=timezone.localdate(at),
        made_by=by,
    )
    seal_field(paper, key, "choices", {ANNEXES: [], MORE: ""}, opener)
    paper.save(force_insert=True)
    tell_case(paper, key, Done(PaperAct.BEGUN, by, at), Said(case.revision, opener=opener))
    record("paper.begun", paper, by=by, at=at, kind=paper.kind)
    return paper


@recorded
def fill_paper(
    paper: Paper, filled: Filled, *, opener: Opener | None = None, by: User, at: datetime
) -> Paper:
    """Facts for every paper of the case, and choices for this one.

    Errors: SheetChanged; PaperMoved; CaseClosed; FileKeyLocked, FileKeyDestroyed.
    """
    paper, key = held_paper(paper, PaperState.DRAFT)
    if paper.revision != filled.seen_paper:
        raise SheetChanged(str(paper.pk))
    _write_facts(paper.case, key, filled, opener)
    seal_field(paper, key, "choices", {ANNEXES: list(filled.annexes), MORE: filled.more}, opener)
    paper.authority, paper.template = filled.authority, filled.template
    paper.revision += 1
    paper.save(update_fields=["sealed_choices", "authority", "template", "revision"])
    record("paper.filled", paper, by=by, at=at, revision=paper.revision)
    return paper


@recorded
def drop_paper(paper: Paper, said: Said, *, by: User, at: datetime) -> Paper:
    """A draft that is not wanted. What was written down for the case stays.

    Errors: PaperMoved; CaseClosed; FileKeyLocked, FileKeyDestroyed.
    """
    paper, key = held_paper(paper, PaperState.DRAFT)
    paper.state = after(PaperState(paper.state), PaperState.DROPPED).value
    paper.save(update_fields=["state"])
    tell_case(paper, key, Done(PaperAct.DROPPED, by, at), said)
    record("paper.dropped", paper, by=by, at=at)
    return paper


def _write_facts(case: Case, key: FileKey, filled: Filled, opener: Opener | None) -> None:
    """The case is held, so nobody writes beside it. Errors: SheetChanged."""
    sheet = Sheet.objects.select_for_update().filter(centre_id=case.centre_id, case=case).first()
    if (sheet.revision if sheet else 0) != filled.seen_sheet:
        raise SheetChanged(str(case.pk))
    _revision, was = facts_of(case, opener)
    facts = {code: value for code, value in {**was, **filled.facts}.items() if value}
    if sheet is None:
        sheet = Sheet(id=day_uuid(), centre_id=case.centre_id, case=case)
    elif facts != was:
        sheet.revision += 1
    seal_facts(sheet, key, facts, opener)
    sheet.save()
