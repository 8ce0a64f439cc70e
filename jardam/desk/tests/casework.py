"""A case of somebody whom nobody named: three months without wages."""

from datetime import timedelta

from django.utils import timezone

from jardam.cases.actions import Opening, open_case
from jardam.cases.models import Case
from jardam.cases.rules.next_action import NextAction
from jardam.cases.rules.tracks import Track
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.people.models import Person

TITLE, NEXT, STATED = "зарплата за три месяца", "приложить переводы", "Айлык бербейт, үч ай болду"


def opened(by: User, title: str = TITLE, days: int = 5, *, person: Person | None = None) -> Case:
    """A case for which ``by`` answers, with something to do in so many days."""
    then = NextAction(NEXT, timezone.localdate() + timedelta(days=days))
    with for_centre(by.centre_id):
        asked = Opening(day_uuid(), Track.WAGES, title, then, stated=STATED, person=person)
        return open_case(asked, by=by, at=timezone.now())
