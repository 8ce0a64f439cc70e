"""What the page of one claim says of others against the same party: that they may stand together, or that they do."""

from jardam.centres.models import User
from jardam.claims.models import Claim
from jardam.collective.queries import collective_of, may_still_join


def together_with(claim: Claim, user: User) -> dict[str, object]:
    """Nothing of what one may not see, not even that it is there. Six queries at most."""
    collective = collective_of(claim, user)
    others = may_still_join(claim, user) if collective is None and claim.case.is_open else []
    return {"collective": collective, "others": len(others)}
