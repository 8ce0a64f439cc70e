"""A contact belongs to the branch of whoever began it, at that moment, for good."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jardam.accounts.actions import add_branch, join_branch
from jardam.accounts.rules.branches import BranchFacts
from jardam.centres.models import Branch, User
from jardam.contacts.actions import begin_contact, start_contact
from jardam.contacts.choices import Channel
from jardam.database.scope import for_centre

pytestmark = pytest.mark.django_db


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def branches(farida: User, now: datetime) -> list[Branch]:
    assert farida.centre is not None
    with for_centre(farida.centre_id):
        return [
            add_branch(farida.centre, BranchFacts(name), by=farida, at=now) for name in ("Первое", "Второе")
        ]


def test_a_contact_stays_where_it_was_begun(
    erkin: User, farida: User, branches: list[Branch], now: datetime
) -> None:
    first, second = branches
    with for_centre(erkin.centre_id):
        join_branch(erkin, first, by=farida, at=now)
        erkin.refresh_from_db()
        contact = start_contact(Channel.PHONE, by=erkin, at=now)
        join_branch(erkin, second, by=farida, at=now)
        contact.refresh_from_db()
    assert contact.branch_id == first.pk


def test_an_empty_contact_taken_up_again_begins_in_the_branch_of_now(
    erkin: User, farida: User, branches: list[Branch], now: datetime
) -> None:
    with for_centre(erkin.centre_id):
        begun = begin_contact(Channel.PHONE, by=erkin, at=now - timedelta(hours=9))
        join_branch(erkin, branches[1], by=farida, at=now)
        erkin.refresh_from_db()
        again = begin_contact(Channel.PHONE, by=erkin, at=now)
        begun.refresh_from_db()
    assert (again.pk, begun.branch_id) == (begun.pk, branches[1].pk)


def test_whoever_belongs_to_none_begins_in_none(erkin: User, branches: list[Branch], now: datetime) -> None:
    with for_centre(erkin.centre_id):
        assert start_contact(Channel.PHONE, by=erkin, at=now).branch_id is None


def test_to_begin_one_asks_as_often_in_a_branch_as_in_none(
    erkin: User,
    farida: User,
    branches: list[Branch],
    now: datetime,
    django_assert_num_queries: Callable[..., object],
) -> None:
    with for_centre(erkin.centre_id):
        start_contact(Channel.PHONE, by=erkin, at=now)
        with CaptureQueriesContext(connection) as without:
            start_contact(Channel.PHONE, by=erkin, at=now)
        join_branch(erkin, branches[0], by=farida, at=now)
        erkin.refresh_from_db()
        with django_assert_num_queries(len(without)):
            start_contact(Channel.PHONE, by=erkin, at=now)
