import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from jardam.vault.middleware import VaultSealedMiddleware
from jardam.vault.refusals import VaultSealed


def sealed_view(_request: HttpRequest) -> HttpResponse:
    raise VaultSealed


@pytest.mark.parametrize("language,words", [("ru", "Хранилище"), ("en", "The vault is sealed")])
def test_a_sealed_vault_is_a_sentence_and_not_an_error(language: str, words: str) -> None:
    request = RequestFactory().get("/", headers={"accept-language": language})
    page = VaultSealedMiddleware(sealed_view)(request)
    assert page.status_code == 503
    assert page["Retry-After"]
    assert page["Cache-Control"] == "no-store"
    assert f'lang="{language}"' in page.content.decode()
    assert words in page.content.decode()


def test_a_view_that_meets_it_is_answered_the_same_way() -> None:
    middleware = VaultSealedMiddleware(lambda _: HttpResponse())
    request = RequestFactory().get("/")
    answer = middleware.process_exception(request, VaultSealed())
    assert answer is not None
    assert answer.status_code == 503
    assert middleware.process_exception(request, ValueError()) is None


def test_other_pages_pass_untouched() -> None:
    assert VaultSealedMiddleware(lambda _: HttpResponse("x"))(RequestFactory().get("/")).content == b"x"
