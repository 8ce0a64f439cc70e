"""Files are known by what they are, translations by the master they were made from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.library.rules.materials import (
    LARGEST_FILE,
    FileFault,
    FileType,
    Format,
    Kept,
    counted,
    fault_of,
    type_of,
)

BEGINNINGS = {
    FileType.PDF: b"%PDF-1.7",
    FileType.PNG: b"\x89PNG\r\n\x1a\n",
    FileType.JPEG: b"\xff\xd8\xff\xe0",
    FileType.MP3: b"ID3\x04",
    FileType.OGG: b"OggS\x00",
    FileType.MP4: b"\x00\x00\x00\x20ftypisom",
}


@pytest.mark.parametrize(("kind", "beginning"), BEGINNINGS.items())
def test_a_file_is_what_its_first_bytes_say(kind: FileType, beginning: bytes) -> None:
    assert type_of(beginning + b"rest") is kind
    assert fault_of(beginning, Format.TEXT) is FileFault.OTHER_FORMAT


@pytest.mark.parametrize("content", [b"<html><script>", b"PK\x03\x04", b"MZ\x90", b"", b"%PDX", b"<svg "])
def test_a_page_a_program_or_an_archive_is_never_kept(content: bytes) -> None:
    assert fault_of(content, Format.PAPER) is FileFault.UNKNOWN


def test_a_file_that_is_too_large_says_so_first() -> None:
    assert fault_of(b"%PDF-" + b"x" * LARGEST_FILE, Format.PAPER) is FileFault.TOO_LARGE
    assert fault_of(b"%PDF-", Format.PAPER) is None


@given(st.lists(st.builds(Kept, st.sampled_from("ab"), st.just(("t", "u")), st.sampled_from("xyz"))))
def test_a_material_counts_once_however_many_copies_it_has(copies: list[Kept]) -> None:
    languages, topics = counted(copies)
    assert languages == counted([*copies, *copies])[0]
    assert topics["t"] == len({copy.material for copy in copies})
