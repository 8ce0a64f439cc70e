"""What Django adds to the database's promises: joins that carry the centre, and rows that never change it."""

from typing import Any

import pytest
from django.db import models

from jardam.centres.models import Centre, User
from jardam.centres.tenancy import CentreFK, CentreMoved, Tenant
from jardam.contacts.models import Contact
from jardam.database.scope import across_centres, for_centre
from tests.centre_joins import faults
from tests.house import tenant_models
from tests.sql_guard import lifted, tenant_tables
from tests.tenancy.rows import make_row

RELATIONS = [
    (model, field)
    for model in tenant_models()
    for field in model._meta.concrete_fields
    if isinstance(field, CentreFK)
]
every_relation = pytest.mark.parametrize(
    "model,field", RELATIONS, ids=lambda value: getattr(value, "name", "")
)


def sql_faults(rows: models.QuerySet[Any]) -> list[str]:
    return faults(*rows.query.sql_with_params(), tenant_tables())


@every_relation
def test_joining_carries_the_centre(model: type[Tenant], field: CentreFK) -> None:
    rows, kin = model._base_manager.all(), field.related_model
    assert sql_faults(rows.select_related(field.name)) == []
    assert (
        sql_faults(rows.filter(**{f"{field.name}__isnull": False, f"{field.name}__centre__code": "moscow"}))
        == []
    )
    assert sql_faults(rows.order_by(f"{field.name}__id")) == []
    assert sql_faults(kin._base_manager.annotate(n=models.Count(field.related_query_name()))) == []


@every_relation
def test_a_reader_who_forgets_the_centre_is_found(model: type[Tenant], field: CentreFK) -> None:
    """The other half of the test above: the same join made by hand, without the centre, is refused."""
    careless = model._base_manager.filter(
        **{f"{field.name}_id__in": field.related_model._base_manager.order_by().values("pk")}
    )
    assert sql_faults(careless)


@pytest.mark.django_db
@pytest.mark.parametrize("model", tenant_models(), ids=lambda model: model._meta.label)
def test_a_row_is_never_saved_for_another_centre(
    model: type[Tenant], moscow: Centre, krasnodar: Centre
) -> None:
    with for_centre(moscow.pk):
        row = model._base_manager.get(pk=make_row(model, moscow).pk)
    row.centre = krasnodar
    with pytest.raises(CentreMoved):
        row.save()


@pytest.mark.django_db
@pytest.mark.parametrize("model", tenant_models(), ids=lambda model: model._meta.label)
def test_a_row_that_was_just_made_is_never_moved_either(
    model: type[Tenant], moscow: Centre, krasnodar: Centre
) -> None:
    with for_centre(moscow.pk):
        row = make_row(model, moscow)
        row.centre = krasnodar
        with pytest.raises(CentreMoved):
            row.save()


@pytest.mark.django_db
def test_saving_a_row_leaves_the_row_of_the_same_id_elsewhere_alone(
    moscow: Centre, krasnodar: Centre, amina: User
) -> None:
    """The same id may stand in two centres; whoever sees both must still write one."""
    with for_centre(krasnodar.pk):
        theirs = make_row(Contact, krasnodar)
    with for_centre(moscow.pk):
        ours = make_row(Contact, moscow)
    with (
        lifted("an id is copied to another centre, to have the same one twice"),
        across_centres("a test") as system,
    ):
        Contact.objects.using(system).filter(pk=ours.pk).update(id=theirs.pk)
        twin = Contact.objects.using(system).get(pk=theirs.pk, centre=moscow)
        twin.draft_revision = 7
        twin.save(update_fields=["draft_revision"], using=system)
        revisions = dict(
            Contact.objects.using(system).filter(pk=theirs.pk).values_list("centre__code", "draft_revision")
        )
    assert revisions == {"moscow": 7, "krasnodar": 0}


@pytest.mark.parametrize("model", tenant_models(), ids=lambda model: model._meta.label)
def test_one_column_is_the_key_for_django(model: type[Tenant]) -> None:
    """A composite primary key of Django's own would forbid foreign keys to the table."""
    assert model._meta.pk.name == "id"
    assert isinstance(model._meta.pk, models.UUIDField)


def test_the_tests_look_at_some_relations_and_tables() -> None:
    assert len(RELATIONS) >= 8
    assert len(tenant_models()) >= 13
