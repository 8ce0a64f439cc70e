import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from jardam.centres.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("words", [["--build"], ["code", "erkin"], ["later"]])
@override_settings(MODE="live")
def test_nothing_of_it_where_real_people_work(words: list[str]) -> None:
    with pytest.raises(CommandError, match="JARDAM_MODE is not demo"):
        call_command("demo", *words)

    assert not User.objects.exists()
