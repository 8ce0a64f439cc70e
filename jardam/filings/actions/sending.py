"""A paper was sent: from now on it stays as it was, byte for byte, with the facts and the rules behind each number."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from jardam.audit.actions import record, recorded
from jardam.cases.actions import Said, end_term, set_term
from jardam.cases.counting import Counted as DayCounted
from jardam.cases.counting import counted_by_law, set_by_us
from jardam.cases.rules.terms import TermState
from jardam.centres.models import User
from jardam.claims.actions import log_dealing
from jardam.claims.models import Claim
from jardam.exhibits.actions import Prepared
from jardam.filings.actions.drafting import SheetChanged
from jardam.filings.actions.holding import Done, held_paper, tell_case
from jardam.filings.actions.together import Sent, check_beside, hold_beside, tell_workers
from jardam.filings.actions.went import put_beside
from jardam.filings.annexed import ids_of
from jardam.filings.choices import PaperAct
from jardam.filings.consented import check_consent
from jardam.filings.dependents import FIGURE, ROOM
from jardam.filings.drafted import Drafted, made_of, material
from jardam.filings.models import Figure, Paper
from jardam.filings.printed import docx_of, pdf_of
from jardam.filings.providers import Asked
from jardam.filings.queries import terms_kept_by
from jardam.filings.rules.states import PaperState, Way, after
from jardam.filings.sealing import FILES, seal_counted, seal_field, seal_file
from jardam.kernel.ids import day_uuid
from jardam.law.actions import record_use
from jardam.law.queries import rule_book
from jardam.law.rules.deadline_eras import PREFIX
from jardam.law.rules.rulebook import RuleVersion
from jardam.vault.models import FileKey
from jardam.vault.restricted import Opener


class GapsLeft(ValueError):
    """The paper has gaps, and nobody has said that they were filled in by hand."""


@dataclass(frozen=True, slots=True)
class Sending:
    """How it went. ``seen``: the fingerprint of the draft of ``today`` that was read before it went.

    ``number``: by which it can be traced. ``is_filled_by_hand``: the gaps of the draft were closed with a pen.
    ``is_awaited``: the legal answer clock starts, where the law has one; else ``answer_by``, if somebody says a day.
    ``kept_terms``: running terms of the case that it keeps, as somebody says; one whose last day is before it is not kept.
    ``today``: where the centre stands. ``went``: the file that really went, where somebody has it at hand.
    """

    way: Way
    sent_on: date
    today: date
    seen: str
    number: str = ""
    text: str = ""
    is_filled_by_hand: bool = False
    is_awaited: bool = True
    answer_by: date | None = None
    kept_terms: Collection[UUID] = ()
    went: Prepared | None = None
    opener: Opener | None = None


@recorded
def send_paper(paper: Paper, sending: Sending, *, by: User, at: datetime) -> Paper:
    """Freeze it, start the clock of its answer, and tell the case.

    Errors: ConsentRefused; ConsentLapsed; GapsLeft; SheetChanged; PaperMoved; CaseClosed; FileKeyLocked, FileKeyDestroyed; PaperTooLong.
    """
    hold_beside(paper)
    paper, key = held_paper(paper, PaperState.DRAFT)
    asked = Asked(paper.case, by, at, sending.today, sending.opener)
    held = material(paper, asked)
    check_beside(held.beside)
    if made_of(paper, held, held.taken, asked.today, asked.today).fingerprint != sending.seen:
        raise SheetChanged(str(paper.pk))
    made = made_of(paper, held, held.taken, asked.today, sending.sent_on)
    check_consent(paper, made, asked)
    if made.has_gaps and not sending.is_filled_by_hand:
        raise GapsLeft(str(paper.pk))
    paper.state = after(PaperState(paper.state), PaperState.SENT).value
    paper.way, paper.sent_on = sending.way.value, sending.sent_on
    _freeze(paper, key, made, sending)
    paper.save()
    _keep_figures(paper, key, made, sending.opener, by=by, at=at)
    if sending.went is not None:
        put_beside(paper, key, sending.went, sending.opener, by=by, at=at)
    said = Said(paper.case.revision, sending.text, sending.opener)
    tell_case(paper, key, Done(PaperAct.SENT, by, at), said)
    due = _counted_answer(made, sending) if sending.is_awaited else None
    if due is not None:
        paper.term = set_term(paper.case, due, Said(paper.case.revision, opener=sending.opener), by=by, at=at)
        paper.save(update_fields=["term"])
    _keep_terms(paper, made, sending, by=by, at=at)
    _tell_claim(paper, made, sending, by=by, at=at)
    tell_workers(Sent(paper, sending.sent_on, due, by, at))
    record("paper.sent", paper, by=by, at=at, sent_on=sending.sent_on)
    return paper


def _keep_terms(paper: Paper, made: Drafted, sending: Sending, *, by: User, at: datetime) -> None:
    """On the day on which it went. What somebody ended before stays as it is."""
    for term in terms_kept_by(paper.case, made.kind):
        if term.pk not in sending.kept_terms or term.due_on < sending.sent_on:
            continue
        paper.case.refresh_from_db(fields=["revision"])
        term.case = paper.case
        said = Said(paper.case.revision, opener=sending.opener)
        end_term(term, TermState.MET, said, by=by, at=at, kept_on=sending.sent_on)


def _tell_claim(paper: Paper, made: Drafted, sending: Sending, *, by: User, at: datetime) -> None:
    """The step of the claim behind it, once: a paper is sent once. Where it tells of several, each is told with the others."""
    if made.kind.dealing is None or made.claim is None or made.beside is not None:
        return
    claim = Claim.objects.filter(centre_id=paper.centre_id, case=paper.case, pk=made.claim).standing().first()
    if claim is not None:
        paper.case.refresh_from_db(fields=["revision"])
        said = Said(paper.case.revision, opener=sending.opener)
        log_dealing(claim, made.kind.dealing, sending.sent_on, said, by=by, at=at)


def _freeze(paper: Paper, key: FileKey, made: Drafted, sending: Sending) -> None:
    files = {"pdf": pdf_of(made), "docx": docx_of(paper, made)}
    for field, content in files.items():
        seal_file(paper, key, field, content, sending.opener)
    seal_field(paper, key, "sent", _bundle(made, sending, files), sending.opener)


def _bundle(made: Drafted, sending: Sending, files: Mapping[str, bytes]) -> dict[str, Any]:
    """What stood in it and where it came from; ``gaps``: what was filled in by hand."""
    return {
        "said": made.said,
        "sources": {code: known.source.value for code, known in made.known.items()},
        "gaps": made.letter.gaps,
        "norms": [_named(row) for row in made.worked.rows],
        "rules": {one.name: [_named(row) for row in one.reckoned.rows] for one in made.worked.counted},
        "claim": str(made.claim) if made.claim else "",
        "hashes": {field: sha256(content).hexdigest() for field, content in files.items()},
        "number": sending.number,
        "annexes": list(made.frame.annexes),
        FILES: ids_of(made.files),
    }


def _named(row: RuleVersion) -> str:
    """What names a row of the law for ever."""
    begins = f" {row.valid_from.isoformat()}" if row.valid_from else ""
    return f"{row.code}{begins} v{row.version}"


def _keep_figures(
    paper: Paper, key: FileKey, made: Drafted, opener: Opener | None, *, by: User, at: datetime
) -> None:
    """Each number with its rule, where a change of the law finds it."""
    for number, counted in enumerate(made.worked.counted, 1):
        figure = Figure(id=day_uuid(), centre_id=paper.centre_id, paper=paper, number=number)
        seal_counted(figure, key, counted, opener)
        figure.save(force_insert=True)
        used = counted.reckoned.used(ROOM, FIGURE, figure.pk, by)
        record_use(used, centre_id=paper.centre_id, at=at)


def _counted_answer(made: Drafted, sending: Sending) -> DayCounted | None:
    """The law counts from the day on which the authority has registered it; until that is known, from this one.

    Where the law has no row no clock is invented: the day is ours, or none. Errors: NoLastDay.
    """
    book, code = rule_book(sending.today), made.kind.answer
    if not code or not book.periods(PREFIX + code):
        return set_by_us(sending.answer_by, made.kind.titles["ru"]) if sending.answer_by else None
    return counted_by_law(code, sending.sent_on.isoformat(), "", book, sending.today)
