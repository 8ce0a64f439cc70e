"""From bytes to rows: encodings, delimiters, workbooks that are none."""

import contextlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.registers import workbooks
from jardam.registers.rules.encodings import Encoding, decoded
from jardam.registers.rules.problems import FileRefused, Unreadable
from jardam.registers.rules.tables import delimiter_of, rows_of
from jardam.registers.sheets import read_sheet
from jardam.registers.tests.registers import HEADINGS, ROWS, as_csv, as_excel

TEXT = "Дата;Язык;Тема\n05.11.2026;кыргызский;Невыплата заработной платы за три месяца\n"
cyrillic = st.text(st.sampled_from("абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖ ,."), min_size=20)


@pytest.mark.parametrize(
    "codec,encoding",
    [
        ("utf-8", Encoding.UTF_8),
        ("utf-8-sig", Encoding.UTF_8),
        ("utf-16", Encoding.UTF_16),
        ("utf-16-le", Encoding.UTF_16),
        ("utf-16-be", Encoding.UTF_16),
        ("cp1251", Encoding.WINDOWS_1251),
        ("koi8-r", Encoding.KOI8_R),
        ("cp866", Encoding.DOS_866),
    ],
)
def test_a_table_is_read_however_it_was_encoded(codec: str, encoding: Encoding) -> None:
    assert decoded(TEXT.encode(codec)) == (TEXT, encoding)


def test_lines_of_two_encodings_are_each_read_in_their_own() -> None:
    mixed = "Дата;Тема зарплата\n".encode() + "05.11.2026;Патент и регистрация\n".encode("cp1251")
    assert decoded(mixed) == ("Дата;Тема зарплата\n05.11.2026;Патент и регистрация\n", Encoding.MIXED)


@given(cyrillic)
def test_utf_8_always_comes_back(text: str) -> None:
    assert decoded(f"x{text}x".encode())[0] == f"x{text}x"


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_the_delimiter_is_found(sign: str) -> None:
    text = "\n".join(
        sign.join(cells) for cells in (["Дата", "Тема"], ["05.11.2026", '"а, б; в"'], ["06.11.2026", "г"])
    )
    assert delimiter_of(text) == sign
    assert list(rows_of(text))[1] == (2, ["05.11.2026", "а, б; в"])


@given(st.binary(max_size=400))
def test_bytes_of_any_kind_are_read_or_refused_with_a_reason(content: bytes) -> None:
    with contextlib.suppress(FileRefused):
        assert list(read_sheet(content).rows())


@pytest.mark.parametrize(
    "content,why",
    [
        (b"", Unreadable.EMPTY),
        (b" \n ", Unreadable.EMPTY),
        ("Дата;Тема\n".encode(), Unreadable.NO_ROWS),
        (b"a;b\n1;\x00\n", Unreadable.BINARY),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, Unreadable.OLD_EXCEL),
        (b"PK\x03\x04 not a zip", Unreadable.DAMAGED),
        (";".join(["h"] * 101).encode() + b"\n1;2\n", Unreadable.TOO_MANY_COLUMNS),
    ],
)
def test_what_is_no_register_is_refused_with_its_reason(content: bytes, why: Unreadable) -> None:
    with pytest.raises(FileRefused) as refused:
        read_sheet(content)
    assert refused.value.why == why


def test_excel_and_csv_say_the_same() -> None:
    of_csv, of_excel = read_sheet(as_csv(ROWS)), read_sheet(as_excel(ROWS))
    assert of_csv.headings == of_excel.headings == tuple(HEADINGS)
    assert [(n, list(cells)) for n, cells, _ in of_csv.rows()] == [
        (n, list(cells)) for n, cells, _ in of_excel.rows()
    ]


def test_a_title_above_the_headings_is_passed_over() -> None:
    titled = "Журнал обращений за 2026 год;;\n\n".encode() + TEXT.encode()
    sheet = read_sheet(titled)
    assert sheet.headings == ("Дата", "Язык", "Тема")
    assert [number for number, _, _ in sheet.rows()] == [4]


def test_a_formula_is_told_apart_with_and_without_a_value() -> None:
    content = as_excel([["1", "05.11.2026", "=1+1"]])
    book = workbooks.scanned(content)
    (scan,) = book.values()
    assert scan.formulas == {1: {2: True}}  # the writer stores 0 as the value calculated last
    (row,) = read_sheet(content).rows()
    assert row[2] == {2: True}


def rebuilt(content: bytes, changes: dict[str, bytes]) -> bytes:
    """The same Excel file with some of its parts exchanged."""
    again = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name)))
    return again.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def test_a_file_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "LARGEST_UNPACKED", 1_000_000)
    bomb = rebuilt(as_excel(ROWS), {SHEET: b"<worksheet>" + b" " * 2_000_000 + b"</worksheet>"})
    with pytest.raises(FileRefused, match=Unreadable.BOMB):
        read_sheet(bomb)


def test_a_file_that_defines_words_of_its_own_is_refused() -> None:
    xml = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><sheetData/></worksheet>'
    with pytest.raises(FileRefused, match=Unreadable.FOREIGN_XML):
        read_sheet(rebuilt(as_excel(ROWS), {SHEET: xml}))


def test_cells_at_the_far_corner_are_refused_before_memory_is_taken() -> None:
    xml = b'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    with pytest.raises(FileRefused, match=Unreadable.FAR_APART):
        read_sheet(rebuilt(as_excel(ROWS), {SHEET: xml}))
