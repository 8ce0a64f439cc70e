"""What a partner says of somebody comes back to the contact in which a partner was asked for."""

import pytest

from jardam.centres.models import User
from jardam.contacts.actions import ContactRecord, start_contact
from jardam.contacts.choices import Channel
from jardam.contacts.models import Contact
from jardam.contacts.rules.closing import Outcome
from jardam.database.scope import for_centre
from jardam.followups.actions import end_contact
from jardam.followups.models import Step
from jardam.followups.rules.steps import StepState
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.network.models import Organisation
from jardam.referrals.actions import Answer, Link, answer_link, open_link, pass_on
from jardam.referrals.choices import Result
from jardam.referrals.rules.lives import Move
from tests.referring import NOW, address, by_hand, passing

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked_for(amina: User, first: Organisation) -> Contact:
    """A call that ended with a partner being wanted."""
    with for_centre(amina.centre_id):
        call = start_contact(Channel.PHONE, by=amina, at=NOW)
        topics, told = [Topic.B_RIGHTS_VIOLATED], {"stated": "избит", "note": ""}
        ended = ContactRecord(Language.KY, topics, Outcome.REFERRED, told, partner=first)
        end_contact(call, ended, by=amina, at=NOW)
        return Contact.objects.select_related("key").get(pk=call.pk)


@pytest.mark.parametrize(
    "result,state",
    [
        (Result.HELPED, StepState.HELPED),
        (Result.PARTLY, StepState.HELPED),
        (Result.NOT_HELPED, StepState.NOT_HELPED),
    ],
)
def test_the_contact_learns_by_itself_what_came_of_it(
    amina: User, asked_for: Contact, first: Organisation, result: Result, state: StepState
) -> None:
    with for_centre(amina.centre_id):
        asked = passing(by_hand(first), ticked=frozenset())
        made = pass_on(asked_for, asked, address, by=amina, at=NOW)
        assert made.handed is not None
        link = Link(made.handed.offer.pk, made.handed.link.rstrip("/").split("/")[-1])
        open_link(link, at=NOW)
        answer_link(link, Answer(day_uuid(), Move.ACCEPT), address, at=NOW)
        assert Step.objects.get().state == StepState.ASKED
        answer_link(link, Answer(day_uuid(), Move.FINISH, result=result), address, at=NOW)
        assert Step.objects.get().state == state
