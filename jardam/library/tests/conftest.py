from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.conf import settings
from django.utils import translation

from jardam.law.actions import load_law

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def law(db: None) -> Iterator[None]:
    """The law as it stands in the files, on a fixed day, and an English screen."""
    load_law(settings.ROOT / "data" / "law", NOW)
    with time_machine.travel(NOW, tick=False), translation.override("en"):
        yield
