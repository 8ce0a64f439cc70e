"""People of one centre who are signed in, second factor included, and stay so through every crash."""

from django.conf import settings
from django.db import transaction
from django.middleware.csrf import CSRF_SESSION_KEY
from django.test import Client
from django.utils import timezone

from jardam.accounts.proofs import PROVEN_AT, SECOND_FACTOR_DONE
from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Role
from jardam.database.scope import for_centre
from jardam.line.actions import make_secret
from jardam.vault.actions import ensure_centre_keys


def signed_in_people(count: int, token: str) -> list[str]:
    """The keys of their sessions, each of which knows ``token`` as the token of its forms."""
    centre = Centre.objects.create(code="moscow", names={"ru": "Москва"}, region="RU-MOW", country="RU")
    ensure_centre_keys(centre.pk)
    return [_signed_in(centre, f"operator-{number}", token) for number in range(count)]


def secret_of_line() -> str:
    """With what the exchange of their centre signs."""
    centre = Centre.objects.get(code="moscow")
    with for_centre(centre.pk), transaction.atomic():
        return make_secret(centre, by=None, at=timezone.now())


def _signed_in(centre: Centre, name: str, token: str) -> str:
    user = User(username=name, centre=centre, role=Role.CASEWORKER, password="!", languages=["KY"])
    user.save()
    browser = Client()
    browser.force_login(user, backend="jardam.accounts.backend.WithCentre")
    session = browser.session
    session.update({SECOND_FACTOR_DONE: True, PROVEN_AT: timezone.now().timestamp(), CSRF_SESSION_KEY: token})
    session.save()
    _warm_up(browser)
    return browser.cookies[settings.SESSION_COOKIE_NAME].value


def _warm_up(browser: Client) -> None:
    """Meet what is made at the first request, so that each forked child need not make it again."""
    begun = browser.post("/calls/start/", HTTP_HOST="localhost").headers["Location"]
    for page in (begun, "/"):
        assert browser.get(page, HTTP_HOST="localhost").status_code == 200
    assert browser.post(f"{begun}close/", HTTP_HOST="localhost").status_code == 422
    assert browser.post(f"{begun}discard/", HTTP_HOST="localhost").status_code == 302
