from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from jardam.centres.models import User
from jardam.knowledge.permissions import may_read_answers


def test_one_line_a_subject_and_nothing_new_the_second_time(db: None) -> None:
    first, second = StringIO(), StringIO()
    call_command("load_reference", stdout=first)
    call_command("load_reference", stdout=second)
    assert [line.split(":")[0] for line in first.getvalue().splitlines()] == [
        "law",
        "knowledge",
        "glossary",
        "network",
        "services",
    ]
    assert all("; 0 new" in line for line in second.getvalue().splitlines())
    cards = len(list((Path(settings.ROOT) / "data" / "knowledge" / "cards").glob("*.yaml")))
    assert f"{cards} cards; {cards} new" in first.getvalue()


def test_a_missing_folder_is_one_sentence(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="could not be loaded"):
        call_command("load_reference", "--from", str(tmp_path))


def test_who_answers_may_read(amina: User, erkin: User) -> None:
    assert may_read_answers(amina)
    assert may_read_answers(erkin)
