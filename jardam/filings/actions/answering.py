"""An authority has answered: the clock of the answer ends, and the case says so."""

from dataclasses import dataclass
from datetime import date, datetime

from jardam.audit.actions import record, recorded
from jardam.cases.actions import Said, end_term
from jardam.cases.rules.terms import TermState
from jardam.centres.models import User
from jardam.filings.actions.holding import Done, held_paper, tell_case
from jardam.filings.actions.together import answer_workers, hold_beside
from jardam.filings.choices import PaperAct
from jardam.filings.models import Paper
from jardam.filings.rules.lateness import Outcome
from jardam.filings.rules.states import PaperState, after
from jardam.filings.sealing import seal_field
from jardam.vault.restricted import Opener


class AnsweredBeforeSent(ValueError):
    """The day of the answer lies before the day on which the paper was sent."""


@dataclass(frozen=True, slots=True)
class Answer:
    """``number``: of the answer, as it stands on it. ``outcome``: what it is worth, where somebody says so."""

    answered_on: date
    number: str
    text: str
    opener: Opener | None = None
    outcome: Outcome | None = None


@recorded
def register_answer(paper: Paper, answer: Answer, *, by: User, at: datetime) -> Paper:
    """Write down what came, and end the term that ran until it.

    A term that somebody ended before, or that passed, stays as it is: that it was late is for them to say.
    Errors: AnsweredBeforeSent; PaperMoved; CaseClosed; FileKeyLocked, FileKeyDestroyed.
    """
    hold_beside(paper)
    paper, key = held_paper(paper, PaperState.SENT)
    if paper.sent_on is None or answer.answered_on < paper.sent_on:
        raise AnsweredBeforeSent(str(paper.pk))
    paper.state = after(PaperState(paper.state), PaperState.ANSWERED).value
    paper.answered_on = answer.answered_on
    paper.outcome = answer.outcome.value if answer.outcome else ""
    seal_field(paper, key, "answer", {"number": answer.number, "text": answer.text}, answer.opener)
    paper.save(update_fields=["state", "answered_on", "outcome", "sealed_answer"])
    said = Said(paper.case.revision, answer.text, answer.opener)
    tell_case(paper, key, Done(PaperAct.ANSWERED, by, at), said)
    _end_clock(paper, answer, by=by, at=at)
    answer_workers(paper, answer.answered_on, Done(PaperAct.ANSWERED, by, at))
    record("paper.answered", paper, by=by, at=at, answered_on=answer.answered_on)
    return paper


def _end_clock(paper: Paper, answer: Answer, *, by: User, at: datetime) -> None:
    term = paper.term
    if term is None or not term.is_open:
        return
    term.case = paper.case
    was_in_time = answer.answered_on <= term.due_on
    state = TermState.MET if was_in_time else TermState.SILENT
    said = Said(paper.case.revision, answer.text, answer.opener)
    end_term(term, state, said, by=by, at=at, kept_on=answer.answered_on)
