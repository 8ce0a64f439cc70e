"""Words that became aliases of answers: editors look through them, withdraw a wrong one, and give them to translators."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.desk.alias_forms import WithdrawAliasForm
from jardam.desk.aliases import exported, lines_of, page_of_aliases, withdrawal_facts
from jardam.search.models import Alias
from jardam.search.permissions import may_see_aliases, may_withdraw_alias
from jardam.search.picks import AliasWithdrawn, withdraw_alias

MOST_EXPORTED = 10_000


@require_safe
def aliases(request: StaffRequest) -> HttpResponse:
    require(may_see_aliases(request.user))
    page = page_of_aliases(request.user, request.GET.get("after", ""))
    older = f"{reverse('desk:aliases')}{page.older}" if page.older else ""
    return render(request, "desk/aliases.html", {"lines": page.lines, "older_url": older})


@require_safe
def export(request: StaffRequest) -> HttpResponse:
    """Those in use, as a file."""
    require(may_see_aliases(request.user))
    rows = Alias.objects.visible_to(request.user).filter(withdrawn_on=None).order_by("key", "folding", "pk")
    name = {"Content-Disposition": 'attachment; filename="aliases.json"'}
    return HttpResponse(exported(rows[:MOST_EXPORTED]), content_type="application/json", headers=name)


@require_http_methods(["GET", "HEAD", "POST"])
def alias(request: StaffRequest, alias_id: UUID) -> HttpResponse:
    """One of them; POST withdraws it."""
    require(may_see_aliases(request.user))
    rows = Alias.objects.visible_to(request.user).select_related("withdrawn_by__centre")
    row = get_object_or_404(rows, pk=alias_id)
    if request.method != "POST":
        return _page(request, row)
    form = WithdrawAliasForm(request.POST)
    if not form.is_valid():
        return _page(request, row, form, status=422)
    try:
        withdraw_alias(row, form.cleaned_data["reason"], by=request.user, at=timezone.now())
    except AliasWithdrawn:
        messages.warning(request, _("Somebody has withdrawn it already."))
    else:
        messages.success(
            request, _("It is withdrawn: the search has forgotten it, and picks do not bring it back.")
        )
    return redirect("desk:alias", alias_id=row.pk)


def _page(
    request: StaffRequest, row: Alias, form: WithdrawAliasForm | None = None, status: int = 200
) -> HttpResponse:
    may_withdraw = may_withdraw_alias(request.user, row)
    page = {
        "line": lines_of([row])[0],
        "facts": withdrawal_facts(row, request.user),
        "form": (form or WithdrawAliasForm()) if may_withdraw else None,
    }
    return render(request, "desk/alias.html", page, status=status)
