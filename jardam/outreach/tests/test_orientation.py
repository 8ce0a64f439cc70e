"""An orientation is written down once, in numbers; a wrong one is taken back; the card says nothing of who carries it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jardam.audit.models import Entry
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import OWN_NAMES
from jardam.law.actions import load_law
from jardam.outreach.models import Orientation

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
PAGE, ADD = "outreach:orientations", "outreach:add"


def typed(**other: str) -> dict[str, str]:
    fields = {
        "kind": "SESSION",
        "held_on": timezone.localdate().isoformat(),
        "region": "KG",
        "language": "KY",
    }
    numbers = {"women": "2", "men": "3", "checklists": "5", "cards": "4"}
    return {**fields, **numbers, "row": str(day_uuid()), **other}


def noted(user: User) -> list[Orientation]:
    with for_centre(user.centre_id):
        return list(Orientation.objects.order_by("held_on", "pk"))


def test_the_same_form_sent_twice_writes_one(signed_in: SignIn, farida: User) -> None:
    browser, form = signed_in(farida), typed()
    assert [browser.post(reverse(ADD), form).status_code for _click in range(2)] == [302, 302]
    with for_centre(farida.centre_id):
        verbs = list(Entry.objects.filter(verb__startswith="orientation.").values_list("verb", flat=True))
    assert (len(noted(farida)), verbs) == (1, ["orientation.noted"])


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"women": "0", "men": "0"}, "Write how many women or men were there."),
        ({"checklists": "6"}, "More papers than people were handed out."),
        ({"held_on": "2999-01-01"}, "Choose a day that is not ahead."),
        ({"held_on": "2001-01-01"}, "Choose a day of the last twelve months."),
        ({"men": "2000"}, "These are too many people for one session."),
    ],
)
def test_a_slip_of_the_finger_is_told_and_nothing_is_lost(
    signed_in: SignIn, farida: User, wrong: dict[str, str], sentence: str
) -> None:
    answer = signed_in(farida).post(reverse(ADD), typed(**wrong))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert noted(farida) == []


def test_one_that_was_wrong_is_taken_back_and_counts_no_more(signed_in: SignIn, farida: User) -> None:
    browser = signed_in(farida)
    browser.post(reverse(ADD), typed(men="7"))
    browser.post(reverse(ADD), typed(men="3"))
    first = next(one for one in noted(farida) if one.men == 7)
    for _click in range(2):
        assert browser.post(reverse("outreach:take_back", args=[first.pk])).status_code == 302
    page = browser.get(reverse(PAGE)).content.decode()
    foot = page.partition("<tfoot>")[2].partition("</tfoot>")[0]
    assert '<td class="num">3</td>' in foot
    assert '<td class="num">10</td>' not in foot


def test_another_centre_sees_nothing_of_it(signed_in: SignIn, farida: User, chen: User) -> None:
    signed_in(farida).post(reverse(ADD), typed())
    assert "<tfoot>" not in signed_in(chen).get(reverse(PAGE)).content.decode()
    answer = signed_in(chen).post(reverse("outreach:take_back", args=[noted(farida)[0].pk]))
    assert answer.status_code == 404


def test_a_longer_month_asks_the_database_no_more(signed_in: SignIn, farida: User) -> None:
    browser, costs = signed_in(farida), []
    for days in range(3):
        day = timezone.localdate() - timedelta(days=min(days, timezone.localdate().day - 1))
        browser.post(reverse(ADD), typed(held_on=day.isoformat()))
        browser.get(reverse(PAGE))
        with CaptureQueriesContext(connection) as sent:
            browser.get(reverse(PAGE))
        costs.append(len(sent))
    assert costs[0] == costs[-1]


def test_the_card_is_a_paper_in_every_language(signed_in: SignIn, farida: User) -> None:
    load_law(settings.ROOT / "data" / "law", datetime(2026, 11, 22, 9, tzinfo=UTC))
    browser = signed_in(farida)
    answers = [
        browser.get(reverse("outreach:contact_card", args=[language.catalogue])) for language in OWN_NAMES
    ]
    assert all(answer.content.startswith(b"%PDF") for answer in answers)
    assert len({answer.content for answer in answers}) == len(OWN_NAMES)
