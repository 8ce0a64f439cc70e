"""A sealed vault, through every layer that stands between a browser and a page."""

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from jardam.centres.models import User
from jardam.vault.keeper import Keeper
from jardam.vault.middleware import VaultSealedMiddleware

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language,words", [("ru", "Хранилище закрыто"), ("en", "The vault is sealed")])
@pytest.mark.parametrize("path", ["/", "/sign-in/", "/no-such-page/"])
def test_every_page_is_a_sentence_and_not_an_error(
    sealed_vault: None, path: str, language: str, words: str
) -> None:
    page = Client().get(path, headers={"accept-language": language})
    assert page.status_code == 503
    assert page["Retry-After"]
    assert page["Cache-Control"] == "no-store"
    assert f'lang="{language}"' in page.content.decode()
    assert words in page.content.decode()


def test_somebody_who_was_signed_in_sees_it_too(
    amina: User, signed_in, request: pytest.FixtureRequest
) -> None:
    client = signed_in(amina)
    assert client.get("/").status_code == 200
    request.getfixturevalue("sealed_vault")
    assert client.get("/").status_code == 503
    assert client.post("/calls/start/", {"channel": "PHONE"}).status_code == 503


def test_the_health_page_says_which_part_is_in_the_way(sealed_vault: None) -> None:
    answer = Client().get("/health")
    assert (answer.status_code, answer.json()["vault"]) == (503, "sealed")


def test_a_seal_in_the_middle_of_a_request_is_the_same_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    states = iter([True, False])
    monkeypatch.setattr(Keeper, "is_open", lambda _self: next(states))
    failing = VaultSealedMiddleware(lambda _: HttpResponse(status=500))
    assert failing(RequestFactory().get("/")).status_code == 503


def test_another_failure_stays_a_failure() -> None:
    failing = VaultSealedMiddleware(lambda _: HttpResponse(status=500))
    assert failing(RequestFactory().get("/")).status_code == 500
