import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.utils import translation

from jardam.knowledge.actions import load_cards
from jardam.law.actions import load_law

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def law(db: None) -> Iterator[None]:
    """The law as it stands in the files, on a fixed day, and an English screen."""
    load_law(settings.ROOT / "data" / "law", NOW)
    with time_machine.travel(NOW, tick=False), translation.override("en"):
        yield


@pytest.fixture
def cards(law: None, tmp_path: Path) -> None:
    """A few of the answers: all of them take a second a test."""
    for name in ("wages_unpaid", "patent_pay_renew", "contract_copy", "citizenship"):
        shutil.copy(settings.ROOT / "data" / "knowledge" / "cards" / f"{name}.yaml", tmp_path)
    load_cards(tmp_path, NOW)
