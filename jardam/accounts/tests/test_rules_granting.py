import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.accounts.rules.granting import covers, grantable_roles
from jardam.centres.rules.roles import NETWORK_ROLES, RIGHTS, Right, Role

roles = st.sampled_from(Role)


def test_a_head_gives_every_role_of_the_centre_but_none_of_the_network() -> None:
    given_roles = grantable_roles(Role.CENTRE_HEAD, in_centre=True)
    assert {Role.OPERATOR, Role.CASEWORKER, Role.LAWYER, Role.CENTRE_HEAD} <= set(given_roles)
    assert Role.NETWORK_COORDINATOR not in given_roles


def test_a_system_administrator_makes_nobody_who_reads_content() -> None:
    for role in grantable_roles(Role.SYSTEM_ADMINISTRATOR, in_centre=True):
        assert not RIGHTS[role] & {Right.CONTACT_READ, Right.CONTACT_RECORD, Right.PERSON_IDENTIFY}


@given(roles, roles)
def test_nobody_gives_a_right_they_do_not_hold(manager: Role, role: Role) -> None:
    if role in grantable_roles(manager, in_centre=True):
        assert RIGHTS[role] <= RIGHTS[manager]


@given(roles, roles, roles)
def test_no_chain_of_gifts_leads_upwards(first: Role, second: Role, third: Role) -> None:
    if covers(first, second) and covers(second, third):
        assert covers(first, third)


@given(roles)
def test_without_a_centre_only_network_roles_are_given(manager: Role) -> None:
    assert set(grantable_roles(manager, in_centre=False)) <= set(NETWORK_ROLES)


@pytest.mark.parametrize("role", Role)
def test_the_network_roles_are_those_the_database_allows(role: Role) -> None:
    from jardam.centres.models import User  # noqa: PLC0415 - the rule itself knows no database

    constraint = next(c for c in User._meta.constraints if c.name == "user_network_roles_only_without_centre")
    assert (role.value in str(constraint.condition)) == (role in NETWORK_ROLES)
