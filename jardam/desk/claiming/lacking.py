"""Promised money that did not come, as the page says it on which a case is closed."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.claims.queries import parts_lacking
from jardam.claims.rules.money import Amount
from jardam.desk.claiming.money import said_of


@dataclass(frozen=True, slots=True)
class LackingPart:
    words: str
    url: str


def lacking_rows(case: Case, user: User, today: date) -> list[LackingPart]:
    return [
        LackingPart(
            _("%(amount)s, promised by %(day)s")
            % {
                "amount": said_of(Amount(int(due.part.lacking * 100), due.currency)),
                "day": f"{due.part.due:%d.%m.%Y}",
            },
            reverse("desk:claim", args=[case.pk, due.claim.pk]),
        )
        for due in parts_lacking(case, user, today)
    ]
