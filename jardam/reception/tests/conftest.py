"""Two advisers of Moscow: Amina, a woman who speaks Uzbek and Russian, and Erkin, a man who speaks Kyrgyz and Russian."""

from datetime import UTC, datetime
from typing import TypedDict

import pytest

from jardam.centres.models import User
from jardam.contacts.actions import start_contact
from jardam.contacts.choices import Channel
from jardam.contacts.models import Contact
from jardam.database.scope import for_centre
from jardam.kernel.languages import Language
from jardam.reception.actions import Ways, add_adviser, open_hours
from jardam.reception.models import Adviser
from jardam.reception.rules.fitting import Asked, Wish
from jardam.reception.rules.slots import Hours

MONDAY = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
"""Nine o'clock in Moscow."""

WOMAN_IN_UZBEK = Asked(Language.UZ, Wish.WOMAN)
IN_RUSSIAN = Asked(Language.RU)


class Acting(TypedDict):
    by: User
    at: datetime


@pytest.fixture
def acting(bayani: User) -> Acting:
    """Bayani at the door, on Monday at nine."""
    return {"by": bayani, "at": MONDAY}


def _adviser(user: User, sex: str, room: str, by: User) -> Adviser:
    with for_centre(by.centre_id):
        adviser = add_adviser(user, Ways(sex=sex, room=room), by=by, at=MONDAY)
        open_hours(adviser, [Hours(day, 600, 720, 30) for day in range(7)], by=by, at=MONDAY)
    return adviser


@pytest.fixture
def amina_sees(amina: User, farida: User) -> Adviser:
    return _adviser(amina, "F", "2", farida)


@pytest.fixture
def erkin_sees(erkin: User, farida: User) -> Adviser:
    return _adviser(erkin, "M", "4", farida)


@pytest.fixture
def contact(bayani: User) -> Contact:
    with for_centre(bayani.centre_id):
        return start_contact(Channel.VISIT, by=bayani, at=MONDAY)
