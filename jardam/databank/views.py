"""The pages of the bank: a protected table with its chart, the same as a file, and the codebook."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.databank import actions, choices, exporting
from jardam.databank.asking import NoAnswer
from jardam.databank.forms import NOTHING_CHOSEN, CrossForm
from jardam.databank.permissions import may_read_bank
from jardam.databank.queries import TableTooLarge, covered, crosstab
from jardam.databank.rules.codebook import AXES, CODEBOOK_VERSION, MEASURES, Axis
from jardam.databank.showing import CrossPage
from jardam.databank.snapshots import snapshots
from jardam.yearly.exporting import csv_text, excel_file

EXCEL_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def cross(request: StaffRequest) -> HttpResponse:
    """Cross an indicator by two or three things. The address holds codes and nothing else."""
    require(may_read_bank(request.user))
    taken = snapshots()
    form = CrossForm(request.GET or NOTHING_CHOSEN, user=request.user, snapshots=taken)
    page: dict[str, object] = {"form": form, "has_snapshot": bool(taken), "asked": request.GET.urlencode()}
    if not taken or not form.is_valid():
        return render(request, "databank/cross.html", page, status=422 if taken else 200)
    wanted = form.wanted()
    page |= {"wanted": wanted, "coverage": _coverage(request, form)}
    try:
        found = CrossPage(wanted, crosstab(wanted, request.user))
        page["found"] = found
    except TableTooLarge:
        page["trouble"] = _(
            "This table has more cells than anybody reads. Cross fewer things, or take quarters or years."
        )
    except NoAnswer:
        page["trouble"] = _("The table could not be counted in time. Cross fewer things, or try again.")
    return render(request, "databank/cross.html", page)


@require_safe
def take(request: StaffRequest) -> HttpResponse:
    """The same table as CSV or Excel with a row of HXL tags; every time is written down."""
    require(may_read_bank(request.user))
    taken = snapshots()
    form = CrossForm(request.GET or NOTHING_CHOSEN, user=request.user, snapshots=taken)
    if not taken or not form.is_valid():
        return cross(request)
    wanted = form.wanted()
    try:
        told = exporting.rows(wanted, crosstab(wanted, request.user))
    except (TableTooLarge, NoAnswer):
        return cross(request)
    name = f"{wanted.indicator.lower()}-{wanted.snapshot.id}"
    is_excel = request.GET.get("form") == "excel"
    actions.take_table(wanted, form="EXCEL" if is_excel else "CSV", by=request.user, at=timezone.now())
    if is_excel:
        return _named(HttpResponse(excel_file(told, "table"), EXCEL_TYPE), f"{name}.xlsx")
    return _named(HttpResponse(csv_text(told), "text/csv; charset=utf-8"), f"{name}.csv")


@require_safe
def chart(request: StaffRequest) -> HttpResponse:
    """The sums of the rows as a picture: it comes after its table, which nobody waits for it to read."""
    require(may_read_bank(request.user))
    taken = snapshots()
    form = CrossForm(request.GET or NOTHING_CHOSEN, user=request.user, snapshots=taken)
    if not taken or not form.is_valid():
        return cross(request)
    wanted = form.wanted()
    try:
        drawn = CrossPage(wanted, crosstab(wanted, request.user)).chart()
    except (TableTooLarge, NoAnswer):
        return cross(request)
    return HttpResponse(drawn, "image/svg+xml")


@require_safe
def codebook(request: StaffRequest) -> HttpResponse:
    """What each indicator and each axis is, in words and as code."""
    require(may_read_bank(request.user))
    words, axes = choices.indicators(), choices.axes()
    measures = [
        {
            "word": words[one],
            "code": one.value,
            "definition": choices.definitions()[one],
            "of": measure.of,
            "yes": measure.yes,
            "axes": [axes[axis] for axis in AXES[measure.facts]],
        }
        for one, measure in MEASURES.items()
    ]
    told = [
        {"word": word, "code": axis.value, "definition": choices.axis_definitions()[axis]}
        for axis, word in axes.items()
    ]
    page = {"measures": measures, "axes": told, "version": CODEBOOK_VERSION}
    return render(request, "databank/codebook.html", page)


def _coverage(request: StaffRequest, form: CrossForm) -> list[dict[str, object]]:
    """What stands in the snapshot of each centre that this person may see."""
    return [
        {
            "name": choices.code_word(Axis.CENTRE, one.centre),
            "about": one.about,
            "is_empty": one.is_empty,
            "first": choices.period_word(one.first) if one.first else "",
            "last": choices.period_word(one.last) if one.last else "",
        }
        for one in covered(form.wanted().snapshot, request.user)
    ]


def _named(response: HttpResponse, name: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
