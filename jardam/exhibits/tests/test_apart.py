"""What a file unfolds to harms nobody: it is copied in a process that may hold so much and no more."""

import zlib
from io import BytesIO

import pytest
from pikepdf import Name, Pdf, Stream

from jardam.exhibits.apart import copied_apart
from jardam.exhibits.copying import copied
from jardam.exhibits.rules.forms import Form
from jardam.exhibits.rules.limits import FileRefused, Refusal
from tests.brought import locked_pdf, pdf, photo

PIECE = 2**20
UNFOLDED = 3_000  # pieces: nearly three times what the process may hold
NOUGHTS = PIECE * UNFOLDED
PRIME = 65_521  # of the check sum of zlib


def unfolding() -> bytes:
    """Three megabytes of PDF, of which one stream says nothing but noughts, three thousand million times."""
    packing = zlib.compressobj(9)
    head = packing.compress(b"") + packing.flush(zlib.Z_FULL_FLUSH)
    one = packing.compress(bytes(PIECE)) + packing.flush(zlib.Z_FULL_FLUSH)
    check = ((NOUGHTS % PRIME) << 16 | 1).to_bytes(4, "big")
    written = BytesIO()
    with Pdf.new() as made:
        made.add_blank_page()
        bomb = Stream(made, b"")
        bomb.write(head + one * UNFOLDED + b"\x03\x00" + check, filter=Name.FlateDecode)
        made.Root.Bomb = made.make_indirect(bomb)
        made.save(written, compress_streams=False)
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "form"), [(photo(), Form.IMAGE), (pdf(2), Form.PDF), ("Салом".encode(), Form.TEXT)]
)
def test_it_is_the_copy_that_is_made_here(content: bytes, form: Form) -> None:
    assert copied_apart(content, form) == copied(content, form)


def test_what_is_refused_there_is_refused_here() -> None:
    with pytest.raises(FileRefused) as refused:
        copied_apart(locked_pdf(), Form.PDF)
    assert refused.value.why is Refusal.LOCKED


def test_what_unfolds_to_more_than_it_may_hold_is_refused() -> None:
    with pytest.raises(FileRefused) as refused:
        copied_apart(unfolding(), Form.PDF)
    assert refused.value.why is Refusal.NO_SAFE_COPY
