"""The quality room of the demo network is full, marked, and built once."""

from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from jardam.centres.models import Centre
from jardam.database.scope import for_centre
from jardam.demo.actions import build_demo
from jardam.demo.words import MARK
from jardam.line.models import LineCall
from jardam.network.actions import load_network
from jardam.quality.actions import read_notes, read_words
from jardam.quality.models import Complaint, Review
from jardam.quality.rules.complaints import State

pytestmark = pytest.mark.django_db


def test_calls_complaints_and_reviews_stand_once_and_say_that_they_are_invented() -> None:
    load_network(Path(settings.ROOT) / "data" / "network")
    now = timezone.now()
    build_demo(300, at=now)
    moscow = Centre.objects.get(code="moscow")

    def standing() -> tuple[int, int, int]:
        return LineCall.objects.count(), Complaint.objects.count(), Review.objects.count()

    with for_centre(moscow.pk):
        before = standing()
        complaints = list(Complaint.objects.select_related("key"))
        told = [read_words(one)["words"] for one in complaints]
        told += [note["text"] for one in complaints for note in read_notes(one)]
        assert any(one.is_late(timezone.localdate(now)) for one in complaints)
        assert {State.RECEIVED, State.LOOKED_INTO, State.JUSTIFIED} <= {one.state for one in complaints}
    assert all(words.startswith(MARK) for words in told)
    build_demo(300, at=now)
    with for_centre(moscow.pk):
        assert standing() == before > (0, 0, 0)
