"""A case goes to another centre and comes back: what goes, who has it, and that nothing of it is left lying about."""

from datetime import date, timedelta

import pytest

from jardam.cases.actions import Said, add_need, note, set_term
from jardam.cases.choices import EntryKind
from jardam.cases.counting import Counted
from jardam.cases.models import Case, Term
from jardam.cases.queries import read_entries, read_needs, read_terms
from jardam.cases.rules.next_action import NextAction
from jardam.cases.rules.stages import Ending
from jardam.cases.rules.terms import TermState
from jardam.cases.sealing import TEXT, title_of
from jardam.centres.models import Centre, User
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.kernel.topics import Topic
from jardam.network.choices import Refusal
from jardam.people.actions import erase_person, restrict_person
from jardam.people.models import Person
from jardam.people.queries import identity_to_change
from jardam.people.rules.consent import Act, FieldGroup, NotAgreed
from jardam.transfers.actions import (
    AlreadyEnded,
    AlreadyOnItsWay,
    FileIsClosed,
    Taking,
    close_handed,
    offer_case,
    refuse,
    take_back,
    take_in,
)
from jardam.transfers.models import Arrival, Departure
from jardam.transfers.queries import arrivals_for, departures_for, read_file
from jardam.transfers.rules.files import Handed, TermsStay
from jardam.transfers.rules.lives import State
from jardam.vault.argon import Cost
from jardam.vault.user_keys import opened_private
from tests.referring import NOW
from tests.transferring import KNOWS, Agree, arrival_of, handed, offering, say

SOON = NextAction("познакомиться", date(2026, 11, 26))
PAID = "[demo] Заплатили половину."
CALLED = "[demo] Хозяин обещал заплатить."


@pytest.fixture
def gone(case: Case, krasnodar: Centre, amina: User, agree: Agree) -> Departure:
    """With a note, a need and a term in it."""
    agree()
    with for_centre(amina.centre_id):
        note(case, _said(case, CALLED), NOW.date() - timedelta(days=3), by=amina, at=NOW)
        add_need(case, Topic.B_RIGHTS_VIOLATED, _said(case, "[demo] врача"), by=amina, at=NOW)
        set_term(case, Counted("", date(2026, 12, 20), "жалоба"), _said(case, ""), by=amina, at=NOW)
    return handed(case, krasnodar, amina)


def _said(case: Case, text: str) -> Said:
    case.refresh_from_db(fields=["revision"])
    return Said(case.revision, text)


def read_by(user: User, departure: Departure) -> Handed:
    with for_centre(user.centre_id):
        return read_file(arrivals_for(user).get(pk=departure.pk), by=user, at=NOW)


def taken_by(user: User, departure: Departure, case_id: object = None) -> Case:
    with for_centre(user.centre_id):
        taking = Taking(case_id or day_uuid(), SOON)  # type: ignore[arg-type]
        case = take_in(arrivals_for(user).get(pk=departure.pk), taking, by=user, at=NOW)
        return Case.objects.select_related("person__key", "contact", "centre").get(pk=case.pk)


def seen(by: User, departure: Departure) -> Departure:
    with for_centre(by.centre_id):
        return departures_for(by).get(pk=departure.pk)


def test_the_other_centre_reads_what_was_agreed_to_and_no_more(gone: Departure, chen: User) -> None:
    told = read_by(chen, gone)
    assert (told.who.name, told.title, [line.text for line in told.notes]) == ("Азамат", "избит", [CALLED])
    assert (told.who.phones, told.who.address, told.who.safe_contact.when) == ((), "", "")
    assert told.words == {FieldGroup.STORY: KNOWS}


def test_without_a_yes_nothing_goes(
    case: Case, krasnodar: Centre, amina: User, agree: Agree, chen: User
) -> None:
    with pytest.raises(NotAgreed) as refused:
        handed(case, krasnodar, amina)
    assert set(refused.value.groups) == {FieldGroup.STORY, FieldGroup.NAME}
    with for_centre(chen.centre_id):
        assert not Arrival.objects.exists()


def test_need_and_region_alone_need_no_yes(
    case: Case, krasnodar: Centre, amina: User, agree: Agree, chen: User
) -> None:
    told = read_by(chen, handed(case, krasnodar, amina, frozenset()))
    assert (told.who.names, told.title, told.notes, told.words) == ((), "", [], {})
    assert (told.track, told.region) == ("VIOLENCE", "RU-MOW")


def test_a_centre_that_it_does_not_go_to_sees_nothing_of_it(gone: Departure, amina: User, chen: User) -> None:
    with for_centre(amina.centre_id):
        assert not arrivals_for(amina).exists()
    with for_centre(chen.centre_id):
        assert not departures_for(chen).exists()


def test_taken_in_it_is_a_case_of_theirs_under_their_keys(gone: Departure, amina: User, chen: User) -> None:
    case = taken_by(chen, gone)
    with for_centre(chen.centre_id):
        told = [words[TEXT] for line, words in read_entries(case) if line.kind == EntryKind.NOTE]
        assert (case.responsible, case.centre_id, title_of(case)) == (chen, chen.centre_id, "избит")
        assert identity_to_change(case.person).name == "Азамат"
        assert case.person.key.centre_id == chen.centre_id
        assert [term.due_on for term, _counted in read_terms(case)] == [date(2026, 12, 20)]
        assert [need.topic for need, _said_of_it in read_needs(case)] == ["B_RIGHTS_VIOLATED"]
    assert any(CALLED in text for text in told)
    assert any(KNOWS in text for text in told)
    assert any(gone.case.reference in text for text in told)


def test_taken_in_nothing_of_it_stays_on_its_way(gone: Departure, amina: User, chen: User) -> None:
    case = taken_by(chen, gone)
    stub = seen(amina, gone)
    assert (stub.state, stub.there, stub.has_news) == (State.TAKEN, case.reference, True)
    assert (stub.sealed_file, stub.sealed_key, stub.secret_hash) == (None, None, None)
    arrival = arrival_of(gone)
    assert (arrival.sealed_secret, arrival.key.destroyed_on is not None) == (None, True)


def test_taken_in_twice_it_is_one_case(gone: Departure, chen: User) -> None:
    first = taken_by(chen, gone)
    assert taken_by(chen, gone) == first
    with for_centre(chen.centre_id):
        assert Case.objects.count() == 1


def test_sent_twice_it_goes_once(case: Case, krasnodar: Centre, amina: User, agree: Agree) -> None:
    agree()
    asked = offering(krasnodar)
    with for_centre(amina.centre_id):
        first = offer_case(case, asked, by=amina, at=NOW)
        assert offer_case(case, asked, by=amina, at=NOW) == first
        with pytest.raises(AlreadyOnItsWay):
            offer_case(case, offering(krasnodar), by=amina, at=NOW)


def test_taken_back_they_read_it_no_more(gone: Departure, amina: User, chen: User) -> None:
    with for_centre(amina.centre_id):
        take_back(gone, by=amina, at=NOW)
        take_back(gone, by=amina, at=NOW)
    with pytest.raises(AlreadyEnded):
        read_by(chen, gone)
    with pytest.raises(AlreadyEnded):
        taken_by(chen, gone)
    assert arrival_of(gone).state == State.TAKEN_BACK


def test_taken_in_it_cannot_be_taken_back(gone: Departure, amina: User, chen: User) -> None:
    taken_by(chen, gone)
    with for_centre(amina.centre_id), pytest.raises(AlreadyEnded):
        take_back(gone, by=amina, at=NOW)


def test_a_no_ends_it_at_once(gone: Departure, agree: Agree, amina: User, chen: User) -> None:
    agree(act=Act.REFUSED)
    with pytest.raises(AlreadyEnded):
        read_by(chen, gone)
    assert (seen(amina, gone).state, seen(amina, gone).has_news) == (State.TAKEN_BACK, True)


def test_another_yes_ends_nothing(gone: Departure, agree: Agree, chen: User) -> None:
    agree(frozenset({FieldGroup.REACH}))
    assert read_by(chen, gone).who.name == "Азамат"


def test_erasing_the_person_ends_it(gone: Departure, person: Person, farida: User, chen: User) -> None:
    with for_centre(farida.centre_id):
        erase_person(person, by=farida, at=NOW)
    with pytest.raises(AlreadyEnded):
        read_by(chen, gone)


def test_closing_the_file_ends_it_and_a_closed_file_does_not_go(
    gone: Departure, person: Person, krasnodar: Centre, amina: User, farida: User, chen: User
) -> None:
    with for_centre(amina.centre_id):
        for colleague in (amina, farida):
            opened_private(colleague, "a password of twelve", cost=Cost(memory_kib=64, passes=1))
        restrict_person(person, [amina, farida], by=amina, at=NOW)
    with pytest.raises(AlreadyEnded):
        read_by(chen, gone)
    with pytest.raises(FileIsClosed):
        handed(gone.case, krasnodar, amina)


def test_refused_it_stays_with_whoever_handed_it_over(gone: Departure, amina: User, chen: User) -> None:
    with for_centre(chen.centre_id):
        refuse(arrivals_for(chen).get(pk=gone.pk), Refusal.FULL, by=chen, at=NOW)
    stub = seen(amina, gone)
    assert (stub.state, stub.refusal, stub.case.is_open) == (State.REFUSED, Refusal.FULL, True)


def test_terms_run_on_here_until_somebody_closes_the_case(gone: Departure, amina: User, chen: User) -> None:
    case = taken_by(chen, gone)
    with for_centre(amina.centre_id):
        assert Term.objects.get().state == TermState.OPEN
        closed = close_handed(departures_for(amina).get(pk=gone.pk), by=amina, at=NOW)
        assert (closed.ending, Term.objects.get().state) == (Ending.HANDED_ON, TermState.DROPPED)
        assert any(case.reference in words.get(TEXT, "") for _line, words in read_entries(closed))
    assert not seen(amina, gone).has_news


def test_a_case_that_is_not_there_is_not_closed_as_such(gone: Departure, amina: User) -> None:
    with for_centre(amina.centre_id), pytest.raises(AlreadyEnded):
        close_handed(departures_for(amina).get(pk=gone.pk), by=amina, at=NOW)


def test_terms_go_along_or_it_does_not_go(case: Case, krasnodar: Centre, amina: User, agree: Agree) -> None:
    with for_centre(amina.centre_id):
        set_term(case, Counted("", date(2026, 12, 20), "жалоба"), _said(case, ""), by=amina, at=NOW)
    with pytest.raises(TermsStay):
        handed(case, krasnodar, amina, frozenset())


def test_it_may_come_back_and_is_the_same_case(
    gone: Departure, agree: Agree, moscow: Centre, amina: User, chen: User
) -> None:
    theirs = taken_by(chen, gone)
    with for_centre(amina.centre_id):
        close_handed(departures_for(amina).get(pk=gone.pk), by=amina, at=NOW)
    with for_centre(chen.centre_id):
        note(theirs, _said(theirs, PAID), NOW.date(), by=chen, at=NOW)
    say(theirs.person, moscow, by=chen)
    ours = taken_by(amina, handed(theirs, moscow, chen))
    with for_centre(amina.centre_id):
        told = [words.get(TEXT, "") for _line, words in read_entries(ours)]
        assert (ours.pk, ours.is_open, Case.objects.count()) == (gone.case_id, True, 1)
        assert [term.state for term, _counted in read_terms(ours)] == [TermState.OPEN, TermState.DROPPED]
    assert [PAID in text for text in told].count(True) == 1
    assert [CALLED in text for text in told].count(
        True
    ) == 1  # what we told them does not come back as theirs


def test_a_short_yes_makes_a_short_time(case: Case, krasnodar: Centre, amina: User, agree: Agree) -> None:
    agree(days=2)
    assert handed(case, krasnodar, amina).until == NOW.date() + timedelta(days=2)
