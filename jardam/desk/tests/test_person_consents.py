"""What a person agrees to: read out, written down, taken back; and a no that costs nothing."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jardam.audit.models import Entry
from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.contacts.actions import Caller, ContactRecord, start_contact
from jardam.contacts.choices import Channel
from jardam.contacts.models import Callback
from jardam.contacts.rules.closing import Outcome
from jardam.database.scope import for_centre
from jardam.desk.tests.casework import opened
from jardam.desk.tests.files import close_file, unlock
from jardam.followups.actions import end_contact
from jardam.followups.models import Step
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.network.actions import load_network
from jardam.network.models import Organisation
from jardam.network.queries import partners_for
from jardam.network.rules.ranking import Wanted
from jardam.people.actions import add_person, change_identity
from jardam.people.models import Consent, Person
from jardam.people.queries import may_tell
from jardam.people.rules.consent import Ask, FieldGroup, Purpose, Receiver, ReceiverKind
from jardam.people.rules.identity import Identity
from jardam.people.rules.read_out import WORDS

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
SHELTER = "Приют на Неве"


@pytest.fixture
def person(waiting: Callback, amina: User) -> Person:
    with for_centre(amina.centre_id):
        return Person.objects.select_related("key").get()


def url(person: Person) -> str:
    return reverse("desk:person_consents", args=[person.pk])


def yes(**changed: object) -> dict[str, object]:
    today = timezone.localdate()
    return {
        "row": str(day_uuid()),
        "act": "GIVEN",
        "purpose": "HELP",
        "receiver_kind": "PARTNER",
        "receiver": SHELTER,
        "fields_told": ["STORY"],
        "language": "KY",
        "form": "ORAL",
        "giver": "SELF",
        "said_on": today.isoformat(),
        "until": (today + timedelta(days=100)).isoformat(),
        "note": "только до весны",
        **changed,
    }


def no(purpose: Purpose, kind: ReceiverKind) -> dict[str, object]:
    silence = {"receiver": "", "fields_told": [], "until": ""}
    return yes(act="REFUSED", purpose=purpose.value, receiver_kind=kind.value, **silence)


def told(person: Person) -> bool:
    ask = Ask(Purpose.HELP, Receiver(ReceiverKind.PARTNER, SHELTER), FieldGroup.STORY, timezone.localdate())
    with for_centre(person.centre_id):
        return may_tell(Person.objects.select_related("key").get(pk=person.pk), ask)


def test_a_yes_is_written_down_and_ends_at_once_when_it_is_taken_back(
    signed_in: SignIn, amina: User, person: Person
) -> None:
    browser = signed_in(amina)

    assert browser.post(url(person), yes())["Location"] == url(person)

    assert told(person)
    page = browser.get(url(person)).content.decode()
    for shown in (SHELTER, "said yes", "what happened", "только до весны"):
        assert shown in page
    with for_centre(amina.centre_id):
        given = Consent.objects.get()
    withdraw = reverse("desk:person_consent_withdraw", args=[person.pk, given.pk])
    for _time in range(2):
        assert browser.post(withdraw)["Location"] == url(person)
    assert not told(person)
    page = browser.get(url(person)).content.decode()
    assert "took the yes back" in page
    assert withdraw not in page
    with for_centre(amina.centre_id):
        assert Consent.objects.count() == 2
        assert Entry.objects.filter(verb="person.consent_withdrawn").count() == 1


def test_a_no_is_written_down_as_well(signed_in: SignIn, amina: User, person: Person) -> None:
    browser = signed_in(amina)
    browser.post(url(person), yes())
    assert browser.post(url(person), no(Purpose.HELP, ReceiverKind.PARTNER)).status_code == 302
    assert not told(person)
    page = browser.get(url(person)).content.decode()
    assert "said no" in page
    assert "the yes is over" in page


def test_sent_twice_it_is_written_once(signed_in: SignIn, amina: User, person: Person) -> None:
    browser, typed = signed_in(amina), yes()
    for _time in range(2):
        browser.post(url(person), typed)
    with for_centre(amina.centre_id):
        assert Consent.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"act": ""}, "Choose what they said: yes or no."),
        ({"purpose": ""}, "Choose for which purpose."),
        ({"receiver_kind": ""}, "Choose to whom."),
        ({"language": ""}, "Choose the language in which the words were read out."),
        ({"receiver": ""}, "Say to whom by name"),
        ({"fields_told": []}, "Choose what may be told."),
        ({"until": ""}, "Choose a last day from today on, within three years."),
        ({"until": "2099-01-01"}, "Choose a last day from today on, within three years."),
        ({"form": "WITNESSED"}, "Say who witnessed it"),
        ({"giver": "REPRESENTATIVE"}, "Choose who decides for them."),
        ({"giver": "BOTH", "representative": str(day_uuid())}, "Choose who decides for them."),
        ({"said_on": "2000-01-01"}, "Choose a day that is not ahead, at most a year ago."),
        ({"said_on": "2099-01-01"}, "Choose a day that is not ahead, at most a year ago."),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    signed_in: SignIn, amina: User, person: Person, changed: dict[str, object], sentence: str
) -> None:
    answer = signed_in(amina).post(url(person), yes(**changed))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "только до весны" in page
    with for_centre(amina.centre_id):
        assert not Consent.objects.exists()


def test_the_words_are_read_out_in_the_language_of_the_person_or_another(
    signed_in: SignIn, amina: User, person: Person
) -> None:
    with for_centre(amina.centre_id):
        change_identity(person, Identity(talks="UZ"), by=amina, at=timezone.now())
    browser = signed_in(amina)
    for language, words in WORDS.items():
        page = browser.get(url(person), {"language": language.value}).content.decode()
        assert words.no_costs_nothing in page
        assert ("no native speaker has checked this text" in page) == (language.value not in {"RU", "EN"})
    assert "Roziligingiz" in browser.get(url(person)).content.decode()


def test_for_a_child_the_guardian_is_chosen_from_the_household(signed_in: SignIn, amina: User) -> None:
    born = Identity(birth=str(timezone.localdate().year - 10))
    with for_centre(amina.centre_id):
        child = add_person(born, by=amina, at=timezone.now())
    browser, household = signed_in(amina), reverse("desk:person_household", args=[child.pk])
    mother = {"row": str(day_uuid()), "role": "PARENT", "name": "Гүлнара", "may_decide": "on"}
    harmful = {"row": str(day_uuid()), "role": "OTHER", "name": "Сосед", "may_decide": "on", "may_harm": "on"}
    for typed in (mother, harmful):
        browser.post(household, typed)

    assert browser.post(url(child), yes()).status_code == 302
    assert not told(child)
    assert "somebody else must say yes, too" in browser.get(url(child)).content.decode()
    by_harmful = yes(giver="REPRESENTATIVE", representative=harmful["row"])
    assert browser.post(url(child), by_harmful).status_code == 422
    by_mother = yes(giver="REPRESENTATIVE", representative=mother["row"])
    assert browser.post(url(child), by_mother).status_code == 302
    assert told(child)
    page = browser.get(url(child)).content.decode()
    assert "Гүлнара" in page
    assert "somebody else must say yes, too" not in page


def pages_of(person: Person, waiting: Callback, case: Case) -> list[str]:
    """Everything that is done for somebody, as far as pages show it."""
    of_person = ("person", "person_identity_edit", "person_documents", "person_groups", "person_household")
    of_case = ("case", "case_next", "case_stage", "case_hand", "case_close", "case_need_add", "case_term_add")
    return [
        *(reverse(f"desk:{name}", args=[person.pk]) for name in (*of_person, "case_open_person")),
        *(reverse(f"desk:{name}", args=[case.pk]) for name in of_case),
        reverse("desk:callback", args=[waiting.pk]),
        reverse("desk:contact", args=[waiting.contact_id]),
        reverse("desk:slip", args=[waiting.contact_id]),
        reverse("desk:my_day"),
    ]


def test_saying_no_to_everything_costs_nothing(
    signed_in: SignIn, amina: User, person: Person, waiting: Callback
) -> None:
    """Every page answers as before, and what is typed into the case and the callback is taken."""
    case = opened(amina, person=person)
    browser, addresses = signed_in(amina), pages_of(person, waiting, case)
    before = {address: browser.get(address).status_code for address in addresses}
    assert set(before.values()) == {200}

    for purpose in Purpose:
        for kind in ReceiverKind:
            assert browser.post(url(person), no(purpose, kind)).status_code == 302

    assert {address: browser.get(address).status_code for address in addresses} == before
    note = {"seen": "1", "text": "позвонил", "day": timezone.localdate().isoformat()}
    assert browser.post(reverse("desk:case_note", args=[case.pk]), note).status_code == 302
    number = browser.post(reverse("desk:callback_number", args=[waiting.pk]))
    assert "+996 700 123 447" in number.content.decode()
    end = reverse("desk:callback_end", args=[waiting.pk])
    assert browser.post(end, {"result": "REACHED"}).status_code == 302


def test_no_rule_about_permissions_asks_for_a_consent() -> None:
    """What may be told is asked where something is told, never where somebody is helped."""
    from jardam.cases import permissions as of_cases  # noqa: PLC0415
    from jardam.contacts import permissions as of_contacts  # noqa: PLC0415
    from jardam.followups import permissions as of_followups  # noqa: PLC0415
    from jardam.people import permissions as of_people  # noqa: PLC0415

    for module in (of_people, of_contacts, of_cases, of_followups):
        assert not {"may_tell", "may_share", "Consent"} & set(vars(module))


def referred(person: Person, partner: Organisation, by: User) -> Step:
    """In a call of theirs they were sent to a partner."""
    now = timezone.now()
    record = ContactRecord(
        language=Language.KY,
        topics=[Topic.B_UNPAID_WAGES],
        outcome=Outcome.REFERRED,
        narrative={"stated": "Айлык бербейт", "note": ""},
        partner=partner,
    )
    with for_centre(by.centre_id):
        call = start_contact(Channel.PHONE, by=by, at=now)
        end_contact(call, record, caller=Caller(person), by=by, at=now)
        step: Step = Step.objects.get()
        return step


def test_the_step_of_a_referral_says_what_the_partner_may_be_told_and_stops_nobody(
    signed_in: SignIn, amina: User, bayani: User, person: Person
) -> None:
    load_network(Path(settings.ROOT) / "data" / "network")
    wanted = Wanted("RU-KDA", Language.KY, [Topic.B_UNPAID_WAGES])
    partner = partners_for(wanted, timezone.localdate())[0].organisation
    step, browser = referred(person, partner, amina), signed_in(amina)
    page = reverse("desk:step", args=[step.pk])
    assert "Nobody has written a yes down" in browser.get(page).content.decode()

    browser.post(url(person), yes(receiver=partner.name, fields_told=["STORY", "WORK"]))

    shown = browser.get(page).content.decode()
    assert "Nobody has written a yes down" not in shown
    assert "what happened; work, employer and money" in " ".join(shown.split())
    assert "may be told" not in signed_in(bayani).get(page).content.decode()
    browser.post(url(person), no(Purpose.HELP, ReceiverKind.PARTNER))
    assert "Nobody has written a yes down" in browser.get(page).content.decode()
    move = reverse("desk:step_move", args=[step.pk])
    assert browser.post(move, {"state": "HELPED", "remark": "приняли"}).status_code == 302


@pytest.mark.parametrize("lines", [1, 6])
def test_the_page_costs_the_same_whatever_was_said(
    signed_in: SignIn, amina: User, person: Person, lines: int
) -> None:
    browser = signed_in(amina)
    for _line in range(lines):
        browser.post(url(person), yes())
    with CaptureQueriesContext(connection) as sent:
        browser.get(url(person))
    assert len(sent) == 10


def test_a_closed_file_is_asked_with_the_password_and_loses_nothing_typed(
    signed_in: SignIn, amina: User, farida: User, erkin: User, person: Person
) -> None:
    browser = signed_in(amina)
    with for_centre(amina.centre_id):
        close_file(person, amina, farida)
    assert signed_in(erkin).get(url(person)).status_code == 403
    refused = browser.post(url(person), yes())
    assert refused.status_code == 422
    assert "только до весны" in refused.content.decode()
    unlock(browser, amina)
    assert browser.post(url(person), yes()).status_code == 302
    assert SHELTER in browser.get(url(person)).content.decode()


def test_another_centre_and_the_front_desk_see_nothing(
    signed_in: SignIn, chen: User, bayani: User, person: Person
) -> None:
    assert signed_in(chen).get(url(person)).status_code == 404
    assert signed_in(bayani).get(url(person)).status_code == 403
