"""Which languages the centre promises at which hours."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.rota import actions
from jardam.rota.forms import DemandForm
from jardam.rota.permissions import may_plan
from jardam.rota.queries import demand_of
from jardam.rota.views.finding import here


@require_http_methods(["GET", "HEAD", "POST"])
def promises(request: StaffRequest) -> HttpResponse:
    centre, now = here(request)
    require(may_plan(request.user))
    demand = demand_of(centre)
    form = DemandForm(demand, request.POST) if request.method == "POST" else DemandForm(demand)
    if request.method == "POST" and form.is_valid():
        actions.want_hours(centre, form.hours, by=request.user, at=now)
        messages.success(request, _("Written down. The holes of the rota follow it."))
        return redirect("rota:overview")
    return render(request, "rota/promises.html", {"form": form}, status=422 if form.errors else 200)
