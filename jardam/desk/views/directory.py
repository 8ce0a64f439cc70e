"""Who else can help: the organisations that the network knows, by region, language and fee."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.desk.forms import DirectoryFilter
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.knowledge.permissions import may_read_answers
from jardam.network.choices import Fee
from jardam.network.queries import organisations_for, reports_missing

MOST_ROWS = 200


@require_safe
def directory(request: StaffRequest) -> HttpResponse:
    require(may_read_answers(request.user))
    filters = DirectoryFilter(request.GET)
    wanted = filters.cleaned_data if filters.is_valid() else {}
    found = organisations_for(
        region=wanted.get("region", ""),
        language=Language(wanted.get("language") or Language.UNKNOWN),
        fee=Fee(wanted["fee"]) if wanted.get("fee") else None,
        topic=Topic(wanted["topic"]) if wanted.get("topic") else None,
    )
    organisations = list(found[:MOST_ROWS])
    page = {
        "filters": filters,
        "organisations": organisations,
        "missing": reports_missing(organisations, timezone.localdate()),
    }
    return render(request, "desk/directory.html", page, status=200 if filters.is_valid() else 422)
