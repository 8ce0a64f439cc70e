"""Over random deeds an open problem always has an owner and a next action, and each deed its line; none is off the table."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.incidents.models import Venue
from jardam.incidents.rules.kinds import IncidentKind
from jardam.kernel.ids import day_uuid
from jardam.problems import actions
from jardam.problems.actions import Handing, ProblemChanged, Raised, SameEyes, Step
from jardam.problems.models import Done, Problem
from jardam.problems.rules.states import ENDED, TABLE, Deed, Hands, MoveRefused, State, Verdict
from jardam.problems.tests.conftest import NEXT, SAID, WRONG, in_days

pytestmark = pytest.mark.django_db
DEEDS = st.tuples(
    st.sampled_from([deed for deed in Deed if deed is not Deed.RAISE]),
    st.integers(0, 2),  # who
    st.integers(0, 180),  # the day of what is next
    st.integers(0, 5).map(bool),  # whether the page is fresh
)


@pytest.fixture(autouse=True)
def here(amina: User) -> Iterator[None]:
    with for_centre(amina.centre_id):
        yield


def do(problem: Problem, deed: Deed, by: User, days: int, *, is_fresh: bool) -> None:
    ends = deed in {Deed.CLOSE, Deed.WITHDRAW}
    step = Step(problem.revision - (not is_fresh), SAID, None if ends else in_days(days))
    known, today = {"by": by, "at": timezone.now()}, timezone.localdate()
    due_on = today + timedelta(days=days)
    acts = {
        Deed.NEXT: lambda: actions.plan_next(problem, step, **known),
        Deed.SEEK: lambda: actions.look_for_solution(problem, step, **known),
        Deed.HAND: lambda: actions.hand_over_solution(
            problem, step, Handing(Hands.MEASURE, today, due_on, who="мы"), **known
        ),
        Deed.ANSWER: lambda: actions.write_answer(problem, step, today, **known),
        Deed.JUDGE: lambda: actions.judge_problem(problem, step, Verdict.PARTLY, **known),
        Deed.CLOSE: lambda: actions.close_problem(problem, step, **known),
        Deed.OWN: lambda: actions.give_problem(problem, step, by, **known),
        Deed.WITHDRAW: lambda: actions.withdraw_problem(problem, step, **known),
    }
    acts[deed]()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(DEEDS, max_size=14))
def test_an_open_problem_is_never_without_an_owner_and_a_next_action(
    amina: User, farida: User, lawyer: User, ward: Venue, deeds: list[tuple[Deed, int, int, bool]]
) -> None:
    Done.objects.all().delete()
    Problem.objects.all().delete()
    raised = Raised(day_uuid(), ward, IncidentKind.BRIBE, WRONG, amina, in_days(7))
    problem = actions.raise_problem(raised, by=farida, at=timezone.now())
    for deed, who, days, is_fresh in deeds:
        before = State(problem.state), problem.revision
        by = (amina, farida, lawyer)[who]
        try:
            do(problem, deed, by, days, is_fresh=is_fresh)
        except (MoveRefused, ProblemChanged, SameEyes):
            problem.refresh_from_db()
            assert (State(problem.state), problem.revision) == before
            continue
        problem.refresh_from_db()
        if problem.revision > before[1]:
            assert State(problem.state) is TABLE[before[0]][deed]
        check(problem)


def check(problem: Problem) -> None:
    assert problem.owner_id is not None
    assert (problem.next_on is None) == (problem.in_state in ENDED)
    assert (problem.due_on is None) == (problem.in_state is not State.IN_HANDS)
    assert not problem.is_open or problem.words["next"] == NEXT
    lines = list(Done.objects.filter(problem=problem).order_by("number"))
    assert [line.number for line in lines] == list(range(1, problem.revision + 1))
    owners = {line.owner_id for line in lines}
    assert problem.owner_id in owners
    judged = [line for line in lines if line.verdict]
    for line in judged:
        assert line.done_by_id not in {each.owner_id for each in lines if each.number <= line.number}
