"""Tampering with the real tables by whoever owns the machine: all of it is found, the first bad entry named."""

import json
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.core.management import CommandError, call_command

from jardam.audit.actions import export_heads, note_reading
from jardam.audit.heads import WitnessBroken, witnessed
from jardam.audit.models import NETWORK_CHAIN
from jardam.audit.rules.chain import START, Act, Fault, FaultKind, Link, Point, Trust, first_fault
from jardam.audit.tests.conftest import NOON, chain_readings, do, page_of
from jardam.audit.verifying import Verdict, verify
from jardam.centres.models import User
from jardam.vault.keeper import keeper

pytestmark = pytest.mark.django_db(transaction=True)

TODAY = date(2026, 11, 22)
ENTRIES = 20
Superuser = psycopg.Connection[tuple[Any, ...]]


@pytest.fixture
def witness(tmp_path: Path) -> Path:
    return tmp_path / "witness"


@pytest.fixture
def su(superuser: Superuser) -> Superuser:
    """Past every trigger and foreign key."""
    superuser.execute("SET session_replication_role = replica")
    return superuser


@pytest.fixture
def chain(amina: User, chen: User, witness: Path) -> UUID:
    """Twenty entries of Moscow, a head signed in the middle and one at the end; a second centre beside it."""
    with page_of(chen.centre):
        do(chen)
    for number in range(ENTRIES):
        with page_of(amina.centre):
            do(amina, outcome=f"NO_{number}")
        if number in (9, ENTRIES - 1):
            export_heads(witness, on=TODAY)
    assert amina.centre_id is not None
    return amina.centre_id


def found(witness: Path, chain: UUID) -> Fault | None:
    verdicts = {verdict.chain: verdict for verdict in verify(witnessed(witness))}
    others = [verdict for verdict in verdicts.values() if verdict.chain != chain]
    assert all(verdict.fault is None for verdict in others), "the other centre's chain is untouched"
    return verdicts[chain].fault


def test_nothing_was_touched(chain: UUID, witness: Path, chen: User) -> None:
    assert found(witness, chain) is None
    assert verify({}, chen.centre_id) == [Verdict(chen.centre_id, 1, None)]


COLUMNS = {
    "happened_on": "happened_on - 1",
    "by_id": "gen_random_uuid()",
    "verb": "'test.seen'",
    "subject": r"'\x00112233445566778899aabbccddeeff'",
    "detail": """'{"outcome": "OTHER"}'""",
    "sealed_moment": r"sealed_moment || '\x00'",
    "previous": "hash",
    "hash": "previous",
    "id": "gen_random_uuid()",
}


@pytest.mark.parametrize("column", COLUMNS)
def test_a_changed_column_is_found(chain: UUID, witness: Path, su: Superuser, column: str) -> None:
    su.execute(
        f"UPDATE audit_entry SET {column} = {COLUMNS[column]} WHERE centre_id = %s AND seq = 7", [chain]
    )
    assert found(witness, chain) == Fault(7, FaultKind.MODIFIED)


def test_a_deleted_entry_is_found(chain: UUID, witness: Path, su: Superuser) -> None:
    su.execute("DELETE FROM audit_entry WHERE centre_id = %s AND seq = 7", [chain])
    assert found(witness, chain) == Fault(7, FaultKind.MISSING)


def test_a_deletion_with_all_numbers_moved_up_is_found(chain: UUID, witness: Path, su: Superuser) -> None:
    su.execute("DELETE FROM audit_entry WHERE centre_id = %s AND seq = 7", [chain])
    su.execute("ALTER TABLE audit_entry DROP CONSTRAINT entry_seq_once")
    su.execute("UPDATE audit_entry SET seq = seq - 1 WHERE centre_id = %s AND seq > 7", [chain])
    su.execute("UPDATE audit_head SET seq = seq - 1 WHERE centre_id = %s", [chain])
    assert found(witness, chain) == Fault(7, FaultKind.MODIFIED)


def test_an_entry_copied_from_another_centre_is_found(
    chain: UUID, witness: Path, su: Superuser, chen: User
) -> None:
    insert = """INSERT INTO audit_entry (id, centre_id, seq, happened_on, by_id, verb, subject, detail,
                sealed_moment, previous, hash)
                SELECT gen_random_uuid(), %s, %s, happened_on, by_id, verb, subject, detail, sealed_moment,
                previous, hash FROM audit_entry WHERE centre_id = %s"""
    su.execute(insert, [chain, ENTRIES + 1, chen.centre_id])
    assert found(witness, chain) == Fault(ENTRIES + 1, FaultKind.INSERTED)
    su.execute("UPDATE audit_head SET seq = seq + 1 WHERE centre_id = %s", [chain])
    assert found(witness, chain) == Fault(ENTRIES + 1, FaultKind.MODIFIED)


def test_two_rows_that_changed_places_are_found(chain: UUID, witness: Path, su: Superuser) -> None:
    su.execute("ALTER TABLE audit_entry DROP CONSTRAINT entry_seq_once")
    su.execute("UPDATE audit_entry SET seq = 11 - seq WHERE centre_id = %s AND seq IN (4, 7)", [chain])
    assert found(witness, chain) == Fault(4, FaultKind.MODIFIED)


def test_contents_exchanged_between_two_rows_are_found(chain: UUID, witness: Path, su: Superuser) -> None:
    su.execute(
        """UPDATE audit_entry AS one SET detail = other.detail, hash = other.hash FROM audit_entry AS other
           WHERE one.centre_id = %s AND other.centre_id = one.centre_id AND one.seq + other.seq = 11
           AND one.seq IN (4, 7)""",
        [chain],
    )
    assert found(witness, chain) == Fault(4, FaultKind.MODIFIED)


def test_a_cut_tail_is_found(chain: UUID, witness: Path, su: Superuser) -> None:
    su.execute("DELETE FROM audit_entry WHERE centre_id = %s AND seq > 15", [chain])
    assert found(witness, chain) == Fault(16, FaultKind.TRUNCATED)


def cut_back(su: Superuser, chain: UUID, to: int) -> None:
    """The tail and the head together: inside the database nothing is left that could tell."""
    su.execute("DELETE FROM audit_entry WHERE centre_id = %s AND seq > %s", [chain, to])
    su.execute(
        "UPDATE audit_head SET seq = %s, hash = (SELECT hash FROM audit_entry WHERE centre_id = %s AND seq = %s)"
        " WHERE centre_id = %s",
        [to, chain, to, chain],
    )


def test_a_rollback_is_found_by_the_witness(chain: UUID, witness: Path, su: Superuser) -> None:
    cut_back(su, chain, 15)
    assert found(witness, chain) == Fault(16, FaultKind.ROLLED_BACK)
    assert [verdict.fault for verdict in verify({}, chain)] == [None]  # why the heads go elsewhere


def test_a_rollback_that_has_grown_again_is_found(
    chain: UUID, witness: Path, su: Superuser, amina: User
) -> None:
    cut_back(su, chain, 8)
    for _ in range(ENTRIES):
        with page_of(amina.centre):
            do(amina)
    assert found(witness, chain) == Fault(10, FaultKind.ROLLED_BACK)


def test_a_chain_that_vanished_whole_is_found(chain: UUID, witness: Path, su: Superuser) -> None:
    su.execute("DELETE FROM audit_entry WHERE centre_id = %s", [chain])
    su.execute("DELETE FROM audit_head WHERE centre_id = %s", [chain])
    assert found(witness, chain) == Fault(1, FaultKind.ROLLED_BACK)


def test_a_vanished_head_is_found(chain: UUID, witness: Path, su: Superuser) -> None:
    su.execute("DELETE FROM audit_head WHERE centre_id = %s", [chain])
    assert found(witness, chain) == Fault(1, FaultKind.INSERTED)


def test_a_reading_changed_while_it_waited_is_found(
    chain: UUID, witness: Path, su: Superuser, amina: User
) -> None:
    with page_of(amina.centre):
        note_reading("test.seen", amina, by=amina, at=NOON)
    su.execute("UPDATE audit_reading SET by_id = gen_random_uuid()")
    chain_readings(1)
    assert found(witness, chain) == Fault(ENTRIES + 1, FaultKind.FORGED)


def heads_file(witness: Path, chain: UUID) -> Path:
    return witness / f"{chain}.heads"


def test_a_head_is_signed_only_when_the_chain_has_moved(chain: UUID, witness: Path) -> None:
    assert export_heads(witness, on=TODAY) == 0
    assert len(heads_file(witness, chain).read_text().splitlines()) == 2
    assert heads_file(witness, chain).stat().st_mode & 0o777 == 0o600


def change_line(lines: list[str]) -> list[str]:
    facts = json.loads(lines[0])
    return [json.dumps(facts | {"seq": facts["seq"] + 1}), *lines[1:]]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(change_line, id="another number"),
        pytest.param(lambda lines: lines[1:], id="the first line is gone"),
        pytest.param(lambda lines: [lines[1], lines[0]], id="lines changed places"),
        pytest.param(lambda lines: [*lines, "{}"], id="a line without words"),
        pytest.param(lambda lines: [*lines, "[1]"], id="a line of another kind"),
        pytest.param(lambda lines: [*lines, "noise"], id="noise"),
        pytest.param(lambda lines: [lines[0].replace("2026", "2027"), lines[1]], id="another day"),
    ],
)
def test_a_changed_witness_is_said_to_be_changed(
    chain: UUID, witness: Path, change: Callable[[list[str]], list[str]]
) -> None:
    path = heads_file(witness, chain)
    path.write_text("\n".join(change(path.read_text().splitlines())) + "\n")
    with pytest.raises(WitnessBroken):
        witnessed(witness)


def test_a_head_of_another_chain_does_not_pass(chain: UUID, witness: Path, chen: User) -> None:
    heads_file(witness, chain).write_text(heads_file(witness, chen.centre_id).read_text())
    with pytest.raises(WitnessBroken):
        witnessed(witness)


def test_a_thousand_random_tamperings_are_all_found(chain: UUID, witness: Path, su: Superuser) -> None:
    """Each in a transaction of its own, undone afterwards. The chain is read as the verifier reads it."""
    dice = random.Random(2)
    kept = witnessed(witness)[chain]
    rows = read(su, chain)
    missed = [kind for kind, changed in tamperings(rows, dice, 1000) if judge(changed, kept) is None]
    assert missed == []
    assert judge(rows, kept) is None


def read(su: Superuser, chain: UUID) -> list[dict[str, Any]]:
    cursor = su.execute("SELECT * FROM audit_entry WHERE centre_id = %s ORDER BY seq", [chain])
    assert cursor.description is not None
    names = [column.name for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def tamperings(rows: list[dict[str, Any]], dice: random.Random, count: int):
    for _ in range(count):
        changed = [dict(row) for row in rows]
        kind = dice.choice([flip_a_bit, drop_one, swap_two, cut_tail, copy_one])
        kind(changed, dice)
        yield kind.__name__, changed


def flip_a_bit(rows: list[dict[str, Any]], dice: random.Random) -> None:
    row, column = dice.choice(rows), dice.choice(["subject", "sealed_moment", "previous", "hash"])
    raw = bytearray(row[column])
    raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
    row[column] = bytes(raw)


def drop_one(rows: list[dict[str, Any]], dice: random.Random) -> None:
    del rows[dice.randrange(len(rows) - 1)]


def swap_two(rows: list[dict[str, Any]], dice: random.Random) -> None:
    one, other = dice.sample(rows, 2)
    for column in ("detail", "hash", "id", "sealed_moment"):
        one[column], other[column] = other[column], one[column]


def cut_tail(rows: list[dict[str, Any]], dice: random.Random) -> None:
    del rows[dice.randrange(len(rows)) :]


def copy_one(rows: list[dict[str, Any]], dice: random.Random) -> None:
    rows.insert(dice.randrange(len(rows)), dict(dice.choice(rows)))


def judge(rows: list[dict[str, Any]], kept: dict[int, bytes]) -> Fault | None:
    links = [
        Link(
            Act(*(r[n] for n in ("id", "centre_id", "happened_on", "by_id", "verb", "subject", "detail"))),
            r["sealed_moment"],
            r["seq"],
            r["previous"],
            r["hash"],
        )
        for r in rows
    ]
    head = Point(links[-1].seq, links[-1].hash) if links else START  # an attacker makes the head fit
    return first_fault(links, Trust(head, kept, keeper.mac))


def test_the_command_names_the_first_bad_entry(
    chain: UUID, witness: Path, su: Superuser, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("audit", "verify", "--witness", str(witness))
    assert "moscow: 20 entries, every one as it was written" in capsys.readouterr().out
    su.execute("UPDATE audit_entry SET verb = 'test.seen' WHERE centre_id = %s AND seq = 7", [chain])
    with pytest.raises(CommandError, match="tampered"):
        call_command("audit", "verify", "--centre", "moscow", "--witness", str(witness))
    assert "moscow: entry 7 " in capsys.readouterr().out
    call_command("audit", "verify", "--centre", "krasnodar", "--witness", str(witness))


def test_the_command_says_when_there_is_no_witness(
    chain: UUID, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("audit", "verify", "--witness", str(tmp_path / "nothing"))
    assert "No signed heads" in capsys.readouterr().out


def test_the_command_signs_heads_and_chains_readings(
    chain: UUID, tmp_path: Path, dalia: User, capsys: pytest.CaptureFixture[str]
) -> None:
    with page_of(None):
        note_reading("test.seen", dalia, by=dalia, at=NOON)
    said = ""
    while "1 readings chained" not in said:
        call_command("audit", "readings")
        said = capsys.readouterr().out
    call_command("audit", "heads", "--to", str(tmp_path / "elsewhere"))
    assert "3 heads signed" in capsys.readouterr().out
    assert heads_file(tmp_path / "elsewhere", NETWORK_CHAIN).exists()
    call_command("audit", "verify", "--witness", str(tmp_path / "elsewhere"))
    assert "network: 1 entries" in capsys.readouterr().out


def test_a_broken_witness_is_a_sentence(chain: UUID, witness: Path) -> None:
    heads_file(witness, chain).write_text("noise\n")
    with pytest.raises(CommandError, match="witness file"):
        call_command("audit", "verify", "--witness", str(witness))


def test_an_unknown_centre_is_a_sentence(chain: UUID) -> None:
    with pytest.raises(CommandError, match="no centre"):
        call_command("audit", "verify", "--centre", "nowhere")
