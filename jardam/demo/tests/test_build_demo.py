import hashlib
from collections import Counter
from collections.abc import Container
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q
from django.test import override_settings
from django.utils import timezone

from jardam.audit.verifying import verify
from jardam.centres.models import Centre, User
from jardam.contacts.choices import CallbackState
from jardam.contacts.models import Callback, Contact, ContactTopic
from jardam.contacts.queries import read_narrative, waiting_callbacks
from jardam.contacts.rules.closing import Outcome
from jardam.contacts.rules.reference import is_reference
from jardam.database.scope import across_centres, for_centre
from jardam.demo import actions
from jardam.demo.actions import NotInLiveMode, build_demo, fill_months
from jardam.demo.models import FilledMonth
from jardam.demo.opening import CentreTaken
from jardam.demo.shares import CENTRES
from jardam.demo.staff import STAFF
from jardam.demo.steps import WAIT_DAYS
from jardam.demo.words import MARK
from jardam.followups.models import Step
from jardam.followups.rules.steps import STEP_AFTER
from jardam.network.actions import load_network
from jardam.people.models import Person
from jardam.people.queries import read_identity, with_phone

pytestmark = pytest.mark.django_db

SMALL = 200


@pytest.fixture(autouse=True)
def partners(db: None) -> None:
    """Referrals need somebody to whom people are sent."""
    load_network(Path(settings.ROOT) / "data" / "network")


@pytest.fixture
def calls_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the rota and the doors, which take half of the time and are steps of their own: other builds here are whole."""
    monkeypatch.setattr(actions, "fill_rota", lambda *_words, **_named: None)
    monkeypatch.setattr(actions, "open_doors", lambda *_words, **_named: None)
    monkeypatch.setattr(actions, "fill_quality", lambda *_words, **_named: None)


@pytest.fixture
def now() -> datetime:
    return timezone.now()


def test_nine_centres_with_their_staff_and_as_many_contacts_as_asked(now: datetime) -> None:
    built = build_demo(SMALL, at=now)

    assert built == actions.Built(SMALL, SMALL)
    assert Centre.objects.filter(is_demo=True).count() == 9
    assert set(User.objects.values_list("username", flat=True)) == {one.username for one in STAFF}
    by_centre = Counter(_everywhere("centre__code"))
    assert sum(by_centre.values()) == SMALL
    assert by_centre[("moscow",)] == SMALL / 2
    assert all(is_reference(reference) for (reference,) in _everywhere("reference"))


@pytest.mark.usefixtures("calls_only")
def test_the_same_seed_gives_the_same_network_and_another_seed_another(now: datetime) -> None:
    first = _digest_of_a_new_network(now, seed=1)

    assert _digest_of_a_new_network(now, seed=1) == first
    assert _digest_of_a_new_network(now, seed=2) != first


@pytest.mark.django_db(transaction=True)
def test_a_second_run_changes_nothing(now: datetime) -> None:
    build_demo(SMALL, at=now)
    before = _digest()

    assert build_demo(SMALL, at=now + timedelta(days=3)) == actions.Built(0, SMALL)
    assert build_demo(SMALL // 2, seed=9, at=now) == actions.Built(0, SMALL)
    assert _digest() == before


@pytest.mark.usefixtures("calls_only")
def test_a_crash_in_the_middle_is_repaired_by_the_next_run(
    now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = _digest_of_a_new_network(now, seed=1)
    fill_month, left = actions.fill_month, iter(range(40))

    def crash(*words: Any, **named: Any) -> None:
        next(left)
        fill_month(*words, **named)

    monkeypatch.setattr(actions, "fill_month", crash)
    with pytest.raises(StopIteration):
        build_demo(SMALL, at=now)
    monkeypatch.undo()
    with across_centres("the test looks at all centres") as db:
        assert FilledMonth.objects.using(db).count() == 40
    build_demo(SMALL, at=now)

    assert _digest() == whole


@pytest.mark.usefixtures("calls_only")
def test_it_grows_without_touching_what_stands(now: datetime) -> None:
    build_demo(SMALL, at=now)
    before = set(_everywhere("id", "reference"))

    assert build_demo(SMALL + 100, at=now) == actions.Built(100, SMALL + 100)
    grown = set(_everywhere("id", "reference"))

    assert before < grown
    assert len(grown) == SMALL + 100


@pytest.mark.usefixtures("calls_only")
def test_several_who_fill_it_each_their_own_centres_make_the_same_network(now: datetime) -> None:
    parts = {"moscow"}, CENTRES.keys() - {"moscow"}

    assert _digest_of_growth(now, *parts) == _digest_of_growth(now, CENTRES)


def test_real_people_and_invented_ones_never_meet(now: datetime) -> None:
    with override_settings(MODE="live"), pytest.raises(NotInLiveMode):
        build_demo(SMALL, at=now)
    Centre.objects.create(code="tashkent", names={"ru": "Ташкент"}, region="UZ", country="UZ")
    with pytest.raises(CentreTaken):
        build_demo(SMALL, at=now)

    assert not _everywhere("id")
    assert not User.objects.exists()


@pytest.mark.usefixtures("calls_only")
def test_everybody_who_recorded_a_contact_speaks_its_language(now: datetime) -> None:
    build_demo(SMALL, at=now)

    heard = set(_everywhere("language", "recorded_by", "centre"))
    for language, recorder, centre in heard - {row for row in heard if row[0] == "XX"}:
        user = User.objects.get(pk=recorder)
        assert language in user.languages
        assert user.centre_id == centre


@pytest.mark.usefixtures("calls_only")
def test_unpaid_wages_lead_and_the_questions_are_not_always_asked(now: datetime) -> None:
    build_demo(900, at=now)
    with across_centres("the test counts all") as db:
        topics = ContactTopic.objects.using(db).values("topic").annotate(n=Count("pk"))
        first = topics.order_by("-n")[0]
        not_asked = Contact.objects.using(db).filter(violence="NOT_ASKED", outcome="ANSWERED").count()

    assert first["topic"] == "B_UNPAID_WAGES"
    assert 0 < not_asked < 450


@pytest.mark.usefixtures("calls_only")
def test_my_day_of_moscow_has_late_callbacks_and_one_in_kyrgyz(now: datetime) -> None:
    build_demo(2500, at=now)
    erkin = User.objects.get(username="erkin")
    with for_centre(erkin.centre_id):
        queue = waiting_callbacks(erkin)

        assert len(queue) == 7
        assert sum(callback.due_at < now for callback in queue) == 2
        assert "KY" in {callback.language for callback in queue}
        assert all(callback.contact.person_id for callback in queue)
        ended = Callback.objects.exclude(state=CallbackState.WAITING)
        assert not ended.filter(Q(due_at__isnull=False) | Q(ended_on__gt=timezone.localdate(now))).exists()


@pytest.mark.usefixtures("calls_only")
def test_callers_are_sealed_invented_and_found_again_by_their_number(now: datetime) -> None:
    build_demo(SMALL, at=now)
    farida = User.objects.get(username="farida")
    with for_centre(farida.centre_id):
        several = Person.objects.annotate(n=Count("contacts")).filter(n__gt=1).first()
        assert several is not None
        who = read_identity(several, by=farida, at=now)
        assert with_phone(who.phones[0], by=farida, at=now) == [several]
        contact = several.contacts.exclude(outcome=Outcome.NOT_CONSULTATION).first()
        assert read_narrative(contact, by=farida, at=now)["stated"].startswith(MARK)


def test_the_audit_chain_stands_and_names_each_contact_once(now: datetime) -> None:
    build_demo(SMALL, at=now)

    assert [verdict.fault for verdict in verify({})] == [None] * 10  # nine centres and the network


def _digest_of_a_new_network(now: datetime, *, seed: int) -> str:
    """Build, take the digest, and take everything back."""
    with transaction.atomic():
        build_demo(SMALL, seed, at=now)
        digest = _digest()
        transaction.set_rollback(True)
    return digest


def _digest_of_growth(now: datetime, *parts: Container[str]) -> str:
    """Build, let these parts grow one after the other, take the digest, and take everything back."""
    with transaction.atomic():
        build_demo(SMALL, at=now)
        centres = {centre.code: centre for centre in Centre.objects.all()}
        for only in parts:
            fill_months(centres, SMALL + 100, actions.SEED, at=now, only=only)
        digest = _digest()
        transaction.set_rollback(True)
    return digest


CONTACT = (
    "id",
    "centre__code",
    "reference",
    "happened_on",
    "channel",
    "language",
    "client_kind",
    "kind",
    "outcome",
)
GIVEN = ("violence", "discrimination", "region", "sex", "age_band", "recorded_by__username", "person__id")
FOLLOWING = ("topics__id", "topics__topic", "cards__card", "callbacks__id", "callbacks__state")
CALLBACK = ("callbacks__due_at", "callbacks__due_on", "callbacks__attempt", "callbacks__ended_on")


def _digest() -> str:
    rows = sorted(map(str, _everywhere(*CONTACT, *GIVEN, *FOLLOWING, *CALLBACK)))
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def _everywhere(*fields: str) -> list[tuple[Any, ...]]:
    with across_centres("the test looks at all centres") as db:
        return list(Contact.objects.using(db).order_by("id").values_list(*fields))


@pytest.mark.usefixtures("calls_only")
def test_what_was_asked_for_has_its_step_and_the_youngest_ones_wait(now: datetime) -> None:
    build_demo(900, at=now)

    asked = [outcome for (outcome,) in _everywhere("outcome") if Outcome(outcome) in STEP_AFTER]
    with across_centres("the test counts what follows") as db:
        steps = list(Step.objects.using(db).values_list("state", "asked_on"))
    assert len(steps) == len(asked) > 0
    last = max(day for _state, day in steps)
    assert {state for state, day in steps if (last - day).days > WAIT_DAYS} & {"ASKED"} == set()
