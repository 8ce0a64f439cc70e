"""Small words for the templates of this room."""

from django import template
from django.template import Context
from django.utils.translation import gettext as _

from jardam.services.permissions import may_see, may_see_network
from jardam.services.rules.delivery import Sum

register = template.Library()


@register.inclusion_tag("services/_sections.html", takes_context=True)
def services_sections(context: Context, here: str) -> dict[str, object]:
    """The parts of the room that the reader may open: ``{% services_sections "network" %}``."""
    user = context["request"].user
    return {"here": here, "shows_own": may_see(user), "shows_network": may_see_network(user)}


@register.filter
def sum_words(value: Sum) -> str:
    """Example: 120, or 'at least 115' where the number of a month is withheld."""
    if not value.is_at_least:
        return str(value.value)
    if not value.value:
        return _("only small numbers")
    return _("at least %(n)d") % {"n": value.value}
