"""A problem is raised from a pattern once, worked on with next actions, judged by a second person, and goes on my day."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jardam.audit.models import Entry
from jardam.cases.actions import Said, bar_colleague
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.incidents.models import Venue
from jardam.incidents.rules.kinds import IncidentKind
from jardam.kernel.ids import day_uuid
from jardam.law.actions import load_law
from jardam.problems import actions
from jardam.problems.models import Done, Problem
from jardam.problems.rules.states import Hands, State, Verdict
from jardam.problems.tests.conftest import NEXT, SAID, WRONG, in_days, opened, step, talked, written

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


def day(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def raising(ward: Venue) -> str:
    return reverse("problems:raise", args=[ward.pk, "BRIBE"])


def typed(owner: User, **other: str) -> dict[str, str]:
    return {
        "problem_id": str(day_uuid()),
        "wrong": WRONG,
        "owner": str(owner.pk),
        "next": NEXT,
        "next_on": day(7),
        "authority": "",
        **other,
    }


def done(problem: Problem, **other: str) -> dict[str, str]:
    return {"seen": str(problem.revision), "said": SAID, "next": NEXT, "next_on": day(7), **other}


def at(problem: Problem, deed: str) -> str:
    return reverse(f"problems:{deed}", args=[problem.pk])


def fresh(problem: Problem) -> Problem:
    with for_centre(problem.centre_id):
        found: Problem = Problem.objects.get(pk=problem.pk)
    return found


def handing(**other: str) -> dict[str, str]:
    return {"hands": "AUTHORITY", "authority": "", "who": "Облздрав", "handed_on": day(-1), "clock": ""} | {
        "due_on": day(30),
        "source": "ответ обещан письмом",
        **other,
    }


def test_a_problem_is_raised_once_and_stands_beside_its_pattern(
    amina: User, farida: User, ward: Venue, signed_in: SignIn
) -> None:
    browser, form = signed_in(farida), typed(amina)
    assert raising(ward) in browser.get(reverse("incidents:incidents")).content.decode()
    first, second = browser.post(raising(ward), form), browser.post(raising(ward), form)
    assert first["Location"] == second["Location"]
    assert browser.get(raising(ward))["Location"] == first["Location"]
    other = browser.post(raising(ward), typed(amina))
    assert other.status_code == 409
    assert WRONG in other.content.decode()
    page = signed_in(amina).get(first["Location"]).content.decode()
    assert WRONG in page
    assert NEXT in page
    with for_centre(amina.centre_id):
        assert Problem.objects.count() == Done.objects.count() == 1
        assert Entry.objects.filter(verb="problem.raised").count() == 1


def test_nobody_raises_what_they_do_not_see(
    amina: User, farida: User, ward: Venue, signed_in: SignIn
) -> None:
    assert signed_in(amina).get(raising(ward)).status_code == 403
    for kind in ("VIOLENCE", "NO_SUCH"):
        address = reverse("problems:raise", args=[ward.pk, kind])
        assert signed_in(farida).post(address, typed(amina)).status_code == 404
    assert "Raise a problem" not in signed_in(amina).get(reverse("incidents:incidents")).content.decode()


def test_a_pattern_that_a_hidden_case_makes_is_raised_by_nobody_who_does_not_see_it(
    amina: User, farida: User, signed_in: SignIn
) -> None:
    cases = [opened(amina) for _ in range(3)]
    incidents = [written(amina, case=case) for case in cases]
    venue = incidents[0].venue
    assert signed_in(farida).get(raising(venue)).status_code == 200
    with for_centre(amina.centre_id):
        cases[0].refresh_from_db()
        bar_colleague(cases[0], farida, Said(cases[0].revision, ""), by=amina, at=timezone.now())
    assert signed_in(farida).get(raising(venue)).status_code == 404


def test_a_problem_shows_each_reader_what_they_see_and_stores_no_number(
    amina: User, farida: User, signed_in: SignIn
) -> None:
    cases = [opened(amina) for _ in range(5)]
    incidents = [written(amina, case=case) for case in cases]
    venue = incidents[0].venue
    with for_centre(amina.centre_id):
        problem = actions.raise_problem(
            actions.Raised(day_uuid(), venue, IncidentKind.BRIBE, WRONG, amina, in_days(3)),
            by=farida,
            at=timezone.now(),
        )
    head = signed_in(farida)
    assert head.get(at(problem, "problem")).context["pattern"].whole == 5
    for case in cases[:3]:
        with for_centre(amina.centre_id):
            case.refresh_from_db()
            bar_colleague(case, farida, Said(case.revision, ""), by=amina, at=timezone.now())
    page = head.get(at(problem, "problem"))
    assert page.context["pattern"] is None
    assert "as far as you may see" in page.content.decode()
    assert signed_in(amina).get(at(problem, "problem")).context["pattern"].whole == 5


def test_another_centre_and_other_roles_know_nothing(
    problem: Problem, chen: User, erkin: User, signed_in: SignIn
) -> None:
    assert signed_in(chen).get(at(problem, "problem")).status_code == 404
    assert WRONG not in signed_in(chen).get(reverse("problems:problems")).content.decode()
    assert signed_in(erkin).get(reverse("problems:problems")).status_code == 403
    assert signed_in(erkin).get(at(problem, "problem")).status_code == 404


def test_its_words_rest_sealed(problem: Problem) -> None:
    for table in ("problems_problem", "problems_done"):
        with for_centre(problem.centre_id), connection.cursor() as cursor:
            cursor.execute(f"SELECT {table}::text FROM {table}")
            ((row,),) = cursor.fetchall()
        for words in (WRONG, NEXT):
            assert words not in row
            assert words.encode().hex() not in row


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("wrong", "", "This field is required"),
        ("wrong", "Звоните +996 700 123 456", "it leads to somebody"),
        ("wrong", "сказала Айгуль Токтогулова", "looks like a name"),
        ("wrong", "\x00", "Null characters"),
        ("next", "", "This field is required"),
        ("next_on", "", "This field is required"),
        ("next_on", "2020-01-01", "half a year ahead"),
        ("next_on", "2199-01-01", "half a year ahead"),
        ("owner", "x", "Select a valid choice"),
        ("problem_id", "x", "The page is broken"),
    ],
)
def test_a_refused_form_says_why_and_keeps_what_was_typed(
    farida: User, ward: Venue, signed_in: SignIn, name: str, value: str, said: str
) -> None:
    kept = "позвонить прокурору"
    answer = signed_in(farida).post(raising(ward), typed(farida) | {"next": kept} | {name: value})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert kept in page or name == "next"


def test_what_looks_like_a_name_stands_once_somebody_has_looked(
    farida: User, amina: User, ward: Venue, signed_in: SignIn
) -> None:
    form = typed(amina, wrong="Пишет Городская Больница")
    browser = signed_in(farida)
    assert "is_looked_through" in browser.post(raising(ward), form).content.decode()
    assert browser.post(raising(ward), form | {"is_looked_through": "on"}).status_code == 302


def test_from_a_request_to_a_verdict(amina: User, farida: User, problem: Problem, signed_in: SignIn) -> None:
    owner, head = signed_in(amina), signed_in(farida)
    assert owner.post(at(problem, "seek"), done(problem)).status_code == 302
    assert owner.post(at(problem, "hand"), done(fresh(problem), **handing())).status_code == 302
    asked = fresh(problem)
    assert (asked.state, asked.hands, str(asked.due_on)) == (State.IN_HANDS, Hands.AUTHORITY, day(30))
    answer = done(asked, answered_on=day(0), said="ответили отпиской")
    assert owner.post(at(problem, "answer"), answer).status_code == 302
    answered = fresh(problem)
    assert (answered.state, answered.due_on) == (State.ANSWERED, None)
    verdict = done(answered, verdict="NOT_SOLVED")
    assert owner.post(at(problem, "judge"), verdict).status_code == 403
    assert head.post(at(problem, "judge"), verdict).status_code == 302
    assert owner.post(at(problem, "close"), done(fresh(problem))).status_code == 302
    ended = fresh(problem)
    assert (ended.state, ended.verdict, ended.next_on) == (State.CLOSED, Verdict.NOT_SOLVED, None)
    page = owner.get(at(problem, "problem")).content.decode()
    for words in (WRONG, SAID, "Облздрав", "ответили отпиской", "ответ обещан письмом", "not solved"):
        assert words in page
    assert owner.post(at(problem, "seek"), done(fresh(problem))).status_code == 302
    again = fresh(problem)
    assert (again.state, again.verdict, again.judged_on, again.ended_on) == (State.SOUGHT, "", None, None)


def test_the_law_counts_the_day_of_an_answer_and_says_how(
    amina: User, problem: Problem, signed_in: SignIn
) -> None:
    load_law(settings.ROOT / "data" / "law", timezone.now())
    counted = handing(clock="git_complaint_answer", due_on="", source="", handed_on=day(-1))
    owner = signed_in(amina)
    form = done(problem, **counted)
    for _click in range(2):
        assert owner.post(at(problem, "hand"), form).status_code == 302
    asked = fresh(problem)
    assert asked.clock == "git_complaint_answer"
    assert asked.due_on is not None
    assert asked.due_on > timezone.localdate() + timedelta(days=20)
    assert asked.revision == 2
    assert "How the law counted the day" in owner.get(at(problem, "problem")).content.decode()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"who": ""}, "say who it is given to"),
        ({"due_on": ""}, "Type the last day"),
        ({"source": ""}, "where that day is from"),
        ({"handed_on": day(2)}, "not ahead"),
        ({"due_on": "2020-01-01"}, "from today on"),
        ({"hands": "x"}, "Select a valid choice"),
    ],
)
def test_a_request_without_a_last_day_or_an_address_is_refused(
    amina: User, problem: Problem, signed_in: SignIn, wrong: dict[str, str], said: str
) -> None:
    answer = signed_in(amina).post(at(problem, "hand"), done(problem, **handing(**wrong)))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert SAID in page


def test_a_page_that_is_behind_overwrites_nothing_and_keeps_what_was_typed(
    amina: User, farida: User, problem: Problem, signed_in: SignIn
) -> None:
    assert signed_in(farida).post(at(problem, "next"), done(problem)).status_code == 302
    late = signed_in(amina).post(at(problem, "seek"), done(problem, said="иначе"))
    assert late.status_code == 409
    assert "иначе" in late.content.decode()
    assert fresh(problem).state == State.RAISED
    sent_again = done(fresh(problem), said="иначе")
    assert signed_in(amina).post(at(problem, "seek"), sent_again).status_code == 302


def test_a_deed_off_the_table_is_refused_with_what_was_typed(
    amina: User, problem: Problem, signed_in: SignIn
) -> None:
    answer = signed_in(amina).post(at(problem, "answer"), done(problem, answered_on=day(0)))
    assert answer.status_code == 409
    assert SAID in answer.content.decode()
    assert signed_in(amina).get(at(problem, "close")).status_code == 302


def test_whoever_owned_it_says_no_verdict(amina: User, farida: User, lawyer: User, problem: Problem) -> None:
    now = timezone.now()
    with for_centre(problem.centre_id):
        given = actions.give_problem(problem, step(problem), farida, by=farida, at=now)
        given = actions.give_problem(given, step(given), amina, by=farida, at=now)
        sought = actions.look_for_solution(given, step(given), by=amina, at=now)
        for owner in (farida, amina):
            with pytest.raises(actions.SameEyes):
                actions.judge_problem(sought, step(sought), Verdict.SOLVED, by=owner, at=now)
        judged = actions.judge_problem(sought, step(sought), Verdict.SOLVED, by=lawyer, at=now)
    assert judged.state == State.JUDGED


def test_whoever_owned_it_is_not_asked_for_a_verdict(
    amina: User, farida: User, problem: Problem, signed_in: SignIn
) -> None:
    now = timezone.now()
    with for_centre(problem.centre_id):
        given = actions.give_problem(problem, step(problem), farida, by=farida, at=now)
        given = actions.give_problem(given, step(given), amina, by=farida, at=now)
        actions.look_for_solution(given, step(given), by=amina, at=now)
    head = signed_in(farida)
    assert at(problem, "judge") not in head.get(at(problem, "problem")).content.decode()
    assert head.get(at(problem, "judge"))["Location"] == at(problem, "problem")


def test_nobody_is_at_it_once_a_solution_is_looked_for_again(
    amina: User, problem: Problem, signed_in: SignIn
) -> None:
    owner = signed_in(amina)
    assert owner.post(at(problem, "hand"), done(problem, **handing())).status_code == 302
    assert owner.post(at(problem, "seek"), done(fresh(problem))).status_code == 302
    sought = fresh(problem)
    assert (sought.hands, sought.handed_on, sought.due_on, sought.words["who"]) == ("", None, None, "")
    facts = dict(owner.get(at(problem, "problem")).context["facts"])
    assert "Облздрав" not in facts.values()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"who": "Айгуль, +996 700 123 456"}, "it leads to somebody"),
        ({"source": "обещала Айгуль Токтогулова"}, "looks like a name"),
        ({"hands": "MEASURE", "clock": "prosecutor_answer"}, "another addressee"),
    ],
)
def test_a_request_tells_nobody_and_is_counted_by_its_own_row_of_the_law(
    amina: User, problem: Problem, signed_in: SignIn, wrong: dict[str, str], said: str
) -> None:
    load_law(settings.ROOT / "data" / "law", timezone.now())
    answer = signed_in(amina).post(at(problem, "hand"), done(problem, **handing(**wrong)))
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_what_goes_on_after_a_verdict_says_so(
    amina: User, farida: User, problem: Problem, signed_in: SignIn
) -> None:
    now = timezone.now()
    with for_centre(problem.centre_id):
        sought = actions.look_for_solution(problem, step(problem), by=amina, at=now)
        actions.judge_problem(sought, step(sought), Verdict.SOLVED, by=farida, at=now - timedelta(days=30))
    browser = signed_in(amina)
    assert "no pattern shows" in browser.get(at(problem, "problem")).content.decode()
    for _teller in range(2):
        written(amina, contact=talked(amina), day=timezone.localdate().isoformat())
    assert browser.get(at(problem, "problem")).context["since"] is None
    written(amina, contact=talked(amina), day=timezone.localdate().isoformat())
    page = browser.get(at(problem, "problem"))
    assert page.context["since"] == "small"
    assert "It goes on" in page.content.decode()


def test_the_database_keeps_no_open_problem_without_a_next_action(problem: Problem) -> None:
    rows = Problem.objects.filter(pk=problem.pk)
    for wrong in ({"next_on": None}, {"state": "IN_HANDS"}, {"state": "JUDGED"}, {"state": "CLOSED"}):
        with for_centre(problem.centre_id), pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**wrong)


def test_the_pages_ask_as_often_for_many_as_for_one(
    amina: User, farida: User, problem: Problem, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, listed = signed_in(farida), reverse("problems:problems")
    pages = [listed, at(problem, "problem")]

    def sent() -> list[int]:
        counts = []
        for page in pages:
            browser.get(page)
            with CaptureQueriesContext(connection) as queries:
                browser.get(page)
            counts.append(len(queries))
        return counts

    few, now = sent(), timezone.now()
    with for_centre(amina.centre_id):
        held = problem
        for _deed in range(4):
            held = actions.plan_next(held, step(held), by=amina, at=now)
        for number in range(4):
            venue = written(amina, name=f"Больница {number}").venue
            raised = actions.Raised(day_uuid(), venue, IncidentKind.BRIBE, WRONG, amina, in_days(3))
            actions.raise_problem(raised, by=farida, at=now)
    assert sent() == few
    monkeypatch.setattr("jardam.problems.views.reading.PAGE_ROWS", 2)
    monkeypatch.setattr("jardam.problems.queries.PAGE_ROWS", 2)
    seen, url = [], listed
    while url:
        context = browser.get(url).context
        seen += [row.problem.number for row in context["rows"]]
        url = context["older_url"]
    assert seen == [5, 4, 3, 2, 1]
