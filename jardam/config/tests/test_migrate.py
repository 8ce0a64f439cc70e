"""`jardam migrate` is ours: tested in `jardam/database/tests/test_migrating.py`, found here."""

from django.core.management import get_commands


def test_the_command_is_ours() -> None:
    assert get_commands()["migrate"] == "jardam.config"
