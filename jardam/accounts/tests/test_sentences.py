"""What this room writes into the trail, as people read it."""

from typing import Any

import pytest
from allauth.account.adapter import get_adapter
from django.test import RequestFactory
from django.utils import translation

from jardam.accounts import choices
from jardam.accounts.queries import NotInLiveMode, current_totp
from jardam.audit.sentences import known, sentence_of
from jardam.centres.models import User

OURS = sorted(verb for verb in known() if verb.startswith("account."))


@pytest.mark.parametrize("verb", OURS)
@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_act_is_a_sentence_in_both_languages(verb: str, language: str) -> None:
    with translation.override(language):
        sentence = sentence_of(verb, {"way": "TOTP", "factor": "WEBAUTHN", "role": "LAWYER", "to": "LAWYER"})
    assert sentence
    assert "{" not in sentence
    assert any("а" <= letter <= "я" for letter in sentence) == (language == "ru")


def test_codes_are_read_as_words() -> None:
    with translation.override("en"):
        assert sentence_of("account.signed_in", {"way": "WEBAUTHN"}) == "signed in: Passkey"
        moved = {"came_from": "OPERATOR", "to": "LAWYER"}
        assert sentence_of("account.role_changed", moved) == "changed a role from Hotline operator to Lawyer"
    assert set(choices.factors()) < set(choices.ways_in())


@pytest.mark.django_db
def test_codes_are_shown_in_a_demonstration_only(enrolled: User, settings: Any) -> None:
    settings.MODE = "live"
    with pytest.raises(NotInLiveMode):
        current_totp(enrolled)


def test_the_library_sends_nothing_says_nothing_and_asks_for_no_address() -> None:
    adapter, request = get_adapter(), RequestFactory().get("/", REMOTE_ADDR="192.0.2.1")
    assert not adapter.is_open_for_signup(request)
    assert adapter.get_client_ip(request) == ""
    assert adapter.send_mail("account/email/x", "a@example.org", {}) is None
    assert adapter.send_notification_mail("mfa/email/x", None) is None
    assert adapter.respond_user_inactive(request, None).headers["Location"] == "/sign-in/"
