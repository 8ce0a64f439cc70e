"""People of Amina's who tell of the other side, each in a case of their own."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from jardam.cases.actions import Opening, Said, open_case
from jardam.cases.models import Case
from jardam.cases.rules.next_action import NextAction
from jardam.cases.rules.tracks import Track
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.parties import actions
from jardam.parties.actions import Told
from jardam.parties.models import Party, Tie
from jardam.parties.rules.kinds import Kind, Role
from jardam.people.actions import add_person
from jardam.people.rules.identity import Identity

FIRM = "ООО «СтройРемонт»"
Tell = Callable[..., Case]


@pytest.fixture
def here(amina: User) -> Iterator[None]:
    with for_centre(amina.centre_id):
        yield


@pytest.fixture
def tell(here: None, amina: User) -> Tell:
    """Somebody more, with a case; the last digits of the telephone say who."""

    def told(phone: str) -> Case:
        return case_of(Identity(phones=(f"+7916000{phone}",)), amina)

    return told


def case_of(identity: Identity, by: User) -> Case:
    now = timezone.now()
    then = NextAction("жалоба", timezone.localdate() + timedelta(days=5))
    asked = Opening(day_uuid(), Track.WAGES, "зарплата", then, person=add_person(identity, by=by, at=now))
    return open_case(asked, by=by, at=now)


def tied(case: Case, by: User, words: str = FIRM, party: Party | None = None) -> Tie:
    told, said, now = Told(1, Role.EMPLOYER, words), Said(case.revision), timezone.now()
    if party is None:
        return actions.tie_to_new(case, told, Kind.FIRM, said, by=by, at=now)
    return actions.tie_to_known(case, told, party, said, by=by, at=now)
