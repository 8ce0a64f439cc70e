"""The law of the project's own files, read once for all tests of rules."""

from datetime import date
from pathlib import Path

from jardam.law.reading.file_book import file_book

LAW = Path(__file__).resolve().parents[3] / "data" / "law"
TODAY = date(2026, 11, 23)
BOOK = file_book(LAW, date(2026, 11, 22))
