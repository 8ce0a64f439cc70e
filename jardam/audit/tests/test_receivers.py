"""What the vault did is written down, although the vault knows nothing of it."""

import pytest
from django.utils import timezone

from jardam.audit.queries import entries_for
from jardam.audit.tests.conftest import page_of
from jardam.centres.models import Centre, User
from jardam.vault.actions import new_file_keys
from jardam.vault.rotation import rotate

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_rotation_stands_in_the_chain_of_its_centre(moscow: Centre, farida: User) -> None:
    with page_of(moscow):
        new_file_keys(moscow.id, 3)
    rotate(moscow, at=timezone.now(), wait=lambda _seconds: None)
    with page_of(moscow):
        (line,) = entries_for(farida)
    assert (line.verb, line.who) == ("vault.rotated", "")
    assert "3" in line.sentence
