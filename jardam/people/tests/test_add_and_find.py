from datetime import datetime
from uuid import UUID

import pytest
from django.utils import timezone

from jardam.audit.models import Entry
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.partial_dates import PartialDate
from jardam.people import queries
from jardam.people.actions import LOOK_UPS_A_DAY, TooManyLookUps, add_person, change_identity, erase_person
from jardam.people.models import LookUpDay, Person, PersonIndex
from jardam.people.rules.documents import Document
from jardam.people.rules.identity import Identity
from jardam.vault.refusals import FileKeyDestroyed

pytestmark = pytest.mark.django_db

NURBEK = Identity(
    name="Нурбек Уулу Азамат",
    phones=("+996700123447",),
    documents=(Document("1", number="АС 1234567"),),
    birth="1990-05-17",
)


@pytest.fixture
def now() -> datetime:
    return timezone.now()


def test_a_person_is_found_by_phone_document_and_name_with_birth_date(erkin: User, now: datetime) -> None:
    with for_centre(erkin.centre_id):
        person = add_person(NURBEK, by=erkin, at=now)

        assert queries.with_phone("+996700123447", by=erkin, at=now) == [person]
        assert queries.with_document("AC1234567", by=erkin, at=now) == [person]
        born = PartialDate(1990, 5, 17)
        assert queries.with_name_and_birth("Azamat Nurbek uulu", born, by=erkin, at=now) == [person]
        assert queries.with_phone("+996700123448", by=erkin, at=now) == []


def test_a_name_is_found_in_any_script_without_an_index(erkin: User, now: datetime) -> None:
    with for_centre(erkin.centre_id):
        person = add_person(Identity(name="Гулнора Каримова"), by=erkin, at=now)
        add_person(Identity(name="Somebody Else"), by=erkin, at=now)

        found = queries.with_name("gulnora karimova", by=erkin, at=now)

        assert [row for row, _who in found] == [person]
        assert not PersonIndex.objects.exists()


def test_nothing_of_the_identity_stands_in_any_column(erkin: User, now: datetime) -> None:
    with for_centre(erkin.centre_id):
        person = add_person(NURBEK, by=erkin, at=now)

        row = Person.objects.values_list().get(pk=person.pk)
        columns = [
            bytes(value) if isinstance(value, memoryview | bytes) else str(value).encode()
            for value in row
            if not isinstance(value, UUID)  # which may hold any digits by chance
        ]
        for secret in ("Нурбек", "996700123447", "1234567", "1990"):
            assert not [column for column in columns if secret.encode() in column]
        assert queries.read_identity(person, by=erkin, at=now) == NURBEK


def test_another_centre_finds_nobody(erkin: User, chen: User, now: datetime) -> None:
    with for_centre(erkin.centre_id):
        add_person(NURBEK, by=erkin, at=now)
    with for_centre(chen.centre_id):
        assert queries.with_phone("+996700123447", by=chen, at=now) == []


def test_the_same_phone_has_another_index_in_another_centre(erkin: User, chen: User, now: datetime) -> None:
    digests = []
    for user in (erkin, chen):
        with for_centre(user.centre_id):
            add_person(Identity(phones=("+996700123447",)), by=user, at=now)
            digests.append(bytes(PersonIndex.objects.get().digest))
    assert digests[0] != digests[1]


def test_changing_the_identity_makes_the_old_phone_unknown(erkin: User, now: datetime) -> None:
    with for_centre(erkin.centre_id):
        person = add_person(NURBEK, by=erkin, at=now)
        change_identity(person, Identity(phones=("+996555000111",)), by=erkin, at=now)

        assert queries.with_phone("+996700123447", by=erkin, at=now) == []
        assert queries.with_phone("+996555000111", by=erkin, at=now) == [person]


def test_erasing_destroys_the_key_and_every_index(farida: User, now: datetime) -> None:
    with for_centre(farida.centre_id):
        person = add_person(NURBEK, by=farida, at=now)
        sealed = person.sealed_identity
        erase_person(person, by=farida, at=now)

        person.refresh_from_db()
        assert person.sealed_identity is None
        assert not PersonIndex.objects.exists()
        person.sealed_identity = sealed
        with pytest.raises(FileKeyDestroyed):
            queries.read_identity(person, by=farida, at=now)
        assert Entry.objects.filter(verb="person.erased").count() == 1


def test_look_ups_are_written_down_and_end_for_the_day(erkin: User, now: datetime) -> None:
    with for_centre(erkin.centre_id):
        queries.with_phone("+996700123447", by=erkin, at=now)
        assert Entry.objects.filter(verb="person.looked_up_by_phone").count() == 1
        LookUpDay.objects.update(made=LOOK_UPS_A_DAY)

        with pytest.raises(TooManyLookUps):
            queries.with_phone("+996700123447", by=erkin, at=now)


def test_a_known_caller_is_counted_and_an_unknown_one_is_not(erkin: User, now: datetime) -> None:
    """A "yes" can be fished for; a "no" leaves the contact that asked."""
    with for_centre(erkin.centre_id):
        person = add_person(NURBEK, by=erkin, at=now)
        looked_up = Entry.objects.filter(verb="person.looked_up_by_phone")

        assert queries.known_callers(["+996700123448"], by=erkin, at=now) == []
        assert (looked_up.count(), LookUpDay.objects.count()) == (0, 0)
        assert queries.known_callers(["+996700123448", "+996700123447"], by=erkin, at=now) == [person]
        assert (looked_up.count(), LookUpDay.objects.get().made) == (1, 1)


def test_who_has_looked_up_too_many_is_told_of_nobody(erkin: User, now: datetime) -> None:
    with for_centre(erkin.centre_id):
        add_person(NURBEK, by=erkin, at=now)
        queries.with_phone("+996700123448", by=erkin, at=now)
        LookUpDay.objects.update(made=LOOK_UPS_A_DAY)
        assert queries.known_callers(["+996700123447"], by=erkin, at=now) == []
        assert LookUpDay.objects.get().made == LOOK_UPS_A_DAY
