from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.urls import reverse

from jardam.audit.models import Entry
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.topics import Block, Topic
from jardam.rota.actions import forget_handovers_everywhere
from jardam.rota.models import Handover, HandoverSeen, Training
from jardam.rota.queries import latest_handover, qualified_for
from jardam.rota.tests.conftest import NOW
from jardam.vault.models import FileKey

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
TOLD = "Two calls from the building site in Khimki"


@pytest.fixture(autouse=True)
def _clock() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def test_what_the_night_tells_the_morning_reads_and_the_night_sees_it(
    erkin: User, bayani: User, signed_in: SignIn
) -> None:
    night, morning = signed_in(erkin), signed_in(bayani)
    night.post(reverse("rota:handover"), {"text": TOLD})
    with for_centre(erkin.centre_id):
        told = latest_handover(bayani)
    assert told is not None
    read = morning.get(reverse("rota:handover")).content.decode()
    for _ in range(2):
        morning.post(reverse("rota:handover_seen", args=[told.row.pk]))
    after = night.get(reverse("rota:handover")).content.decode()

    assert (told.text, told.written_at) == (TOLD, NOW)
    assert TOLD in read
    assert "Read by: bayani" in after
    with for_centre(erkin.centre_id):
        assert HandoverSeen.objects.count() == 1


def test_who_sends_it_twice_has_told_it_once(erkin: User, farida: User, signed_in: SignIn) -> None:
    for user in (erkin, erkin, farida, erkin):
        signed_in(user).post(reverse("rota:handover"), {"text": TOLD})
    with for_centre(erkin.centre_id):
        authors = Handover.objects.order_by("number").values_list("written_by__username", flat=True)
        assert list(authors) == ["erkin", "farida", "erkin"]


def test_its_words_and_its_hour_rest_sealed(erkin: User, signed_in: SignIn) -> None:
    signed_in(erkin).post(reverse("rota:handover"), {"text": TOLD})

    with for_centre(erkin.centre_id), connection.cursor() as cursor:
        cursor.execute("SELECT handover::text FROM rota_handover AS handover")
        [[row]] = cursor.fetchall()
    assert TOLD.encode().hex() not in row
    assert "13:42" not in row
    assert "16:42" not in row


def test_after_a_month_it_is_gone_with_its_key(erkin: User, signed_in: SignIn) -> None:
    signed_in(erkin).post(reverse("rota:handover"), {"text": TOLD})
    with for_centre(erkin.centre_id):
        keys = set(Handover.objects.values_list("key", flat=True))

    forget_handovers_everywhere(NOW + timedelta(days=30))
    with for_centre(erkin.centre_id):
        assert Handover.objects.count() == 1
    forget_handovers_everywhere(NOW + timedelta(days=31))

    with for_centre(erkin.centre_id):
        assert not Handover.objects.exists()
        assert not FileKey.objects.filter(pk__in=keys).exists()
        assert Entry.objects.filter(verb="handover.forgotten", by=None).count() == 1


def test_another_centre_reads_nothing(erkin: User, chen: User, signed_in: SignIn) -> None:
    signed_in(erkin).post(reverse("rota:handover"), {"text": TOLD})

    with for_centre(chen.centre_id):
        assert latest_handover(chen) is None


@pytest.mark.parametrize("text", ["", "   ", "x" * 4001])
def test_an_empty_or_endless_hand_over_is_refused(erkin: User, signed_in: SignIn, text: str) -> None:
    assert signed_in(erkin).post(reverse("rota:handover"), {"text": text}).status_code == 422


def written(user: User, /, **words: str) -> dict[str, str]:
    return {"user": str(user.pk), "course": "LABOUR_LAW", "passed_on": "2025-11-25"} | words


def test_a_training_covers_its_topics_until_it_expires(erkin: User, farida: User, signed_in: SignIn) -> None:
    head = signed_in(farida)
    head.post(reverse("rota:training_add"), written(erkin, expires_on="2026-12-20"))
    page = head.get(reverse("rota:trainings")).content.decode()
    labour = [topic for topic in Topic if topic.block is Block.LABOUR]

    with for_centre(erkin.centre_id):
        assert qualified_for(erkin, labour, date(2026, 12, 20)) == []
        assert qualified_for(erkin, labour, date(2026, 12, 21)) == labour
        assert qualified_for(erkin, [Topic.A_PATENT], date(2026, 12, 1)) == [Topic.A_PATENT]
    assert "expires 20.12.2026" in page


def test_only_some_topics_and_the_same_day_again_is_a_correction(
    erkin: User, farida: User, signed_in: SignIn
) -> None:
    head = signed_in(farida)
    head.post(reverse("rota:training_add"), written(erkin))
    head.post(reverse("rota:training_add"), {**written(erkin), "topics": ["B_SAFETY", "B_CONTRACT"]})

    with for_centre(erkin.centre_id):
        training = Training.objects.get()
        assert set(training.topics.values_list("topic", flat=True)) == {"B_SAFETY", "B_CONTRACT"}
        assert training.expires_on is None


@pytest.mark.parametrize(
    "words", [{"passed_on": ""}, {"course": "DANCING"}, {"expires_on": "2025-11-25"}, {"user": "x"}]
)
def test_a_training_that_cannot_be_is_refused(
    erkin: User, farida: User, signed_in: SignIn, words: dict[str, str]
) -> None:
    assert signed_in(farida).post(reverse("rota:training_add"), written(erkin, **words)).status_code == 422


def test_a_training_that_has_expired_says_so(erkin: User, farida: User, signed_in: SignIn) -> None:
    yesterday = (NOW - timedelta(days=1)).date().isoformat()
    head = signed_in(farida)
    head.post(reverse("rota:training_add"), written(erkin, expires_on=yesterday))

    assert "expired 24.11.2026" in head.get(reverse("rota:trainings")).content.decode()
