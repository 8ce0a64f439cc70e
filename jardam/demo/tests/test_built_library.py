"""The library of the demo: something on every shelf, marked as invented, and made once."""

import pytest

from jardam.centres.models import Centre
from jardam.demo.library import fill_library
from jardam.demo.words import MARK
from jardam.library.models import Clarification, Evidence, Issue, Material
from jardam.library.queries import copies_of

pytestmark = pytest.mark.django_db


def test_something_stands_on_every_shelf_and_says_that_it_is_invented(built_at: object) -> None:
    (material,) = Material.objects.all()
    assert material.title.startswith(MARK)
    behind = {copy.language for copy in copies_of([material]) if copy.is_behind(material.master_revision)}
    assert behind == {"TG"}
    for row in (*Evidence.objects.all(), *Clarification.objects.all()):
        assert row.written["words"].startswith(MARK)
    assert Issue.objects.exists()


def test_it_is_made_once(built_at: object) -> None:
    before = Evidence.objects.count(), Material.objects.count(), Issue.objects.count()
    fill_library(Centre.objects.get(code="moscow"), at=built_at)  # type: ignore[arg-type]
    assert (Evidence.objects.count(), Material.objects.count(), Issue.objects.count()) == before
