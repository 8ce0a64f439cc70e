import shutil
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.db import ProgrammingError, connection, transaction

from jardam.law.actions import load_law
from jardam.law.models import CalendarDay, Parameter
from jardam.law.queries import parameter_on, production_calendar
from jardam.law.reading.csv_files import read_csv_files
from jardam.law.reading.every_row import every_row
from jardam.law.rules.citing import LAW_RU
from jardam.law.rules.confidence import Confidence
from jardam.law.rules.rulebook import NotInForce

CYRILLIC = set("абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ")
LAW = Path(settings.ROOT) / "data" / "law"
FIRST = datetime(2026, 11, 23, 9, tzinfo=UTC)
LATER = datetime(2026, 12, 1, 9, tzinfo=UTC)


def test_loading_again_changes_nothing(db: None) -> None:
    loaded = load_law(LAW, FIRST)
    assert loaded.added == loaded.parameters + loaded.days > 600
    assert load_law(LAW, LATER).added == 0
    assert production_calendar().is_working(date(2026, 11, 23))


def test_a_correction_is_a_version_and_the_older_row_stays(db: None, tmp_path: Path) -> None:
    corrected = shutil.copytree(LAW, tmp_path / "law")
    duties = corrected / "state_duties.csv"
    load_law(LAW, FIRST)
    duties.write_text(duties.read_text("utf-8").replace(",4200,2025-09-01", ",4400,2025-09-01"), "utf-8")
    calendar = corrected / "production_calendar.csv"
    calendar.write_text(
        calendar.read_text("utf-8").replace("2027-12-31,holiday", "2027-12-31,working_weekend"), "utf-8"
    )

    assert load_law(corrected, LATER).added == 2

    versions = Parameter.objects.filter(code="state_duties.patent_issue").order_by("version")
    assert [(row.value, row.known_from) for row in versions] == [
        ("4200", FIRST.date()),
        ("4400", LATER.date()),
    ]
    assert parameter_on("state_duties.patent_issue", date(2026, 1, 1)).value == "4400"
    assert CalendarDay.objects.filter(day=date(2027, 12, 31)).count() == 2
    assert production_calendar().is_working(date(2027, 12, 31))


def test_a_value_holds_on_its_days_only(db: None) -> None:
    load_law(LAW, FIRST)
    assert parameter_on("key_rate", date(2026, 7, 26)).value == "14.25"
    assert parameter_on("key_rate", date(2026, 7, 27)).value == "14.00"
    assert parameter_on("patent_fees.moscow", date(2026, 5, 1)).jurisdiction == "RU-MOW"
    assert parameter_on("patent_fees.orenburg_oblast", date(2026, 5, 1)).confidence == Confidence.NOT_FOUND
    with pytest.raises(NotInForce):
        parameter_on("key_rate", date(2012, 1, 1))


def test_a_page_may_not_write_the_law(db: None) -> None:
    for statement in (
        "DELETE FROM law_parameter",
        "UPDATE law_parameter SET value = ''",
        "DELETE FROM law_calendarday",
    ):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(statement)


def test_every_code_has_one_row_a_period_and_bills_are_not_law() -> None:
    rows = list(every_row(LAW))
    doubled = [key for key, count in Counter((row.code, row.valid_from) for row in rows).items() if count > 1]
    assert doubled == []
    assert all(row.statement for row in rows)
    assert not any(row.code == "stay.bill_2026" for row in rows)


def test_a_sum_that_only_we_worked_out_says_so() -> None:
    fees = [
        row for row in read_csv_files(LAW) if row.code == "patent_fees.orenburg_oblast" and row.valid_from
    ]
    of_2025 = next(row for row in fees if row.valid_from == date(2025, 1, 1))
    assert (of_2025.value, of_2025.confidence) == ("6724", Confidence.DERIVED)


def test_every_act_is_cited_in_russian_and_nothing_is_kept_that_no_row_cites() -> None:
    """A judge reads ТК РФ. Agreements between states are cited by their own titles."""
    rows = [row for row in every_row(LAW) if row.law and not row.code.startswith("agreements.")]
    cited_as = {row.law: str(row.details.get(LAW_RU, row.law)) for row in rows}
    kept = yaml.safe_load((LAW / "citations.yaml").read_text(encoding="utf-8"))["citations"]
    assert {law for law, said in cited_as.items() if not CYRILLIC & set(said)} == set()
    assert kept.keys() <= {row.law for row in every_row(LAW)}
