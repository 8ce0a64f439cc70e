"""A look that is due stands on the day of whoever answers for the practice at its branch."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jardam.accounts.actions import add_branch, close_account, join_branch
from jardam.accounts.rules.branches import BranchFacts
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.desk.days import Queue, day_of
from jardam.desk.practices import look_rows
from jardam.practice.actions import Handing, Written, hand_practice, withdraw_practice, write_practice
from jardam.practice.models import Transfer
from jardam.practice.rules.transfers import How

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
NAME = "Защита ребёнка"


@pytest.fixture
def due_today(farida: User, erkin: User) -> Transfer:
    """Handed to the branch of Erkin thirty days ago."""
    now, day = timezone.now(), timezone.localdate()
    assert farida.centre is not None
    assert erkin.centre is not None  # read before queries are counted
    with for_centre(farida.centre_id):
        branch = add_branch(farida.centre, BranchFacts("Киргизское"), by=farida, at=now)
        join_branch(erkin, branch, by=farida, at=now)
        written = Written(NAME, "Сначала спрашиваем, в безопасности ли он.", "Коллеги")
        practice = write_practice(written, by=farida, at=now)
        handing = Handing(None, branch, day - timedelta(days=30), How.TRAINING, 3, erkin, day)
        return hand_practice(practice, handing, by=farida, at=now)


def test_a_look_stands_on_the_day_of_whoever_answers_from_its_day_on(
    due_today: Transfer,
    farida: User,
    erkin: User,
    signed_in: SignIn,
    django_assert_num_queries: Callable[..., object],
) -> None:
    now = timezone.now()
    with for_centre(erkin.centre_id):
        with django_assert_num_queries(1):
            (row,) = look_rows(erkin, now)
        assert not row.is_late
        assert look_rows(erkin, now + timedelta(days=1))[0].is_late
        assert look_rows(erkin, now - timedelta(days=1)) == []
        assert look_rows(farida, now) == []
    assert (row.url, row.at) == (reverse("practice:transfer", args=[due_today.pk]), "")
    assert f"Look at a practice: {NAME}" in signed_in(erkin).get("/").content.decode()


def test_a_look_that_is_late_stands_behind_whoever_waits(due_today: Transfer, erkin: User) -> None:
    later = timezone.now() + timedelta(days=60)
    with for_centre(erkin.centre_id):
        (look,) = look_rows(erkin, later)
    waits = replace(look, due=later - timedelta(hours=1), queue=Queue.CALLBACK)
    assert day_of([look, waits], later).late == [waits, look]


def test_the_head_gets_what_a_colleague_who_left_answered_for(
    due_today: Transfer, farida: User, erkin: User
) -> None:
    with for_centre(farida.centre_id):
        close_account(erkin, by=farida, at=timezone.now())
        assert len(look_rows(farida, timezone.now())) == 1


def test_nobody_is_asked_to_look_at_what_was_withdrawn(
    due_today: Transfer, farida: User, erkin: User
) -> None:
    with for_centre(farida.centre_id):
        withdraw_practice(due_today.practice, "Устарело", by=farida, at=timezone.now())
        assert look_rows(erkin, timezone.now()) == []


def test_people_of_the_network_have_none(due_today: Transfer, dalia: User) -> None:
    assert look_rows(dalia, timezone.now()) == []
