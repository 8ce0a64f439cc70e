"""What this room does when something happens in a lower one."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from jardam.cases.models import Barred
from jardam.collective.models import JoinedClaim
from jardam.filings.models import Figure, Paper, PaperWorker, SentFile, Sheet
from jardam.filings.models.paper import FROZEN
from jardam.filings.sealing import counted_place, facts_place, paper_place, sent_file_place
from jardam.people.models import Person
from jardam.vault.actions import Move

FIELDS = ("choices", "sent", "pdf", "docx", "answer")
SENT_FIELDS = ("about", "original", "copy")


def take_papers_along(person: Person, move: Move, **_signal: Any) -> None:
    """A person's file was closed to all but named people: the papers of their cases move under the new key."""
    theirs = {"centre_id": person.centre_id, "case__person": person}
    for sheet in Sheet.objects.filter(**theirs).select_for_update(of=("self",)):
        sheet.sealed_facts = move(facts_place(sheet.pk), bytes(sheet.sealed_facts))
        sheet.save(update_fields=["sealed_facts"])
    for paper in Paper.objects.filter(**theirs).select_for_update(of=("self",)):
        _move_paper(paper, move)
    files = SentFile.objects.filter(centre_id=person.centre_id, paper__case__person=person)
    for file in files.select_for_update(of=("self",)).iterator(chunk_size=2):
        _move_file(file, move)


def forget_sent_files(person: Person, **_signal: Any) -> None:
    """A person was erased: nobody can read the bytes any more, so they need not lie here."""
    ours = SentFile.objects.filter(centre_id=person.centre_id)
    theirs = list(ours.filter(paper__case__person=person).values_list("pk", flat=True))
    ours.filter(pk__in=theirs).delete()


def forget_others(person: Person, **_signal: Any) -> None:
    """A person was erased, or their file was closed: their papers tie nobody else to them any more."""
    rows = PaperWorker.objects.filter(centre_id=person.centre_id, paper__case__person=person)
    theirs = list(rows.select_related("paper", "joined__claim"))
    _hide_on(theirs)
    PaperWorker.objects.filter(centre_id=person.centre_id, pk__in=[row.pk for row in theirs]).delete()


def hide_from_barred(parts: Sequence[JoinedClaim], **_signal: Any) -> None:
    """A worker's part goes, and with it what hid the papers of others that tell of them: who was barred stays barred."""
    rows = PaperWorker.objects.filter(centre_id=parts[0].centre_id, joined__in=parts)
    _hide_on(rows.select_related("paper", "joined__claim"))


def _hide_on(rows: Iterable[PaperWorker]) -> None:
    """Of drafts nothing is kept: they tell of the worker no longer."""
    for row in rows:
        if row.paper.state not in FROZEN or row.joined.claim.case_id == row.paper.case_id:
            continue
        barred = Barred.objects.filter(centre_id=row.centre_id, case=row.joined.claim.case_id)
        paper = Paper.objects.select_for_update().get(centre_id=row.centre_id, pk=row.paper_id)
        paper.hidden_from = sorted({*paper.hidden_from, *barred.values_list("user_id", flat=True)})
        paper.save(update_fields=["hidden_from"])


def _move_paper(paper: Paper, move: Move) -> None:
    for field in _sealed(paper):
        name = f"sealed_{field}"
        setattr(paper, name, move(paper_place(paper.pk, field), bytes(getattr(paper, name))))
    paper.save(update_fields=[f"sealed_{field}" for field in FIELDS])
    figures = Figure.objects.filter(centre_id=paper.centre_id, paper=paper)
    for figure in figures.select_for_update(of=("self",)):
        figure.sealed_counted = move(counted_place(figure.pk), bytes(figure.sealed_counted))
        figure.save(update_fields=["sealed_counted"])


def _move_file(file: SentFile, move: Move) -> None:
    for field in SENT_FIELDS:
        name = f"sealed_{field}"
        if getattr(file, name) is not None:
            setattr(file, name, move(sent_file_place(file.pk, field), bytes(getattr(file, name))))
    file.save(update_fields=[f"sealed_{field}" for field in SENT_FIELDS])


def _sealed(paper: Paper) -> Iterator[str]:
    return (field for field in FIELDS if getattr(paper, f"sealed_{field}") is not None)
