"""The demo network as it stands: full, alive, sealed, and marked as invented."""

from collections import Counter
from datetime import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count, Q
from django.utils import timezone

from jardam.accounts.actions import prove_code, prove_password
from jardam.accounts.refusals import WrongCode
from jardam.audit.verifying import verify
from jardam.cases.models import Case
from jardam.cases.queries import read_entries
from jardam.cases.sealing import next_of, title_of
from jardam.centres.models import Centre, User
from jardam.contacts.choices import CallbackState
from jardam.contacts.models import Callback, Contact, ContactTopic
from jardam.contacts.queries import read_narrative, waiting_callbacks
from jardam.contacts.rules.closing import Outcome
from jardam.contacts.rules.reference import is_reference
from jardam.database.scope import across_centres, for_centre
from jardam.demo.branches import BRANCHES
from jardam.demo.library import fill_library
from jardam.demo.offers import ALSO
from jardam.demo.staff import DEMO_PASSWORD, STAFF
from jardam.demo.steps import WAIT_DAYS
from jardam.demo.tests.conftest import CONTACTS
from jardam.demo.tests.digests import everywhere
from jardam.demo.words import MARK
from jardam.followups.models import Step
from jardam.followups.rules.steps import STEP_AFTER
from jardam.incidents.models import Incident
from jardam.incidents.queries import patterns_seen
from jardam.incidents.sealing import WITNESSES, WORDS, text_of
from jardam.kernel.languages import Language
from jardam.library.models import Clarification, Evidence, Issue, Material
from jardam.library.queries import copies_of
from jardam.people.models import Person
from jardam.people.queries import read_identity, with_phone
from jardam.practice.models import Practice, Transfer
from jardam.problems.models import Done, Problem
from jardam.quality.actions import read_notes, read_words
from jardam.quality.models import Complaint
from jardam.quality.rules.complaints import State as ComplaintState
from jardam.reception.models import Appointment
from jardam.reception.rules.fitting import Asked, Wish
from jardam.reception.rules.moves import State as BookingState
from jardam.reception.slots import slots_for
from jardam.services.models import CentreService, Publication, PublishedOffer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now(built_at: datetime) -> datetime:
    return built_at


@pytest.fixture
def moscow() -> Centre:
    return Centre.objects.get(code="moscow")


def test_nine_centres_with_their_staff_and_as_many_contacts_as_asked() -> None:
    assert Centre.objects.filter(is_demo=True).count() == 9
    assert set(User.objects.values_list("username", flat=True)) == {one.username for one in STAFF}
    by_centre = Counter(everywhere("centre__code"))
    assert sum(by_centre.values()) == CONTACTS
    assert by_centre[("moscow",)] == CONTACTS / 2
    assert all(is_reference(reference) for (reference,) in everywhere("reference"))


def test_everybody_who_recorded_a_contact_speaks_its_language() -> None:
    recorders = {user.pk: user for user in User.objects.all()}
    heard = set(everywhere("language", "recorded_by", "centre"))

    for language, recorder, centre in heard - {row for row in heard if row[0] == "XX"}:
        assert language in recorders[recorder].languages
        assert recorders[recorder].centre_id == centre


def test_unpaid_wages_lead_and_the_questions_are_not_always_asked() -> None:
    with across_centres("the test counts all") as db:
        topics = ContactTopic.objects.using(db).values("topic").annotate(n=Count("pk"))
        first = topics.order_by("-n")[0]
        not_asked = Contact.objects.using(db).filter(violence="NOT_ASKED", outcome="ANSWERED").count()

    assert first["topic"] == "B_UNPAID_WAGES"
    assert 0 < not_asked < CONTACTS / 2


def test_what_was_asked_for_has_its_step_and_the_youngest_ones_wait() -> None:
    asked = [outcome for (outcome,) in everywhere("outcome") if Outcome(outcome) in STEP_AFTER]
    with across_centres("the test counts what follows") as db:
        steps = list(Step.objects.using(db).values_list("state", "asked_on"))

    assert len(steps) == len(asked) > 0
    last = max(day for _state, day in steps)
    assert {state for state, day in steps if (last - day).days > WAIT_DAYS} & {"ASKED"} == set()


def test_my_day_of_moscow_has_late_callbacks_and_one_in_kyrgyz(now: datetime) -> None:
    erkin = User.objects.get(username="erkin")
    with for_centre(erkin.centre_id):
        queue = waiting_callbacks(erkin)

        assert len(queue) == 7
        assert sum(callback.due_at < now for callback in queue) == 2
        assert "KY" in {callback.language for callback in queue}
        assert all(callback.contact.person_id for callback in queue)
        ended = Callback.objects.exclude(state=CallbackState.WAITING)
        assert not ended.filter(Q(due_at__isnull=False) | Q(ended_on__gt=timezone.localdate(now))).exists()


def test_callers_are_sealed_invented_and_found_again_by_their_number(now: datetime) -> None:
    farida = User.objects.get(username="farida")
    with for_centre(farida.centre_id):
        several = Person.objects.annotate(n=Count("contacts")).filter(n__gt=1).first()
        assert several is not None
        who = read_identity(several, by=farida, at=now)
        assert with_phone(who.phones[0], by=farida, at=now) == [several]
        contact = several.contacts.exclude(outcome=Outcome.NOT_CONSULTATION).first()
        assert read_narrative(contact, by=farida, at=now)["stated"].startswith(MARK)


def test_a_door_has_a_woman_who_speaks_uzbek_and_no_shows(now: datetime, moscow: Centre) -> None:
    with for_centre(moscow.pk):
        found = slots_for(moscow, Asked(Language.UZ, Wish.WOMAN), timezone.localdate(now), now=now)

        assert {slot.adviser.sex for slot in found} == {"F"}
        assert Appointment.objects.filter(state=BookingState.NO_SHOW).exists()


def test_complaints_are_in_every_state_and_say_that_they_are_invented(now: datetime, moscow: Centre) -> None:
    with for_centre(moscow.pk):
        complaints = list(Complaint.objects.select_related("key"))
        told = [read_words(one)["words"] for one in complaints]
        told += [note["text"] for one in complaints for note in read_notes(one)]

        assert any(one.is_late(timezone.localdate(now)) for one in complaints)
    reached = {ComplaintState.RECEIVED, ComplaintState.LOOKED_INTO, ComplaintState.JUSTIFIED}
    assert reached <= {one.state for one in complaints}
    assert all(words.startswith(MARK) for words in told)


def test_the_contacts_of_moscow_fall_on_its_four_branches_by_language(moscow: Centre) -> None:
    with for_centre(moscow.pk):
        found = Contact.objects.filter(centre=moscow, language__in=["KY", "TG", "UZ", "RO"])
        pairs = Counter(found.values_list("language", "branch__name_ru"))
    own = {language: pairs[language, name] for language, (name, _english) in BRANCHES.items()}
    assert all(own.values())
    assert sum(own.values()) > 0.7 * sum(pairs.values())
    assert set(everywhere("branch__centre__code")) == {("moscow",), (None,)}


def test_child_protection_came_from_the_moldavian_branch_and_is_used_in_three(moscow: Centre) -> None:
    with for_centre(moscow.pk):
        child, repatriation = Practice.objects.filter(centre=moscow).order_by("number")
        went = Transfer.objects.filter(practice=child).values_list("to_branch__languages", "state")
        assert {tongues[0]: state for tongues, state in went} == {
            "KY": "IN_USE",
            "TG": "IN_USE",
            "UZ": "ADAPTED",
        }
        assert child.branch.languages == ["RO"]
        assert "Terre des hommes" in child.written["brought"]
        for practice in (child, repatriation):
            assert all(not words or words.startswith(MARK) for words in practice.written.values())
        (waiting,) = Transfer.objects.filter(centre=moscow).waiting(timezone.localdate())
        assert waiting.practice == repatriation


def test_incidents_make_one_pattern_and_every_word_of_them_is_marked(moscow: Centre) -> None:
    with for_centre(moscow.id):
        incidents = list(Incident.objects.filter(centre=moscow).select_related("venue", "person__key", "key"))
        told = [text_of(one, part) for one in incidents for part in (WORDS, WITNESSES) if text_of(one, part)]
        told += [name for one in incidents for name in one.venue.names]
        head = User.objects.get(centre=moscow, username="farida")
        (pattern,) = patterns_seen(head)
        problem = Problem.objects.get(centre=moscow)
        lines = Done.objects.filter(centre=moscow)
        told += [text for text in problem.words.values() if text]
        told += [
            line.words[name] for line in lines for name in ("said", "next", "who") if line.words.get(name)
        ]
    assert (pattern.kind, len(incidents)) == ("BRIBE", 5)
    assert (problem.state, problem.venue_id, problem.kind) == ("IN_HANDS", pattern.venue, pattern.kind)
    assert all(text.startswith(MARK) for text in told)


def test_cases_of_many_kinds_wait_and_ended_and_every_word_of_them_is_marked(moscow: Centre) -> None:
    today = timezone.localdate()
    with for_centre(moscow.pk):
        cases = list(Case.objects.filter(centre=moscow).select_related("person__key"))
        told = [title_of(case) for case in cases] + [next_of(case) for case in cases if case.is_open]
        told += [words["text"] for case in cases for _entry, words in read_entries(case) if words["text"]]
    assert any(case.is_late(today) for case in cases)
    assert {case.ending for case in cases} == {"", "ACHIEVED", "DISAPPEARED"}
    assert len({case.track for case in cases}) > 4
    assert all(words.startswith(MARK) for words in told)


def test_the_audit_chain_stands_and_names_each_contact_once() -> None:
    assert [verdict.fault for verdict in verify({})] == [None] * 10  # nine centres and the network


def test_the_printed_code_and_password_open_the_door_and_no_other_does() -> None:
    printed = StringIO()
    call_command("demo", "code", "erkin", stdout=printed)
    now = timezone.now()

    erkin = prove_password("erkin", DEMO_PASSWORD, browser_marks="", at=now)
    assert prove_code(erkin, printed.getvalue().strip(), at=now).user == User.objects.get(username="erkin")
    with pytest.raises(WrongCode):
        prove_code(erkin, printed.getvalue().strip(), at=now)


def test_codes_are_printed_for_invented_people_only() -> None:
    User.objects.create(username="somebody-real", role="ANALYST", password="!")

    for name in ("somebody-real", "nobody"):
        with pytest.raises(CommandError, match="No demo account"):
            call_command("demo", "code", name)
    with pytest.raises(CommandError, match="Say: jardam demo code NAME"):
        call_command("demo", "erkin")


def test_a_second_build_says_that_it_stands() -> None:
    printed = StringIO()
    call_command("demo", "--build", "--contacts", "9", stdout=printed)

    assert f"stands already, with {CONTACTS}" in printed.getvalue()


def test_the_centres_give_different_services_and_the_network_sees_them() -> None:
    given = {
        centre.code: set(PublishedOffer.objects.filter(centre=centre).values_list("service", flat=True))
        for centre in Centre.objects.all()
    }
    assert given.keys() == ALSO.keys()
    assert len({frozenset(codes) for codes in given.values()}) > 5
    assert "SHELTER" not in given["moscow"]
    assert Publication.objects.exclude(figures_on=None).count() == len(ALSO)


def test_what_a_centre_says_of_a_service_is_marked_as_invented() -> None:
    with across_centres("the test reads invented words") as db:
        told = [one.words for one in CentreService.objects.using(db).exclude(sealed_words=None)]
    assert told
    assert all(words.startswith(MARK) for words in told)


def test_those_who_moved_inside_russia_turn_to_centres_in_russia_and_not_about_papers() -> None:
    rows = everywhere("client_kind", "centre__country", "language", "outcome", "topics__topic")
    moved = [row for row in rows if row[0] == "INTERNAL"]
    assert moved
    assert {(country, language) for _kind, country, language, _outcome, _topic in moved} == {("RU", "RU")}
    assert not [row for row in moved if row[3] == "CERTIFICATE" or str(row[4]).startswith("A_")]


def test_something_stands_on_every_shelf_and_says_that_it_is_invented() -> None:
    (material,) = Material.objects.all()
    assert material.title.startswith(MARK)
    behind = {copy.language for copy in copies_of([material]) if copy.is_behind(material.master_revision)}
    assert behind == {"TG"}
    for row in (*Evidence.objects.all(), *Clarification.objects.all()):
        assert row.written["words"].startswith(MARK)
    assert Issue.objects.exists()


def test_the_library_is_filled_once(moscow: Centre, now: datetime) -> None:
    before = Evidence.objects.count(), Material.objects.count(), Issue.objects.count()
    fill_library(moscow, at=now)
    assert (Evidence.objects.count(), Material.objects.count(), Issue.objects.count()) == before
