"""The command line of the machine: the first head of a centre, and the one who lost everything."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from jardam.accounts.queries import name_of
from jardam.accounts.tests.conftest import PASSWORD, enrol
from jardam.centres.models import Centre, User

pytestmark = pytest.mark.django_db


def run(*words: str) -> str:
    """The one-time password that the command prints."""
    out = StringIO()
    call_command("account", *words, stdout=out)
    return out.getvalue().strip().rpartition(" ")[2]


def test_the_first_head_of_a_centre(moscow: Centre) -> None:
    password = run("open", "nargiza", "--centre", "moscow", "--given", "Наргиза")
    user = User.objects.get(username="nargiza")
    assert (user.centre, user.role, name_of(user).full) == (moscow, "CENTRE_HEAD", "Наргиза")
    assert Client().post("/sign-in/", {"username": "nargiza", "password": password}).status_code == 302


def test_whoever_lost_everything_gets_in_again(farida: User) -> None:
    enrol(farida)
    password = run("reset", "farida")
    assert Client().post("/sign-in/", {"username": "farida", "password": PASSWORD}).status_code == 422
    assert Client().post("/sign-in/", {"username": "farida", "password": password}).headers["Location"] == "/"


@pytest.mark.parametrize(
    "words",
    [
        ("open", "farida", "--centre", "moscow"),
        ("open", "new", "--centre", "atlantis"),
        ("open", "new"),
        ("open", "new", "--role", "GOD"),
        ("reset", "nobody"),
    ],
)
def test_a_mistake_is_one_sentence(farida: User, words: tuple[str, ...]) -> None:
    with pytest.raises(CommandError):
        run(*words)
    assert User.objects.count() == 1
