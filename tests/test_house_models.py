"""What every table promises: how private each field is, what never stands in the open, and how things are named."""

import inspect
import re
from collections import Counter
from typing import Any

import pytest
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from tests.house import our_models, tenant_models

Model = type[models.Model]

_JOB = "the clock of the queue: a job names ids only"
_UNUSED = "the sign-in library's table for e-mail addresses, which accounts do not have: always empty"
_CUT = "cut to the day before it is saved: accounts.tamed"
_ROTA = "planned hours of those who work here, in half hours: decision 0065"
MOMENTS = {
    "account_emailconfirmation.created": _UNUSED,
    "account_emailconfirmation.sent": _UNUSED,
    "accounts_delay.until": "a moment only while somebody has to wait at the door",
    "contacts_callback.due_at": "drives open work; cut to the day when the callback ends",
    "contacts_contact.started_at": "drives open work; empty once the contact is closed",
    "line_linecall.rang_at": "drives open work; empty once the call is over",
    "line_missedcall.missed_at": "drives open work; empty once the ticket has ended",
    "rota_absence.ends_at": _ROTA,
    "rota_absence.starts_at": _ROTA,
    "rota_proposalline.ends_at": _ROTA,
    "rota_proposalline.starts_at": _ROTA,
    "rota_shift.ends_at": _ROTA,
    "rota_shift.starts_at": _ROTA,
    "reception_appointment.ends_at": "drives open work; empty once the appointment has ended",
    "reception_appointment.held_until_at": "the minute for which a slot is held; empty once it is booked",
    "reception_appointment.starts_at": "drives open work; cut to the day when the appointment ends",
    "reception_ticket.came_at": "drives the queue; empty once somebody left it",
    "referrals_offer.due_at": "drives open work; empty once an answer came",
    "referrals_offer.remind_at": "drives open work; empty once it has passed",
    "django_migrations.applied": "when the software changed; nobody's life",
    "django_tasks_database_dbtaskresult.enqueued_at": _JOB,
    "django_tasks_database_dbtaskresult.finished_at": _JOB,
    "django_tasks_database_dbtaskresult.run_after": _JOB,
    "django_tasks_database_dbtaskresult.started_at": _JOB,
    "mfa_authenticator.created_at": _CUT,
    "mfa_authenticator.last_used_at": _CUT,
}
"""Every column finer than a day, with its reason (the rule: nothing plain is finer than a day)."""

PLAIN_TEXT_OF_CENTRES = {
    "audit.Entry.detail": "codes, counts, days and ids only: audit.rules.details refuses anything else",
    "audit.Reading.detail": "as in Entry",
    "centres.Branch.languages": "codes of languages",
    "filings.Paper.hidden_from": "ids of colleagues",
    "incidents.Incident.proofs": "codes of a fixed list",
    "api.PartnerKey.scopes": "codes of a fixed list",
    "parties.PartyWarning.troubles": "codes of a fixed list",
    "parties.PartyWarning.evidence": "codes of a fixed list",
    **{
        f"precedents.Precedent.{name}": "codes of fixed lists"
        for name in ("topics", "authorities", "papers", "law")
    },
}
"""Free-form columns of tenant tables, each with what keeps text about people out of it."""

LONGEST_CODE = 60  # characters; a plain column of a tenant table that is longer could hold a story
NAMES_OF_OTHERS = {
    "centres.User.date_joined": "Django's own name",
    "accounts.Delay.until": "reads as what it is: wait until",
    "knowledge.CardText.reviewed": "the word of the data files, `reviewed: false`",
}

every_model = pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
every_tenant = pytest.mark.parametrize("model", tenant_models(), ids=lambda model: model._meta.label)


def privacy(model: Model) -> Any:
    return getattr(model, "privacy")  # noqa: B009 - the attribute is ours, not Django's


def label(field: models.Field[Any, Any]) -> str:
    return f"{field.model._meta.label}.{field.name}"


@every_model
def test_every_field_says_once_how_private_it_is(model: Model) -> None:
    said = Counter(privacy(model).names())
    assert said == Counter(field.name for field in model._meta.concrete_fields)


@every_model
def test_what_could_harm_is_sealed(model: Model) -> None:
    for name in privacy(model).sensitive.split():
        assert name.startswith("sealed_") or name == "password", f"{name} is sensitive and stands in the open"


@every_model
def test_a_sealed_column_holds_bytes(model: Model) -> None:
    for field in model._meta.concrete_fields:
        if field.name.startswith("sealed_"):
            assert isinstance(field, models.BinaryField), label(field)


@every_tenant
def test_what_points_at_a_person_is_bytes_or_an_account(model: Model) -> None:
    """In a tenant table: a keyed hash, a wrapped key, or a colleague. Never a text."""
    for name in privacy(model).personal.split():
        field = model._meta.get_field(name)
        assert isinstance(field, models.BinaryField | models.ForeignKey), label(field)


@every_tenant
def test_a_centres_table_holds_codes_and_no_stories(model: Model) -> None:
    for field in model._meta.concrete_fields:
        if isinstance(field, models.CharField):
            assert (field.max_length or 10**9) <= LONGEST_CODE, label(field)
        if isinstance(field, models.TextField | models.JSONField | ArrayField | models.FileField):
            assert label(field) in PLAIN_TEXT_OF_CENTRES, label(field)


@every_model
def test_no_table_asks_where_somebody_is_on_the_network(model: Model) -> None:
    """No address of a machine and no e-mail address of a person; their columns would fill by themselves."""
    forbidden = models.EmailField | models.GenericIPAddressField | models.FileField
    assert [label(field) for field in model._meta.concrete_fields if isinstance(field, forbidden)] == []


@pytest.mark.django_db
def test_nothing_is_finer_than_a_day_without_a_reason() -> None:
    """All tables, those of the libraries too, as PostgreSQL has them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name || '.' || column_name, data_type FROM information_schema.columns"
            " WHERE table_schema = 'public'"
            " AND (data_type LIKE 'time%' OR data_type IN ('interval', 'tsrange', 'tstzrange', 'inet', 'cidr', 'macaddr'))"
        )
        assert dict(cursor.fetchall()).keys() == MOMENTS.keys()


@every_model
def test_the_order_is_said_where_it_is_shown(model: Model) -> None:
    assert not model._meta.ordering


@every_model
def test_a_row_shown_as_text_tells_nothing_of_a_person(model: Model) -> None:
    hidden = f"{privacy(model).personal} {privacy(model).sensitive}".split()
    shown = set(re.findall(r"self\.(\w+)", inspect.getsource(model.__str__)))
    assert model.__str__ is not models.Model.__str__, "says nothing at all"
    assert not shown & set(hidden)


@every_model
def test_a_constraint_is_named_for_its_fact(model: Model) -> None:
    for constraint in model._meta.constraints:
        assert constraint.name.startswith(f"{model._meta.model_name}_"), constraint.name
    for index in model._meta.indexes:
        assert index.name.startswith(model._meta.model_name.split("_")[0][:8]), index.name


@every_model
def test_names_say_what_a_field_holds(model: Model) -> None:
    """*_at a moment, *_on a date, and what is true or false reads as a sentence."""
    for field in model._meta.concrete_fields:
        if label(field) in NAMES_OF_OTHERS:
            continue
        if isinstance(field, models.DateTimeField):
            assert field.name.endswith("_at"), label(field)
        elif isinstance(field, models.DateField):
            assert field.name.split("_")[-1] in {"on", "from", "to", "until", "day", "month"}, label(field)
        elif isinstance(field, models.BooleanField):
            assert re.match(r"(is|has|may|was|were|does|can)_", field.name), label(field)


@every_model
def test_only_the_tenant_itself_overrides_save(model: Model) -> None:
    """Everything else that happens is an action."""
    owners = {owner.__module__ for owner in model.__mro__ if "save" in vars(owner)}
    assert owners <= {"django.db.models.base", "django.contrib.auth.base_user", "jardam.centres.tenancy"}


def test_the_lists_of_exceptions_hold_no_dead_names() -> None:
    known = {label(field) for model in our_models() for field in model._meta.concrete_fields}
    assert known >= PLAIN_TEXT_OF_CENTRES.keys() | NAMES_OF_OTHERS.keys()
