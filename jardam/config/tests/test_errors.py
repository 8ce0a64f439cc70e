from collections.abc import Callable

import pytest
from django.test import Client

from jardam.centres.models import User


@pytest.mark.django_db
def test_an_error_is_a_sentence_that_repeats_nothing(
    signed_in: Callable[[User], Client], erkin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = signed_in(erkin)
    browser.raise_request_exception = False

    def fail(*_arguments: object) -> None:
        raise RuntimeError("Азамат")

    monkeypatch.setattr("jardam.desk.views.my_day.day_of", fail)
    answer = browser.get("/")

    assert answer.status_code == 500
    assert "Nothing half-done was kept" in answer.content.decode()
    assert "Азамат" not in answer.content.decode()
