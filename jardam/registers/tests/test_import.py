"""A register from its bytes to contacts and back."""

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from jardam.audit.models import Entry
from jardam.centres.models import User
from jardam.contacts.actions import start_contact
from jardam.contacts.choices import Channel
from jardam.contacts.choices import State as ContactState
from jardam.contacts.models import Callback, Contact, ContactTopic
from jardam.contacts.queries import counts, read_narrative
from jardam.database.scope import for_centre
from jardam.people.actions import add_person, change_identity
from jardam.people.models import Person, PersonIndex
from jardam.people.queries import read_identity
from jardam.people.rules.identity import Identity
from jardam.registers.actions import (
    NotNow,
    begin_import,
    begin_rehearsal,
    bring_register,
    discard_register,
    import_register,
    say_meaning,
    undo_import,
)
from jardam.registers.choices import State
from jardam.registers.files import open_meaning, open_report, open_survey
from jardam.registers.models import Import, ImportedContact, Mapping
from jardam.registers.rules.fields import Field
from jardam.registers.rules.problems import FileRefused, Unreadable
from jardam.registers.tasks import work, work_register
from jardam.registers.tests.registers import HEADINGS, ROWS, as_csv, as_excel
from jardam.registers.writing import RegisterWriter
from jardam.vault.models import FileKey

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
SIZE = 100_000 if os.environ.get("JARDAM_NIGHTLY") == "1" else 2_000
PHONE = "+996700123447"


@pytest.fixture(autouse=True)
def in_moscow(farida: User) -> Iterator[None]:
    with for_centre(farida.centre_id):
        yield


def rehearsed(content: bytes, by: User) -> Import:
    register = bring_register(content, by=by, at=NOW)
    begin_rehearsal(register, by=by, at=NOW)
    return worked(register, by)


def imported(content: bytes, by: User) -> Import:
    register = rehearsed(content, by)
    begin_import(register, by=by, at=NOW)
    return worked(register, by)


def worked(register: Import, by: User) -> Import:
    assert by.centre
    done = work(by.centre, register.pk)
    assert done
    return done


def ours(model: Any, by: User) -> Any:
    return model.objects.filter(centre=by.centre)


def test_a_register_in_windows_1251_becomes_contacts(farida: User) -> None:
    done = imported(as_csv(ROWS, encoding="cp1251"), farida)
    assert (done.state, done.rows, done.ready, done.refused) == (State.DONE, 5, 5, 0)
    first = ours(Contact, farida).get(imports__row_number=2)
    assert (first.happened_on, first.language, first.state) == (date(2026, 11, 5), "KY", ContactState.CLOSED)
    assert first.recorded_by == farida
    assert read_narrative(first, by=farida, at=NOW) == {"stated": "Не платят", "note": ""}
    assert read_identity(first.person, by=farida, at=NOW) == Identity(name="Азамат", phones=(PHONE,))
    assert ours(ContactTopic, farida).count() == 6


def test_imported_contacts_count_like_others(farida: User) -> None:
    imported(as_excel(ROWS), farida)
    counted = counts(farida, date(2026, 11, 1), date(2026, 11, 22))
    assert (counted.contacts, counted.by_language["TG"], counted.by_topic["A_PATENT"]) == (5, 2, 3)


@pytest.mark.parametrize("outcome", ["ANSWERED", "CALLBACK", "REFERRED", "CASE", "UNABLE", "SILENT", "TEST"])
def test_a_register_may_say_any_way_in_which_a_contact_ends(farida: User, outcome: str) -> None:
    done = imported(
        as_csv([["05.11.2026", "рус", "патент", outcome]], ["Дата", "Язык", "Тема", "Результат"]), farida
    )
    assert done.ready == 1
    assert ours(Contact, farida).get().state == ContactState.CLOSED


def test_a_contact_that_another_names_as_its_source_stays(farida: User) -> None:
    """Somebody heard of us through it: a relation that has no name backwards is seen as well."""
    done = imported(as_csv(ROWS), farida)
    named = ours(Contact, farida).get(imports__row_number=3)
    begun = start_contact(Channel.PHONE, by=farida, at=NOW)
    Contact.objects.filter(centre=farida.centre, pk=begun.pk).update(heard_through=named)
    assert undo_import(done, by=farida, at=NOW).kept == 1


def test_an_import_is_one_entry_of_who_did_what(farida: User) -> None:
    imported(as_csv(ROWS), farida)
    verbs = Entry.objects.filter(centre_id=farida.centre_id).order_by("seq").values_list("verb", flat=True)
    assert list(verbs) == ["register.uploaded", "register.rehearsed", "register.begun", "register.imported"]


def test_a_rehearsal_writes_nothing(farida: User) -> None:
    register = rehearsed(as_csv([*ROWS, ["6", "31.02.2026", "дари", "", "", "", "", "", ""]]), farida)
    assert (register.state, register.ready, register.refused) == (State.REHEARSED, 5, 1)
    assert not ours(Contact, farida).exists()
    headings, rows = open_report(register)
    assert (7, "DATE_IMPOSSIBLE", headings.index("Дата обращения")) in rows


def test_the_file_is_gone_as_soon_as_it_is_in(farida: User) -> None:
    done = imported(as_csv(ROWS), farida)
    again = Import.objects.select_related("file_key").get(centre=farida.centre, pk=done.pk)
    assert again.sealed_file is None
    assert again.sealed_survey is None
    assert again.file_key.destroyed_on


def test_a_phone_of_two_rows_is_one_person_and_what_else_they_said_is_kept(farida: User) -> None:
    imported(as_csv(ROWS), farida)
    azamat = ours(Person, farida).get()
    assert ours(Contact, farida).filter(person=azamat).count() == 2
    last = ours(Contact, farida).get(imports__row_number=6)
    narrative = read_narrative(last, by=farida, at=NOW) or {}
    assert narrative["note"] == f"Бахром, +79161234567, {PHONE}"


def test_somebody_known_by_the_phone_keeps_one_file(farida: User) -> None:
    known = add_person(Identity(name="Азамат Токтосунов", phones=(PHONE,)), by=farida, at=NOW)
    done = imported(as_csv(ROWS), farida)
    assert (done.persons_new, done.persons_known) == (0, 1)
    assert ours(Contact, farida).filter(person=known).count() == 2


def test_a_phone_that_two_people_share_names_neither(farida: User) -> None:
    for name in ("Азамат", "Бахром"):
        add_person(Identity(name=name, phones=(PHONE,)), by=farida, at=NOW)
    assert imported(as_csv(ROWS[:1]), farida).persons_new == 1


def test_equal_rows_with_a_story_are_one_and_those_without_are_counted(farida: User) -> None:
    done = imported(as_csv([*ROWS, ROWS[0], ROWS[2]]), farida)
    assert (done.ready, done.duplicates) == (6, 1)


def test_the_register_of_the_next_month_brings_only_what_is_new(farida: User) -> None:
    imported(as_csv(ROWS), farida)
    new = ["6", "20.11.2026", "рус", "патент", "", "", "", "", ""]
    done = imported(as_excel([*ROWS, new]), farida)
    assert (done.ready, done.duplicates) == (1, 5)


def test_the_very_same_file_is_refused(farida: User) -> None:
    imported(as_csv(ROWS), farida)
    with pytest.raises(FileRefused, match=Unreadable.SAME_FILE):
        bring_register(as_csv(ROWS), by=farida, at=NOW)


def test_what_was_said_of_words_is_remembered_for_the_next_register(farida: User) -> None:
    first = bring_register(
        as_csv([["1", "05.11.2026", "рус", "депорт", "", "", "", "", ""]]), by=farida, at=NOW
    )
    meaning = open_meaning(first)
    words = {Field.TOPIC: {"депорт": "A_RESIDENCE"}}
    say_meaning(first, type(meaning)(meaning.columns, words=words), by=farida, at=NOW)
    second = bring_register(
        as_csv([["9", "06.11.2026", "рус", "депорт", "", "", "", "", ""]]), by=farida, at=NOW
    )
    assert open_meaning(second).words == words
    assert open_survey(second).words[3] == {"депорт": 1}


def test_undone_nothing_is_left(farida: User) -> None:
    done = imported(as_csv(ROWS), farida)
    undone = undo_import(done, by=farida, at=NOW)
    assert (undone.state, undone.kept) == (State.UNDONE, 0)
    for model in (Contact, ContactTopic, Person, PersonIndex, ImportedContact):
        assert not ours(model, farida).exists()
    assert (
        ours(FileKey, farida).count() == 2
    )  # of the import: meaning and report, and its file's destroyed one
    assert imported(as_csv(ROWS), farida).ready == 5


def test_what_somebody_has_worked_with_stays(farida: User) -> None:
    done = imported(as_csv(ROWS), farida)
    contact = ours(Contact, farida).get(imports__row_number=3)
    Callback.objects.create(
        centre=farida.centre,
        contact=contact,
        due_at=NOW,
        due_on=NOW.date(),
        language="UZ",
        promised_by=farida,
    )
    undone = undo_import(done, by=farida, at=NOW)
    assert undone.kept == 1
    assert ours(Contact, farida).get() == contact


def test_a_person_somebody_has_changed_stays_with_all_contacts(farida: User) -> None:
    done = imported(as_csv(ROWS), farida)
    person = ours(Person, farida).get()
    change_identity(person, Identity(name="Азамат уулу", phones=(PHONE,)), by=farida, at=NOW)
    undone = undo_import(done, by=farida, at=NOW)
    assert undone.kept == 2
    assert ours(Person, farida).get() == person
    assert read_identity(ours(Person, farida).get(), by=farida, at=NOW).name == "Азамат уулу"


def test_a_person_known_before_survives_the_undoing(farida: User) -> None:
    known = add_person(Identity(name="Азамат", phones=(PHONE,)), by=farida, at=NOW)
    undo_import(imported(as_csv(ROWS), farida), by=farida, at=NOW)
    assert not ours(Contact, farida).exists()
    assert (
        read_identity(Person.objects.get(centre=farida.centre, pk=known.pk), by=farida, at=NOW).name
        == "Азамат"
    )


def test_killed_in_the_middle_nothing_is_half_imported(farida: User, monkeypatch: pytest.MonkeyPatch) -> None:
    register = rehearsed(as_csv(ROWS), farida)
    begin_import(register, by=farida, at=NOW)
    with monkeypatch.context() as patch:
        patch.setattr(RegisterWriter, "_link", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            worked(register, farida)
    assert not ours(Contact, farida).exists()
    assert not ours(Person, farida).exists()
    begin_import(register, by=farida, at=NOW)
    assert worked(register, farida).ready == 5


def test_a_job_done_twice_is_done_once(farida: User) -> None:
    done = imported(as_csv(ROWS), farida)
    assert farida.centre
    assert work(farida.centre, done.pk) is None
    with pytest.raises(NotNow):
        import_register(done, by=farida, at=NOW)
    with pytest.raises(NotNow):
        undo_import(undo_import(done, by=farida, at=NOW), by=farida, at=NOW)


def test_a_job_names_the_centre_and_the_import_alone(farida: User) -> None:
    register = bring_register(as_csv(ROWS), by=farida, at=NOW)
    begin_rehearsal(register, by=farida, at=NOW)
    work_register.func(str(register.centre_id), str(register.pk))
    assert Import.objects.get(centre=farida.centre).state == State.REHEARSED


def test_a_table_that_breaks_further_down_is_refused_and_destroyed(
    farida: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = bring_register(as_csv(ROWS), by=farida, at=NOW)
    begin_rehearsal(register, by=farida, at=NOW)
    monkeypatch.setattr("jardam.registers.sheets.MOST_ROWS", 3)
    refused = worked(register, farida)
    assert (refused.state, refused.why_refused) == (State.REFUSED, Unreadable.TOO_MANY_ROWS)
    assert refused.sealed_file is None


def test_thrown_away_it_is_as_if_it_had_never_come(farida: User) -> None:
    register = bring_register(as_csv(ROWS), by=farida, at=NOW)
    discard_register(register, by=farida, at=NOW)
    for model in (Import, Mapping, FileKey):
        assert not ours(model, farida).exists()


def test_a_centre_knows_no_row_of_another(farida: User, chen: User) -> None:
    """The same row in two centres is twice new."""
    imported(as_csv(ROWS), farida)
    with for_centre(chen.centre_id):
        assert imported(as_csv(ROWS), chen).ready == 5


@pytest.mark.proof
def test_a_large_register_comes_in_and_goes(farida: User) -> None:
    """2 000 rows, and 100 000 at night."""
    rows = [
        [
            str(n),
            f"{n % 28 + 1:02}.10.2026",
            "тадж",
            "патент",
            f"8916{n % 5_000_000:07}",
            "Гулноза",
            f"дело {n}",
            "ж",
            "30",
        ]
        for n in range(SIZE)
    ]
    done = imported(as_csv(rows, HEADINGS), farida)
    assert (done.ready, done.persons_new) == (SIZE, SIZE)
    undone = undo_import(done, by=farida, at=NOW)
    assert undone.kept == 0
    assert not ours(Contact, farida).exists()
    assert ours(FileKey, farida).count() == 2
