"""The searcher itself: a marker is found however it was written, and clean noise is left in peace."""

import gzip
import io
import json
import os
import random
import zipfile
import zlib
from pathlib import Path

import pytest

from tests.seizure.encodings import SHORTEST, patterns
from tests.seizure.searching import LONGEST, search

NAME, PHONE = "Жыпаркүл Маркерова", "996555713047"
BOTH = {NAME: patterns(NAME), PHONE: patterns(PHONE)}


def hits(folder: Path) -> set[str]:
    return {hit.marker for hit in search([folder], BOTH)}


def test_a_marker_is_written_in_well_over_thirty_ways() -> None:
    assert len(BOTH[NAME]) > 60
    assert len(BOTH[PHONE]) > 40
    lengths = [len(raw) for ways in BOTH.values() for raw in ways.values()]
    assert SHORTEST <= min(lengths) <= max(lengths) <= LONGEST


@pytest.mark.parametrize("marker,way", [(marker, way) for marker, ways in BOTH.items() for way in ways])
def test_each_way_is_found_in_the_midst_of_noise(tmp_path: Path, marker: str, way: str) -> None:
    noise = random.Random(way).randbytes(50_000)
    (tmp_path / "noise").write_bytes(noise)
    assert hits(tmp_path) == set()
    (tmp_path / "noise").write_bytes(noise[:20_001] + BOTH[marker][way] + noise[20_001:])
    assert marker in hits(tmp_path)


LEAKS = {
    "a log line": f"INFO saved {NAME}".encode(),
    "a JSON body": json.dumps({"name": NAME, "n": 1}).encode(),
    "a form body": b"name=%D0%96%D1%8B%D0%BF%D0%B0%D1%80%D0%BA%D2%AF%D0%BB+%D0%9C%D0%B0%D1%80%D0%BA%D0%B5%D1%80%D0%BE%D0%B2%D0%B0",
    "a browser's store": f"x{NAME}".encode("utf-16-le"),
    "an index key in the clear": b"jiparkul markerova",
    "a hex column": NAME.encode().hex().encode(),
    "a number as people write it": b"tel. 996 555 713 047",
}


@pytest.mark.parametrize("leak", LEAKS)
def test_real_leaks_are_found(tmp_path: Path, leak: str) -> None:
    (tmp_path / "file").write_bytes(LEAKS[leak])
    assert hits(tmp_path)


def zipped(raw: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a long enough name.txt", raw)
    return out.getvalue()


@pytest.mark.parametrize(
    "squeeze", [gzip.compress, zlib.compress, zipped, lambda raw: gzip.compress(zlib.compress(raw))]
)
def test_compressed_streams_are_opened_wherever_they_begin(tmp_path: Path, squeeze) -> None:
    text = b"".join(f"{n} line of a log\n".encode() for n in range(3000))
    squeezed = squeeze(text + NAME.encode() + text)
    assert NAME.encode() not in squeezed
    (tmp_path / "file").write_bytes(os.urandom(777) + squeezed + os.urandom(777))
    assert hits(tmp_path) == {NAME}


def test_a_stream_cut_off_by_a_crash_is_read_up_to_the_cut(tmp_path: Path) -> None:
    squeezed = gzip.compress(NAME.encode() + os.urandom(20_000))
    (tmp_path / "file").write_bytes(squeezed[:10_000])
    assert hits(tmp_path) == {NAME}


def test_a_page_border_hides_nothing(tmp_path: Path) -> None:
    raw = bytes(8192 * 3 - 5) + NAME.encode() + bytes(8192 * 3)
    (tmp_path / "file").write_bytes(raw)
    assert hits(tmp_path) == {NAME}


def test_names_of_files_and_links_are_read_too(tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.pdf").touch()
    assert hits(tmp_path) == {NAME}
    (tmp_path / f"{NAME}.pdf").unlink()
    (tmp_path / "link").symlink_to(f"/nowhere/{PHONE}")
    assert hits(tmp_path) == {PHONE}


def test_nothing_is_found_where_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "noise").write_bytes(os.urandom(2_000_000))
    (tmp_path / "zeros").write_bytes(bytes(100_000))
    (tmp_path / "empty").touch()
    assert search([tmp_path], BOTH) == []
