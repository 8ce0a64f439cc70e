"""A partner's system fetches what was passed on, opens it, answers; and has nothing once the person says no."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone

from docs import partner_client
from jardam.api.tests.conftest import Issue, Shown
from jardam.api.tests.test_calls import problem
from jardam.audit.models import Reading
from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.network.models import Organisation
from jardam.people.actions import withdraw_consent
from jardam.people.models import Consent
from jardam.referrals.actions import pass_on
from tests.referring import STORY, Yes, address, by_hand, passing

pytestmark = pytest.mark.django_db
LIST = "/api/v1/referrals"


@pytest.fixture
def offer_id(amina: User, case: Case, first: Organisation, system: bytes, yes: Yes) -> UUID:
    del system  # entered before they are asked
    yes(first)
    with for_centre(amina.centre_id):
        passed = pass_on(case, passing(by_hand(first)), address, by=amina, at=timezone.now())
    assert passed.handed is not None
    return passed.handed.offer.pk


def say(client: Client, offer_id: UUID, shown: Shown, **said: Any) -> Any:
    body = {"id": str(uuid4())} | said
    return client.post(
        f"{LIST}/{offer_id}/answers", data=body, content_type="application/json", headers=shown
    )


def test_a_referral_is_fetched_opened_answered_and_gone(
    client: Client, offer_id: UUID, system: bytes, shown: Shown
) -> None:
    (listed,) = client.get(LIST, headers=shown).json()["contents"]
    assert (listed["id"], listed["state"]) == (str(offer_id), "ASKED")
    assert STORY not in client.get(LIST, headers=shown).content.decode()
    fetched = client.get(f"{LIST}/{offer_id}", headers=shown).json()
    key = partner_client.key_of(str(offer_id), fetched["sealed_key"], system)
    told = partner_client.packet_of(str(offer_id), fetched["sealed_packet"], key)
    assert told["parts"]["STORY"] == STORY
    problem(say(client, offer_id, shown, move="ACCEPT"), 409, "NOT_NOW")
    assert say(client, offer_id, shown, move="SEE").json()["state"] == "SEEN"
    words = {"move": "ASK_MORE", "text": "Есть ли дети?"}
    assert problem(say(client, offer_id, shown, **words), 422, "UNREADABLE")["errors"][0]["field"] == "key"
    assert say(client, offer_id, shown, **words, key=partner_client.written(key)).status_code == 200
    (message,) = client.get(f"{LIST}/{offer_id}", headers=shown).json()["messages"]
    assert partner_client.text_of(message["id"], message["sealed_text"], key) == words["text"]
    for lacking, move in (("refusal", "REFUSE"), ("result", "FINISH"), ("text", "WORDS")):
        told = problem(say(client, offer_id, shown, move=move), 422, "UNREADABLE")
        assert [one["field"] for one in told["errors"]] == [lacking]
    assert say(client, offer_id, shown, move="ACCEPT").status_code == 200
    assert say(client, offer_id, shown, move="FINISH", result="HELPED").json()["state"] == "DONE"
    problem(client.get(f"{LIST}/{offer_id}", headers=shown), 404, "NOT_THERE")


def test_a_no_of_the_person_holds_at_the_next_call(
    client: Client, amina: User, case: Case, offer_id: UUID, shown: Shown
) -> None:
    assert client.get(f"{LIST}/{offer_id}", headers=shown).status_code == 200
    with for_centre(amina.centre_id):
        for consent in Consent.objects.filter(person=case.person):
            withdraw_consent(case.person, consent, by=amina, at=timezone.now())
    problem(client.get(f"{LIST}/{offer_id}", headers=shown), 404, "NOT_THERE")
    assert client.get(LIST, headers=shown).json()["contents"] == []


def test_what_is_anothers_looks_like_what_is_nowhere(
    client: Client, second: Organisation, offer_id: UUID, issue: Issue
) -> None:
    _key, others = issue(second)
    answers = [client.get(f"{LIST}/{one}", headers=others) for one in (offer_id, uuid4())]
    answers += [say(client, one, others, move="SEE") for one in (offer_id, uuid4())]
    for answer in answers:
        problem(answer, 404, "NOT_THERE")
    assert len({answer.content for answer in answers}) == 1
    assert client.get(LIST, headers=others).json()["contents"] == []


def test_every_call_is_written_down_without_a_word(
    client: Client, farida: User, offer_id: UUID, shown: Shown
) -> None:
    client.get(f"{LIST}/{offer_id}", headers=shown)
    client.get(f"{LIST}/{uuid4()}", headers=shown)
    with for_centre(farida.centre_id):
        called = list(
            Reading.objects.filter(verb="api.called").order_by("pk").values_list("detail", flat=True)
        )
    assert sorted(one["status"] for one in called) == [200, 404]
    assert {one["operation"] for one in called} == {"GET_REFERRAL"}
    assert all(one.keys() == {"operation", "status"} for one in called)
