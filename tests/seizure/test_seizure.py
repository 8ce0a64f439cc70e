"""The disk is taken away: what lies on it says nothing about anybody, and opens nothing.

People are entered through the real pages of a real server that was opened by a passphrase, by HTTP and
in a browser whose profile is kept. Then it is stopped, and everything is searched.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from jardam.database.connection import PROJECT
from jardam.vault import opening, providers
from jardam.vault.keystore import KeyStore
from jardam.vault.providers import FileProvider
from tests.seizure.encodings import patterns
from tests.seizure.installation import PASSPHRASE, Installation
from tests.seizure.markers import CONTROL, STEMS, Marked, marked
from tests.seizure.opening import in_the_clear, openings, written
from tests.seizure.searching import Hit, search
from tests.seizure.working import look_around, stumble, take_calls

pytestmark = pytest.mark.proof

PEOPLE = 5_000 if os.environ.get("JARDAM_NIGHTLY") == "1" else 250
IN_BROWSER = 3
WHOLE = (0, 1, PEOPLE - 1)
"""Of these the whole number is searched for as well, with its plain hashes."""


@pytest.fixture(scope="module")
def disk() -> Iterator[Installation]:
    """A day's work on one disk; the machine is off."""
    with tempfile.TemporaryDirectory(prefix="jardam-seizure-") as folder:
        Path(folder).chmod(0o711)
        installation = Installation(Path(folder))
        try:
            installation.start()
            work(installation)
        finally:
            installation.stop()
        yield installation


def work(installation: Installation) -> None:
    erkin = installation.visitor("erkin")
    assert take_calls(erkin, marked(PEOPLE - IN_BROWSER)) == PEOPLE - IN_BROWSER
    browse(installation, "amina")
    farida = installation.visitor("farida")
    look_around(farida, installation.address)
    stumble(farida)
    assert max(farida.statuses + erkin.statuses) < 500, farida.statuses
    installation.plant(CONTROL)


def browse(installation: Installation, name: str) -> None:
    code = installation.command("demo", "code", name)
    first = str(PEOPLE - IN_BROWSER)
    words = [installation.address, str(installation.profile), first, str(IN_BROWSER), name, code]
    shift = [sys.executable, "-m", "tests.seizure.browsing", *words]
    done = subprocess.run(
        shift, cwd=PROJECT, env=installation.environ, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def hits(disk: Installation) -> list[Hit]:
    return search(disk.places, {marker: patterns(marker) for marker in (*STEMS, CONTROL)} | whole())


def whole() -> dict[str, dict[str, bytes]]:
    """Whole numbers of some people, also as their national part and as hashes that anybody could compute."""
    return {f"all of {person.phone}": numbers(person) for person in map(Marked, WHOLE)}


def numbers(person: Marked) -> dict[str, bytes]:
    found = patterns(person.phone[3:]) | {f"+{way}": raw for way, raw in patterns(person.phone).items()}
    for said in (person.phone, f"+{person.phone}", person.name):
        for name in ("md5", "sha1", "sha256", "blake2b"):
            digest = hashlib.new(name, said.encode())
            found[f"{name} of {said}"] = digest.digest()
            found[f"{name} of {said} in hex"] = digest.hexdigest().encode()
    return found


def test_nothing_on_the_disk_says_who_called(hits: list[Hit]) -> None:
    assert [hit for hit in hits if hit.marker != CONTROL] == []


def test_what_was_planted_is_found_in_the_database(disk: Installation, hits: list[Hit]) -> None:
    assert any("pg" in hit.file.parts for hit in hits if hit.marker == CONTROL)


def test_what_was_planted_is_found_in_the_browser(disk: Installation, hits: list[Hit]) -> None:
    assert any(hit.file.is_relative_to(disk.profile) for hit in hits if hit.marker == CONTROL)


def test_nothing_on_the_disk_opens_the_keys(disk: Installation) -> None:
    store = KeyStore(disk.data / "keys")
    assert providers.facts_of(store)["kind"] == "PASSPHRASE"
    assert openings(store, disk.places) == []


def test_no_key_lies_on_the_disk_in_the_clear(disk: Installation) -> None:
    """Looked for by somebody who knows them: the root key, what wraps each key, and each key of the store."""
    keys = in_the_clear(KeyStore(disk.data / "keys"), PASSPHRASE) | {"passphrase": patterns(PASSPHRASE)}
    assert len(keys) > 40
    assert search(disk.places, keys) == []


def test_what_would_open_them_is_noticed(disk: Installation, tmp_path: Path) -> None:
    """The same search, with the passphrase on a note beside the machine."""
    (tmp_path / "note.txt").write_text(f"{PASSPHRASE}\n")
    assert openings(KeyStore(disk.data / "keys"), [tmp_path]) != []


def test_the_demos_file_key_opens_everything_on_its_disk(tmp_path: Path) -> None:
    """Said in docs/decisions/0020: a demo is not safe from whoever takes the disk."""
    store = KeyStore(tmp_path / "keys")
    root = opening.initialise(store, FileProvider(store.folder / "root.key", allowed=True))
    assert openings(store, [tmp_path]) != []
    assert search([tmp_path], {"the root key": written(root)}) != []
