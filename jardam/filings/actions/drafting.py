"""A paper is begun, what it asks is written down once for the whole case, and a draft may be thrown away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.cases.actions import Said
from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.claims.queries import read_claims
from jardam.database.bulk import one_at_a_time
from jardam.filings.actions.holding import Done, held_case, held_paper, tell_case
from jardam.filings.choices import PaperAct
from jardam.filings.claimed import take, takes_claim
from jardam.filings.models import Authority, Paper, PaperWorker, Sheet, Template
from jardam.filings.reading import kept_of, kinds
from jardam.filings.rules.kinds import Kind
from jardam.filings.rules.states import PaperState, after
from jardam.filings.sealing import ANNEXES, CLAIM, FILES, MORE, facts_of, field_of, seal_facts, seal_field
from jardam.kernel.ids import day_uuid
from jardam.vault.models import FileKey
from jardam.vault.restricted import Opener

RECKONING = "calculation"
"""Of what is enclosed, by code."""


class SheetChanged(ValueError):
    """Somebody wrote facts of this case down, or chose something for this paper, since the page was opened."""


class DrawnElsewhere(ValueError):
    """The id is that of a paper of another case: no page of this one has drawn it."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in on the page of a paper. ``facts``: by code, in the one form; an empty one is forgotten.

    ``seen_sheet``, ``seen_paper``: the revisions that were read; 0 where there was no sheet yet.
    ``files``: of the case that are enclosed, by their ids.
    """

    seen_sheet: int
    seen_paper: int
    facts: Mapping[str, str]
    annexes: Sequence[str] = ()
    more: str = ""
    files: Sequence[str] = ()
    authority: Authority | None = None
    template: Template | None = None


@recorded
def begin_paper(
    case: Case, kind: Kind, paper_id: UUID, *, opener: Opener | None = None, by: User, at: datetime
) -> Paper:
    """A draft more. ``paper_id``: drawn by the page, so that a form sent twice begins one paper.

    Errors: DrawnElsewhere; CaseClosed; FileKeyLocked, FileKeyDestroyed.
    """
    one_at_a_time(f"filings.Paper/{paper_id}")
    case, key = held_case(case)
    sent_before: Paper | None = Paper.objects.filter(centre_id=case.centre_id, pk=paper_id).first()
    if sent_before is not None:
        return _of_this(case, sent_before, by)
    paper = Paper(
        id=paper_id,
        centre_id=case.centre_id,
        case=case,
        kind=kind.code,
        made_on=timezone.localdate(at),
        made_by=by,
    )
    seal_field(
        paper,
        key,
        "choices",
        {ANNEXES: _reckoned(kind), MORE: "", **_of_only_claim(case, kind, at, opener)},
        opener,
    )
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
    _write_facts(paper, key, filled, opener)
    was = field_of(paper, key, "choices", opener)
    chosen = {ANNEXES: list(filled.annexes), MORE: filled.more, FILES: list(filled.files)}
    seal_field(paper, key, "choices", {**was, **chosen}, opener)
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
    PaperWorker.objects.filter(centre_id=paper.centre_id, paper=paper).delete()
    tell_case(paper, key, Done(PaperAct.DROPPED, by, at), said)
    record("paper.dropped", paper, by=by, at=at)
    return paper


def _of_this(case: Case, paper: Paper, by: User) -> Paper:
    """Errors: DrawnElsewhere."""
    if not Paper.objects.visible_to(by).filter(pk=paper.pk, case=case).exists():
        raise DrawnElsewhere(str(case.pk))
    return paper


def _reckoned(kind: Kind) -> list[str]:
    """A paper that is printed with its reckoning names it among what is enclosed, unless somebody says otherwise."""
    return [RECKONING] if kind.has_reckoning and RECKONING in kind.annexes else []


def _of_only_claim(case: Case, kind: Kind, at: datetime, opener: Opener | None) -> dict[str, Any]:
    """Where a case has one claim nobody is asked which. Of several somebody chooses."""
    claims = read_claims(case, opener) if takes_claim(kind) else []
    if len(claims) != 1:
        return {}
    return {CLAIM: take(*claims[0], timezone.localdate(at)).bundle}


def _write_facts(paper: Paper, key: FileKey, filled: Filled, opener: Opener | None) -> None:
    """The case is held, so nobody writes beside it. Errors: SheetChanged."""
    case = paper.case
    sheet = Sheet.objects.select_for_update().filter(centre_id=case.centre_id, case=case).first()
    if (sheet.revision if sheet else 0) != filled.seen_sheet:
        raise SheetChanged(str(case.pk))
    _revision, was = facts_of(case, opener)
    told = kept_of(kinds()[paper.kind], filled.facts)
    facts = {code: value for code, value in {**was, **told}.items() if value}
    if sheet is None:
        sheet = Sheet(id=day_uuid(), centre_id=case.centre_id, case=case)
    elif facts != was:
        sheet.revision += 1
    seal_facts(sheet, key, facts, opener)
    sheet.save()
