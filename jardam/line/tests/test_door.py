"""The door of the exchange: who may tell, what is refused and with which code, and that 204 means kept."""

import json
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.test import Client

from jardam.centres.models import Centre, User
from jardam.database.scope import for_centre
from jardam.line import views
from jardam.line.actions import sit_down
from jardam.line.models import LineCall, LineDoor
from jardam.line.rules.pace import Bucket
from jardam.line.rules.signatures import signature
from jardam.line.tests.conftest import NUMBER

pytestmark = pytest.mark.django_db
Send = Callable[..., HttpResponse]


@pytest.fixture(autouse=True)
def full_buckets() -> Iterator[None]:
    views._buckets.clear()
    yield
    views._buckets.clear()


@pytest.fixture
def secret(moscow: Centre) -> str:
    printed = StringIO()
    call_command("line", "secret", "--centre", "moscow", stdout=printed)
    return printed.getvalue().strip()


@pytest.fixture
def send(secret: str, now: datetime) -> Send:
    """Tell one event of call ``a`` as the exchange of Moscow does; ``**change`` what is sent beside it."""

    def post(kind: str = "RINGING", body: bytes | None = None, **change: str) -> HttpResponse:
        event = {"call": "a", "kind": kind, "at": now.isoformat(), "number": NUMBER, "digit": "2"}
        told = body if body is not None else json.dumps(event).encode()
        stamp = change.get("stamp", str(int(time.time())))
        words = {
            "X-Jardam-Centre": change.get("centre", "moscow"),
            "X-Jardam-Timestamp": stamp,
            "X-Jardam-Signature": change.get("shown", signature(bytes.fromhex(secret), stamp, told)),
        }
        return Client(enforce_csrf_checks=True).post(
            "/line/events/", told, content_type="application/json", headers=words
        )

    return post


def code(response: HttpResponse) -> str:
    return str(json.loads(response.content)["code"])


def calls(centre: Centre) -> list[LineCall]:
    with for_centre(centre.pk):
        return list(LineCall.objects.filter(centre=centre))


def test_what_is_signed_is_kept(send: Send, moscow: Centre) -> None:
    assert [send("RINGING").status_code, send("DTMF").status_code, send("DTMF").status_code] == [204] * 3
    (call,) = calls(moscow)
    assert (call.state, call.language) == ("RINGING", "KY")


def test_the_exchange_hears_the_language_and_how_many_are_free(
    send: Send, erkin: User, now: datetime
) -> None:
    assert "X-Jardam-Language" not in send("RINGING").headers
    with for_centre(erkin.centre_id):
        sit_down("101", by=erkin, at=now)
    answer = send("DTMF")
    assert (answer["X-Jardam-Language"], answer["X-Jardam-Free"]) == ("KY", "1")


@pytest.mark.parametrize(
    "change",
    [
        {"shown": "v1=" + "0" * 64},
        {"shown": ""},
        {"centre": "krasnodar"},
        {"centre": "nowhere"},
        {"shown": "ё"},
    ],
)
def test_what_is_not_signed_is_refused_and_not_kept(
    send: Send, moscow: Centre, krasnodar: Centre, change: dict[str, str]
) -> None:
    refused = send(**change)
    assert (refused.status_code, code(refused)) == (401, "NOT_SIGNED")
    assert calls(moscow) == calls(krasnodar) == []


@pytest.mark.parametrize("apart", [-301, 301])
def test_what_was_signed_long_ago_is_refused(send: Send, moscow: Centre, apart: int) -> None:
    refused = send(stamp=str(int(time.time()) + apart))
    assert (refused.status_code, code(refused)) == (401, "CLOCK")
    assert calls(moscow) == []


@pytest.mark.parametrize(
    "body,wanted",
    [(b"{", "NOT_JSON"), (b"\xff", "NOT_JSON"), (b"[]", "UNKNOWN_FIELD"), (b"[" * 4000, "NOT_JSON")],
)
def test_what_cannot_be_read_is_refused_with_a_code(send: Send, body: bytes, wanted: str) -> None:
    refused = send(body=body)
    assert (refused.status_code, code(refused)) == (400, wanted)


def test_a_long_body_is_not_read(send: Send) -> None:
    assert send(body=b" " * 5000).status_code == 413


def test_an_exchange_gone_mad_is_slowed_down(
    send: Send, moscow: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(views._buckets, moscow.pk, Bucket(0.0, 1.0, 1.0))
    assert send().status_code == 204
    assert (send().status_code, send()["Retry-After"]) == (429, "1")


def test_a_call_that_is_history_is_not_opened_again(send: Send, moscow: Centre) -> None:
    send()
    with for_centre(moscow.pk):
        LineCall.objects.filter(centre=moscow).update(key=None, sealed_told=None)
    late = send("DTMF")
    assert (late.status_code, code(late)) == (409, "CALL_IS_HISTORY")
    assert calls(moscow)[0].late_events == 1


def test_a_new_secret_closes_the_door_for_the_old_one(send: Send, moscow: Centre, secret: str) -> None:
    printed = StringIO()
    call_command("line", "secret", "--centre", "moscow", stdout=printed)
    assert printed.getvalue().strip() != secret
    assert send().status_code == 401
    with for_centre(moscow.pk):
        assert LineDoor.objects.filter(centre=moscow).count() == 1


def test_a_secret_is_made_for_a_centre_that_stands() -> None:
    with pytest.raises(CommandError, match="no centre"):
        call_command("line", "secret", "--centre", "nowhere")
