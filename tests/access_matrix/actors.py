"""Who asks: every role in a centre, and the roles of the network without one.

The groups are written by hand and not made from `centres.rules.roles`: whoever changes a right there
must say here, too, whom that lets in.
"""

from typing import NamedTuple

from jardam.centres.rules.roles import NETWORK_ROLES, Role


class Actor(NamedTuple):
    role: Role
    has_centre: bool = True

    def __str__(self) -> str:
        return self.role.value.lower() if self.has_centre else f"{self.role.value.lower()} of the network"


Group = frozenset[Actor]


def of_centre(*roles: Role) -> Group:
    return frozenset(Actor(role) for role in roles)


def anywhere(*roles: Role) -> Group:
    return of_centre(*roles) | frozenset(
        Actor(role, has_centre=False) for role in roles if role in NETWORK_ROLES
    )


EVERYBODY = anywhere(*Role)
CENTRE = of_centre(*Role)
NOBODY: Group = frozenset()

CASE = of_centre(Role.CASEWORKER, Role.LAWYER, Role.CENTRE_HEAD)
"""They read every contact of their centre, reveal who somebody is, and close files."""

HELPERS = CASE | of_centre(Role.OPERATOR, Role.RECEPTION)
"""They work the callback queue and look people up."""

REVEALERS = CASE | of_centre(Role.OPERATOR)
RECORDERS = HELPERS | of_centre(Role.OUTREACH, Role.SHELTER_MANAGER)
"""They begin and close contacts."""

FACILITY_WRITERS = RECORDERS | anywhere(Role.NETWORK_COORDINATOR)
"""They write down where people are treated."""

SHIFT_WORKERS = RECORDERS | of_centre(Role.INTERPRETER)
"""They see the rota and their own shifts."""

READERS = RECORDERS | anywhere(Role.INTERPRETER, Role.NETWORK_COORDINATOR)
"""They search and read answers."""

LAW_KEEPERS = anywhere(Role.LAWYER, Role.CENTRE_HEAD, Role.NETWORK_COORDINATOR)
"""They enter changes of the law and confirm those of others; a head, too, since a head makes somebody a lawyer."""

EDITORS = LAW_KEEPERS
"""They write answers and materials, and how the law is applied; they take back what others wrote of it."""

LINE_WORKERS = of_centre(Role.OPERATOR, Role.RECEPTION, Role.CENTRE_HEAD)
"""They take calls of the exchange and return missed ones."""

PRACTICE_READERS = READERS & CENTRE
"""They read the practices of their centre; those among `CASE` write them."""

WALL_READERS = LINE_WORKERS | of_centre(Role.NETWORK_COORDINATOR)
DOORKEEPERS = HELPERS
"""They work at the door: book, call the next."""

HEADS = of_centre(Role.CENTRE_HEAD)
COUNTERS = HEADS | of_centre(Role.ANALYST)
BANK_READERS = HEADS | anywhere(Role.ANALYST, Role.NETWORK_COORDINATOR)
"""They cross protected figures: of their centre, and people of the network of all."""

INSIDERS = (READERS & CENTRE) | COUNTERS
"""They see what their centre gives; the figures are for those who count."""

DECIDERS = HEADS | of_centre(Role.DATA_PROTECTION_OFFICER)
"""They decide on exports that identify people, each on those of others."""

SETTLERS = CASE | of_centre(Role.DATA_PROTECTION_OFFICER)
"""They look into complaints about us that are given to them."""

COMPLAINT_READERS = RECORDERS | SETTLERS
AUDITORS = HEADS | anywhere(Role.DATA_PROTECTION_OFFICER)
MANAGERS = HEADS | anywhere(Role.SYSTEM_ADMINISTRATOR)
STAFF_READERS = MANAGERS | anywhere(Role.DATA_PROTECTION_OFFICER)
ROLE_READERS = STAFF_READERS | anywhere(Role.NETWORK_COORDINATOR)
ADMINISTRATORS_OF_NETWORK = frozenset({Actor(Role.SYSTEM_ADMINISTRATOR, has_centre=False)})
NETWORK = EVERYBODY - CENTRE
