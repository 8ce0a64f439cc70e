"""Somebody who moved inside Russia: recorded, found and counted apart, and never asked for a citizenship."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from jardam.centres.models import User
from jardam.contacts.models import Contact
from jardam.database.scope import for_centre
from jardam.kernel.topics import Block, Topic

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
KIND = "worker from inside Russia"
FOREIGNERS_PAPERS = {topic.value for topic in Topic if topic.block is Block.MIGRATION}


def suggested(page: str) -> set[str]:
    """The topics one stroke away: before the long list begins."""
    front = page.partition("data-chips")[2].partition("j-chips__more")[0]
    return set(re.findall(r'value="([A-D]_[A-Z_]+)"', front))


def chosen(browser: Client, call: Contact, **typed: str) -> str:
    """What comes back when the kind of client was chosen in the call."""
    url = reverse("desk:call_said", args=[call.pk])
    asked = {"client_kind": "INTERNAL", "language": "RU", **typed}
    return browser.post(url, asked, headers={"HX-Trigger-Name": "client_kind"}).content.decode()


def test_from_the_start_of_the_call_to_the_count(
    signed_in: SignIn, erkin: User, farida: User, call: Contact
) -> None:
    operator, head = signed_in(erkin), signed_in(farida)
    assert f">{KIND}</option>" in operator.get(reverse("desk:call", args=[call.pk])).content.decode()
    told = {"language": "RU", "client_kind": "INTERNAL", "topics": ["B_UNPAID_WAGES"], "outcome": "ANSWERED"}
    assert operator.post(reverse("desk:call_close", args=[call.pk]), told).status_code == 302
    with for_centre(erkin.centre_id):
        assert Contact.objects.get(pk=call.pk).client_kind == "INTERNAL"
    assert KIND in operator.get(reverse("desk:contact", args=[call.pk])).content.decode()
    counts = head.get(reverse("desk:counts")).content.decode()
    assert "By who turned to us" in counts
    assert KIND in counts
    rows = head.get(reverse("desk:contacts"), {"client_kind": "INTERNAL"}).content.decode()
    assert reverse("desk:contact", args=[call.pk]) in rows
    others = head.get(reverse("desk:contacts"), {"client_kind": "WORKER"}).content.decode()
    assert reverse("desk:contact", args=[call.pk]) not in others
    services = head.get(reverse("services:delivery")).content.decode()
    assert "client_kind=INTERNAL" in services


def test_nothing_about_the_papers_of_foreigners_is_pushed(
    signed_in: SignIn, erkin: User, call: Contact
) -> None:
    browser = signed_in(erkin)
    page = browser.get(reverse("desk:call", args=[call.pk])).content.decode()
    assert suggested(page) & FOREIGNERS_PAPERS
    part = chosen(browser, call)
    assert suggested(part)
    assert not suggested(part) & FOREIGNERS_PAPERS


def test_a_topic_that_was_chosen_stays_chosen(signed_in: SignIn, erkin: User, call: Contact) -> None:
    part = chosen(signed_in(erkin), call, topics="A_REGISTRATION")
    assert re.search(r'value="A_REGISTRATION" checked', part)


def test_another_language_leaves_the_topics_alone(signed_in: SignIn, erkin: User, call: Contact) -> None:
    url = reverse("desk:call_said", args=[call.pk])
    asked = {"client_kind": "INTERNAL", "language": "RU"}
    part = signed_in(erkin).post(url, asked, headers={"HX-Trigger-Name": "language"}).content.decode()
    assert "data-chips" not in part


def test_nothing_on_the_page_asks_for_a_citizenship(signed_in: SignIn, erkin: User, call: Contact) -> None:
    page = signed_in(erkin).get(reverse("desk:call", args=[call.pk])).content.decode()
    fields = set(re.findall(r'name="([a-z_]+)"', page))
    assert not {name for name in fields if "citizen" in name or "national" in name or "country" in name}
