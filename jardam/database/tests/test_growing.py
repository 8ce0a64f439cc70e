"""A house that grew model by model looks like one that is drawn at once."""

import pytest
from django.db import models
from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel, Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from jardam.database.growing import GrowingState


def drawn(state: ProjectState) -> dict[str, dict[str, list[str]]]:
    """What each model looks like as it is drawn: its fields and who points to it, its indexes and constraints."""
    return {
        model._meta.label: {
            "fields": sorted(
                f"{field.name} {field.related_model._meta.label if field.related_model else ''}"
                for field in model._meta.get_fields(include_hidden=True)
            ),
            "indexes": sorted(index.name for index in model._meta.indexes),
            "constraints": sorted(rule.name for rule in model._meta.constraints),
            "unique together": sorted(rule.name for rule in model._meta.total_unique_constraints),
        }
        for model in state.apps.get_models()
    }


def drawn_anew(state: ProjectState) -> ProjectState:
    return ProjectState({key: model.clone() for key, model in state.models.items()}, state.real_apps)


def test_the_whole_house_after_all_its_migrations() -> None:
    loader = MigrationLoader(None)
    state: ProjectState = GrowingState.of(ProjectState(real_apps=loader.unmigrated_apps))
    assert state.apps  # from now on it is kept up to date
    done = set()
    for leaf in loader.graph.leaf_nodes():
        for key in loader.graph.forwards_plan(leaf):
            if key not in done:
                state = loader.graph.nodes[key].mutate_state(state, preserve=False)
                done.add(key)
    assert drawn(state) == drawn(drawn_anew(state))


@pytest.fixture
def state() -> ProjectState:
    """A house with one model, which is drawn."""
    state = GrowingState.of(ProjectState())
    key = ("id", models.AutoField(primary_key=True))
    CreateModel(
        "Centre", [key, ("code", models.TextField())], {"indexes": [], "constraints": []}
    ).state_forwards("probe", state)
    assert state.apps
    return state


def grow(state: ProjectState) -> ProjectState:
    """A model that points to it, one that points to itself, and more of the first."""
    migration = Migration("0002_more", "probe")
    key = ("id", models.AutoField(primary_key=True))
    to_centre = models.ForeignKey("probe.Centre", models.PROTECT, related_name="people")
    migration.operations = [
        CreateModel("Person", [key, ("centre", to_centre)]),
        CreateModel("Note", [key, ("answers", models.ForeignKey("self", models.PROTECT))]),
        AddIndex("Centre", models.Index(fields=["code"], name="centre_by_code")),
        AddConstraint("Centre", models.UniqueConstraint(fields=["code"], name="centre_code")),
        AddField("Note", "of", models.ForeignKey("probe.Person", models.PROTECT)),
        AddField("Centre", "name", models.TextField(default="")),
    ]
    return migration.mutate_state(state, preserve=False)


def test_who_points_to_a_model_is_known_to_it(state: ProjectState) -> None:
    grown = grow(state)
    assert drawn(grown) == drawn(drawn_anew(grown))
    assert "people probe.Person" in drawn(grown)["probe.Centre"]["fields"]
    assert drawn(grown)["probe.Centre"]["unique together"] == ["centre_code"]


def test_a_copy_grows_as_well_and_leaves_the_first_as_it_was(state: ProjectState) -> None:
    before = drawn(state)
    grown = grow(state.clone())
    assert drawn(grown) == drawn(drawn_anew(grown))
    assert drawn(state) == before


def test_what_stands_is_not_drawn_again(state: ProjectState) -> None:
    centre = state.apps.get_model("probe", "Centre")
    CreateModel(
        "Person",
        [
            ("id", models.AutoField(primary_key=True)),
            ("centre", models.ForeignKey("probe.Centre", models.PROTECT)),
        ],
    ).state_forwards("probe", state)
    assert state.apps.get_model("probe", "Centre") is centre
