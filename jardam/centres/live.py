"""The cookie with which a page may listen on the live stream. It says the centre and nothing about people."""

from django.conf import settings
from django.core.signing import TimestampSigner
from django.http import HttpResponse

from jardam.centres.models import User
from jardam.database.live import STREAM_COOKIE, STREAM_SALT


def let_listen(response: HttpResponse, user: User) -> HttpResponse:
    """Hand the cookie out with a page. People without a centre have nothing to listen to."""
    if user.centre_id is not None:
        said = TimestampSigner(salt=STREAM_SALT).sign(f"{user.centre_id}:{user.pk}")
        response.set_cookie(
            STREAM_COOKIE, said, httponly=True, samesite="Strict", secure=settings.SESSION_COOKIE_SECURE
        )
    return response
