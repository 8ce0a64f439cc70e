"""A yes, a no, and a yes taken back: only ever added, sealed, and gone with the person."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from jardam.audit.models import Entry, Reading
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.people import queries
from jardam.people.actions import (
    Said,
    add_member,
    add_person,
    erase_person,
    remove_member,
    restrict_person,
    say_about_consent,
    withdraw_consent,
)
from jardam.people.models import Consent, HouseholdMember, Person
from jardam.people.rules.consent import Act, Ask, FieldGroup, Purpose, Receiver, ReceiverKind
from jardam.people.rules.guardians import Giver
from jardam.people.rules.household import HouseholdRole, Member
from jardam.people.rules.identity import Identity
from jardam.vault.argon import Cost
from jardam.vault.refusals import FileKeyDestroyed
from jardam.vault.user_keys import opened_private

pytestmark = pytest.mark.django_db
SHELTER = Receiver(ReceiverKind.PARTNER, "Приют на Неве")
SISTER = Member(HouseholdRole.SIBLING.value, "Айгүл", 12, "2026-11-20", depends=True)


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def person(erkin: User, now: datetime) -> Person:
    with for_centre(erkin.centre_id):
        return add_person(Identity(name="Азамат"), by=erkin, at=now)


def yes(now: datetime) -> Said:
    today = timezone.localdate(now)
    return Said(
        day_uuid(),
        Act.GIVEN,
        Purpose.HELP.value,
        SHELTER,
        today,
        frozenset({FieldGroup.STORY.value}),
        today + timedelta(days=30),
        language="KY",
        form="ORAL",
    )


def asked(now: datetime) -> Ask:
    return Ask(Purpose.HELP, SHELTER, FieldGroup.STORY, timezone.localdate(now))


def test_a_yes_holds_until_it_is_taken_back_and_all_of_it_stays_written(
    erkin: User, person: Person, now: datetime
) -> None:
    with for_centre(erkin.centre_id):
        assert not queries.may_tell(person, asked(now))
        given = say_about_consent(person, yes(now), by=erkin, at=now)
        assert queries.may_tell(person, asked(now))
        withdraw_consent(person, given, by=erkin, at=now)
        withdraw_consent(person, given, by=erkin, at=now)

        assert not queries.may_tell(person, asked(now))
        acts = [spoken.statement.act for _row, spoken in queries.read_consents(person, by=erkin, at=now)]
        assert acts == ["WITHDRAWN", "GIVEN"]
        assert Reading.objects.filter(verb="person.consents_read").count() == 1
        verbs = Entry.objects.filter(verb__startswith="person.consent_").order_by("pk")
        assert sorted(entry.verb for entry in verbs) == ["person.consent_given", "person.consent_withdrawn"]


def test_a_form_sent_twice_is_written_once(erkin: User, person: Person, now: datetime) -> None:
    said = yes(now)
    with for_centre(erkin.centre_id):
        for _time in range(2):
            say_about_consent(person, said, by=erkin, at=now)
        assert Consent.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda: Consent.objects.update(until="2099-01-01"),
        lambda: Consent.objects.update(act="REFUSED", until=None),
        lambda: Consent.objects.all().delete(),
    ],
)
def test_the_database_lets_nobody_change_what_was_said(
    erkin: User, person: Person, now: datetime, change: Callable[[], object]
) -> None:
    with for_centre(erkin.centre_id):
        say_about_consent(person, yes(now), by=erkin, at=now)
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_nothing_that_was_said_stands_in_clear(erkin: User, person: Person, now: datetime) -> None:
    with for_centre(erkin.centre_id):
        say_about_consent(person, replace(yes(now), note="боится брата"), by=erkin, at=now)
        add_member(person, SISTER, row_id=day_uuid(), by=erkin, at=now)
        columns = [
            bytes(value) if isinstance(value, memoryview | bytes) else str(value).encode()
            for model in (Consent, HouseholdMember)
            for value in model._base_manager.values_list().get()
        ]
    for secret in ("Приют", "боится", "Айгүл", "SIBLING", "PARTNER", "STORY"):
        assert not [column for column in columns if secret.encode() in column]


def test_for_a_child_the_word_of_a_guardian_is_needed(erkin: User, now: datetime) -> None:
    born = str(timezone.localdate(now).year - 10)
    with for_centre(erkin.centre_id):
        child = add_person(Identity(birth=born), by=erkin, at=now)
        say_about_consent(child, yes(now), by=erkin, at=now)
        assert not queries.may_tell(child, asked(now))

        guardians = replace(yes(now), givers=frozenset({Giver.REPRESENTATIVE.value}))
        say_about_consent(child, guardians, by=erkin, at=now)
        assert queries.may_tell(child, asked(now))


def test_household_is_written_once_read_and_taken_off(erkin: User, person: Person, now: datetime) -> None:
    row_id = day_uuid()
    with for_centre(erkin.centre_id):
        for _time in range(2):
            add_member(person, SISTER, row_id=row_id, by=erkin, at=now)
        ((row, member),) = queries.read_household(person, by=erkin, at=now)
        assert member == SISTER
        remove_member(person, row.pk, by=erkin, at=now)
        remove_member(person, row.pk, by=erkin, at=now)
        assert queries.read_household(person, by=erkin, at=now) == []
        verbs = {"person.member_added": 1, "person.member_removed": 1}
        assert {verb: Entry.objects.filter(verb=verb).count() for verb in verbs} == verbs


def test_closing_a_file_takes_both_along(
    erkin: User, amina: User, farida: User, person: Person, now: datetime
) -> None:
    with for_centre(erkin.centre_id):
        say_about_consent(person, yes(now), by=erkin, at=now)
        add_member(person, SISTER, row_id=day_uuid(), by=erkin, at=now)
        before = [bytes(row.sealed_words) for row in (Consent.objects.get(), HouseholdMember.objects.get())]
        for opener in (amina, farida):
            opened_private(opener, "a password of twelve", cost=Cost(memory_kib=64, passes=1))
        restrict_person(person, [amina, farida], by=amina, at=now)
        after = [bytes(row.sealed_words) for row in (Consent.objects.get(), HouseholdMember.objects.get())]
    assert all(old != new for old, new in zip(before, after, strict=True))


def test_an_erased_person_leaves_no_words(farida: User, now: datetime) -> None:
    with for_centre(farida.centre_id):
        person = add_person(Identity(name="Азамат"), by=farida, at=now)
        say_about_consent(person, yes(now), by=farida, at=now)
        add_member(person, SISTER, row_id=day_uuid(), by=farida, at=now)
        erase_person(person, by=farida, at=now)

        assert not HouseholdMember.objects.exists()
        assert Consent.objects.get().sealed_words is None
        person.refresh_from_db()
        with pytest.raises(FileKeyDestroyed):
            queries.may_tell(person, asked(now))
