from datetime import datetime

import pytest
from django.utils import timezone

from jardam.centres.models import User
from jardam.contacts.actions import drafts, start_contact
from jardam.contacts.choices import Channel
from jardam.database.scope import for_centre

pytestmark = pytest.mark.django_db


def test_a_number_that_is_taken_is_drawn_again(
    erkin: User, chen: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    now: datetime = timezone.now()
    drawn = iter(["111111118", "111111118", "222222224", "111111118"])
    monkeypatch.setattr(drafts, "new_reference", lambda: next(drawn))
    with for_centre(erkin.centre_id):
        begun = [start_contact(Channel.PHONE, by=erkin, at=now).reference for _ in range(2)]
    with for_centre(chen.centre_id):
        elsewhere = start_contact(Channel.PHONE, by=chen, at=now).reference

    assert begun == ["111111118", "222222224"]
    assert elsewhere == "111111118"
