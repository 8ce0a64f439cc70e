"""How the sign-in library behaves in this house: it seals its secrets, sends nothing, says nothing, asks no address."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from jardam.centres.models import User
from jardam.vault.secrets import open_text, seal_text

SITE = "Jardam"
PURPOSE = "second-factor"
"""Under which the vault seals seeds and recovery codes."""


class Entrance(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are opened by the head of a centre: no sign-up, no mail, no address of the network."""

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        return False

    def get_login_stages(self) -> list[str]:
        return ["jardam.accounts.stages.SecondFactor"]

    def respond_user_inactive(self, _request: HttpRequest, _user: User) -> HttpResponse:
        return HttpResponseRedirect(reverse("accounts:sign_in"))

    def get_client_ip(self, _request: HttpRequest) -> str:
        return ""

    def add_message(self, *_words: Any, **_options: Any) -> None:
        """Our pages say what happened in their own words."""

    def send_mail(self, *_words: Any, **_options: Any) -> None:
        """Staff have no mail address here."""

    def send_notification_mail(self, *_words: Any, **_options: Any) -> None:
        """As `send_mail`: what happened to an account stands in the audit trail."""


class SealedFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors whose seeds rest sealed; the library's default keeps them in the clear."""

    def encrypt(self, text: str) -> str:
        return seal_text(PURPOSE, text)

    def decrypt(self, encrypted_text: str) -> str:
        return open_text(PURPOSE, encrypted_text)

    def get_totp_issuer(self) -> str:
        return SITE

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The name that passkeys are bound to: that of our own address, whatever a request claims."""
        return {"id": urlsplit(settings.ORIGIN).hostname or "", "name": SITE}

    def get_public_key_credential_user_entity(self, user: User) -> Mapping[str, Any]:
        """What a passkey remembers of its owner: the work name, never the person's."""
        return {"id": str(user.pk).encode(), "name": user.username, "display_name": user.username}
