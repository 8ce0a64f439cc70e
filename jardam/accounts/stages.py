"""Between the password and the first page stands the second factor."""

from allauth.mfa.stages import AuthenticateStage
from django.http import HttpResponse
from django.shortcuts import redirect


class SecondFactor(AuthenticateStage):  # type: ignore[misc]
    """Asks everybody who has one. Who has none yet is let in and led to set one up (`middleware`)."""

    urlname = "accounts:second_factor"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        return (redirect(self.urlname) if self._should_handle(self.request) else None), True
