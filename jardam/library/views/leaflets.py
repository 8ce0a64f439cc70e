"""An answer card as PDF."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.kernel.languages import OWN_NAMES, Language
from jardam.library.leaflets import LeafletStale, leaflet
from jardam.library.permissions import may_read_library


@require_safe
def card_leaflet(request: StaffRequest, code: str, language: str) -> HttpResponse:
    """To print and hand over; a text that is behind is refused with a sentence."""
    require(may_read_library(request.user))
    by_tag = {one.catalogue: one for one in OWN_NAMES}
    spoken = by_tag.get(language, Language.UNKNOWN)
    if spoken is Language.UNKNOWN:
        raise Http404
    try:
        paper = leaflet(code, spoken, on=timezone.localdate())
    except LeafletStale:
        return render(request, "library/leaflet_stale.html", {"language": OWN_NAMES[spoken]}, status=409)
    if paper is None:
        raise Http404
    return pdf_answer(paper, f"{code.lower()}-{language}.pdf")


def pdf_answer(paper: bytes, name: str) -> HttpResponse:
    """Shown where it was asked for; ``name`` holds letters, digits and strokes alone."""
    answer = HttpResponse(paper, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return answer
