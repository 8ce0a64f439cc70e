"""Small words for the templates of this room."""

from django import template
from django.template import Context

from jardam.quality.chains import drawn_chain
from jardam.quality.permissions import (
    may_lead,
    may_read_month,
    may_see_own,
    may_settle,
    may_take_complaint,
)

register = template.Library()
register.simple_tag(drawn_chain, name="chain")


@register.inclusion_tag("quality/_sections.html", takes_context=True)
def quality_sections(context: Context, here: str) -> dict[str, object]:
    """The parts of the room that the reader may open: ``{% quality_sections "month" %}``; a room above fills the year."""
    user = context["request"].user
    return {
        "year_url": context["shell"].year_url,
        "here": here,
        "may_read_month": may_read_month(user),
        "may_lead": may_lead(user),
        "may_see_own": may_see_own(user),
        "may_complain": may_take_complaint(user) or may_settle(user),
    }
