"""What was written down is held by the database itself: withdrawn, never changed, whoever asks."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from jardam.centres.models import User
from jardam.kernel.languages import Language
from jardam.library import actions
from jardam.library.models import Clarification, Evidence, Issue, Material, MaterialCopy
from jardam.library.rules.agreements import Outcome
from jardam.library.tests.conftest import NOW
from jardam.library.tests.test_clarifications import said
from jardam.library.tests.test_materials import copied, entered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
STAY = "tj_stay_2013"


@pytest.fixture
def written(farida: User, dalia: User) -> None:
    noted = actions.Noted(STAY, Outcome.APPLIED, NOW.date(), "ORAL", "Принято")
    actions.note_evidence(noted, by=farida, at=NOW)
    said(farida)
    copied(entered(farida), Language.RU, farida, dalia)


def _execute(role: str, statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {role}; {statement}")


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("role", ["jardam_app", "jardam_system"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE library_evidence SET outcome = 'REFUSED'",
        "UPDATE library_evidence SET sealed_words = 'x'",
        "DELETE FROM library_evidence",
        "UPDATE library_clarification SET said_on = '2020-01-01'",
        "UPDATE library_clarification SET about = '{}'",
        "DELETE FROM library_clarification",
        "UPDATE library_material SET topics = '{D_MONEY}'",
        "DELETE FROM library_material",
        "UPDATE library_materialcopy SET sealed_file = 'x'",
        "DELETE FROM library_materialcopy",
    ],
)
def test_nothing_is_changed(statement: str, role: str) -> None:
    with (
        pytest.raises(DatabaseError, match=r"withdrawn, never changed|permission denied"),
        transaction.atomic(),
    ):
        _execute(role, statement)


def _evidence(by: User) -> None:
    actions.withdraw_evidence(Evidence.objects.get(), "irrtum", by=by, at=NOW)


def _clarification(by: User) -> None:
    actions.withdraw_clarification(Clarification.objects.get(), "irrtum", by=by, at=NOW)


def _copy(by: User) -> None:
    actions.withdraw_copy(MaterialCopy.objects.get(), "irrtum", by=by, at=NOW)


def _material(by: User) -> None:
    actions.withdraw_material(Material.objects.get(), "irrtum", by=by, at=NOW)


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize(
    "table, withdraw",
    [
        ("library_evidence", _evidence),
        ("library_clarification", _clarification),
        ("library_materialcopy", _copy),
        ("library_material", _material),
    ],
)
def test_what_is_withdrawn_stays_so(table: str, withdraw: Callable[[User], None], dalia: User) -> None:
    withdraw(dalia)
    undo = f"UPDATE {table} SET withdrawn_on = NULL, withdrawn_by_id = NULL, sealed_reason = NULL"
    with pytest.raises(DatabaseError, match="withdrawn, never changed"), transaction.atomic():
        _execute("jardam_app", undo)


def test_an_approved_issue_stays_as_it_was_printed(farida: User, dalia: User) -> None:
    issue = actions.begin_issue(NOW.date(), [Language.RU], "Новости", by=farida, at=NOW)
    actions.add_own(issue, Language.RU, "Новое", "Слова", by=farida, at=NOW)
    issue = Issue.objects.get()
    actions.approve_issue(issue, seen=issue.revision, by=dalia, at=NOW)
    with pytest.raises(DatabaseError, match="as it was printed"), transaction.atomic():
        _execute("jardam_app", "UPDATE library_issue SET sealed_print = 'x'")
