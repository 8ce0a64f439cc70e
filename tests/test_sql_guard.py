"""The guard itself: what it lets pass, what it refuses, and that a refused statement fails its test."""

import pytest
from django.db import connection

from tests.centre_joins import faults
from tests.sql_guard import lifted, tenant_tables

TABLES = ("contacts_contact", "contacts_callback", "people_person")
JOIN = "SELECT 1 FROM contacts_contact c JOIN people_person p ON (c.person_id = p.id {})"
NESTED = "SELECT 1 FROM contacts_contact c WHERE {} (SELECT {} FROM contacts_callback k WHERE {})"

KEPT = [
    JOIN.format("AND c.centre_id = p.centre_id"),
    JOIN.format("") + " WHERE p.centre_id = c.centre_id AND c.state = 'OPEN'",
    JOIN.format("") + " WHERE c.centre_id = 'a' AND p.centre_id = 'a'",
    NESTED.format("EXISTS", "1", "k.centre_id = c.centre_id AND k.contact_id = c.id"),
    NESTED.format("c.state = 'OPEN' OR EXISTS", "1", "k.centre_id = c.centre_id"),
    NESTED.format("c.centre_id = 'a' AND c.id IN", "k.contact_id", "k.centre_id = 'a'"),
    "SELECT * FROM contacts_contact LEFT JOIN centres_user u ON recorded_by_id = u.id",
    (
        "WITH k AS (SELECT id, centre_id FROM contacts_callback) DELETE FROM contacts_contact USING k"
        " WHERE contacts_contact.centre_id = k.centre_id"
    ),
    (
        "SELECT 1 FROM people_person p JOIN (SELECT c.centre_id, c.person_id FROM contacts_contact c) AS s"
        " ON s.centre_id = p.centre_id AND s.person_id = p.id"
    ),
    "UPDATE contacts_contact SET state = 'OPEN' WHERE centre_id = 'a'",
    "INSERT INTO contacts_contact (id, centre_id) VALUES (1, 2)",
    "SAVEPOINT contacts_contact",
]
REFUSED = [
    JOIN.format(""),
    JOIN.format("OR c.centre_id = p.centre_id"),
    JOIN.format("AND NOT (c.centre_id = p.centre_id)"),
    JOIN.format("AND c.centre_id <> p.centre_id"),
    JOIN.format("") + " WHERE c.centre_id = 'a' AND p.centre_id = 'b'",
    JOIN.format("") + " WHERE c.centre_id = 'a'",
    JOIN.format("AND c.centre_id = p.centre_id") + " JOIN contacts_callback k ON k.contact_id = c.id",
    "SELECT 1 FROM contacts_contact, people_person",
    NESTED.format("EXISTS", "1", "k.contact_id = c.id"),
    NESTED.format("NOT EXISTS", "1", "k.contact_id = c.id"),
    NESTED.format("c.id IN", "k.contact_id", "k.state = 'WAITING'"),
    NESTED.format("c.centre_id = 'a' AND c.id IN", "k.contact_id", "k.centre_id = 'b'"),
    "UPDATE contacts_contact SET state = 'OPEN' FROM people_person p WHERE p.id = person_id",
    "WITH k AS (SELECT contact_id FROM contacts_callback) SELECT 1 FROM contacts_contact c JOIN k ON k.contact_id = c.id",
    "UPDATE contacts_contact SET state = 'OPEN', centre_id = 'b' WHERE id = 1",
    "INSERT INTO contacts_contact (id, centre_id) VALUES (1, 2) ON CONFLICT (id) DO UPDATE SET centre_id = 2",
    "SELECT FROM WHERE contacts_contact ((",
]


@pytest.mark.parametrize("sql", KEPT)
def test_a_statement_that_keeps_the_centre_passes(sql: str) -> None:
    assert faults(sql, None, TABLES) == []


@pytest.mark.parametrize("sql", REFUSED)
def test_a_statement_that_loses_the_centre_is_refused(sql: str) -> None:
    assert faults(sql, None, TABLES)


@pytest.mark.parametrize("second,is_kept", [("moscow", True), ("krasnodar", False)])
def test_two_values_are_compared_as_they_are_sent(second: str, is_kept: bool) -> None:
    sql = JOIN.format("AND 1 = %s") + " WHERE c.centre_id = %s AND p.centre_id = %s::uuid"
    assert (faults(sql, [1, "moscow", second], TABLES) == []) == is_kept
    named = JOIN.format("") + " WHERE c.centre_id = %(one)s AND p.centre_id = %(other)s"
    assert (faults(named, {"one": "moscow", "other": second}, TABLES) == []) == is_kept


def send(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.xfail(strict=True, reason="the guard fails this test; if it ever passes, nobody is on guard")
@pytest.mark.parametrize(
    "sql",
    [
        "SELECT 1 FROM contacts_contact c JOIN people_person p ON c.person_id = p.id",
        "UPDATE contacts_contact SET centre_id = centre_id",
    ],
)
def test_the_test_that_sends_it_fails(db: None, sql: str) -> None:
    send(sql)


def test_a_test_may_send_it_on_purpose(db: None) -> None:
    with lifted("to show how"):
        send("SELECT 1 FROM contacts_contact c JOIN people_person p ON c.person_id = p.id")


def test_the_guard_knows_the_tables_of_the_centres() -> None:
    assert {"contacts_contact", "people_person", "vault_filekey", "audit_entry"} <= tenant_tables()
