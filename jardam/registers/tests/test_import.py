"""A register from its bytes to contacts and back."""

from datetime import UTC, datetime

import pytest

from jardam.audit.models import Entry
from jardam.centres.models import User
from jardam.contacts.models import Contact
from jardam.database.scope import for_centre
from jardam.people.models import Person, PersonIndex
from jardam.registers.actions import begin_import, begin_rehearsal, bring_register, undo_import
from jardam.registers.choices import State
from jardam.registers.models import Import, ImportedContact
from jardam.registers.tasks import work
from jardam.registers.tests.registers import ROWS, as_csv
from jardam.vault.models import FileKey

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_moscow(farida: User) -> object:
    with for_centre(farida.centre_id):
        yield


def brought(content: bytes, by: User) -> Import:
    return bring_register(content, by=by, at=NOW)


def imported(content: bytes, by: User) -> Import:
    register = brought(content, by)
    begin_rehearsal(register, by=by, at=NOW)
    assert by.centre
    rehearsed = work(by.centre, register.pk)
    assert rehearsed
    begin_import(rehearsed, by=by, at=NOW)
    done = work(by.centre, register.pk)
    assert done
    return done


def test_a_register_becomes_contacts(farida: User) -> None:
    done = imported(as_csv(ROWS, encoding="cp1251"), farida)
    assert (done.state, done.rows, done.ready, done.refused) == (State.DONE, 5, 5, 0)
    assert Contact.objects.filter(centre=farida.centre).count() == 5


def test_undone_nothing_is_left(farida: User) -> None:
    keys = FileKey.objects.filter(centre=farida.centre)
    done = imported(as_csv(ROWS), farida)
    undone = undo_import(done, by=farida, at=NOW)
    assert (undone.state, undone.kept) == (State.UNDONE, 0)
    for model in (Contact, Person, PersonIndex, ImportedContact):
        assert not model.objects.filter(centre=farida.centre).exists()
    assert keys.count() == 2  # of the import itself: meaning and report, and the destroyed one of its file
    assert Entry.objects.filter(verb="register.undone").exists()
