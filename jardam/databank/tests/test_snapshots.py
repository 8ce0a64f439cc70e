"""A snapshot holds codes and months, is frozen, and a writer that is killed leaves the old one."""

import json
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pytest
from django.core.management import CommandError, call_command

from jardam.audit.models import Entry
from jardam.centres.models import User
from jardam.contacts.actions import add_topic
from jardam.databank import snapshots as bank
from jardam.databank.asking import NoAnswer
from jardam.databank.queries import Wanted, crosstab
from jardam.databank.rules.codebook import Axis, Facts, Indicator
from jardam.databank.snapshots import Snapshot, broken_files, is_due, snapshots, take_snapshot
from jardam.databank.tests.conftest import EARLY, NOW, known, talked
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.kernel.topics import Topic
from jardam.people.actions import Said, say_about_consent
from jardam.people.rules.consent import Act, Purpose, Receiver, ReceiverKind

pytestmark = pytest.mark.django_db
Take = Callable[[], Snapshot]


def rows_of(taken: Snapshot, facts: Facts, centre: str) -> list[tuple[object, ...]]:
    (path,) = taken.files(facts, [centre])
    return duckdb.sql(f"SELECT * FROM read_parquet('{path}')").fetchall()


def test_it_holds_codes_and_months(amina: User, snapshot: Take) -> None:
    person = known(amina)
    talked(amina, person=person)
    taken = snapshot()
    ((centre, month, region, topics, *rest),) = rows_of(taken, Facts.APPEALS, "moscow")
    assert (centre, str(month), region, topics) == ("moscow", "2026-11-01", "UNKNOWN", ["B_UNPAID_WAGES"])
    assert rest == ["PHONE", "KY", "WORKER", "UNKNOWN", "SOLVED", "NOT_ASKED", "NOT_ASKED"]
    assert [row[2:] for row in rows_of(taken, Facts.RESULTS, "moscow")] == [("HELPED", "UNKNOWN")]


def test_two_centres_with_different_lists_make_one_table(
    amina: User, chen: User, farida: User, dalia: User, snapshot: Take
) -> None:
    with for_centre(farida.centre_id):
        own = add_topic(Topic.B_UNPAID_WAGES, {"ru": "Прораб пропал"}, by=farida, at=EARLY)
    talked(amina, 6, own=own)
    talked(chen, 7)
    found = crosstab(Wanted(Indicator.APPEALS, [Axis.TOPIC, Axis.CENTRE], {}, snapshot()), dalia)
    numbers = {key: cell.number for key, cell in found.cells.items()}
    assert numbers["B_UNPAID_WAGES", "moscow"] == 6
    assert numbers["B_UNPAID_WAGES", "krasnodar"] == 7
    assert numbers["B_UNPAID_WAGES", ""] == 13


def test_it_is_frozen_and_says_what_it_stands_on(amina: User, chen: User, snapshot: Take) -> None:
    talked(amina, 12)
    before = snapshot()
    talked(amina, 6)
    after = snapshot()
    assert len(rows_of(before, Facts.APPEALS, "moscow")) == 12
    assert len(rows_of(after, Facts.APPEALS, "moscow")) == 18
    krasnodar, moscow = before.centres
    assert (krasnodar.centre, krasnodar.is_empty) == ("krasnodar", True)
    assert (moscow.about, moscow.first, moscow.last) == (10, "2026-11", "2026-11")
    assert {one.id for one in snapshots()} == {before.id, after.id}


def test_that_it_left_a_centre_stands_in_its_chain(amina: User, snapshot: Take) -> None:
    snapshot()
    with for_centre(amina.centre_id):
        assert Entry.objects.filter(verb="databank.snapshot").count() == 1


def test_nobody_else_may_read_or_change_a_file(amina: User, snapshot: Take, bank_folder: Path) -> None:
    talked(amina)
    taken = snapshot()
    modes = {stat.S_IMODE(file.stat().st_mode) for file in (bank_folder / taken.id).iterdir()}
    assert modes == {0o400}
    assert stat.S_IMODE((bank_folder / taken.id).stat().st_mode) == 0o700


def test_one_that_breaks_in_the_middle_leaves_the_old_one(
    amina: User, chen: User, snapshot: Take, bank_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = snapshot()
    written = iter([{"rows": 0, "first": "", "last": "", "sha256": ""}])
    monkeypatch.setattr(bank, "write_rows", lambda *_rows, **_told: next(written, None) or _broken())
    with pytest.raises((NoAnswer, OSError)):
        take_snapshot(NOW)
    assert [one.id for one in snapshots()] == [old.id]
    assert [file.name for file in bank_folder.iterdir()] == [old.id]


def test_what_a_killed_writer_left_is_no_snapshot(amina: User, snapshot: Take, bank_folder: Path) -> None:
    old = snapshot()
    left = bank_folder / "left.part"
    left.mkdir()
    (left / "manifest.json").write_text("{}")
    assert [one.id for one in snapshots()] == [old.id]


def test_a_changed_file_is_told(amina: User, snapshot: Take, bank_folder: Path) -> None:
    talked(amina)
    taken = snapshot()
    assert broken_files(taken) == []
    call_command("bank", "check")
    file = bank_folder / taken.id / "appeals-moscow.parquet"
    file.chmod(0o600)
    file.write_bytes(b"other")
    assert broken_files(taken) == ["appeals-moscow.parquet"]
    with pytest.raises(CommandError):
        call_command("bank", "check")


def test_its_id_is_of_its_content(amina: User, snapshot: Take, bank_folder: Path) -> None:
    taken = snapshot()
    told = json.loads((bank_folder / taken.id / "manifest.json").read_text())
    assert told["centres"]["moscow"]["appeals"]["rows"] == 0
    assert taken.id.startswith("2026-11-30-")


def test_one_is_due_when_a_month_is_over(amina: User, snapshot: Take) -> None:
    assert is_due(date(2026, 11, 30))
    snapshot()
    assert not is_due(date(2026, 11, 30))
    assert is_due(date(2026, 12, 1))


def _broken() -> None:
    raise NoAnswer("write")


def test_whoever_said_no_to_research_is_left_out(amina: User, snapshot: Take) -> None:
    person = known(amina)
    with for_centre(amina.centre_id):
        no = Said(
            day_uuid(), Act.REFUSED, Purpose.RESEARCH.value, Receiver(ReceiverKind.PARTNER, ""), EARLY.date()
        )
        say_about_consent(person, no, by=amina, at=EARLY)
    talked(amina, person=person)
    talked(amina)
    taken = snapshot()
    assert len(rows_of(taken, Facts.APPEALS, "moscow")) == 1
    assert rows_of(taken, Facts.RESULTS, "moscow") == []
