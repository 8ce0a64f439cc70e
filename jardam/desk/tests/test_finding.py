"""What is typed into the one field decides how a person is looked for."""

from datetime import datetime

import pytest
from django.utils import timezone

from jardam.audit.models import Entry
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.desk.finding import persons_like
from jardam.people.actions import add_person
from jardam.people.models import Person
from jardam.people.rules.identity import Identity

pytestmark = pytest.mark.django_db


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def azamat(erkin: User, now: datetime) -> Person:
    with for_centre(erkin.centre_id):
        return add_person(Identity(name="Азамат Нурбеков", birth="1990-05-17"), by=erkin, at=now)


@pytest.mark.parametrize(
    "words",
    ["Азамат Нурбеков 1990-05-17", "Nurbekov, Azamat 17.05.1990", "17.5.1990 Азамат Нурбеков"],
)
def test_a_name_with_its_birth_date_is_found(erkin: User, azamat: Person, words: str, now: datetime) -> None:
    with for_centre(erkin.centre_id):
        assert persons_like(words, by=erkin, at=now) == [azamat]
        assert Entry.objects.filter(verb="person.looked_up_by_name_birth").count() == 1


@pytest.mark.parametrize(
    "words", ["Азамат Нурбеков 18.05.1990", "Азамат 17.05.1990", "Азамат Нурбеков 32.05.1990"]
)
def test_another_day_or_half_a_name_is_somebody_else(
    erkin: User, azamat: Person, words: str, now: datetime
) -> None:
    with for_centre(erkin.centre_id):
        assert persons_like(words, by=erkin, at=now) == []


def test_a_name_alone_and_a_date_alone_are_no_such_pair(erkin: User, azamat: Person, now: datetime) -> None:
    with for_centre(erkin.centre_id):
        assert persons_like("Нурбеков", by=erkin, at=now) == [azamat]
        assert persons_like("17.05.1990", by=erkin, at=now) == []
        assert not Entry.objects.filter(verb="person.looked_up_by_name_birth").exists()
