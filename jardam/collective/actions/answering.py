"""What a worker said when they were asked whether they may stand beside the others: a line of their own consents each."""

from collections.abc import Sequence
from datetime import datetime

from jardam.audit.actions import recorded
from jardam.centres.models import User
from jardam.collective.actions.holding import held_collective, held_joined
from jardam.collective.actions.joining import confirm_worker
from jardam.collective.models import JoinedClaim
from jardam.collective.rules.standing import Moved, State
from jardam.people.actions import Said, say_about_consent
from jardam.people.actions.persons import locked
from jardam.people.rules.consent import Act


@recorded
def write_answers(joined: JoinedClaim, answers: Sequence[Said], *, by: User, at: datetime) -> JoinedClaim:
    """Each yes or no, to each reader. Whoever says a yes takes part; a no leaves everything else as it was.

    Errors: Moved, once they were taken out; as `confirm_worker`; AlreadyErased.
    """
    held_collective(joined.collective)
    person = locked(joined.claim.case.person)
    found = held_joined(joined)
    if found.in_state is State.LEFT:
        raise Moved(str(found.pk))
    for said in answers:
        say_about_consent(person, said, by=by, at=at)
    if any(said.act is Act.GIVEN for said in answers):
        return confirm_worker(found, by=by, at=at)
    return found
