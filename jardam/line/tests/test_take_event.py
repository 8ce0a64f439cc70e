"""What the exchange tells becomes a call, and a call nobody took becomes a ticket."""

from datetime import datetime, timedelta
from itertools import permutations

import pytest

from jardam.centres.models import Centre, User
from jardam.contacts.actions import read_draft
from jardam.contacts.queries import Duty
from jardam.line.actions import note_attempt, return_call, sit_down, take_call
from jardam.line.actions.events import MOST_LATE
from jardam.line.actions.tidying import CALL_KEPT, end_forgotten, forget_history
from jardam.line.models import LineCall, MissedCall
from jardam.line.queries import missed_for, waiting
from jardam.line.recognising import number_of, told
from jardam.line.tests.conftest import NUMBER, Tell
from jardam.vault.models import FileKey

pytestmark = pytest.mark.django_db


def test_a_call_that_rings_waits_in_the_language_that_was_pressed(tell: Tell, line: Centre) -> None:
    tell("a", "RINGING", 0, number=NUMBER)
    tell("a", "DTMF", 4, digit="2")
    (one,) = waiting(line)
    assert (one.language, one.call.has_number, one.call.is_remembered) == ("KY", True, False)


def test_the_language_of_a_number_is_remembered(tell: Tell, line: Centre) -> None:
    tell("a", "RINGING", 0, number=NUMBER)
    tell("a", "DTMF", 4, digit="2")
    again = tell("b", "RINGING", 60, number="8 996 700 123 447".replace("8 ", "+"))
    assert (again.language, again.is_remembered) == ("KY", True)


def test_a_call_that_nobody_takes_becomes_a_ticket(tell: Tell, line: Centre) -> None:
    tell("a", "RINGING", 0, number=NUMBER)
    tell("a", "DTMF", 3, digit="4")
    over = tell("a", "ENDED", 40, cause="HANGUP")
    ticket = MissedCall.objects.get(centre=line)
    assert (over.state, over.waited, over.rang_at) == ("MISSED", "MINUTE", None)
    assert (ticket.language, ticket.calls, number_of(ticket)) == ("UZ", 1, NUMBER)


def test_who_calls_twice_has_one_ticket(tell: Tell, line: Centre) -> None:
    for call in "ab":
        tell(call, "RINGING", 0, number=NUMBER)
        tell(call, "ENDED", 2)
    assert MissedCall.objects.get(centre=line).calls == 2


def test_who_calls_again_and_is_answered_needs_no_callback(tell: Tell, line: Centre, erkin: User) -> None:
    tell("a", "RINGING", 0, number=NUMBER)
    tell("a", "ENDED", 20)
    tell("b", "RINGING", 120, number=NUMBER)
    answered = tell("b", "ANSWERED", 130, who="erkin")
    ticket = MissedCall.objects.get(centre=line)
    assert (ticket.state, ticket.end, answered.answered_by) == ("REACHED", "CALLED_AGAIN", erkin)
    assert (ticket.sealed_number, ticket.caller, ticket.key) == (None, None, None)


def test_without_a_number_nobody_can_be_called_back(tell: Tell, line: Centre) -> None:
    tell("a", "RINGING", 0)
    assert tell("a", "ENDED", 20).state == "MISSED"
    assert not MissedCall.objects.filter(centre=line).exists()


def test_a_message_at_the_exchange_reaches_somebody_even_without_a_number(tell: Tell, line: Centre) -> None:
    tell("a", "RINGING", 0)
    tell("a", "ENDED", 50, cause="VOICEMAIL")
    assert MissedCall.objects.get(centre=line).has_voicemail


def test_every_order_comes_to_the_same(tell: Tell, line: Centre, erkin: User) -> None:
    story = [
        ("RINGING", 0, {"number": NUMBER}),
        ("DTMF", 3, {"digit": "2"}),
        ("ANSWERED", 9, {"who": "erkin"}),
        ("ENDED", 300, {"cause": "HANGUP"}),
    ]
    for number, order in enumerate(permutations(story)):
        for kind, second, words in (*order, order[0]):
            tell(f"call {number}", kind, second, **words)
    calls = LineCall.objects.filter(centre=line)
    facts = set(
        calls.values_list("state", "language", "waited", "talked", "answered_by", "ticket", "late_events")
    )
    assert facts == {("ENDED", "KY", "AT_ONCE", "MINUTES_10", erkin.pk, None, 0)}
    assert not MissedCall.objects.filter(centre=line).waiting().exists()


def test_an_answer_after_the_end_changes_nothing_and_is_noted(tell: Tell, line: Centre) -> None:
    tell("a", "RINGING", 0, number=NUMBER)
    tell("a", "ENDED", 20)
    late = tell("a", "ANSWERED", 21, who="101")
    assert (late.state, late.late_events) == ("MISSED", 1)
    assert MissedCall.objects.filter(centre=line).waiting().count() == 1


def test_the_extension_says_who_answered(tell: Tell, erkin: User, now: datetime) -> None:
    sit_down("101", by=erkin, at=now)
    tell("a", "RINGING", 0, number=NUMBER)
    assert tell("a", "ANSWERED", 5, who="101").answered_by == erkin


def test_taking_a_call_begins_its_contact_with_number_and_language(
    tell: Tell, erkin: User, now: datetime
) -> None:
    tell("a", "RINGING", 0, number=NUMBER)
    call = tell("a", "DTMF", 3, digit="3")
    contact = take_call(call, by=erkin, at=now + timedelta(seconds=6))
    call.refresh_from_db()
    draft = read_draft(contact)
    assert (draft["phone"], draft["language"]) == (NUMBER, "TG")
    assert (call.state, call.answered_by, call.contact) == ("TALKING", erkin, contact)


def test_returning_a_missed_call_begins_its_contact(
    tell: Tell, line: Centre, erkin: User, now: datetime
) -> None:
    tell("a", "RINGING", 0, number=NUMBER)
    tell("a", "DTMF", 2, digit="2")
    tell("a", "ENDED", 20)
    (row,) = missed_for(erkin, Duty(line, now))
    contact = return_call(row.ticket, by=erkin, at=now)
    assert row.is_spoken
    assert return_call(row.ticket, by=erkin, at=now) == contact
    contact.delete()
    assert MissedCall.objects.get(centre=line).contact is None


def test_after_three_attempts_it_is_given_up(tell: Tell, line: Centre, erkin: User, now: datetime) -> None:
    tell("a", "RINGING", 0, number=NUMBER)
    tell("a", "ENDED", 20)
    ticket = MissedCall.objects.get(centre=line)
    for attempts in (1, 2, 3):
        ticket = note_attempt(ticket, by=erkin, at=now)
        assert ticket.attempts == attempts
    assert (ticket.state, ticket.end) == ("GIVEN_UP", "NO_ANSWER")


def test_what_is_history_is_destroyed(tell: Tell, line: Centre, now: datetime) -> None:
    tell("a", "RINGING", 0, number=NUMBER)
    tell("a", "ENDED", 20)
    keys = FileKey.objects.filter(centre=line).count()
    forget_history(line, at=now + CALL_KEPT + timedelta(days=2))
    call = LineCall.objects.get(centre=line)
    assert (call.sealed_told, call.key) == (None, None)
    assert FileKey.objects.filter(centre=line).count() == keys - 1
    assert tell("a", "ANSWERED", 1).late_events == 1
    LineCall.objects.filter(centre=line).update(late_events=MOST_LATE)
    assert tell("a", "ANSWERED", 2).late_events == MOST_LATE


def test_nobody_waits_for_ever(tell: Tell, line: Centre, now: datetime) -> None:
    tell("a", "RINGING", 0, number=NUMBER)
    end_forgotten(line, at=now + timedelta(minutes=40))
    call = LineCall.objects.select_related("key").get(centre=line)
    assert call.state == "MISSED"
    assert told(call).ended is not None
