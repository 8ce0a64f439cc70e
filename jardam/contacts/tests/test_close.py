from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from jardam.audit.models import Entry
from jardam.centres.models import User
from jardam.contacts import actions, queries
from jardam.contacts.actions import (
    Caller,
    CallerUndecided,
    ContactNotReady,
    ContactRecord,
    PromisedCallback,
    Tab,
    close_contact,
    start_contact,
)
from jardam.contacts.choices import CallbackState, Channel, Screening, State
from jardam.contacts.models import Callback, Contact
from jardam.contacts.rules.closing import Kind, Missing, Outcome
from jardam.database.scope import for_centre
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.people.actions import add_person, erase_person
from jardam.people.models import LookUpDay
from jardam.people.rules.identity import Identity
from jardam.vault.models import FileKey

pytestmark = pytest.mark.django_db

UNPAID = ContactRecord(
    language=Language.KY,
    topics=[Topic.B_UNPAID_WAGES],
    outcome=Outcome.ANSWERED,
    narrative={"stated": "Үч айдан бери айлык бербейт", "note": ""},
    violence=Screening.NO,
    cards=[("wages_unpaid", 1)],
)


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def contact(erkin: User, now: datetime) -> Contact:
    with for_centre(erkin.centre_id):
        return start_contact(Channel.PHONE, by=erkin, at=now)


def test_an_answered_contact_is_closed_counted_and_written_down(
    erkin: User, contact: Contact, now: datetime
) -> None:
    with for_centre(erkin.centre_id):
        close_contact(contact, UNPAID, by=erkin, at=now)

        contact.refresh_from_db()
        assert (contact.state, contact.outcome, contact.language) == (State.CLOSED, "ANSWERED", "KY")
        assert contact.started_at is None
        assert [t.topic for t in contact.topics.all()] == ["B_UNPAID_WAGES"]
        assert [(c.card, c.card_version) for c in contact.cards.all()] == [("wages_unpaid", 1)]
        assert queries.read_narrative(contact, by=erkin, at=now)["stated"] == "Үч айдан бери айлык бербейт"
        assert "Үч айдан".encode() not in bytes(contact.sealed_narrative)
        verbs = list(Entry.objects.order_by("seq").values_list("verb", flat=True))
        assert verbs == ["contact.started", "contact.closed"]


def test_a_callback_is_promised_to_the_minute_and_forgotten_to_the_day(
    erkin: User, contact: Contact, now: datetime
) -> None:
    due = now + timedelta(hours=3)
    promised = replace(UNPAID, outcome=Outcome.CALLBACK, callback=PromisedCallback(due, Language.KY))
    with for_centre(erkin.centre_id):
        person = add_person(Identity(phones=("+996700123447",)), by=erkin, at=now)
        close_contact(contact, promised, caller=Caller(person), by=erkin, at=now)

        waiting = queries.waiting_callbacks(erkin)
        assert [c.due_at for c in waiting] == [due.replace(second=0, microsecond=0)]
        actions.end_callback(waiting[0], CallbackState.REACHED, by=erkin, at=now)

        ended = Callback.objects.get()
        assert (ended.state, ended.due_at, ended.ended_on) == ("REACHED", None, timezone.localdate(now))
        assert queries.waiting_callbacks(erkin) == []


def test_three_attempts_and_it_is_given_up(erkin: User, contact: Contact, now: datetime) -> None:
    promised = replace(UNPAID, outcome=Outcome.CALLBACK, callback=PromisedCallback(now, Language.KY))
    with for_centre(erkin.centre_id):
        person = add_person(Identity(phones=("+996700123447",)), by=erkin, at=now)
        close_contact(contact, promised, caller=Caller(person), by=erkin, at=now)
        callback = Callback.objects.get()
        seen = []
        for _attempt in range(3):
            callback = actions.try_again(callback, now + timedelta(hours=1), by=erkin, at=now)
            seen.append((callback.attempt, callback.state))

    assert seen == [(2, "WAITING"), (3, "WAITING"), (3, "GIVEN_UP")]


@pytest.mark.parametrize(
    ("lacking", "missing"),
    [
        (replace(UNPAID, language=Language.UNKNOWN), [Missing.LANGUAGE]),
        (replace(UNPAID, topics=[]), [Missing.TOPIC]),
        (replace(UNPAID, topics=list(Topic)[:4]), [Missing.TOO_MANY_TOPICS]),
        (replace(UNPAID, outcome=None), [Missing.OUTCOME]),
        (replace(UNPAID, outcome=Outcome.CALLBACK), [Missing.CALLBACK_NUMBER, Missing.CALLBACK_WHEN]),
        (replace(UNPAID, outcome=Outcome.NOT_CONSULTATION), [Missing.KIND]),
    ],
)
def test_it_is_refused_with_every_reason_and_nothing_is_written(
    erkin: User, contact: Contact, now: datetime, lacking: ContactRecord, missing: list[Missing]
) -> None:
    with for_centre(erkin.centre_id), pytest.raises(ContactNotReady) as refused:
        close_contact(contact, lacking, by=erkin, at=now)

    assert refused.value.missing == missing
    with for_centre(erkin.centre_id):
        contact.refresh_from_db()
        assert contact.state == State.OPEN
        assert not Entry.objects.filter(verb="contact.closed").exists()


def test_of_a_number_that_is_known_the_look_up_stays_though_the_closing_is_refused(
    erkin: User, contact: Contact, now: datetime
) -> None:
    """Else a number could be tried again and again, without a count and without a trace."""
    azamat = Identity(name="Азамат", phones=("+996700123447",))
    with for_centre(erkin.centre_id):
        person = add_person(azamat, by=erkin, at=now)
        for asked in (1, 2):
            with pytest.raises(CallerUndecided) as refused:
                close_contact(
                    contact, UNPAID, caller=Caller(identity=azamat, is_undecided=True), by=erkin, at=now
                )
            assert refused.value.persons == [person]
            assert Entry.objects.filter(verb="person.looked_up_by_phone").count() == asked
            assert LookUpDay.objects.get().made == asked
        contact.refresh_from_db()
        assert contact.state == State.OPEN
        assert not Entry.objects.filter(verb="contact.closed").exists()


def test_a_silent_call_needs_nothing_but_its_kind(erkin: User, contact: Contact, now: datetime) -> None:
    silent = ContactRecord(Language.UNKNOWN, [], Outcome.NOT_CONSULTATION, narrative={}, kind=Kind.SILENT)
    with for_centre(erkin.centre_id):
        close_contact(contact, silent, by=erkin, at=now)
        assert Contact.objects.get().kind == "SILENT"


def test_the_second_click_is_refused(erkin: User, contact: Contact, now: datetime) -> None:
    with for_centre(erkin.centre_id):
        close_contact(contact, UNPAID, by=erkin, at=now)
        with pytest.raises(actions.AlreadyClosed):
            close_contact(contact, UNPAID, by=erkin, at=now)
        assert contact.topics.count() == 1


def test_erasing_the_person_takes_the_narrative_along(farida: User, now: datetime) -> None:
    with for_centre(farida.centre_id):
        contact = start_contact(Channel.VISIT, by=farida, at=now)
        person = add_person(Identity(name="Азамат"), by=farida, at=now)
        closed = close_contact(contact, UNPAID, caller=Caller(person), by=farida, at=now)
        assert FileKey.objects.count() == 1  # the contact's own key is gone

        erase_person(person, by=farida, at=now)

        assert queries.read_narrative(Contact.objects.get(pk=closed.pk), by=farida, at=now) is None
        today = timezone.localdate(now)
        assert queries.counts(farida, today, today).contacts == 1


def test_a_draft_is_kept_sealed_and_an_older_page_cannot_overwrite_it(
    erkin: User, contact: Contact, now: datetime
) -> None:
    with for_centre(erkin.centre_id):
        assert actions.keep_draft(contact, {"stated": "эрте"}, tab=Tab("one", 0)) == 1
        assert actions.keep_draft(contact, {"stated": "эртең"}, tab=Tab("one", 0)) == 2  # its answer got lost
        with pytest.raises(actions.DraftOutdated):
            actions.keep_draft(contact, {"stated": "older"}, tab=Tab("two", 1))

        contact.refresh_from_db()
        assert actions.read_draft(contact)["stated"] == "эртең"
        assert "эртең".encode() not in bytes(contact.sealed_draft)


def test_a_page_with_refused_words_goes_on_where_the_page_before_it_was(
    erkin: User, contact: Contact
) -> None:
    with for_centre(erkin.centre_id):
        actions.keep_draft(contact, {"stated": "эрте"}, tab=Tab("sent", 0, 4))  # it came after the refusal
        assert (
            actions.keep_draft(contact, {"stated": "эртең"}, tab=Tab("came back", 0, 1, Tab("sent", 0, 4)))
            == 2
        )
        with pytest.raises(actions.DraftOutdated):
            actions.keep_draft(contact, {"stated": "эрте"}, tab=Tab("sent", 0, 4))


def test_it_does_not_go_over_what_was_typed_there_afterwards(erkin: User, contact: Contact) -> None:
    with for_centre(erkin.centre_id):
        actions.keep_draft(contact, {"stated": "жаңы"}, tab=Tab("sent", 0, 5))
        with pytest.raises(actions.DraftOutdated):
            actions.keep_draft(contact, {"stated": "эрте"}, tab=Tab("came back", 0, 1, Tab("sent", 0, 4)))


def test_an_empty_contact_left_standing_is_taken_up_as_of_now(
    erkin: User, contact: Contact, now: datetime
) -> None:
    next_day = now + timedelta(days=1)
    with for_centre(erkin.centre_id):
        taken_up = actions.begin_contact(Channel.PHONE, by=erkin, at=next_day)
        assert taken_up.pk == contact.pk
        taken_up.refresh_from_db()
        assert taken_up.happened_on == timezone.localdate(next_day)
        assert taken_up.started_at == next_day.replace(second=0, microsecond=0)
        assert actions.read_draft(taken_up)[actions.BEGUN] == next_day.isoformat()

        actions.keep_draft(taken_up, {"stated": "эрте"}, tab=Tab("one", 0))
        assert actions.begin_contact(Channel.PHONE, by=erkin, at=next_day).pk != contact.pk
        assert actions.begin_contact(Channel.VISIT, by=erkin, at=next_day).channel == Channel.VISIT


def test_counts_show_how_often_the_two_questions_were_asked(erkin: User, farida: User, now: datetime) -> None:
    with for_centre(erkin.centre_id):
        for record in (
            UNPAID,
            replace(UNPAID, violence=Screening.YES),
            replace(UNPAID, violence=Screening.NOT_ASKED),
        ):
            close_contact(start_contact(Channel.PHONE, by=erkin, at=now), record, by=erkin, at=now)
        today = timezone.localdate(now)

        counted = queries.counts(farida, today, today)

    assert (counted.contacts, counted.asked_violence, counted.yes_violence) == (3, 2, 1)
    assert counted.by_topic == {"B_UNPAID_WAGES": 3}
    assert counted.by_author == {str(erkin.pk): 3}
