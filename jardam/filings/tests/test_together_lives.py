"""Random lives of a collective claim: whatever was said, changed and taken back, no paper tells of anybody without a yes of that moment."""

from decimal import Decimal
from random import Random

import pytest
from django.utils import timezone

from jardam.centres.models import User
from jardam.claims.models import Claim
from jardam.collective.actions import part_worker, propose_claims
from jardam.collective.models import Collective, JoinedClaim
from jardam.collective.queries import read_workers
from jardam.collective.rules.agreeing import Reader
from jardam.collective.rules.standing import State, total
from jardam.filings.actions import NobodyBeside, NotSpokenFor
from jardam.filings.models import Paper
from jardam.filings.rules.russian import figures
from jardam.filings.tests.conftest import begun
from jardam.filings.tests.test_claimed import made
from jardam.filings.tests.test_together import taken
from jardam.people.rules.consent import Act
from tests.together import (
    NAMES,
    answered,
    claimed,
    claims,
    collective,
    here,
    law,
    say,
    withdrawn,
)

pytestmark = pytest.mark.django_db
__all__ = ["claimed", "claims", "collective", "here", "law"]
DEEDS = 14


@pytest.mark.parametrize("seed", range(6))
def test_no_paper_tells_of_anybody_without_a_yes(
    collective: Collective, claims: list[Claim], amina: User, seed: int
) -> None:
    dice = Random(seed)
    paper = begun(claims[0].case, amina)
    for _deed in range(DEEDS):
        _something_happens(dice, collective, claims, paper, amina)
        _holds(collective, paper, amina)


def _something_happens(
    dice: Random, collective: Collective, claims: list[Claim], paper: Paper, by: User
) -> None:
    claim = dice.choice(claims)
    live = JoinedClaim.objects.filter(claim=claim).live().first()
    deed = dice.choice(["yes", "yes", "no", "back", "leave", "join", "work", "take", "take"])
    if deed == "work":
        say(claim, by, *(str(dice.randint(1, 90_000)) for _month in range(dice.randint(1, 3))))
    elif deed == "back":
        withdrawn(claim, by)
    elif deed == "join" and live is None:
        propose_claims(collective, [claim], by=by, at=timezone.now())
    elif deed == "leave" and live is not None:
        part_worker(live, "сам", by=by, at=timezone.now())
    elif deed in {"yes", "no"} and live is not None:
        act = Act.GIVEN if deed == "yes" else Act.REFUSED
        answered(live, by, dice.choice([Reader.INSPECTORATE, Reader.COURT]), act=act)
    elif deed == "take":
        _take(collective, paper, by)


def _take(collective: Collective, paper: Paper, by: User) -> None:
    try:
        taken(paper, collective, by)
    except (NobodyBeside, NotSpokenFor):
        return


def _holds(collective: Collective, paper: Paper, by: User) -> None:
    workers = read_workers(collective, timezone.localdate())
    may_be_told = {
        worker.name
        for worker in workers
        if worker.standing.state is State.CONFIRMED and worker.standing.agreements[Reader.INSPECTORATE].stands
    }
    draft = made(paper, by)
    told = draft.frame.workers.told if draft.frame.workers else []
    assert {one.name for one in told} <= may_be_told
    assert not any(name in _whole(draft) for name in set(NAMES[1:]) - may_be_told)
    if draft.frame.workers:
        assert draft.frame.workers.debt == sum((one.debt or Decimal(0) for one in told), Decimal(0))
        assert draft.frame.workers.table.foot[3] == figures(draft.frame.workers.debt)
    assert total(worker.standing.owed for worker in workers) == sum(
        (worker.standing.owed or Decimal(0) for worker in workers), Decimal(0)
    )


def _whole(draft: object) -> str:
    return repr(draft.letter)  # type: ignore[attr-defined]
