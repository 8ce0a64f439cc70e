"""Two branches of Moscow, Kyrgyz with Erkin and Tajik with Amina, and a practice that Amina wrote down."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from jardam.accounts.actions import add_branch, join_branch
from jardam.accounts.rules.branches import BranchFacts
from jardam.centres.models import Branch, User
from jardam.database.scope import for_centre
from jardam.kernel.topics import Topic
from jardam.practice.actions import Handing, Written, hand_practice, write_practice
from jardam.practice.models import Practice, Transfer
from jardam.practice.rules.transfers import How

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
NAME, WORDS = "Защита ребёнка", "Сначала спрашиваем, в безопасности ли он."


def branch_with(head: User, name: str, *people: User) -> Branch:
    assert head.centre is not None
    with for_centre(head.centre_id):
        branch = add_branch(head.centre, BranchFacts(name), by=head, at=NOW)
        for person in people:
            join_branch(person, branch, by=head, at=NOW)
            person.refresh_from_db()
    return branch


@pytest.fixture
def kyrgyz(farida: User, erkin: User) -> Branch:
    return branch_with(farida, "Киргизское", erkin)


@pytest.fixture
def tajik(farida: User, amina: User) -> Branch:
    return branch_with(farida, "Таджикское", amina)


def written(branch: Branch | None, name: str = NAME) -> Written:
    return Written(name, WORDS, "" if branch else "Коллеги из Молдавии", branch, Topic.B_CONTRACT)


@pytest.fixture
def practice(amina: User, tajik: Branch) -> Practice:
    """Comes from the Tajik branch."""
    with for_centre(amina.centre_id):
        return write_practice(written(tajik), by=amina, at=timezone.now())


def handing(practice: Practice, to: Branch, answers_for: User, *, days_ago: int = 0) -> Handing:
    day = timezone.localdate() - timedelta(days=days_ago)
    return Handing(practice.branch, to, day, How.TRAINING, 3, answers_for, day + timedelta(days=30))


def handed(practice: Practice, to: Branch, answers_for: User, *, days_ago: int = 0) -> Transfer:
    with for_centre(practice.centre_id):
        said = handing(practice, to, answers_for, days_ago=days_ago)
        return hand_practice(practice, said, by=practice.written_by, at=timezone.now())
