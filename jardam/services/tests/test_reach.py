"""How many a change of the law touches in the whole network: counted past the wall, and no small number leaves a centre."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from jardam.audit.models import Entry
from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Role
from jardam.contacts.actions import ANSWER, Caller, ContactRecord, close_contact, put_answer, start_contact
from jardam.contacts.choices import Channel
from jardam.contacts.dependents import PEOPLE
from jardam.contacts.rules.closing import Outcome
from jardam.database.scope import across_centres, for_centre
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.law.actions import ChangeWords, Used, draft_change, edit_change, load_law, record_uses
from jardam.law.models import Change
from jardam.law.queries import rule_book
from jardam.law.reckoned import reckon
from jardam.law.rules.changing import Act, Grounds, Proposal
from jardam.law.rules.confidence import Confidence
from jardam.people.models import Person
from jardam.people.rules.identity import Identity
from jardam.services.models import Reach, ReachFigure
from jardam.services.reaching import publish_reach, publish_reach_everywhere
from jardam.services.tests.conftest import NOW, TODAY

SignIn = Callable[[User], Client]
ROW = "deadlines.tc392_other"
WORDS = ChangeWords(
    Grounds("Law 1-FZ", "https://example.org", Confidence.SEEN_IN_SOURCE, TODAY, TODAY), "amended"
)


@pytest.fixture
def change(dalia: User) -> Change:
    load_law(settings.ROOT / "data" / "law", NOW)
    return draft_change(
        WORDS, Proposal(Act.NEW_PERIOD, ROW, value="2", starts_on=TODAY.replace(year=2027)), by=dalia, at=NOW
    )


@pytest.fixture
def gulnara(moscow: Centre) -> User:
    return User.objects.create(username="gulnara", centre=moscow, role=Role.LAWYER, password="!")


def told(centre: Centre, number: int, row: str = ROW) -> None:
    """So many answers of calculators in a centre, of which it is known on which row they rest."""
    book = rule_book(TODAY)
    used = [Used("contacts", ANSWER, uuid4(), [book.at(row, TODAY)]) for _ in range(number)]
    with for_centre(centre.pk):
        record_uses(used, centre_id=centre.pk, at=NOW)


def heard(by: User, *numbers: str) -> None:
    """A call for each of these numbers, in which a term was told."""
    known = reckon(
        "deadline", {"id": "tc392_other", "from": "2026-10-01"}, rule_book(TODAY), TODAY, Language.KY
    )
    for number in numbers:
        with for_centre(by.centre_id):
            call = start_contact(Channel.PHONE, by=by, at=NOW)
            put_answer(call, replace(known), by=by, at=NOW)
            filled = ContactRecord(Language.KY, [Topic.B_UNPAID_WAGES], Outcome.ANSWERED, {"stated": "Айлык"})
            caller = Caller(identity=Identity(name="Азамат", phones=(number,)))
            close_contact(call, filled, caller=caller, by=by, at=NOW)


def counted(change: Change, centre: Centre | None, kind: str = ANSWER) -> int | str:
    return ReachFigure.objects.get(reach__change=change, centre=centre, kind=kind).shown


def page(browser: Client, change: Change) -> str:
    answer = browser.get(reverse("desk:change", args=[change.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_centre_is_counted_and_the_whole(moscow: Centre, krasnodar: Centre, change: Change) -> None:
    told(moscow, 40)
    told(krasnodar, 7)
    told(krasnodar, 9, "deadlines.tc392_wages")
    publish_reach(change.pk, at=NOW)
    assert (counted(change, moscow), counted(change, krasnodar), counted(change, None)) == (40, 7, 47)
    assert not ReachFigure.objects.filter(kind="CARD").exists()


def test_no_small_number_leaves_a_centre_and_none_can_be_worked_out(
    moscow: Centre, krasnodar: Centre, change: Change
) -> None:
    told(moscow, 40)
    told(krasnodar, 2)
    publish_reach(change.pk, at=NOW)
    assert (counted(change, moscow), counted(change, krasnodar)) == (40, "small")
    assert counted(change, None) == "hidden"


def test_people_are_counted_once_each_and_the_erased_are_not(
    moscow: Centre, erkin: User, change: Change
) -> None:
    heard(erkin, *(f"+99670012344{number}" for number in range(6)))
    heard(erkin, "+996700123440")
    publish_reach(change.pk, at=NOW)
    with for_centre(moscow.pk):
        known = Person.objects.count()
    assert (counted(change, moscow), counted(change, moscow, PEOPLE)) == (7, known)
    with across_centres("a test erases somebody") as db:
        Person.objects.using(db).update(erased_on=TODAY, sealed_identity=None)
    publish_reach(change.pk, at=NOW)
    assert (counted(change, moscow), counted(change, moscow, PEOPLE)) == (0, 0)


def test_the_coordinator_sees_each_centre_and_a_centre_only_the_whole(
    moscow: Centre, krasnodar: Centre, change: Change, dalia: User, gulnara: User, signed_in: SignIn
) -> None:
    told(moscow, 41)
    told(krasnodar, 17)
    publish_reach(change.pk, at=NOW)
    coordinator, lawyer = page(signed_in(dalia), change), page(signed_in(gulnara), change)
    for number in (58, 41, 17):
        assert f'<td class="num">{number}</td>' in coordinator
    assert "Krasnodar" in coordinator
    assert '<td class="num">58</td>' in lawyer
    assert '<td class="num">17</td>' not in lawyer
    assert "Krasnodar" not in lawyer


def test_what_is_not_counted_yet_shows_no_old_number(
    moscow: Centre, change: Change, dalia: User, signed_in: SignIn
) -> None:
    told(moscow, 41)
    assert "being counted" in page(signed_in(dalia), change)
    publish_reach(change.pk, at=NOW)
    edit_change(change.pk, WORDS, revision=0, by=dalia, at=NOW)
    again = page(signed_in(dalia), change)
    assert "being counted" in again
    assert '<td class="num">41</td>' not in again


def test_rehearsing_asks_for_the_count_when_it_commits(
    change: Change, dalia: User, signed_in: SignIn, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        signed_in(dalia).post(reverse("desk:change_rehearse", args=[change.pk]), {"seen": "0"})
    (job,) = DBTaskResult.objects.all()
    assert (job.task_path, job.args_kwargs["args"]) == (
        "jardam.services.tasks.publish_change",
        [str(change.pk)],
    )


def test_the_round_counts_what_a_lost_job_left(moscow: Centre, change: Change, dalia: User) -> None:
    publish_reach_everywhere(NOW)
    first = Reach.objects.get()
    told(moscow, 8)
    publish_reach_everywhere(NOW)
    assert counted(change, moscow) == 0
    edit_change(change.pk, WORDS, revision=0, by=dalia, at=NOW)
    publish_reach_everywhere(NOW)
    assert counted(change, moscow) == 8
    assert Reach.objects.get().pk == first.pk


def test_that_it_left_stands_in_the_chain_of_each_centre(
    moscow: Centre, krasnodar: Centre, change: Change
) -> None:
    publish_reach(change.pk, at=NOW)
    for centre in (moscow, krasnodar):
        with for_centre(centre.pk):
            assert Entry.objects.filter(verb="services.reach_published").count() == 1


def test_counting_costs_as_many_statements_whatever_is_there(moscow: Centre, change: Change) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as statements:
            publish_reach(change.pk, at=NOW)
        return len(statements)

    publish_reach(change.pk, at=NOW)
    before = cost()
    told(moscow, 60)
    assert cost() == before


def test_the_page_costs_as_many_statements_whatever_is_counted(
    moscow: Centre, change: Change, dalia: User, signed_in: SignIn
) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as statements:
            page(browser, change)
        return len(statements)

    browser = signed_in(dalia)
    publish_reach(change.pk, at=NOW)
    page(browser, change)
    before = cost()
    Centre.objects.create(code="kazan", names={"ru": "Казань"}, region="RU-TA", country="RU")
    publish_reach(change.pk, at=NOW)
    assert cost() == before
