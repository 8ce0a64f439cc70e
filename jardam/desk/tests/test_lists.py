from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from jardam.audit.models import Entry
from jardam.centres.models import User
from jardam.contacts.models import Contact, Door, OwnTopic
from jardam.database.scope import for_centre

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


def test_a_way_in_that_was_added_is_offered_until_it_is_taken_off(
    signed_in: SignIn, farida: User, erkin: User, call: Contact
) -> None:
    head, operator = signed_in(farida), signed_in(erkin)
    page = reverse("desk:call", args=[call.pk])
    head.post(reverse("desk:list_door"), {"channel": "PHONE", "name": "Линия 8-800"})
    assert "Линия 8-800" in operator.get(page).content.decode()

    with for_centre(farida.centre_id):
        door = Door.objects.get()
    for _click in range(2):
        head.post(reverse("desk:list_turn", args=[door.pk]), {"offer": "no"})

    assert "Линия 8-800" not in operator.get(page).content.decode()
    assert "Линия 8-800" in head.get(reverse("desk:lists")).content.decode()
    with for_centre(farida.centre_id):
        assert list(Entry.objects.order_by("seq").values_list("verb", flat=True))[-2:] == [
            "door.added",
            "door.closed",
        ]
        assert "8-800" not in bytes(door.sealed_name).decode()


def test_a_topic_needs_a_russian_word_and_says_so(signed_in: SignIn, farida: User) -> None:
    head = signed_in(farida)
    refused = head.post(reverse("desk:list_topic"), {"topic": "B_CONTRACT", "ky": "Такси"})
    assert refused.status_code == 422
    assert "Такси" in refused.content.decode()

    head.post(reverse("desk:list_topic"), {"topic": "B_CONTRACT", "ru": "Такси", "ky": "Такси айдоо"})

    with for_centre(farida.centre_id):
        own = OwnTopic.objects.get()
        assert (own.topic, own.called("ky"), own.called("uz")) == ("B_CONTRACT", "Такси айдоо", "Такси")


def test_an_entry_of_another_centre_does_not_exist(signed_in: SignIn, farida: User, chen: User) -> None:
    signed_in(farida).post(reverse("desk:list_door"), {"channel": "PHONE", "name": "8-800"})
    with for_centre(farida.centre_id):
        door = Door.objects.get()
    assert signed_in(chen).post(reverse("desk:list_turn", args=[door.pk])).status_code == 404
