"""Every call of a partner's system: who it is, what for, how often; and what is refused in which words."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from jardam.api.actions import revoke_key
from jardam.api.models import PartnerKey
from jardam.api.problems import PROBLEM_TYPE
from jardam.api.rules.pace import MOST_A_MINUTE
from jardam.api.rules.scopes import Scope
from jardam.api.rules.tokens import new_token
from jardam.api.tests.conftest import Issue, Shown
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.network.models import Organisation

pytestmark = pytest.mark.django_db
NOTHING = UUID(int=1)


def problem(answer: Any, status: int, code: str) -> dict[str, Any]:
    assert answer.headers["Content-Type"] == PROBLEM_TYPE
    assert answer.headers["Cache-Control"] == "no-store"
    assert not answer.cookies
    told: dict[str, Any] = answer.json()
    assert (answer.status_code, told["status"], told["code"]) == (status, status, code)
    return told


def test_the_first_call_answers_without_a_cookie(client: Client, first: Organisation, issue: Issue) -> None:
    _key, shown = issue(first)
    answer = client.get("/api/v1/organizations", headers=shown)
    assert answer.status_code == 200
    assert [one["id"] for one in answer.json()["contents"]] == [str(first.pk)]
    assert not answer.cookies
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "said", ["", "Bearer", "Bearer x", "Basic eDp5", "Bearer jardam.\x7f", "Bearer " + "a" * 9000]
)
def test_what_is_no_key_opens_nothing(client: Client, said: str) -> None:
    answer = client.get("/api/v1/organizations", headers={"Authorization": said})
    problem(answer, 401, "NO_KEY")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_key_of_nobody_another_centre_or_a_centre_that_is_none_opens_nothing(
    client: Client, chen: User, first: Organisation, issue: Issue
) -> None:
    key, shown = issue(first)
    text = shown["Authorization"]
    assert chen.centre_id is not None
    elsewhere = text.replace(key.centre_id.hex, chen.centre_id.hex)
    for said in (
        elsewhere,
        text.replace(key.centre_id.hex, NOTHING.hex),
        f"Bearer {new_token(key.centre_id).text}",
    ):
        problem(client.get("/api/v1/organizations", headers={"Authorization": said}), 401, "NO_KEY")


def test_a_key_that_was_taken_back_or_is_over_opens_nothing(
    client: Client, farida: User, first: Organisation, issue: Issue
) -> None:
    key, shown = issue(first)
    later, shown_later = issue(first)
    with for_centre(key.centre_id):
        revoke_key(key, by=farida, at=timezone.now())
    problem(client.get("/api/v1/organizations", headers=shown), 401, "NO_KEY")
    with time_machine.travel(timezone.now() + timedelta(days=366)):
        problem(client.get("/api/v1/organizations", headers=shown_later), 401, "NO_KEY")
    assert later.until > key.issued_on


def test_a_key_opens_what_it_is_for(client: Client, first: Organisation, issue: Issue) -> None:
    _key, shown = issue(first, Scope.REFERRALS)
    problem(client.get("/api/v1/services", headers=shown), 403, "NOT_FOR_THIS")
    assert client.get("/api/v1/referrals", headers=shown).status_code == 200


def test_too_many_calls_of_a_minute_wait_for_the_next_one(
    client: Client, first: Organisation, issue: Issue
) -> None:
    key, shown = issue(first)
    with time_machine.travel("2026-11-24T09:00:10Z", tick=False) as clock:
        with for_centre(key.centre_id):
            assert client.get("/api/v1/referrals", headers=shown).status_code == 200
            PartnerKey.objects.filter(pk=key.pk).update(calls=MOST_A_MINUTE - 1)
        assert client.get("/api/v1/referrals", headers=shown).status_code == 200
        refused = client.get("/api/v1/referrals", headers=shown)
        problem(refused, 429, "TOO_MANY")
        assert refused.headers["Retry-After"] == "50"
        clock.shift(50)
        assert client.get("/api/v1/referrals", headers=shown).status_code == 200


@pytest.mark.parametrize(
    ("body", "kind", "status", "code"),
    [
        (b"{", "application/json", 400, "NOT_JSON"),
        (b"\xff\xfe\xfd", "application/json", 400, "NOT_JSON"),
        (b"[" * 60_000, "application/json", 400, "NOT_JSON"),
        (b"1" * 60_000, "application/json", 400, "NOT_JSON"),
        (b"{}", "text/plain", 415, "NOT_THIS_TYPE"),
        (b" " * 70_000, "application/json", 413, "TOO_LONG"),
        (b"[]", "application/json", 422, "UNREADABLE"),
        (b'{"id": "\\u0000"}', "application/json", 422, "UNREADABLE"),
        (b'{"\\u0000\xd0\xb8": NaN}', "application/json", 422, "UNREADABLE"),
    ],
)
def test_a_body_that_cannot_be_taken_is_refused_in_words(
    client: Client, shown: Shown, body: bytes, kind: str, status: int, code: str
) -> None:
    told = problem(
        client.post(f"/api/v1/referrals/{NOTHING}/answers", data=body, content_type=kind, headers=shown),
        status,
        code,
    )
    assert told["detail"]


@pytest.mark.parametrize("text", ["\ud800", "a\0b", "x" * 4001])
def test_a_text_that_cannot_be_taken_is_not_repeated(
    client: Client, first: Organisation, issue: Issue, text: str
) -> None:
    _key, shown = issue(first)
    body = json.dumps({"id": str(NOTHING), "move": "WORDS", "text": text, "Иванов Иван": 1})
    answer = client.post(
        f"/api/v1/referrals/{NOTHING}/answers", data=body, content_type="application/json", headers=shown
    )
    told = problem(answer, 422, "UNREADABLE")
    assert {one["field"] for one in told["errors"]} == {"text", ""}
    assert "Иван" not in answer.content.decode()
    assert text[:2] not in answer.json()["detail"]


@pytest.mark.parametrize(
    "path",
    ["nothing", "referrals/not-an-id", f"referrals/{NOTHING}", "referrals/%FF%00", "", "organizations/"],
)
def test_what_is_nowhere_and_what_is_anothers_look_the_same(
    client: Client, first: Organisation, issue: Issue, path: str
) -> None:
    _key, shown = issue(first)
    if path:
        problem(client.get(f"/api/v1/{path}", headers=shown), 404, "NOT_THERE")


def test_another_method_is_told_which_ones_there_are(
    client: Client, first: Organisation, issue: Issue
) -> None:
    _key, shown = issue(first)
    for refused, allowed in (
        (client.post("/api/v1/referrals", data={}, content_type="application/json", headers=shown), "GET"),
        (client.delete("/api/v1/referrals", headers=shown), "GET, POST"),
    ):
        problem(refused, 405, "NOT_THIS_WAY")
        assert refused.headers["Allow"] == allowed


def test_a_refusal_speaks_the_language_that_was_asked_for(client: Client) -> None:
    words = {
        language: client.get("/api/v1/referrals", headers={"Accept-Language": language}).json()["detail"]
        for language in ("ru", "en")
    }
    assert words["en"].startswith("There is no key")
    assert words["ru"].startswith("Ключа нет")


@pytest.mark.parametrize("kind", ["organizations", "services", "service_at_locations"])
@pytest.mark.parametrize(
    "query", ["limit=0", "limit=101", "limit=x", "after=x", "after=%00", "limit=%EF%BF%BD"]
)
def test_a_page_that_cannot_be_asked_for_is_refused(
    client: Client, first: Organisation, issue: Issue, kind: str, query: str
) -> None:
    _key, shown = issue(first)
    told = problem(client.get(f"/api/v1/{kind}?{query}", headers=shown), 422, "UNREADABLE")
    assert told["errors"][0]["field"] in {"limit", "after"}
