"""Which centre gives what, for whoever talks to a caller in another city; and one centre with its protected figures."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.models import Centre
from jardam.centres.months import month_word
from jardam.network.models import StandardService
from jardam.services.network import NetworkPicture
from jardam.services.permissions import may_see_network


@require_safe
def network(request: StaffRequest) -> HttpResponse:
    """All centres side by side; with ``?centre=`` one of them in full."""
    require(may_see_network(request.user))
    code = request.GET.get("centre", "")
    catalogue = list(StandardService.objects.order_by("position"))
    centres = {one.code: one for one in Centre.objects.order_by("code")}
    centre = centres.get(code)
    picture = NetworkPicture(catalogue, [centre] if centre else list(centres.values()))
    if centre is None:
        page = {"picture": picture, "is_unknown": bool(code)}
        return render(request, "services/network.html", page, status=422 if code else 200)
    (column,) = picture.columns
    page = {
        "picture": picture,
        "column": column,
        "rows": [(row, row.cells[0]) for row in picture.rows],
        "month_word": month_word(column.month) if column.month else "",
    }
    return render(request, "services/centre.html", page)
