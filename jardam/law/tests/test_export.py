"""The law goes back into files, and comes from them as it was."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import timezone

from jardam.centres.models import User
from jardam.law.actions import (
    ChangeWords,
    confirm_change,
    draft_change,
    load_law,
    rehearse_change,
    withdraw_change,
)  # fmt: skip
from jardam.law.exporting import export_law
from jardam.law.models import Parameter
from jardam.law.reading.every_row import every_row
from jardam.law.reading.recorded import period_of
from jardam.law.rules.changing import Act, Proposal
from jardam.law.tests.conftest import GROUNDS

LAW = Path(settings.ROOT) / "data" / "law"
CODE, OTHER = "deadlines.tc392_wages", "deadlines.tc392_other"
NEXT = date(2090, 1, 1)


@pytest.fixture
def changed(db: None, gulnara: User, hamid: User) -> None:
    """One row has another value from a day on; another one had, until that was withdrawn."""
    now = timezone.now()
    load_law(LAW, now)
    for code in (CODE, OTHER):
        proposal = Proposal(Act.NEW_PERIOD, code, value="7", starts_on=NEXT)
        change = draft_change(ChangeWords(GROUNDS, "-"), proposal, by=gulnara, at=now)
        rehearse_change(change.pk, revision=0, by=gulnara, at=now)
        confirm_change(change.pk, by=hamid, at=now)
    withdraw_change(change.pk, "-", by=hamid, at=now)


def test_what_was_exported_says_what_is_known(changed: None, tmp_path: Path) -> None:
    export_law(LAW, tmp_path / "law")
    rows = {period_of(row): row for row in every_row(tmp_path / "law")}
    known = {(row.code, row.valid_from): row for row in Parameter.objects.as_known()}
    assert rows.keys() == known.keys()
    assert all(
        getattr(row, name) == getattr(known[key], name)
        for key, row in rows.items()
        for name in row.__dataclass_fields__
    )
    assert (rows[CODE, NEXT].value, rows[CODE, NEXT].law) == ("7", GROUNDS.law)
    assert (OTHER, NEXT) not in rows


def test_loading_it_again_changes_nothing(changed: None, tmp_path: Path) -> None:
    export_law(LAW, tmp_path / "law")
    loaded = load_law(tmp_path / "law", timezone.now())
    assert (loaded.added, loaded.kept) == (0, 0)


def test_what_an_export_says_is_exported_again_as_it_is(changed: None, tmp_path: Path) -> None:
    first = export_law(LAW, tmp_path / "first")
    second = export_law(tmp_path / "first", tmp_path / "second")
    assert first.rows == second.rows
    assert sorted(map(str, every_row(tmp_path / "first"))) == sorted(map(str, every_row(tmp_path / "second")))


def test_older_files_do_not_take_back_what_two_people_confirmed(changed: None) -> None:
    loaded = load_law(LAW, timezone.now())
    assert (loaded.added, loaded.kept) == (0, 1)  # the period before has an end now
    assert Parameter.objects.as_known().get(code=CODE, valid_from=NEXT).value == "7"


def test_a_folder_that_is_there_is_left_alone(changed: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="could not be written"):
        call_command("law_export", "--to", str(tmp_path))
