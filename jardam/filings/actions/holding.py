"""A paper is held while something is done with it: the person's key first, then the case, then the paper."""

from dataclasses import dataclass
from datetime import datetime

from jardam.cases.actions import CaseClosed, Said
from jardam.cases.actions.holding import held, today_line, write_line
from jardam.cases.choices import EntryKind
from jardam.cases.models import Case
from jardam.cases.sealing import TEXT
from jardam.centres.models import User
from jardam.filings.choices import PaperAct
from jardam.filings.models import Paper
from jardam.filings.reading import SCREENS, kinds
from jardam.filings.rules.states import PaperMoved, PaperState
from jardam.vault.models import FileKey

ACT, PAPER = "act", "paper"


def held_case(case: Case) -> tuple[Case, FileKey]:
    """An open case, as it is now. Errors: CaseClosed."""
    found, key = held(case.centre_id, case.pk)
    if not found.is_open:
        raise CaseClosed(str(found.pk))
    return found, key


def held_paper(paper: Paper, *states: PaperState) -> tuple[Paper, FileKey]:
    """The paper of an open case, in one of these states. Errors: CaseClosed, PaperMoved."""
    case, key = held_case(paper.case)
    found: Paper = Paper.objects.select_for_update().get(centre_id=paper.centre_id, pk=paper.pk)
    if found.state not in states:
        raise PaperMoved(f"{found.state}, not {' or '.join(states)}")
    found.case = case
    return found, key


@dataclass(frozen=True, slots=True)
class Done:
    """What was done with a paper, by whom, and when."""

    act: PaperAct
    by: User
    at: datetime


def tell_case(paper: Paper, key: FileKey, done: Done, said: Said) -> None:
    """One line more of what happened in the case."""
    words = {TEXT: said.text, PAPER: str(paper.pk), **_named(paper, done)}
    write_line(paper.case, key, today_line(EntryKind.PAPER, words, done.by, done.at), said.opener)


def tell_worker(paper: Paper, case: Case, key: FileKey, done: Done) -> None:
    """One line in the case of another worker of whom the paper tells; in whose case it stands is not said there."""
    words = {TEXT: "", **_named(paper, done)}
    write_line(case, key, today_line(EntryKind.PAPER, words, done.by, done.at), None)


def _named(paper: Paper, done: Done) -> dict[str, str]:
    kind = kinds()[paper.kind]
    return {ACT: done.act.value, **{language: kind.title(language) for language in SCREENS}}
