"""From the name to the first page: password, second factor, and everything that keeps the door shut."""

import pytest
from django.test import Client

from jardam.accounts.queries import current_totp
from jardam.accounts.tests.conftest import PASSWORD
from jardam.centres.models import User

pytestmark = pytest.mark.django_db


def test_password_and_code_open_the_house(client: Client, enrolled: User) -> None:
    asked = client.post("/sign-in/", {"username": "amina", "password": PASSWORD})
    assert (asked.status_code, asked.headers["Location"]) == (302, "/second-factor/")
    assert client.get("/account/").status_code == 302  # not yet in

    let_in = client.post("/second-factor/", {"code": current_totp(enrolled)})

    assert (let_in.status_code, let_in.headers["Location"]) == (302, "/")
    assert client.get("/account/").status_code == 200
