from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from jardam.centres.middleware import NothingIsKept
from jardam.centres.models import User

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.mark.parametrize("address", ["/", "/contacts/", "/audit/", "/no/such/page/"])
def test_no_page_of_the_staff_is_kept_by_a_browser(signed_in: SignIn, erkin: User, address: str) -> None:
    """A page, a list, a refusal and an error."""
    page = signed_in(erkin).get(address)
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["X-Frame-Options"] == "DENY"


def test_the_way_to_the_door_is_not_kept_either() -> None:
    assert Client().get("/contacts/").headers["Cache-Control"] == "no-store"
    assert "no-store" in Client().get("/sign-in/").headers["Cache-Control"]


def test_a_page_that_says_how_long_it_may_be_kept_is_believed() -> None:
    def public(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Cache-Control": "max-age=60"})

    answer = NothingIsKept(public)(RequestFactory().get("/"))
    assert answer.headers["Cache-Control"] == "max-age=60"
