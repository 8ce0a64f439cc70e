import runpy
from typing import Any

import pytest

from jardam.database.connection import PROJECT


def settings(monkeypatch: pytest.MonkeyPatch, **environ: str) -> dict[str, Any]:
    """The settings as another process with these variables would read them."""
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(PROJECT / "jardam" / "config" / "settings.py"))


@pytest.mark.parametrize(("mode", "is_shown"), [("live", False), ("demo", True)])
def test_error_pages_with_what_was_typed_are_never_shown_where_real_people_call(
    monkeypatch: pytest.MonkeyPatch, mode: str, is_shown: bool
) -> None:
    assert settings(monkeypatch, JARDAM_DEBUG="1", JARDAM_MODE=mode)["DEBUG"] is is_shown


def test_nothing_is_shown_unless_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JARDAM_DEBUG", raising=False)
    assert settings(monkeypatch, JARDAM_MODE="demo")["DEBUG"] is False


def test_cookies_are_secure_where_the_address_is(monkeypatch: pytest.MonkeyPatch) -> None:
    read = settings(monkeypatch, JARDAM_ORIGIN="https://desk.example.org")
    assert read["SESSION_COOKIE_SECURE"]
    assert read["CSRF_COOKIE_SECURE"]
    assert read["SECURE_HSTS_SECONDS"]


def test_the_login_that_sees_every_centre_stands_only_where_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert set(settings(monkeypatch, JARDAM_ACROSS_CENTRES="1")["DATABASES"]) == {"default", "system"}
    monkeypatch.delenv("JARDAM_ACROSS_CENTRES")
    assert set(settings(monkeypatch)["DATABASES"]) == {"default"}
