"""Which parties are one, after people have said which is the same as which. Pure."""

from collections.abc import Mapping
from uuid import UUID

Into = Mapping[UUID, UUID]
"""By party the one into which it was merged; whoever stands alone is not in it."""


def root_of(party: UUID, into: Into) -> UUID:
    """Under which of them all are shown."""
    while party in into:
        party = into[party]
    return party


def members(root: UUID, into: Into) -> frozenset[UUID]:
    """The root, and all that were merged into it, and into those."""
    return frozenset({root, *(party for party in into if root_of(party, into) == root)})
