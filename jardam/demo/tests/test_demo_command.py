from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone

from jardam.accounts.actions import prove_code, prove_password
from jardam.accounts.refusals import WrongCode
from jardam.centres.models import User
from jardam.demo.staff import DEMO_PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def network() -> None:
    call_command("demo", "--build", "--contacts", "9", stdout=StringIO())


@pytest.mark.usefixtures("network")
def test_the_printed_code_and_password_open_the_door_and_no_other_does() -> None:
    printed = StringIO()
    call_command("demo", "code", "erkin", stdout=printed)
    now = timezone.now()

    erkin = prove_password("erkin", DEMO_PASSWORD, browser_marks="", at=now)
    assert prove_code(erkin, printed.getvalue().strip(), at=now).user == User.objects.get(username="erkin")
    with pytest.raises(WrongCode):
        prove_code(erkin, printed.getvalue().strip(), at=now)


@pytest.mark.usefixtures("network")
def test_codes_are_printed_for_invented_people_only() -> None:
    User.objects.create(username="somebody-real", role="ANALYST", password="!")
    for name in ("somebody-real", "nobody"):
        with pytest.raises(CommandError, match="No demo account"):
            call_command("demo", "code", name)
    with pytest.raises(CommandError, match="Say: jardam demo code NAME"):
        call_command("demo", "erkin")


@pytest.mark.parametrize("words", [["--build"], ["code", "erkin"]])
@override_settings(MODE="live")
def test_nothing_of_it_where_real_people_work(words: list[str]) -> None:
    with pytest.raises(CommandError, match="JARDAM_MODE is not demo"):
        call_command("demo", *words)

    assert not User.objects.exists()


@pytest.mark.usefixtures("network")
def test_a_second_build_says_that_it_stands() -> None:
    printed = StringIO()
    call_command("demo", "--build", "--contacts", "9", stdout=printed)

    assert "stands already, with 9" in printed.getvalue()
