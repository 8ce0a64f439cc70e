"""The standard services of the own centre: what it gives and delivered, and one service with all that was promised of it."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jardam.accounts.queries import display_names
from jardam.centres.http import StaffRequest
from jardam.centres.models import Centre
from jardam.centres.months import asked_month, neighbours
from jardam.kernel.languages import OWN_NAMES, Language
from jardam.network.models import StandardService
from jardam.network.rules.standard import Counted
from jardam.quality.permissions import may_open_lists, may_read_month
from jardam.services import actions
from jardam.services.choices import counted_words, refusal_words
from jardam.services.forms import EndForm, OfferForm, filled_with
from jardam.services.models import CentreService
from jardam.services.permissions import may_keep, may_see
from jardam.services.showing import Books, OfferBook, manner_words, service_rows, wall_of
from jardam.services.views.finding import here, standard_service, today_of

STRETCHES_SHOWN = 20


@require_safe
def delivery(request: StaffRequest) -> HttpResponse:
    """Every standard service: whether it is given, how, and what was delivered."""
    centre = here(request, allowed=may_see(request.user))
    month, status = asked_month(request, centre)
    is_exact = may_open_lists(request.user)
    books = Books(centre, month, is_exact=is_exact) if may_read_month(request.user) else None
    catalogue = list(StandardService.objects.order_by("position"))
    rows = service_rows(catalogue, OfferBook(centre), month, books)
    page = {
        "rows": rows,
        "wall": wall_of(rows) if rows else [],
        "version": catalogue[0].version if catalogue else None,
        "clients": books.clients if books and is_exact else [],  # the counts of the desk say them protected
        "has_figures": books is not None,
        "is_exact": is_exact,
        "is_running": month.first <= today_of(centre) <= month.last,
        **neighbours(month),
    }
    return render(request, "services/delivery.html", page, status=status)


@require_safe
def service(request: StaffRequest, service_code: str) -> HttpResponse:
    """One service: what it is called in each language, how we give it, and how it was given before."""
    found = standard_service(service_code)
    return _page(request, here(request, allowed=may_see(request.user)), found)


@require_POST
def offer(request: StaffRequest, service_code: str) -> HttpResponse:
    """The centre gives it, or gives it otherwise."""
    found = standard_service(service_code)
    centre, form = here(request, allowed=may_keep(request.user)), OfferForm(request.POST)
    if form.is_valid():
        try:
            actions.offer_service(
                found, form.offered, seen=form.seen_offer, by=request.user, at=timezone.now()
            )
        except actions.DayRefused as refused:
            form.add_error("since_on", str(refusal_words()[refused.why]))
        except actions.OfferMoved:
            form = _seen_anew(request.POST, centre, found)
        else:
            messages.success(request, _("Written down. Other centres see it in a moment."))
            return redirect("services:service", service_code=service_code)
    return _page(request, centre, found, form=form, status=422)


@require_POST
def end(request: StaffRequest, service_code: str) -> HttpResponse:
    """The centre gives it no more."""
    found = standard_service(service_code)
    centre, form = here(request, allowed=may_keep(request.user)), EndForm(request.POST)
    if form.is_valid():
        offers = CentreService.objects.filter(centre=centre, service=found.code)
        seen = offers.filter(pk=form.seen_offer).first() if form.seen_offer else None
        try:
            actions.end_service(seen, form.cleaned_data["until_on"], by=request.user, at=timezone.now())
        except actions.DayRefused as refused:
            form.add_error("until_on", str(refusal_words()[refused.why]))
        except actions.OfferMoved:
            form.add_error(None, _moved())
        else:
            messages.success(request, _("Written down. Other centres see it in a moment."))
            return redirect("services:service", service_code=service_code)
    return _page(request, centre, found, end_form=form, status=422)


def _moved() -> str:
    return _(
        "Somebody has changed this service meanwhile. Above stands what holds now; send it again if it is still right."
    )


def _seen_anew(typed: QueryDict, centre: Centre, found: StandardService) -> OfferForm:
    """The same words, refused, but beside what holds now: whoever sends them once more means it."""
    running = CentreService.objects.filter(centre=centre, service=found.code).running().first()
    again = typed.copy()
    again["seen"] = str(running.pk) if running else ""
    form = OfferForm(again)
    form.add_error(None, _moved())
    return form


def _page(
    request: StaffRequest,
    centre: Centre,
    found: StandardService,
    *,
    form: OfferForm | None = None,
    end_form: EndForm | None = None,
    status: int = 200,
) -> HttpResponse:
    stretches = _stretches(centre, found.code)
    running = next((one for one in stretches if one.until_on is None), None)
    today = today_of(centre)
    keeps = may_keep(request.user)
    seen = {"seen": running.pk if running else None, "until_on": today}
    page = {
        "service": found,
        "running": running,
        "manner": manner_words(running) if running else "",
        "counts": counted_words()[Counted(found.counted)],
        "names": _names(found),
        "stretches": _told(stretches),
        "form": (form or OfferForm(initial=filled_with(running, today))) if keeps else None,
        "end_form": (end_form or EndForm(initial=seen)) if keeps and running else None,
    }
    return render(request, "services/service.html", page, status=status)


def _names(found: StandardService) -> list[tuple[str, str, str]]:
    """What clients hear it called: language, tag, name."""
    spoken = [language for language in OWN_NAMES if language.catalogue in found.names]
    return [(OWN_NAMES[one], Language(one).tag, found.names[one.catalogue]) for one in spoken]


def _stretches(centre: Centre, code: str) -> list[CentreService]:
    rows = CentreService.objects.filter(centre=centre, service=code).select_related("begun_by", "ended_by")
    return list(rows.order_by("-since_on", "-until_on", "-pk")[:STRETCHES_SHOWN])


def _told(stretches: list[CentreService]) -> list[dict[str, object]]:
    """Each stretch with who began and ended it. One query."""
    people = {one.pk: one for row in stretches for one in (row.begun_by, row.ended_by) if one}
    names = display_names(people.values()) if people else {}
    return [
        {
            "since_on": row.since_on,
            "until_on": row.until_on,
            "manner": manner_words(row),
            "words": row.words,
            "begun_by": names[row.begun_by_id],
            "ended_by": names.get(row.ended_by_id, "") if row.ended_by_id else "",
            "version": row.catalogue_version,
        }
        for row in stretches
    ]
