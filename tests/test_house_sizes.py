"""No file outgrows its reader. A number is a question, not a verdict; these are where the answer is: split it."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.house import python_files, shown, templates

MODULE, TESTS, TEMPLATE = 400, 600, 200  # lines


def limit_of(file: Path) -> int:
    if file.suffix == ".html":
        return TEMPLATE
    return TESTS if "tests" in file.parts else MODULE


def too_long(files: Iterable[Path]) -> Mapping[Path, int]:
    lines = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in files}
    return {file: count for file, count in lines.items() if count > limit_of(file)}


def test_no_file_outgrows_its_reader() -> None:
    long = too_long([*python_files(), *templates()])
    assert {shown(file): count for file, count in long.items()} == {}


def test_a_file_that_does_is_found(tmp_path: Path) -> None:
    for name, lines in {
        "fits.py": MODULE,
        "long.py": MODULE + 1,
        "fits.html": TEMPLATE,
        "long.html": TEMPLATE + 1,
    }.items():
        (tmp_path / name).write_text("\n" * lines)
    assert {file.name for file in too_long(tmp_path.iterdir())} == {"long.py", "long.html"}
