"""Of which workers of a collective claim a paper tells, beside the one in whose case it stands: what it took of each, and who still agrees.

A draft keeps what it took until somebody takes it over again (decision 0161); whether it may be told is asked anew each time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from jardam.cases.models import Case
from jardam.claims.rules.dealings import DealingKind
from jardam.collective.models import Collective, JoinedClaim
from jardam.collective.queries import Worker, read_workers, standings_of
from jardam.collective.rules.agreeing import Reader
from jardam.collective.rules.standing import FEWEST
from jardam.database.written import Written
from jardam.filings.claimed import Taken, count, owed, taken_from
from jardam.filings.figures import Counted, late_of
from jardam.filings.models import Paper, PaperWorker
from jardam.filings.reading import kinds
from jardam.filings.rules.kinds import Addressee, Kind
from jardam.filings.rules.workers import Workers, WorkerTold
from jardam.filings.sealing import worker_of
from jardam.law.rules.rulebook import RuleBook

READERS = {
    Addressee.LABOUR_INSPECTORATE: Reader.INSPECTORATE,
    Addressee.PROSECUTOR: Reader.PROSECUTOR,
    Addressee.DISTRICT_COURT: Reader.COURT,
    Addressee.EMPLOYER: Reader.EMPLOYER,
}
DEALINGS = {
    Reader.EMPLOYER: DealingKind.PRETRIAL,
    Reader.INSPECTORATE: DealingKind.COMPLAINT,
    Reader.PROSECUTOR: DealingKind.COMPLAINT,
    Reader.COURT: DealingKind.LAWSUIT,
}
"""What it is for each worker's own claim that the paper went."""


@dataclass(frozen=True, slots=True)
class TakenWorker:
    """``taken``: the facts of their claim as they stood. ``joined``: the worker's part in the collective claim."""

    joined: UUID
    name: str
    taken: Taken

    @property
    def bundle(self) -> dict[str, Any]:
        """To be sealed under the key of their own file."""
        return {"name": self.name, "taken": self.taken.bundle}


@dataclass(frozen=True, slots=True)
class Beside:
    """``standing``: of whom the paper tells, the one who speaks for them first. ``lapsed``: how many it took and may no longer tell of.

    ``is_spoken_for``: whether the one in whose case it stands is still among them.
    """

    collective: Collective
    standing: Sequence[TakenWorker]
    lapsed: int = 0
    is_spoken_for: bool = True

    @property
    def may_go(self) -> bool:
        """One alone is no paper of several: somebody leaves the others out of it first."""
        return not self.lapsed and self.is_spoken_for and len(self.standing) >= FEWEST


@dataclass(frozen=True, slots=True)
class Drawn:
    """What stands in the paper, and each number with its rule."""

    workers: Workers
    counted: Sequence[Counted] = field(default=())


def reader_of(kind: Kind) -> Reader | None:
    """Who reads it; None where several workers never stand in one paper of this kind."""
    return READERS.get(kind.addressee) if kind.takes_workers else None


_ANY = Written[UUID](
    lambda *, centre_id, paper_id: PaperWorker.objects.filter(
        centre_id=centre_id, paper_id=paper_id
    ).values_list("pk", flat=True)[:1]
)


def rows_of(paper: Paper) -> list[PaperWorker]:
    """Two queries; one where it tells of one worker alone, as nearly every paper does: what joins eight tables takes longest to plan."""
    if not _ANY.rows(centre_id=paper.centre_id, paper_id=paper.pk):
        return []
    rows = PaperWorker.objects.filter(centre_id=paper.centre_id, paper=paper)
    return list(
        rows.select_related("joined__collective", "joined__claim__case__person__key", "term").order_by("pk")
    )


def others_of(paper: Paper) -> list[Case]:
    """The cases of the other workers of whom it tells. One query at most."""
    if not kinds()[paper.kind].takes_workers:
        return []
    rows = rows_of(paper)
    return [row.joined.claim.case for row in rows if row.joined.claim.case_id != paper.case_id]


def beside(paper: Paper, kind: Kind, today: date) -> Beside | None:
    """Of a draft; None where it tells of one worker alone. Whose yes no longer holds is left out at this moment. Three queries; one of one alone.

    Errors: FileKeyDestroyed.
    """
    reader, rows = reader_of(kind), rows_of(paper)
    if not rows or reader is None:
        return None
    joined = [row.joined for row in rows]
    collective: Collective = joined[0].collective
    told = standings_of(joined, collective.employer, today)
    standing = [
        taken_worker(row.joined, worker_of(row, row.joined.claim.case.person.key))
        for row in rows
        if row.sealed_taken is not None and told[row.joined_id].is_told_to(reader)
    ]
    ours = {one.pk for one in joined if one.claim.case_id == paper.case_id}
    in_order = sorted(standing, key=lambda one: (one.joined not in ours, one.name, one.joined))
    is_spoken_for = any(one.joined in ours for one in standing)
    return Beside(collective, in_order, len(rows) - len(standing), is_spoken_for)


def beside_now(paper: Paper, collective: Collective, reader: Reader, today: date) -> Beside:
    """What it would take of the collective claim as it stands today. Errors: FileKeyDestroyed."""
    told = [worker for worker in read_workers(collective, today) if worker.standing.is_told_to(reader)]
    first = [worker for worker in told if worker.joined.claim.case_id == paper.case_id]
    others = [worker for worker in told if worker not in first]
    return Beside(collective, [_take(one, today) for one in (*first, *others)], 0, bool(first))


def taken_worker(joined: JoinedClaim, bundle: Mapping[str, Any]) -> TakenWorker:
    """Undo `TakenWorker.bundle`."""
    taken = taken_from(bundle["taken"])
    assert taken is not None
    return TakenWorker(joined.pk, bundle["name"], taken)


def drawn(standing: Sequence[TakenWorker], book: RuleBook, day: date, through: date) -> Drawn:
    """Counted as of ``day``, what the delay costs through another."""
    told, counted = [], []
    for one in standing:
        worker, numbers = _told(one, book, day, through)
        told.append(worker)
        counted += numbers
    return Drawn(Workers(told), counted)


def _told(one: TakenWorker, book: RuleBook, day: date, through: date) -> tuple[WorkerTold, list[Counted]]:
    found = count(one.taken, book, day)
    if found is None:
        return WorkerTold(one.name, [], None), []
    months = [month.owing.month.first for month in owed(found)]
    late = late_of(one.taken, found, through, book)
    numbers = [Counted(f"{OF_WORKER}{one.name}", found)]
    if late is None:
        return WorkerTold(one.name, months, found.told.answer.debt), numbers
    return WorkerTold(one.name, months, found.told.answer.debt, late.sum, late.table, late.explained), numbers


def _take(worker: Worker, today: date) -> TakenWorker:
    who = worker.facts.who
    taken = Taken(worker.joined.claim_id, who.employer, who.site, worker.work, today)
    return TakenWorker(worker.joined.pk, worker.name, taken)


OF_WORKER = "debt of "
"""Before the worker's name, in what a number is called."""
