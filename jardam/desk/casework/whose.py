"""Who looks after a case and how much strength it takes, in words."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from jardam.accounts.queries import display_names
from jardam.cases.models import Case
from jardam.cases.queries import away_until, stand_ins
from jardam.centres.models import User
from jardam.desk.casework.forms import weights


def whose_facts(found: Case, team: Sequence[tuple[User, str]], now: datetime) -> list[tuple[str, str]]:
    """Who answers for it, until when they are away and who stands in, and who works beside them. Four queries."""
    if found.responsible is None:
        return []
    standing_in = stand_ins(found, now) if found.is_open else []
    names = display_names([found.responsible, *standing_in])
    away = away_until(found.centre_id, [found.responsible.pk], now).get(found.responsible.pk)
    is_told = away is not None and found.is_open
    return [
        (_("Who answers for it"), names[found.responsible.pk]),
        (_("Away until"), f"{away:%d.%m.%Y}" if is_told else ""),
        (_("Who stands in"), "; ".join(names[user.pk] for user in standing_in)),
        (_("Who works on it, too"), "; ".join(name for _user, name in team)),
    ]


def weight_told(weight: int, *, is_strategic: bool) -> str:
    said = str(dict(weights())[weight])
    return _("%(weight)s; a strategic case") % {"weight": said} if is_strategic else said
