"""What becomes of the whole when one process ends by itself."""

import os
import sys
import time
from pathlib import Path
from unittest.mock import Mock

import pytest

from jardam.config.up.children import Child, Server
from jardam.config.up.database import Database
from jardam.config.up.folders import Data
from jardam.config.up.supervisor import Supervisor
from jardam.database.trouble import Trouble


def _ended(folder: Path, code: int, *, is_needed: bool) -> tuple[Supervisor, Child]:
    """A supervisor whose only process has ended with a code."""
    (folder / "log").mkdir()
    server = Server("meaning", [sys.executable, "-c", f"raise SystemExit({code})"], 1, is_needed=is_needed)
    child = Child(server, Data(folder), os.environ)
    while child.is_alive:
        time.sleep(0.01)
    supervisor = Supervisor(8000, with_demo=False)
    supervisor.database = Mock(Database, is_alive=True)
    supervisor.children = [child]
    return supervisor, child


def test_with_a_process_that_is_needed_the_whole_ends(tmp_path: Path) -> None:
    supervisor, _ = _ended(tmp_path, 1, is_needed=True)
    with pytest.raises(Trouble, match="'meaning' ended by itself"):
        supervisor._check_alive()


def test_one_that_is_not_needed_is_started_again_but_not_again_and_again(tmp_path: Path) -> None:
    supervisor, first = _ended(tmp_path, 1, is_needed=False)
    supervisor._check_alive()
    supervisor._revive()
    second = supervisor.children[0]
    assert second is not first
    while second.is_alive:
        time.sleep(0.01)
    supervisor._revive()
    assert supervisor.children == [second]
    supervisor._revive_at = 0.0
    supervisor._revive()
    supervisor.children[0].make_stop()
    assert supervisor.children[0] is not second


def test_one_that_had_nothing_to_do_is_left_alone(tmp_path: Path) -> None:
    supervisor, child = _ended(tmp_path, 0, is_needed=False)
    supervisor._check_alive()
    supervisor._revive()
    assert supervisor.children == [child]
