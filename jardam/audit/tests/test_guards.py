"""What the database itself refuses, whoever asks: the trigger holds where a right was given by mistake."""

from typing import Any

import psycopg
import pytest

from jardam.audit.tests.conftest import do, page_of
from jardam.centres.models import User

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("role", ["jardam_app", "jardam_system", "jardam_super"])
@pytest.mark.parametrize(
    "statement", ["UPDATE audit_entry SET verb = 'x'", "DELETE FROM audit_entry", "TRUNCATE audit_entry"]
)
def test_the_trigger_holds_even_with_the_right(
    amina: User, superuser: psycopg.Connection[tuple[Any, ...]], role: str, statement: str
) -> None:
    with page_of(amina.centre):
        do(amina)
    superuser.execute("GRANT UPDATE, DELETE, TRUNCATE ON audit_entry TO jardam_app, jardam_system")
    superuser.execute(f"SET ROLE {role}")
    superuser.execute("SELECT set_config('app.centre_id', %s, false)", [str(amina.centre_id)])
    with pytest.raises(psycopg.errors.RestrictViolation):
        superuser.execute(statement)


def test_the_owner_may_drop_what_is_past_its_retention(
    amina: User, superuser: psycopg.Connection[tuple[Any, ...]]
) -> None:
    with page_of(amina.centre):
        do(amina)
    superuser.execute("SET ROLE jardam_owner")
    assert superuser.execute("DELETE FROM audit_entry").rowcount == 1
