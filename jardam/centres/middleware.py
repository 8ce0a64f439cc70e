"""Every page of a signed-in person is answered in the name of their centre, their time zone and their language.

And no page, whoever asked for it, is kept by a browser.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.languages import screen_language


class InTheNameOfTheCentre:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if not isinstance(user, User):
            return self.get_response(request)
        zone = user.centre.zone if user.centre else None
        with (
            for_centre(user.centre_id),
            timezone.override(zone),
            translation.override(screen_language(user.interface_language)),
        ):
            request.LANGUAGE_CODE = translation.get_language()
            return self.get_response(request)


class NothingIsKept:
    """No answer stays on the disk of the computer that asked, nor comes back by the key Back after a sign-out.

    Stands outside everything that answers, so that refusals and errors are not kept either. Static files never
    get so far in; a page that says itself how long it may be kept is believed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response
