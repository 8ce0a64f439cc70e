"""A problem is raised, worked on, judged, closed. Each deed is one line of the history; nothing of it is changed afterwards."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.cases.counting import Counted
from jardam.cases.rules.next_action import NextAction
from jardam.centres.models import User
from jardam.database.live import tell
from jardam.filings.models import Authority
from jardam.incidents.models import Venue
from jardam.incidents.rules.kinds import IncidentKind
from jardam.kernel.ids import day_uuid
from jardam.problems.models import Done, Problem, sealed
from jardam.problems.queries import owners_of
from jardam.problems.rules.states import ENDED, JUDGED, Deed, Hands, State, Verdict, after
from jardam.rota.actions.numbers import next_number

LONGEST_WORDS = 4_000  # characters
LONGEST_LINE = 300


class AlreadyRaised(ValueError):
    """One of this pattern stands open: ``problem``."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem.pk))
        self.problem = problem


class ProblemChanged(ValueError):
    """Somebody has done something with it since the page was opened; nothing was overwritten."""


class SameEyes(ValueError):
    """Whoever owns a problem, or owned it, does not say how it ended."""


@dataclass(frozen=True, slots=True)
class Raised:
    """``problem_id``: drawn by the page, so that a form sent twice raises one problem."""

    problem_id: UUID
    venue: Venue
    kind: IncidentKind
    wrong: str
    owner: User
    then: NextAction
    authority: Authority | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What was done, and what comes next; ``seen``: the revision that was read."""

    seen: int
    said: str
    then: NextAction | None = None

    @property
    def words(self) -> dict[str, Any]:
        if self.then is None:
            return {"said": self.said}
        return {"said": self.said, "next": self.then.what, "next_on": self.then.day.isoformat()}


@dataclass(frozen=True, slots=True)
class Handing:
    """Whom it is given to and until when. ``counted``: by the law; else ``due_on`` was typed, as ``source`` says."""

    hands: Hands
    handed_on: date
    due_on: date
    authority: Authority | None = None
    who: str = ""
    counted: Counted | None = None
    source: str = ""

    @property
    def words(self) -> dict[str, Any]:
        told = self.counted.bundle["told"] if self.counted else {}
        plain = {"who": self.who, "source": self.source, "told": told}
        days = {"handed_on": self.handed_on.isoformat(), "due_on": self.due_on.isoformat()}
        return {**plain, **days, "authority": str(self.authority.pk) if self.authority else ""}


@dataclass(frozen=True, slots=True)
class Change:
    """``given``: what the row says from now on; ``words``: what the line of the history says beside the step."""

    given: Mapping[str, Any] = field(default_factory=dict)
    words: Mapping[str, Any] = field(default_factory=dict)


@recorded
def raise_problem(raised: Raised, *, by: User, at: datetime) -> Problem:
    """Errors: AlreadyRaised."""
    assert by.centre_id is not None
    number = next_number(Problem.objects.all(), by.centre_id)  # whoever sends the same form waits here
    ours = Problem.objects.filter(centre_id=by.centre_id)
    written: Problem | None = ours.filter(pk=raised.problem_id).first()
    if written is not None:
        return written
    standing = ours.open().filter(venue=raised.venue, kind=raised.kind.value).first()
    if standing is not None:
        raise AlreadyRaised(standing)
    words = {"wrong": raised.wrong, "next": raised.then.what, "who": ""}
    problem = Problem(
        id=raised.problem_id,
        centre_id=by.centre_id,
        number=number,
        venue=raised.venue,
        kind=raised.kind.value,
        owner=raised.owner,
        raised_by=by,
        raised_on=timezone.localdate(at),
        next_on=raised.then.day,
        authority=raised.authority,
        sealed_words=sealed(raised.problem_id, words),
    )
    problem.save(force_insert=True)
    _write_down(problem, Deed.RAISE, Step(0, raised.wrong, raised.then).words, by=by, at=at)
    record("problem.raised", problem, by=by, at=at, kind=problem.kind)
    tell(problem.centre_id)
    return problem


@recorded
def plan_next(problem: Problem, step: Step, *, by: User, at: datetime) -> Problem:
    """The next action is done, and another one follows. Errors: ProblemChanged; MoveRefused."""
    return _do(problem, Deed.NEXT, step, Change(), by=by, at=at)


@recorded
def look_for_solution(problem: Problem, step: Step, *, by: User, at: datetime) -> Problem:
    """For the first time, or again: what was asked, answered and judged stays in the history. Errors: as `plan_next`."""
    return _do(problem, Deed.SEEK, step, Change(), by=by, at=at)


@recorded
def hand_over_solution(problem: Problem, step: Step, handing: Handing, *, by: User, at: datetime) -> Problem:
    """An authority is asked, or somebody carries a measure out. Errors: as `plan_next`."""
    given = {
        "hands": handing.hands.value,
        "authority": handing.authority or problem.authority,
        "handed_on": handing.handed_on,
        "due_on": handing.due_on,
        "clock": handing.counted.code if handing.counted else "",
    }
    return _do(problem, Deed.HAND, step, Change(given, handing.words), by=by, at=at)


@recorded
def write_answer(problem: Problem, step: Step, answered_on: date, *, by: User, at: datetime) -> Problem:
    """The authority has answered, or the measure was carried out. Errors: as `plan_next`."""
    words = {"answered_on": answered_on.isoformat()}
    return _do(problem, Deed.ANSWER, step, Change(words=words), by=by, at=at)


@recorded
def judge_problem(problem: Problem, step: Step, verdict: Verdict, *, by: User, at: datetime) -> Problem:
    """How it ended, by somebody who never owned it. Errors: as `plan_next`; SameEyes."""
    if by.pk in owners_of(problem):
        raise SameEyes(str(problem.pk))
    given = {"verdict": verdict.value, "judged_on": timezone.localdate(at)}
    return _do(problem, Deed.JUDGE, step, Change(given), by=by, at=at)


@recorded
def close_problem(problem: Problem, step: Step, *, by: User, at: datetime) -> Problem:
    """Errors: as `plan_next`."""
    return _do(problem, Deed.CLOSE, step, Change(), by=by, at=at)


@recorded
def give_problem(problem: Problem, step: Step, owner: User, *, by: User, at: datetime) -> Problem:
    """A colleague answers for it from now on, and for its next action. Errors: as `plan_next`."""
    return _do(problem, Deed.OWN, step, Change({"owner": owner}, {"to": str(owner.pk)}), by=by, at=at)


@recorded
def withdraw_problem(problem: Problem, step: Step, *, by: User, at: datetime) -> Problem:
    """It was raised by mistake; what is written of it stays. Errors: as `plan_next`."""
    return _do(problem, Deed.WITHDRAW, step, Change(), by=by, at=at)


def _do(problem: Problem, deed: Deed, step: Step, change: Change, *, by: User, at: datetime) -> Problem:
    """One deed of the table: the row as it is then, and a line of the history. The same sent once more is written once."""
    held: Problem = Problem.objects.select_for_update(of=("self",)).get(
        centre_id=problem.centre_id, pk=problem.pk
    )
    said = _as_kept(step.words | dict(change.words))
    if _is_written(held, deed, said, step.seen, by):
        return held
    if held.revision != step.seen:
        raise ProblemChanged(str(held.pk))
    held.state = after(held.in_state, deed).value
    _clear(held, at)
    for name, value in change.given.items():
        setattr(held, name, value)
    if step.then is not None:
        held.next_on = step.then.day
    kept = {name: said[name] for name in ("next", "who") if name in said}
    if held.in_state is not State.IN_HANDS:
        kept["who"] = ""
    held.sealed_words = sealed(held.pk, held.words | kept)
    held.revision += 1
    held.save()
    _write_down(held, deed, said, by=by, at=at)
    record("problem.moved", held, by=by, at=at, deed=deed.value, state=held.state)
    tell(held.centre_id)
    return held


def _clear(held: Problem, at: datetime) -> None:
    """What no longer holds in the state that it has come to."""
    if held.in_state is not State.IN_HANDS:
        held.hands, held.handed_on, held.due_on, held.clock = "", None, None, ""
    if held.in_state not in JUDGED:
        held.verdict, held.judged_on = "", None
    if held.in_state in ENDED:
        held.next_on, held.ended_on = None, timezone.localdate(at)
    else:
        held.ended_on = None


def _is_written(held: Problem, deed: Deed, said: Mapping[str, Any], seen: int, by: User) -> bool:
    if held.revision != seen + 1:
        return False
    last = Done.objects.get(centre_id=held.centre_id, problem=held, number=held.revision)
    return (last.deed, last.done_by_id, last.words) == (deed.value, by.pk, said)


def _as_kept(said: Mapping[str, Any]) -> dict[str, Any]:
    """As it will be read again: the law tells its grounds in tuples, which are kept as lists."""
    kept: dict[str, Any] = json.loads(json.dumps(said))
    return kept


def _write_down(problem: Problem, deed: Deed, said: Mapping[str, Any], *, by: User, at: datetime) -> None:
    row = day_uuid()
    Done(
        id=row,
        centre_id=problem.centre_id,
        problem=problem,
        number=problem.revision,
        deed=deed.value,
        state=problem.state,
        owner_id=problem.owner_id,
        done_by=by,
        done_on=timezone.localdate(at),
        verdict=problem.verdict if deed is Deed.JUDGE else "",
        sealed_words=sealed(row, said),
    ).save(force_insert=True)
