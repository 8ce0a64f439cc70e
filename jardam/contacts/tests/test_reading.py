"""Reads that are written once ask for exactly what their querysets say, whoever asks."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import NETWORK_ROLES, Role
from jardam.contacts.models import Callback, Contact
from jardam.contacts.queries import visible_contact, waiting_count
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [role for role in Role if role not in NETWORK_ROLES])
def test_a_contact_is_found_by_the_very_rule_of_visibility(moscow: Centre, role: Role) -> None:
    for _another_person in range(2):
        user, contact_id = User(centre=moscow, role=role), day_uuid()
        allowed = Contact.objects.visible_to(user).select_related("key").filter(pk=contact_id)
        with for_centre(moscow.pk), CaptureQueriesContext(connection) as sent:
            assert visible_contact(user, contact_id) is None
            assert list(allowed) == []
        texts = {query["sql"] for query in sent.captured_queries}
        assert len(texts) == (1 if len(sent) else 0)


@pytest.mark.parametrize("role", [role for role in Role if role not in NETWORK_ROLES])
def test_callbacks_are_counted_by_the_very_rule_of_visibility(moscow: Centre, role: Role) -> None:
    user = User(centre=moscow, role=role)
    with for_centre(moscow.pk):
        assert waiting_count(user) == Callback.objects.visible_to(user).waiting().count() == 0


@pytest.mark.parametrize("role", list(NETWORK_ROLES))
def test_people_of_the_network_find_nothing(db: None, role: Role) -> None:
    assert visible_contact(User(role=role), day_uuid()) is None
    assert waiting_count(User(role=role)) == 0
