"""Migrating without drawing the whole house anew for every model that joins it.

After each operation Django draws again whatever the model is related to, directly or not; as everything here points
to a centre, that is everything, and nine tenths of the time of a first start. What a new model points to does not look
different for that, and neither does a model's neighbour that gains an index or a constraint.
"""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.db.migrations.state import ModelState, ProjectState
from django.db.migrations.utils import resolve_relation


class GrowingState(ProjectState):
    """Draws a new model alone, and notes a new index or constraint on the model as it is drawn.

    Only where all that is concerned was drawn for this very state; else, and for whatever is not new, as Django does it.
    """

    _relations: Mapping[tuple[str, str], Any] | None  # Django's own, which its types do not know

    @classmethod
    def of(cls, state: ProjectState) -> "GrowingState":
        """The same state, from now on growing."""
        state.__class__ = cls
        assert isinstance(state, cls)
        return state

    def clone(self) -> "GrowingState":
        return GrowingState.of(super().clone())

    def add_model(self, model_state: ModelState) -> None:
        key = model_state.app_label, model_state.name_lower
        if key in self.models or not self._is_drawn or not all(map(self._is_ours, _pointed_to(model_state))):
            super().add_model(model_state)
            return
        self.models[key] = model_state
        if self._relations is not None:
            self.resolve_model_relations(key)
        self.apps.render_multiple([model_state])

    def _append_option(self, app_label: str, model_name: str, option_name: str, obj: Any) -> None:
        key = app_label, model_name
        if not self._is_drawn or not self._is_ours(key):
            super()._append_option(app_label, model_name, option_name, obj)  # type: ignore[misc]
            return
        options = self.models[key].options
        options[option_name] = [*options[option_name], obj]
        meta = self.apps.get_model(*key)._meta
        setattr(meta, option_name, [*getattr(meta, option_name), obj.clone()])
        meta.__dict__.pop("total_unique_constraints", None)  # worked out once from the constraints

    @property
    def _is_drawn(self) -> bool:
        return "apps" in self.__dict__  # to ask for it would draw it

    def _is_ours(self, key: tuple[str, str]) -> bool:
        """It was drawn for this state, and not for one from which this was copied: only then it knows who points to it."""
        found = self.apps.all_models.get(key[0], {}).get(key[1])
        return found is not None and found._meta.apps is self.apps


def _pointed_to(model_state: ModelState) -> set[tuple[str, str]]:
    """Whatever else must stand before this model does; itself where more is between the two than a key."""
    own = model_state.app_label, model_state.name_lower
    related = [field for field in model_state.fields.values() if field.remote_field]
    if any(field.many_to_many for field in related) or model_state.bases != (models.Model,):
        return {own}
    remote = [field.remote_field.model for field in related if field.remote_field]
    return {resolve_relation(model, *own) for model in remote} - {own}
