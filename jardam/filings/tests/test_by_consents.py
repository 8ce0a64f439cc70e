"""The paper of consent takes what the person has really agreed to, and forgets what they took back."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from jardam.audit.models import Reading
from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.filings.drafted import drafted
from jardam.filings.rules.facts import Known, Source
from jardam.filings.rules.russian import day
from jardam.filings.tests.conftest import asked, begun
from jardam.kernel.ids import day_uuid
from jardam.people.actions import say_about_consent, withdraw_consent
from jardam.people.actions.consents import Said
from jardam.people.models import Consent
from jardam.people.rules.consent import Act, FieldGroup, Purpose, Receiver, ReceiverKind

pytestmark = pytest.mark.django_db
KIND = "CONSENT_PERSONAL_DATA"
PARTS = {"consent_purpose", "consent_list", "consent_receivers", "consent_term", "consent_language"}


def until() -> date:
    return timezone.localdate() + timedelta(days=90)


def agree(case: Case, by: User, name: str = "Тверской районный суд", **other: object) -> Consent:
    told = {
        "fields": frozenset({FieldGroup.NAME, FieldGroup.STORY}),
        "until": until(),
        "language": "TG",
        **other,
    }
    receiver = Receiver(ReceiverKind.COURT, name)
    said = Said(day_uuid(), Act.GIVEN, Purpose.AUTHORITY, receiver, timezone.localdate(), **told)  # type: ignore[arg-type]
    return say_about_consent(case.person, said, by=by, at=timezone.now())


def known(case: Case, by: User) -> dict[str, Known]:
    paper = begun(case, by, KIND)
    return {code: one for code, one in drafted(paper, asked(paper, by)).known.items() if code in PARTS}


def test_the_paper_says_what_was_agreed_to(amina: User, case: Case) -> None:
    agree(case, amina)
    found = known(case, amina)
    assert {code: one.value for code, one in found.items()} == {
        "consent_purpose": "Чтобы обратиться в госорган или суд.",
        "consent_list": "имя и дата рождения\nчто произошло",
        "consent_receivers": "Суд: Тверской районный суд.",
        "consent_term": f"по {day(until())}",
        "consent_language": "таджикский",
    }
    assert {one.source for one in found.values()} == {Source.CONSENT}


def test_what_was_taken_back_or_is_over_stands_in_no_paper(amina: User, case: Case) -> None:
    assert known(case, amina) == {}
    consent = agree(case, amina)
    agree(case, amina, "Мещанский районный суд", until=timezone.localdate())
    withdraw_consent(case.person, consent, by=amina, at=timezone.now())
    assert known(case, amina)["consent_receivers"].value == "Суд: Мещанский районный суд."


def test_what_is_longer_than_a_line_is_asked_for(amina: User, case: Case) -> None:
    for number in range(9):
        agree(case, amina, f"суд {number}", until=until() + timedelta(days=number))
    found = known(case, amina)
    assert "consent_term" not in found
    assert found["consent_receivers"].value.count("для цели") == 9


def test_that_it_was_read_is_written_down_by_this_paper_alone(amina: User, case: Case) -> None:
    complaint = begun(case, amina)
    drafted(complaint, asked(complaint, amina))
    read = Reading.objects.filter(verb="person.consents_read")
    assert not read.exists()
    known(case, amina)
    assert read.exists()
