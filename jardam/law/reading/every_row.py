"""All rows of a folder of the law, each with how it is cited in Russian."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path

import yaml

from jardam.law.reading.csv_files import read_csv_files
from jardam.law.reading.recorded import with_recorded
from jardam.law.reading.rows import ParameterRow
from jardam.law.reading.yaml_files import read_yaml_files
from jardam.law.rules.citing import LAW_RU


def every_row(folder: Path) -> Iterator[ParameterRow]:
    """Every row of every file, the recorded ones in place of those that they correct.

    Errors: OSError, ValueError or KeyError for files that cannot be read.
    """
    return with_recorded(rows_of_files(folder), folder)


def rows_of_files(folder: Path) -> Iterator[ParameterRow]:
    """What the files say without those rows that people recorded since."""
    citations = _citations(folder / "citations.yaml")
    for row in chain(read_yaml_files(folder), read_csv_files(folder)):
        said = citations.get(row.law)
        yield replace(row, details={**row.details, LAW_RU: said}) if said else row


def _citations(path: Path) -> Mapping[str, str]:
    with path.open(encoding="utf-8") as file:
        told: dict[str, dict[str, str]] = yaml.load(file, Loader=yaml.CSafeLoader)
    return told["citations"]
