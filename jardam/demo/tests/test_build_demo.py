from collections.abc import Container, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from jardam.centres.models import Centre, User
from jardam.database.scope import across_centres
from jardam.demo import actions
from jardam.demo.actions import NotInLiveMode, build_demo, fill_months
from jardam.demo.models import FilledMonth
from jardam.demo.opening import CentreTaken
from jardam.demo.shares import CENTRES
from jardam.demo.tests.digests import digest, everywhere, rows
from jardam.network.actions import load_network, load_standard_services

pytestmark = pytest.mark.django_db

SMALL = 120


@pytest.fixture(autouse=True)
def partners(db: None) -> None:
    load_partners()


def load_partners() -> None:
    """Referrals need somebody to whom people are sent, and centres something to give."""
    load_network(Path(settings.ROOT) / "data" / "network")
    load_standard_services(Path(settings.ROOT) / "data" / "network")


@pytest.fixture
def calls_only(monkeypatch: pytest.MonkeyPatch) -> None:
    with_calls_only(monkeypatch)


def with_calls_only(patch: pytest.MonkeyPatch) -> None:
    """Without the rota, the doors and what is said of our work: they take most of the time and are steps of their own."""
    for step in ("fill_rota", "open_doors", "fill_quality", "fill_services", "publish_everywhere"):
        patch.setattr(actions, step, lambda *_words, **_named: None)


@pytest.fixture(scope="module")
def now() -> datetime:
    return timezone.now()


@pytest.fixture(scope="module")
def first_digest(now: datetime, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> str:
    """Of the network of calls that the first seed gives."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        with_calls_only(patch)
        load_partners()
        first = _digest_of_a_new_network(now, seed=1)
        transaction.set_rollback(True)
    return first


@pytest.mark.usefixtures("calls_only")
def test_the_same_seed_gives_the_same_network_and_another_seed_another(
    now: datetime, first_digest: str
) -> None:
    assert _digest_of_a_new_network(now, seed=1) == first_digest
    assert _digest_of_a_new_network(now, seed=2) != first_digest


@pytest.mark.parametrize("minutes", [0, 50, 60])
def test_doors_open_just_after_midnight_too(
    monkeypatch: pytest.MonkeyPatch, now: datetime, minutes: int
) -> None:
    for step in ("fill_rota", "fill_quality", "fill_services", "publish_everywhere"):
        monkeypatch.setattr(actions, step, lambda *_words, **_named: None)
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    assert build_demo(SMALL, at=midnight + timedelta(minutes=minutes)).contacts == SMALL


@pytest.mark.django_db(transaction=True)
def test_a_second_run_changes_nothing(now: datetime) -> None:
    assert build_demo(SMALL, at=now) == actions.Built(SMALL, SMALL)
    before, rows_before = digest(), rows()

    assert build_demo(SMALL, at=now + timedelta(days=3)) == actions.Built(0, SMALL)
    assert build_demo(SMALL // 2, seed=9, at=now) == actions.Built(0, SMALL)
    assert digest() == before
    assert rows() == rows_before
    assert all(rows_before)


@pytest.mark.usefixtures("calls_only")
def test_a_crash_in_the_middle_is_repaired_by_the_next_run(
    now: datetime, first_digest: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_month, left = actions.fill_month, iter(range(40))

    def crash(*words: Any, **named: Any) -> None:
        next(left)
        fill_month(*words, **named)

    with monkeypatch.context() as broken:
        broken.setattr(actions, "fill_month", crash)
        with pytest.raises(StopIteration):
            build_demo(SMALL, at=now)
    with across_centres("the test looks at all centres") as db:
        assert FilledMonth.objects.using(db).count() == 40
    build_demo(SMALL, at=now)

    assert digest() == first_digest


@pytest.mark.usefixtures("calls_only")
def test_it_grows_without_touching_what_stands(now: datetime) -> None:
    build_demo(SMALL, at=now)
    before = set(everywhere("id", "reference"))

    assert build_demo(SMALL + 100, at=now) == actions.Built(100, SMALL + 100)
    grown = set(everywhere("id", "reference"))

    assert before < grown
    assert len(grown) == SMALL + 100


@pytest.mark.usefixtures("calls_only")
def test_several_who_fill_it_each_their_own_centres_make_the_same_network(now: datetime) -> None:
    build_demo(SMALL, at=now)
    centres = {centre.code: centre for centre in Centre.objects.all()}
    parts = {"moscow"}, CENTRES.keys() - {"moscow"}

    assert _digest_of_growth(centres, now, *parts) == _digest_of_growth(centres, now, CENTRES)


def test_real_people_and_invented_ones_never_meet(now: datetime) -> None:
    with override_settings(MODE="live"), pytest.raises(NotInLiveMode):
        build_demo(SMALL, at=now)
    Centre.objects.create(code="tashkent", names={"ru": "Ташкент"}, region="UZ", country="UZ")
    with pytest.raises(CentreTaken):
        build_demo(SMALL, at=now)

    assert not everywhere("id")
    assert not User.objects.exists()


def _digest_of_a_new_network(now: datetime, *, seed: int) -> str:
    """Build, take the digest, and take everything back."""
    with transaction.atomic():
        build_demo(SMALL, seed, at=now)
        built = digest()
        transaction.set_rollback(True)
    return built


def _digest_of_growth(centres: Mapping[str, Centre], now: datetime, *parts: Container[str]) -> str:
    """Let these parts grow one after the other, take the digest, and take the growth back."""
    with transaction.atomic():
        for only in parts:
            fill_months(centres, SMALL + 100, actions.SEED, at=now, only=only)
        grown = digest()
        transaction.set_rollback(True)
    return grown
