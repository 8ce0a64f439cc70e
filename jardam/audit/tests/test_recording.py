import pytest
from django.utils import timezone

from jardam.audit import sentences
from jardam.audit.actions import record, recorded
from jardam.audit.models import Entry, Head
from jardam.centres.models import User
from jardam.database.scope import for_centre

pytestmark = pytest.mark.django_db
sentences.register("test.done", "did it: {outcome}")


@recorded
def do(user: User, subject: User) -> None:
    record("test.done", subject, by=user, at=timezone.now(), outcome="ANSWERED")


def test_an_act_stands_in_the_chain(amina: User) -> None:
    with for_centre(amina.centre_id):
        do(amina, amina)
        do(amina, amina)
        assert [e.seq for e in Entry.objects.order_by("seq")] == [1, 2]
        assert Head.objects.get().seq == 2
