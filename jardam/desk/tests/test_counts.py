from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from jardam.centres.models import User

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.mark.parametrize("days", [{"first": "2026-11-20", "last": "2026-11-01"}, {"first": "9999-12-31"}])
def test_days_the_wrong_way_round_are_said(signed_in: SignIn, farida: User, days: dict[str, str]) -> None:
    answer = signed_in(farida).get(reverse("desk:counts"), days)
    assert answer.status_code == 422
    assert "The last day lies before the first." in answer.content.decode()


@pytest.mark.parametrize("last", ["2026-11-01", "0001-01-03"])
def test_a_last_day_alone_shows_the_week_before_it(signed_in: SignIn, farida: User, last: str) -> None:
    assert signed_in(farida).get(reverse("desk:counts"), {"last": last}).status_code == 200


def test_the_list_of_contacts_says_it_too(signed_in: SignIn, erkin: User) -> None:
    days = {"first": "2026-11-20", "last": "2026-11-01"}
    answer = signed_in(erkin).get(reverse("desk:contacts"), days)
    assert answer.status_code == 422
    assert "The last day lies before the first." in answer.content.decode()
