"""May this person do this here? Functions of a user and an object, nothing else."""

from jardam.cases.permissions import may_work_on_cases, may_write
from jardam.centres.models import User
from jardam.centres.rules.roles import Right
from jardam.filings.models import Paper


def may_read_papers(user: User) -> bool:
    """See the table of authorities and the templates: whoever works on cases."""
    return may_work_on_cases(user)


def may_keep_authorities(user: User) -> bool:
    """Write an address down, with its source: whoever sends papers."""
    return may_work_on_cases(user)


def may_keep_templates(user: User) -> bool:
    return may_work_on_cases(user)


def may_file(user: User, paper: Paper) -> bool:
    """Fill in, send, and write down the answer of a paper of a case that one may see."""
    return may_write(user, paper.case)


def may_take_sent_original(user: User, paper: Paper) -> bool:
    """With everything that it tells beside: whoever brings it before a court."""
    return user.centre_id == paper.centre_id and user.holds(Right.ORIGINAL_READ)
