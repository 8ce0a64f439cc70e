"""What several tests of the house look at."""

from collections.abc import Iterator

import pytest
from django.template import Template
from django.test.utils import _TestState
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from tests.access_matrix.world import World, build_world
from tests.undoing import undone


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Two centres with one of everything; thrown away after the module.

    Pages are drawn as in life: that Django's test client keeps a copy of every context of every component
    costs a third of such a run, and nobody here looks at them.
    """
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), undone():
        patch.setattr(Template, "_render", _TestState.saved_data.template_render)
        yield build_world(timezone.now())
