"""Small words for the templates of the rota."""

from collections.abc import Mapping
from uuid import UUID

from django import template
from django.template import Context

from jardam.rota.permissions import may_hand_over, may_plan

register = template.Library()


@register.filter
def named(names: Mapping[UUID, str], person: UUID) -> str:
    """``{{ names|named:shift.user_id }}``: the shown name of a colleague."""
    return names.get(person, "–")


@register.inclusion_tag("rota/_sections.html", takes_context=True)
def rota_sections(context: Context, here: str) -> dict[str, object]:
    """The parts of the rota that the reader may open: ``{% rota_sections "mine" %}``."""
    user = context["request"].user
    return {"here": here, "may_plan": may_plan(user), "may_hand_over": may_hand_over(user)}
