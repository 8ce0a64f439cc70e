"""Rates, fees, duties and the production calendar: the CSV files of data/law."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from jardam.law.reading.rows import CalendarRow, ParameterRow, as_date, as_details, joined
from jardam.law.rules.calendar import DayKind
from jardam.law.rules.confidence import Confidence, confidence_named

Cells = Mapping[str, str]
REGIONS = {
    "Moscow": "RU-MOW",
    "Moscow Oblast": "RU-MOS",
    "St Petersburg": "RU-SPE",
    "Sverdlovsk Oblast": "RU-SVE",
    "Novosibirsk Oblast": "RU-NVS",
    "Krasnodar Krai": "RU-KDA",
    "Orenburg Oblast": "RU-ORE",
}
"""ISO 3166-2 by the name in patent_fees.csv."""


FEE_COLUMNS = frozenset(
    {"valid_from", "valid_to", "law", "source", "note", "value_confidence", "value_confidence_note"}
)
"""Of patent_fees.csv, what stands in columns of every row; the parts of the sum are kept as details."""


def read_csv_files(folder: Path) -> Iterator[ParameterRow]:
    """Every row of the five tables of values.

    Errors: ValueError or KeyError for a cell that cannot be read.
    """
    yield from (_rate("key_rate", cells) for cells in _cells(folder / "key_rate.csv"))
    yield from (_rate("refinancing_rate", cells) for cells in _cells(folder / "refinancing_rate.csv"))
    yield from map(_deflator, _cells(folder / "patent_deflators.csv"))
    yield from map(_fee, _cells(folder / "patent_fees.csv"))
    yield from (_duty(cells) for cells in _cells(folder / "state_duties.csv") if cells["id"])


def read_calendar(folder: Path) -> Iterator[CalendarRow]:
    """Every listed day of production_calendar.csv."""
    for cells in _cells(folder / "production_calendar.csv"):
        day = as_date(cells["date"])
        if day is None:
            raise ValueError("a day of the calendar has no date")
        yield CalendarRow(
            day=day,
            kind=DayKind(cells["type"].upper()),
            name=cells["name"],
            sources=cells["source"],
            confidence=confidence_named(cells["confidence"]),
            note=cells["confidence_note"],
        )


def _rate(code: str, cells: Cells) -> ParameterRow:
    return ParameterRow(
        code=code,
        statement=f"{code.replace('_', ' ')} of the Bank of Russia, percent a year",
        value=cells["rate_percent"],
        unit="percent",
        valid_from=as_date(cells["effective_from"]),
        valid_to=as_date(cells["effective_to"]),
        law="Bank of Russia",
        sources=cells["source"],
        confidence=confidence_named(cells["confidence"]),
        note=joined(cells.get("law_role"), cells.get("note"), cells["confidence_note"]),
        details={"known_through": known} if (known := cells.get("known_through")) else {},
    )


def _deflator(cells: Cells) -> ParameterRow:
    return ParameterRow(
        code="patent_deflators",
        statement=f"deflator of the patent payment, {cells['year']}",
        value=cells["deflator"],
        unit="factor",
        valid_from=as_date(cells["valid_from"]),
        valid_to=as_date(cells["valid_to"]),
        law=cells["law"],
        sources=cells["source"],
        confidence=confidence_named(cells["confidence"]),
        note=joined(cells["note"], cells["confidence_note"]),
    )


def _fee(cells: Cells) -> ParameterRow:
    told = cells["published_amount_rub"] or cells["derived_amount_rub"]
    value = told or cells["computed_rub_rounded"]
    confidence = confidence_named(cells["value_confidence"])
    if value and not told:
        confidence = Confidence.DERIVED  # the coefficient was seen, the sum is our arithmetic
    return ParameterRow(
        code=f"patent_fees.{cells['region'].lower().replace(' ', '_')}",
        statement=f"monthly patent payment, {cells['region']}, {cells['year']}",
        value=value,
        unit="RUB",
        valid_from=as_date(cells["valid_from"]),
        valid_to=as_date(cells["valid_to"]),
        jurisdiction=REGIONS[cells["region"]],
        law=cells["law"],
        sources=cells["source"],
        confidence=confidence,
        note=joined(cells["note"], cells["value_confidence_note"]),
        details=as_details(cells, FEE_COLUMNS),
    )


def _duty(cells: Cells) -> ParameterRow:
    return ParameterRow(
        code=f"state_duties.{cells['id']}",
        statement=cells["item"],
        value=cells["amount_rub"],
        unit="RUB",
        valid_from=as_date(cells["valid_from"]),
        valid_to=as_date(cells["valid_to"]),
        law=cells["law"],
        sources=cells["source"],
        confidence=confidence_named(cells["confidence"]),
        note=joined(cells["note"], cells["confidence_note"]),
    )


def _cells(path: Path) -> Iterator[Cells]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
