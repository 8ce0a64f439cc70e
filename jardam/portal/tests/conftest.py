from datetime import UTC, datetime

import pytest
from django.conf import settings

from jardam.knowledge.actions import load_cards
from jardam.law.actions import load_law

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def loaded(db: None) -> None:
    """The law and the answers as they are shipped."""
    load_law(settings.ROOT / "data" / "law", AT)
    load_cards(settings.ROOT / "data" / "knowledge" / "cards", AT)
