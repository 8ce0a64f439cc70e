"""Answers given in contacts: which a change of the law touches, for whoever may see them."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jardam.centres.models import User
from jardam.contacts.actions import Caller, ContactRecord, close_contact, start_contact
from jardam.contacts.choices import Channel, Screening
from jardam.contacts.dependents import CONTACTS
from jardam.contacts.models import Contact, ContactCard
from jardam.contacts.rules.closing import Outcome
from jardam.contacts.rules.reference import spoken
from jardam.database.scope import across_centres, for_centre
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.knowledge.models import Card, CardNorm
from jardam.law.dependents import PAGE_LINES, Source, Total, source_named
from jardam.law.models import Parameter
from jardam.law.queries import rule_book
from jardam.law.rules.changing import Act, Grounds, Proposal, Turn, outcome, turn_of
from jardam.law.rules.confidence import Confidence

TODAY = timezone.localdate()


@pytest.fixture(autouse=True)
def quoting(db: None) -> None:
    """A card in two versions; only the first quotes the row."""
    sure = {"confidence": "SEEN_IN_SOURCE"}
    dates = {"last_checked_on": TODAY, "next_review_on": TODAY, "known_from": TODAY}
    with across_centres("the law belongs to the whole network") as alias:
        row = Parameter.objects.using(alias).create(
            code="test.term", value="15", unit="calendar_days", statement="-", **sure, **dates
        )
        for version in (1, 2):
            card = Card.objects.using(alias).create(
                code="WAIT", version=version, is_current=version == 2, topics=["B_UNPAID_WAGES"],
                checked_on=TODAY, digest=str(version), loaded_on=TODAY, audience=["WORKER"], **sure,
            )  # fmt: skip
            if version == 1:
                CardNorm.objects.using(alias).create(
                    card=card, position=1, parameter=row, law={"ru": "", "en": ""}, says={"ru": "", "en": ""}, **sure
                )  # fmt: skip


@pytest.fixture(autouse=True)
def here(erkin: User) -> Iterator[None]:
    with for_centre(erkin.centre_id):
        yield


@pytest.fixture
def turn() -> Turn:
    book = rule_book(TODAY)
    proposal = Proposal(Act.NEW_PERIOD, "test.term", value="10", starts_on=TODAY)
    return turn_of(
        book, outcome(proposal, Grounds("law", "-", Confidence.SEEN_IN_SOURCE, TODAY, TODAY), book)
    )


def source() -> Source:
    found = source_named(CONTACTS)
    assert found is not None
    return found


def answered(by: User, *, version: int = 1, at: datetime | None = None) -> Contact:
    moment = at or timezone.now()
    contact = start_contact(Channel.PHONE, by=by, at=moment)
    said = {"stated": "-", "note": ""}
    record = ContactRecord(
        Language.KY, [Topic.B_UNPAID_WAGES], Outcome.ANSWERED, said, violence=Screening.NO, cards=[("WAIT", version)]
    )  # fmt: skip
    close_contact(contact, record, by=by, at=moment, caller=Caller())
    return contact


def test_an_answer_that_rested_on_the_row_is_listed(turn: Turn, erkin: User) -> None:
    contact = answered(erkin)
    answered(erkin, version=2)
    start_contact(Channel.PHONE, by=erkin, at=timezone.now())
    (line,) = source().lines(erkin, turn, "").lines
    assert source().total(erkin, turn) == Total(1, 1)
    assert (line.key, line.name, line.moved) == (contact.pk, spoken(contact.reference), True)
    assert (line.before, line.after) == ("15 календарных дней", "10 календарных дней")


def test_who_may_not_read_contacts_of_others_is_told_their_number(
    turn: Turn, erkin: User, amina: User, bayani: User
) -> None:
    answered(erkin)
    answered(bayani)
    assert source().total(erkin, turn) == Total(2, 2)
    assert [len(source().lines(user, turn, "").lines) for user in (erkin, amina)] == [1, 2]


def test_another_centre_is_told_nothing(turn: Turn, erkin: User, chen: User, dalia: User) -> None:
    answered(erkin)
    with for_centre(chen.centre_id):
        assert source().total(chen, turn) == Total(0, 0)
        assert source().lines(chen, turn, "").lines == []
    with for_centre(None):
        assert source().total(dalia, turn) == Total(0, 0)


def test_pages_follow_one_another_in_three_statements(turn: Turn, amina: User, erkin: User) -> None:
    first = answered(erkin, at=timezone.now() - timedelta(days=9))
    for _one in range(PAGE_LINES):
        answered(erkin)
    page = source().lines(amina, turn, "")
    with CaptureQueriesContext(connection) as statements:
        rest = source().lines(amina, turn, page.next_place)
    assert len(page.lines) == PAGE_LINES
    assert [line.key for line in rest.lines] == [first.pk]
    assert len(statements) == 2
    assert ContactCard.objects.count() == PAGE_LINES + 1
