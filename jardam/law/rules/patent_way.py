"""The way of a patent from entry to reissue: each step with its last day, whether it is done, and what a missed one means."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from jardam.kernel.months import months_later
from jardam.law.rules.calendar import ProductionCalendar
from jardam.law.rules.explaining import Caution, Code, Explained, Refused, Said, cautions_of
from jardam.law.rules.overstay import OverstaySaid, fine_said
from jardam.law.rules.patent_paid import PatentPaid
from jardam.law.rules.registration import RegistrationSaid, is_of_union
from jardam.law.rules.rulebook import RuleBook, RuleVersion

APPLY, MEDICAL, COPY = "stay.patent_apply", "stay.med_work", "card_facts.patent_contract_copy"
NOTICE, REISSUE, LONGEST = "stay.contract_notice", "stay.patent_reissue", "stay.patent_longest"
LATE_FINE, LAPSE, CONTRACT_END = "stay.koap_18_20", "stay.patent_lapse", "stay.patent_contract_end"
JOB_LOST, UNION = "card_facts.patent_after_job_loss", "stay.eaeu_no_permit"
DAY = timedelta(days=1)


class State(StrEnum):
    DONE = "DONE"
    DONE_LATE = "DONE_LATE"
    PASSED = "PASSED"  # done, for a later step was; on which day nobody told
    AHEAD = "AHEAD"
    MISSED = "MISSED"
    UNTOLD = (
        "UNTOLD"  # the last day has passed and nobody said whether it was done: that is not yet a missed step
    )


class StepName(Code):
    """The steps, in their order."""

    APPLY = "STEP_APPLY"
    MEDICAL = "STEP_MEDICAL"
    PAY = "STEP_PAY"
    COPY = "STEP_COPY"
    NOTICE = "STEP_NOTICE"
    NOTICE_OF_END = "STEP_NOTICE_OF_END"
    REISSUE = "STEP_REISSUE"


class Missed(Code):
    """What a missed step means, and what holds of the way as a whole."""

    APPLY = "MISSED_APPLY"
    MEDICAL = "MISSED_MEDICAL"
    PAY = "MISSED_PAY"
    CONTRACT_END = "MISSED_CONTRACT_END"
    COPY = "MISSED_COPY"
    NOTICE = "MISSED_NOTICE"
    REISSUE = "MISSED_REISSUE"
    JOB_LOST = "WAY_JOB_LOST"
    NO_PATENT_NEEDED = "WAY_NO_PATENT_NEEDED"
    WRONG_ORDER = "WAY_WRONG_ORDER"


@dataclass(frozen=True, slots=True)
class WayTold:
    """What somebody tells of the way; None where nobody knows or it has not happened."""

    citizenship: str
    entered: date
    applied: date | None = None
    examined: date | None = None
    issued: date | None = None
    contract: date | None = None
    copy_sent: date | None = None
    job_lost: date | None = None
    reissue_asked: date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """``if_missed``: what follows, each sentence with its row."""

    name: StepName
    due: date
    state: State
    row: RuleVersion
    if_missed: tuple[Said, ...]


def patent_way(
    book: RuleBook, told: WayTold, paid: PatentPaid | None, today: date
) -> Explained[tuple[Step, ...]]:
    """Every step that has begun to run, with its last day; none for somebody who needs no patent.

    Errors: Refused for days in an order that cannot be; NotInForce, YearNotHeld.
    Source: 115-FZ art. 13.3; KoAP 18.20; Labour Code art. 327.6 (rows named above).
    """
    _check(told, today)
    if is_of_union(book, told.citizenship, told.entered):
        row = book.at(UNION, told.entered)
        return Explained((), (Said(Missed.NO_PATENT_NEEDED, {}, row),), (row,), cautions_of([row], today))
    steps = tuple(_steps(_Way(book, told, today), paid))
    rows = [row for step in steps for row in (step.row, *(said.row for said in step.if_missed if said.row))]
    warnings = [said for step in steps if step.state in _TROUBLE for said in step.if_missed]
    if any(step.state in _TROUBLE and step.name not in _OF_THE_EMPLOYER for step in steps):
        warnings.insert(0, Said(OverstaySaid.LAWYER_FIRST))
    if told.job_lost:
        row = book.at(JOB_LOST, told.job_lost)
        rows.append(row)
        warnings.append(Said(Missed.JOB_LOST, {"day": told.job_lost}, row))
    warnings += [
        Said(RegistrationSaid.FIRST_DAY_UNSURE, {"day": step.due}, step.row)
        for step in steps
        if step.name in _SINCE_ENTRY and step.state is State.AHEAD
    ]
    if book.find(MEDICAL, told.entered) is None:
        warnings.append(Said(Caution.NOT_IN_FORCE, {"row_code": MEDICAL, "day": told.entered}))
    rows = list(dict.fromkeys(rows))
    said = tuple(line for step in steps for line in _told(step))
    return Explained(steps, said, tuple(rows), (*dict.fromkeys(warnings), *cautions_of(rows, today)))


_SINCE_ENTRY = {StepName.APPLY, StepName.MEDICAL}
_OF_THE_EMPLOYER = {StepName.NOTICE, StepName.NOTICE_OF_END}
_TROUBLE = {State.MISSED, State.DONE_LATE, State.UNTOLD}


def _told(step: Step) -> Iterator[Said]:
    """The step, and what follows if it is missed, unless it was done in time."""
    yield Said(step.name, {"day": step.due}, step.row)
    if step.state not in {State.DONE, State.PASSED}:
        yield from step.if_missed


@dataclass(frozen=True, slots=True)
class _Way:
    book: RuleBook
    told: WayTold
    today: date

    def step(self, name: StepName, row: RuleVersion, due: date, done: date | None, *missed: Said) -> Step:
        return Step(name, due, _state(due, done, self.today), row, missed)

    def since_entry(self, name: StepName, row: RuleVersion, done: date | None, *missed: Said) -> Step:
        """As if the day of entry were the first; who came a day later is not told to have been late."""
        due = self.told.entered + DAY * (int(row.number) - 1)
        return Step(name, due, _state(due + DAY, done, self.today), row, missed)

    def row(self, code: str, on: date) -> RuleVersion:
        return self.book.at(code, on)


def _steps(way: _Way, paid: PatentPaid | None) -> Iterator[Step]:
    yield from _before_issue(way)
    if way.told.issued:
        yield from _after_issue(way, way.told.issued, paid)
    yield from _notices(way)


def _before_issue(way: _Way) -> Iterator[Step]:
    told, entered = way.told, way.told.entered
    apply, medical, fine = (
        way.row(APPLY, entered),
        way.book.find(MEDICAL, entered),
        way.book.find(LATE_FINE, entered),
    )
    fines = [fine_said(Missed.APPLY, fine)] if fine else []
    yield _passed(way.since_entry(StepName.APPLY, apply, told.applied, *fines), told.applied, told.issued)
    if medical:
        step = way.since_entry(StepName.MEDICAL, medical, told.examined, Said(Missed.MEDICAL, {}, medical))
        yield _passed(step, told.examined, told.applied or told.issued)


def _after_issue(way: _Way, issued: date, paid: PatentPaid | None) -> Iterator[Step]:
    lapse, copy, reissue = way.row(LAPSE, issued), way.book.find(COPY, issued), way.book.find(REISSUE, issued)
    longest = months_later(issued, int(way.row(LONGEST, issued).number)) - DAY
    if paid and paid.until != longest:
        end = way.book.find(CONTRACT_END, issued)
        ends = [Said(Missed.CONTRACT_END, {}, end)] if end else []
        ended = Said(Missed.PAY, {"day": paid.until + DAY}, lapse)
        step = way.step(StepName.PAY, lapse, paid.until, None, ended, *ends)
        yield replace(step, state=State.MISSED) if step.state is State.UNTOLD else step
    if copy:
        by = months_later(issued, int(copy.number)) - DAY
        yield way.step(StepName.COPY, copy, by, way.told.copy_sent, Said(Missed.COPY, {}, copy))
    if reissue:
        by = working_days_before(way.book.calendar, longest, int(reissue.number))
        late = Said(Missed.REISSUE, {"day": longest}, reissue)
        yield way.step(StepName.REISSUE, reissue, by, way.told.reissue_asked, late)


def _notices(way: _Way) -> Iterator[Step]:
    """What the employer owes: nobody tells the worker whether it was done."""
    happened = ((StepName.NOTICE, way.told.contract), (StepName.NOTICE_OF_END, way.told.job_lost))
    for name, day in happened:
        if day is None:
            continue
        row = way.book.find(NOTICE, day)
        if row is None:
            continue
        due = way.book.calendar.add_working_days(day, int(row.number))
        yield way.step(name, row, due, None, Said(Missed.NOTICE, {}, row))


def working_days_before(calendar: ProductionCalendar, day: date, count: int) -> date:
    """The working day that lies ``count`` working days before ``day``, which is not counted.

    Errors: YearNotHeld.
    """
    for _ in range(count):
        day = calendar.last_working(day - DAY)
    return day


def _passed(step: Step, done: date | None, later: date | None) -> Step:
    """Somebody who got further on ``later`` must have done this step by then; whether in time is known only if that was."""
    if done or later is None:
        return step
    latest = step.due + DAY  # with the day after entry as the first
    return replace(step, state=State.DONE if later <= latest else State.PASSED)


def _state(due: date, done: date | None, today: date) -> State:
    if done:
        return State.DONE if done <= due else State.DONE_LATE
    return State.AHEAD if today <= due else State.UNTOLD


def _check(told: WayTold, today: date) -> None:
    every = [
        told.applied,
        told.examined,
        told.issued,
        told.contract,
        told.copy_sent,
        told.job_lost,
        told.reissue_asked,
    ]
    known = [day for day in every if day]
    is_ahead = any(day > today for day in [told.entered, *known])
    is_before = any(day < told.entered for day in known if day is not told.contract)
    is_turned = bool(told.applied and told.issued and told.issued < told.applied)
    if is_ahead or is_before or is_turned:
        raise Refused(Said(Missed.WRONG_ORDER))
