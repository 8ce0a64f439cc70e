"""Appeals that wait."""

from django.db.models import QuerySet

from jardam.appeals.models import Appeal
from jardam.centres.models import User


def waiting_for(user: User) -> QuerySet[Appeal]:
    """The oldest first, each with its partner. One query."""
    rows: QuerySet[Appeal] = Appeal.objects.visible_to(user).waiting().select_related("organisation")
    return rows.order_by("came_on", "pk")
