"""A passkey through its life, in Chromium with a virtual authenticator: made, used at the door, used again, removed."""

from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import CDPSession, expect

from tests.journeys.conftest import Sit
from tests.journeys.desks import Desk, Watch
from tests.journeys.town import Town

FINGERPRINT_READER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def reader_at(desk: Desk) -> tuple[CDPSession, str]:
    """Plug a fingerprint reader into the computer. Returns the way to talk to it, and its name there."""
    wire = desk.context.new_cdp_session(desk.page)
    wire.send("WebAuthn.enable")
    return wire, wire.send("WebAuthn.addVirtualAuthenticator", {"options": FINGERPRINT_READER})[
        "authenticatorId"
    ]


def make_passkey(desk: Desk) -> None:
    desk.page.goto("/account/second-factor/passkey/")
    desk.page.get_by_role("button", name="Создать ключ доступа").click()
    desk.page.wait_for_url("**/account/")


def sign_out(desk: Desk) -> None:
    desk.page.locator(".j-bar__who summary").click()
    desk.page.get_by_role("button", name="Выйти", exact=True).click()
    desk.page.wait_for_url("**/sign-in/**")


def sign_in_by_key(desk: Desk) -> None:
    desk.page.get_by_role("button", name="Войти с ключом доступа").click()


def test_a_finger_instead_of_password_and_code(sit: Sit, town: Town) -> None:
    desk = sit("farida")
    reader_at(desk)
    make_passkey(desk)
    sign_out(desk)

    sign_in_by_key(desk)

    desk.page.wait_for_url(lambda address: urlsplit(address).path == "/")
    desk.page.goto("/account/again/?next=/staff/")
    desk.page.get_by_role("button", name="Использовать ключ доступа").click()
    desk.page.wait_for_url("**/staff/")


def test_a_stranger_at_the_reader_is_refused_with_a_sentence(sit: Sit, town: Town) -> None:
    desk = sit("farida")
    wire, reader = reader_at(desk)
    make_passkey(desk)
    sign_out(desk)
    wire.send("WebAuthn.setUserVerified", {"authenticatorId": reader, "isUserVerified": False})

    sign_in_by_key(desk)

    expect(desk.page.get_by_text("Ключ доступа не сработал")).to_be_visible()
    assert urlsplit(desk.page.url).path == "/sign-in/"


def test_a_removed_key_opens_nothing(sit: Sit, town: Town, watch: Watch) -> None:
    watch.expected.add("422")
    desk = sit("farida")
    reader_at(desk)
    make_passkey(desk)
    desk.page.get_by_role("listitem").filter(has_text="Ключ доступа").get_by_role(
        "button", name="Удалить"
    ).click()
    expect(desk.page.get_by_text("Второй фактор удалён.")).to_be_visible()
    assert not Authenticator.objects.filter(type="webauthn").exists()
    sign_out(desk)

    sign_in_by_key(desk)

    expect(desk.page.get_by_text("Ключ доступа не принят.")).to_be_visible()


@pytest.mark.parametrize("page", ["/sign-in/", "/account/second-factor/passkey/"])
def test_without_a_script_another_way_is_named(sit: Sit, town: Town, page: str) -> None:
    desk = sit("" if page == "/sign-in/" else "farida", java_script_enabled=False)
    desk.page.goto(page)
    expect(desk.page.locator("form[data-passkey]")).to_be_hidden()
    expect(desk.page.locator("#main")).to_contain_text(
        "Пароль" if page == "/sign-in/" else "Приложение на телефоне"
    )
