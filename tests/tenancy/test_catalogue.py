"""The tables as PostgreSQL has them: each belongs to a centre with everything that asks for, or to the network with a reason."""

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, models, transaction

from jardam.centres.tenancy import CentreFK
from tests.house import tenant_models
from tests.tenancy import catalogue
from tests.tenancy.network_tables import NAMES_A_CENTRE, NETWORK_TABLES

pytestmark = pytest.mark.django_db

OWN = "(centre_id = (NULLIF(current_setting('app.centre_id'::text, true), ''::text))::uuid)"
POLICIES = {
    catalogue.Policy("centre", "jardam_app", "ALL", OWN, None, is_permissive=True),
    catalogue.Policy("everywhere", "jardam_owner jardam_system", "ALL", "true", None, is_permissive=True),
}
TENANT_TABLES = {model._meta.db_table: model for model in tenant_models()}

tenant_tables = pytest.mark.parametrize("table", TENANT_TABLES)


def test_every_table_is_a_centres_or_the_networks() -> None:
    assert catalogue.tables() == TENANT_TABLES.keys() | NETWORK_TABLES.keys()
    assert not TENANT_TABLES.keys() & NETWORK_TABLES.keys()


@tenant_tables
def test_row_level_security_is_on_and_binds_the_owner(table: str) -> None:
    assert catalogue.row_security()[table] == (True, True)


@tenant_tables
def test_the_policies_are_these_two_and_no_other(table: str) -> None:
    """One more permissive policy would open the table, however good these are."""
    found = {
        policy._replace(roles=" ".join(sorted(policy.roles.split())))
        for policy in catalogue.policies()[table]
    }
    assert found == POLICIES


@tenant_tables
def test_the_key_is_the_centre_and_the_id(table: str) -> None:
    assert catalogue.primary_keys()[table] == {("centre_id", "id")}


@tenant_tables
def test_what_is_unique_is_unique_within_a_centre(table: str) -> None:
    """Otherwise one centre learns from a refusal what another one holds, and the table cannot be spread."""
    assert all(key[0] == "centre_id" for key in catalogue.unique_keys()[table])


@tenant_tables
def test_the_centre_is_always_said(table: str) -> None:
    (can_be_missing,) = catalogue.rows(
        "SELECT NOT attnotnull FROM pg_attribute WHERE attrelid = %s::regclass AND attname = 'centre_id'",
        table,
    )
    assert can_be_missing == (False,)


@tenant_tables
def test_a_reference_to_a_tenant_table_holds_the_centre(table: str) -> None:
    """A foreign key by id alone looks past row-level security, and so could point into another centre."""
    for reference in catalogue.references()[table]:
        if reference.table in TENANT_TABLES:
            assert reference.columns[0] == "centre_id", reference
            assert reference.target_columns[0] == "centre_id", reference
            assert len(reference.columns) == 2, reference


@tenant_tables
def test_every_relation_between_tenants_is_kept_by_the_database(table: str) -> None:
    """And in Django by a CentreFK, whose joins carry the centre."""
    kept = {(reference.columns, reference.table) for reference in catalogue.references()[table]}
    for field in TENANT_TABLES[table]._meta.concrete_fields:
        target = field.related_model._meta.db_table if field.related_model else ""
        if target in TENANT_TABLES:
            assert isinstance(field, CentreFK), field
            assert (("centre_id", field.column), target) in kept, field


@pytest.mark.parametrize("table", NETWORK_TABLES)
def test_nothing_of_the_network_points_into_a_centre(table: str) -> None:
    assert not {reference.table for reference in catalogue.references()[table]} & TENANT_TABLES.keys()


def test_what_has_a_centre_and_can_be_read_has_a_policy() -> None:
    """Partitions above all: they carry no policy of their own and would be readable past their parent's."""
    readable = catalogue.tables_with("centre_id") & catalogue.may("jardam_app", "SELECT")
    assert readable - NETWORK_TABLES.keys() == {name for name in catalogue.policies() if name in readable}
    assert readable - NETWORK_TABLES.keys() == TENANT_TABLES.keys()


@pytest.mark.parametrize("table", sorted(set(NETWORK_TABLES) - NAMES_A_CENTRE.keys()))
def test_a_table_of_the_network_names_no_centre(table: str) -> None:
    """A table with a centre is a tenant's; the few exceptions say why."""
    assert table not in catalogue.tables_with("centre_id")


@pytest.mark.parametrize("table", sorted(name for name in NAMES_A_CENTRE if name.startswith("services_")))
@pytest.mark.parametrize("act", ["DELETE FROM {}", "UPDATE {} SET id = id", "INSERT INTO {} DEFAULT VALUES"])
def test_a_page_may_not_write_what_is_published(table: str, act: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(act.format(table))


@pytest.mark.parametrize("role", ["jardam_app", "jardam_system"])
def test_the_roles_at_work_have_no_power_over_the_policies(role: str) -> None:
    powers = catalogue.rows(
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolinherit FROM pg_roles"
        " WHERE rolname = %s",
        role,
    )
    assert powers == [(False,) * 6]
    assert catalogue.rows("SELECT 1 FROM pg_auth_members WHERE member = %s::regrole", role) == []
    assert catalogue.rows("SELECT relname FROM pg_class WHERE relowner = %s::regrole", role) == []


@pytest.mark.parametrize("right", ["TRUNCATE", "REFERENCES", "TRIGGER"])
def test_the_roles_at_work_only_read_and_write_rows(right: str) -> None:
    assert catalogue.may("jardam_app", right) == set()
    assert catalogue.may("jardam_system", right) == set()


def test_the_tests_themselves_work_as_the_role_of_the_pages() -> None:
    assert catalogue.rows("SELECT current_user::text") == [("jardam_app",)]


def test_only_the_owner_writes_the_list_of_migrations() -> None:
    for right in ("INSERT", "UPDATE", "DELETE"):
        assert "django_migrations" not in catalogue.may("jardam_app", right)


def test_no_view_and_no_function_works_with_its_makers_rights() -> None:
    """Both would read every centre for whoever asks."""
    views = (
        "SELECT relname FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace"
    )
    assert catalogue.rows(views) == []
    of_extensions = "SELECT objid FROM pg_depend WHERE deptype = 'e'"
    definers = f"SELECT proname FROM pg_proc WHERE prosecdef AND oid NOT IN ({of_extensions})"
    assert catalogue.rows(definers) == []


def test_a_manager_of_a_tenant_finds_only_through_the_centre() -> None:
    """Nothing of ours may replace the base manager, past which no query of Django's goes."""
    for model in apps.get_models():
        assert type(model._base_manager) is models.Manager, model
