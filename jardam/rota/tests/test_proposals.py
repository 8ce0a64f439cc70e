from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.languages import Language
from jardam.rota import working_out
from jardam.rota.actions import ask_for_proposal, decide_lines, want_hours
from jardam.rota.choices import LineState, ProposalState, ShiftState
from jardam.rota.models import Proposal, ProposalLine, Shift
from jardam.rota.tasks import work_out
from jardam.rota.tests.conftest import NOW, hours, planned

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
DAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def _clock() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def proposal(farida: User, erkin: User, now: datetime) -> Proposal:
    """Kyrgyz is promised from 18:00 to 22:00, and Erkin, who speaks it, has one evening off in two weeks."""
    with for_centre(farida.centre_id):
        want_hours(farida.centre, {Language.KY: (18, 22)}, by=farida, at=now)
    for day in range(14):
        if day != 3:
            planned(erkin, 24 * day + 18, 24 * day + 22)
    with for_centre(farida.centre_id):
        return ask_for_proposal(farida.centre, DAY, by=farida, at=now)


def worked_out(proposal: Proposal) -> list[ProposalLine]:
    work_out.call(str(proposal.centre_id), str(proposal.pk))
    with for_centre(proposal.centre_id):
        proposal.refresh_from_db()
        return list(proposal.lines.order_by("starts_at", "pk"))


def test_a_job_works_it_out_and_nothing_changes(proposal: Proposal, erkin: User) -> None:
    lines = worked_out(proposal)

    assert proposal.state == ProposalState.READY
    assert (proposal.minutes_before, proposal.minutes_after) == (240, 0)
    assert [(line.user_id, line.languages, line.state) for line in lines] == [
        (erkin.pk, "KY", LineState.OPEN)
    ]
    with for_centre(proposal.centre_id):
        assert Shift.objects.count() == 13


def test_an_accepted_line_asks_the_person(proposal: Proposal, farida: User, signed_in: SignIn) -> None:
    [line] = worked_out(proposal)
    head = signed_in(farida)
    page = head.get(reverse("rota:proposal", args=[proposal.pk])).content.decode()
    head.post(reverse("rota:decide", args=[proposal.pk]), {"line": str(line.pk), "decision": "accept"})
    head.post(reverse("rota:decide", args=[proposal.pk]), {"decision": "refuse"})

    assert "an extra shift of 4 h; rest of 20 h, 20 of 40 h in that week" in page
    with for_centre(proposal.centre_id):
        line.refresh_from_db()
        asked = Shift.objects.get(starts_at=line.starts_at)
    assert (line.state, asked.state) == (LineState.ACCEPTED, ShiftState.ASKED)


def test_a_line_that_became_impossible_is_marked_and_the_rest_goes_on(
    proposal: Proposal, farida: User, erkin: User, signed_in: SignIn
) -> None:
    [line] = worked_out(proposal)
    planned(erkin, 3 * 24 + 20, 3 * 24 + 21)
    answer = signed_in(farida).post(reverse("rota:decide", args=[proposal.pk]), follow=True)

    with for_centre(proposal.centre_id):
        line.refresh_from_db()
    assert line.state == LineState.OUTDATED
    assert "impossible" in answer.content.decode()


def test_a_hole_in_the_hour_that_runs_can_be_accepted(farida: User, erkin: User, now: datetime) -> None:
    """It is 16:42: whoever comes is asked from 16:30 on, since a shift begins on the half hour."""
    with for_centre(farida.centre_id):
        want_hours(farida.centre, {Language.KY: (12, 20)}, by=farida, at=now)
    for day in range(1, 14):
        planned(erkin, 24 * day + 12, 24 * day + 20)
    with for_centre(farida.centre_id):
        running = ask_for_proposal(farida.centre, DAY, by=farida, at=now)
    [line] = worked_out(running)
    assert line.span == hours(16.5, 20)
    with for_centre(farida.centre_id):
        assert decide_lines(running, "", accepts=True, by=farida, at=now) == 0
        assert Shift.objects.get(state=ShiftState.ASKED).span == line.span


def test_a_refused_line_asks_nobody(proposal: Proposal, farida: User, signed_in: SignIn) -> None:
    [line] = worked_out(proposal)
    signed_in(farida).post(reverse("rota:decide", args=[proposal.pk]), {"decision": "refuse"})

    with for_centre(proposal.centre_id):
        line.refresh_from_db()
        assert Shift.objects.count() == 13
    assert line.state == LineState.REFUSED


def test_trouble_in_the_solver_is_said_on_the_page(
    proposal: Proposal, farida: User, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trouble(*_words: object) -> None:
        raise MemoryError

    monkeypatch.setattr(working_out, "whole_repair", trouble)
    monkeypatch.setattr(working_out.logger, "exception", lambda *_words: None)

    assert worked_out(proposal) == []
    page = signed_in(farida).get(reverse("rota:proposal", args=[proposal.pk])).content.decode()
    assert "could not be worked out" in page


def test_a_job_done_twice_or_for_nothing_does_no_harm(proposal: Proposal) -> None:
    first = worked_out(proposal)

    assert worked_out(proposal) == first
    work_out.call(str(proposal.centre_id), str(UUID(int=1)))


@pytest.mark.django_db(transaction=True)
def test_calling_in_sick_sends_the_job_with_ids_only(erkin: User, signed_in: SignIn) -> None:
    signed_in(erkin).post(reverse("rota:away"), {"kind": "SICK", "until": "2026-11-26"})

    job = DBTaskResult.objects.get()
    with for_centre(erkin.centre_id), transaction.atomic():  # outside one, the database knows no centre
        assert job.args_kwargs["args"] == [str(erkin.centre_id), str(Proposal.objects.get().pk)]
