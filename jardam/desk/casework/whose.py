"""Who looks after a case and how much strength it takes, in words."""

from django.utils.translation import gettext as _

from jardam.cases.models import Case
from jardam.desk.casework.around import Around
from jardam.desk.casework.forms import weights


def whose_facts(found: Case, people: Around) -> list[tuple[str, str]]:
    """Who answers for it, until when they are away and who stands in, and who works beside them."""
    if found.responsible_id is None:
        return []
    is_told = people.away is not None and found.is_open
    return [
        (_("Who answers for it"), people.responsible),
        (_("Away until"), f"{people.away:%d.%m.%Y}" if is_told else ""),
        (_("Who stands in"), "; ".join(people.stand_ins)),
        (_("Who works on it, too"), "; ".join(people.team)),
    ]


def weight_told(weight: int, *, is_strategic: bool) -> str:
    said = str(dict(weights())[weight])
    return _("%(weight)s; a strategic case") % {"weight": said} if is_strategic else said
