"""``jardam import contacts``."""

import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from jardam.centres.models import User
from jardam.contacts.models import Contact
from jardam.database.scope import for_centre
from jardam.registers.models import Import
from jardam.registers.tests.registers import ROWS, as_csv

HEADINGS = ["Когда", "Тили", "О чём"]


@pytest.fixture(autouse=True)
def in_moscow(farida: User) -> Iterator[None]:
    with for_centre(farida.centre_id):
        yield


def run(*words: str, user: str = "farida") -> str:
    said = StringIO()
    call_command("import", "contacts", *words, centre="moscow", user=user, stdout=said)
    return said.getvalue()


def saved(folder: Path, content: bytes, name: str = "register.csv") -> str:
    (folder / name).write_bytes(content)
    return str(folder / name)


def test_a_register_comes_in_and_is_undone(farida: User, tmp_path: Path) -> None:
    said = run(saved(tmp_path, as_csv(ROWS)))
    assert "Imported 5 contacts." in said
    run("--undo", said.split()[-1])
    assert not Contact.objects.filter(centre=farida.centre).exists()


def test_a_rehearsal_leaves_nothing_behind(farida: User, tmp_path: Path) -> None:
    said = run(saved(tmp_path, as_csv(ROWS)), "--rehearse")
    assert "nothing was written" in said
    assert not Import.objects.filter(centre=farida.centre).exists()


def test_a_mapping_by_hand_says_what_the_headings_do_not(farida: User, tmp_path: Path) -> None:
    register = saved(tmp_path, as_csv([["05.11.2026", "рус", "депорт"]], HEADINGS))
    with pytest.raises(CommandError, match="DATE"):
        run(register)
    told = {"columns": {"Когда": "DATE", "О чём": "TOPIC"}, "words": {"TOPIC": {"Депорт": "A_RESIDENCE"}}}
    mapping = saved(tmp_path, json.dumps(told).encode(), "mapping.json")
    assert "Imported 1 contacts." in run(register, "--mapping", mapping)


@pytest.mark.parametrize(
    "told",
    [{"columns": {"Никогда": "DATE"}}, {"words": {"TOPIC": {"x": "NO_TOPIC"}}}, {"order": "YEAR_FIRST"}],
)
def test_a_mapping_that_does_not_fit_is_refused(tmp_path: Path, told: object) -> None:
    mapping = saved(tmp_path, json.dumps(told).encode(), "mapping.json")
    with pytest.raises(CommandError):
        run(saved(tmp_path, as_csv(ROWS)), "--mapping", mapping)


def test_only_who_may_import_does(erkin: User, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="may not import"):
        run(saved(tmp_path, as_csv(ROWS)), user="erkin")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04x"])
def test_a_file_that_is_none_is_answered_with_a_sentence(
    farida: User, tmp_path: Path, content: bytes
) -> None:
    with pytest.raises(CommandError):
        run(saved(tmp_path, content))
    with pytest.raises(CommandError, match="which file"):
        run(str(tmp_path / "nothing.csv"))
