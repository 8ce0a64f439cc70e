"""Killed in the middle, again and again: nothing that a browser was told is saved is lost, nothing is saved by half.

100 kills of the process that answers pages and 5 of the whole PostgreSQL; with JARDAM_NIGHTLY=1 they are
5,000 and 250.
"""

import os
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from tests.crash.town import Exchange, Saver, Town

IS_NIGHT = os.environ.get("JARDAM_NIGHTLY") == "1"
KILLS = 5_000 if IS_NIGHT else 100
DATABASE_KILLS = 250 if IS_NIGHT else 5
LINE_KILLS = 500 if IS_NIGHT else 20
LONGEST_LIFE = 9
"""Units: pages answered. Enough for a few calls to be closed; counted, not timed, since machines differ."""

PATIENCE = 60
"""Units: seconds. A house that answers nothing for so long is not a house."""

pytestmark = pytest.mark.proof


@pytest.fixture(scope="module")
def town() -> Iterator[Town]:
    folder = Path(tempfile.mkdtemp(prefix="jardam-crash-"))
    folder.chmod(0o711 if os.geteuid() == 0 else 0o700)
    town = Town(folder)
    try:
        town.build()
        yield town
    finally:
        town.leave()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def savers(town: Town) -> Iterator[list[Saver]]:
    """Everybody saves until the test is over."""
    is_over = threading.Event()
    people = [Saver(town, session, is_over) for session in town.address["people"]]
    for person in people:
        person.start()
    yield people
    is_over.set()


def live(savers: list[Saver], dice: Random) -> None:
    """Until some pages more are answered, and then a part of the next one."""
    wait_for(savers, answered(savers) + dice.randint(1, LONGEST_LIFE), answered)
    time.sleep(dice.random() * max(saver.answered_in for saver in savers))


def wait_for(savers: list[Saver], number: int, counted: Callable[[list[Saver]], int]) -> None:
    deadline = time.monotonic() + PATIENCE
    while counted(savers) < number:
        assert time.monotonic() < deadline, "nothing is answered any more"
        time.sleep(0.002)


def answered(savers: list[Saver]) -> int:
    return sum(saver.answers for saver in savers)


def finish(town: Town, savers: list[Saver]) -> None:
    """Let everybody come to the end of their call, in a house that stands."""
    pid = town.serve()
    for saver in savers:
        saver.is_over.set()
    for saver in savers:
        saver.join(PATIENCE)
    os.kill(pid, signal.SIGKILL)


def saved(savers: list[Saver]) -> int:
    return sum(len(saver.closed) for saver in savers)


def test_the_process_that_answers_is_killed(town: Town, savers: list[Saver]) -> None:
    dice = Random(KILLS)
    for _ in range(KILLS):
        pid = town.serve()
        live(savers, dice)
        os.kill(pid, signal.SIGKILL)
    finish(town, savers)
    assert town.check(savers) == []
    assert saved(savers) > KILLS / 4, "too few calls were closed between the kills to prove anything"


def test_the_whole_database_is_killed(town: Town, savers: list[Saver]) -> None:
    dice = Random(DATABASE_KILLS)
    pid = town.serve()
    for _ in range(DATABASE_KILLS):
        live(savers, dice)
        town.kill_database()
        wait_for(savers, saved(savers) + 1, saved)  # the same process goes on by itself
    os.kill(pid, signal.SIGKILL)
    finish(town, savers)
    assert town.check(savers) == []
    assert all(status >= 500 for saver in savers for status in saver.refused), "refused, but not as an error"


def test_what_the_exchange_was_told_is_kept_is_kept(town: Town, savers: list[Saver]) -> None:
    """Events go on while everything is killed; a call whose answer got lost is told again by a real exchange."""
    dice, is_over = Random(LINE_KILLS), threading.Event()
    exchange = Exchange(town, is_over)
    exchange.start()
    for number in range(LINE_KILLS):
        pid = town.serve()
        live(savers, dice)
        os.kill(pid, signal.SIGKILL)
        if number == LINE_KILLS // 2:
            town.kill_database()
    pid = town.serve()
    wait_for(savers, answered(savers) + LONGEST_LIFE, answered)
    is_over.set()
    exchange.join(PATIENCE)
    os.kill(pid, signal.SIGKILL)
    finish(town, savers)
    assert town.check(savers, exchange) == []
    assert len(exchange.told) > LINE_KILLS / 2, "too few calls were told between the kills to prove anything"
    invented = Exchange(town, is_over)
    invented.told = {"never told": ["RINGING"]}
    assert town.check(savers, invented) == ["lost: of call never told the events ['RINGING']"]


def test_a_lost_contact_would_be_noticed(town: Town, savers: list[Saver]) -> None:
    """The control: somebody was told of something that is not there, and of another text than was kept."""
    finish(town, savers)
    liar = Saver(town, "", threading.Event())
    liar.closed = {"00000000-0000-0000-0000-000000000000": "told"}
    for contact in savers[0].closed:
        liar.closed[contact] = "told otherwise"
    assert len(town.check([liar])) == len(liar.closed)
