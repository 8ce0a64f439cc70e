"""How partners answer to all centres together."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.desk.referring.rates import share
from jardam.knowledge.permissions import may_read_answers
from jardam.referrals.models import FEWEST_ASKED
from jardam.referrals.queries import told_to_the_network


@require_safe
def partner_answers(request: StaffRequest) -> HttpResponse:
    """Whoever may read the directory: whom to ask is the same question."""
    require(may_read_answers(request.user))
    told = told_to_the_network()
    page = {
        "rows": [
            {
                "organisation": one.organisation,
                "asked": one.asked,
                "shares": [
                    share(part, one.asked) for part in (one.answered, one.silent, one.accepted, one.done)
                ],
            }
            for one in told
        ],
        "until": date_format(told[0].to_month, "F Y") if told else "",
        "fewest": FEWEST_ASKED,
    }
    return render(request, "desk/referrals/answers.html", page)
