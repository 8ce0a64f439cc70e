"""The catalogue, a November at the Moscow hotline seen on its last evening, and the words to fill it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings

from jardam.centres.models import User
from jardam.contacts.actions import Caller, ContactRecord, close_contact, start_contact
from jardam.contacts.choices import Channel
from jardam.contacts.models import Contact
from jardam.contacts.rules.closing import Kind, Outcome
from jardam.database.scope import for_centre
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.network.actions import load_standard_services
from jardam.network.models import StandardService
from jardam.services.actions import Offered, offer_service
from jardam.services.models import CentreService

NOW = datetime(2026, 11, 30, 17, 0, tzinfo=UTC)  # 20:00 in Moscow
TODAY = date(2026, 11, 30)


def on(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def closed(by: User, at: datetime, outcome: Outcome = Outcome.ANSWERED, **filled: Any) -> Contact:
    """A call that ``by`` took and closed at one moment; a consultation in Kyrgyz unless told otherwise."""
    kind = filled.get("kind", Kind.CONSULTATION)
    words: dict[str, Any] = {
        "language": Language.KY,
        "topics": [Topic.B_UNPAID_WAGES] if kind is Kind.CONSULTATION else [],
        "narrative": {"stated": "Айлык бербейт", "note": ""},
        **filled,
    }
    with for_centre(by.centre_id):
        begun = start_contact(Channel.PHONE, by=by, at=at)
        record = ContactRecord(outcome=outcome, **words)
        return close_contact(begun, record, caller=Caller(), by=by, at=at)


@pytest.fixture(autouse=True)
def catalogue(db: None) -> None:
    load_standard_services(Path(settings.ROOT) / "data" / "network")


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def service(code: str = "PHONE_ADVICE") -> StandardService:
    return StandardService.objects.get(code=code)


def offered(**told: Any) -> Offered:
    words: dict[str, Any] = {
        "ways": [Channel.PHONE],
        "languages": [Language.RU, Language.KY],
        "since_on": date(2026, 1, 1),
        **told,
    }
    return Offered(**words)


def given(by: User, code: str = "PHONE_ADVICE", **told: Any) -> CentreService:
    """The centre of ``by`` gives it, and gave nothing of it before."""
    with for_centre(by.centre_id):
        return offer_service(service(code), offered(**told), seen=None, by=by, at=NOW)
