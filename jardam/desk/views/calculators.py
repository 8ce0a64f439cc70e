"""The calculators of the law for staff. What is typed is posted, answered and forgotten: it stands in no address, table or log."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.desk.reckoning import ReckoningForm
from jardam.knowledge.permissions import may_read_answers
from jardam.law.calculators.answering import computed
from jardam.law.calculators.explanation import Explanation, explained_in
from jardam.law.calculators.registry import CALCULATORS
from jardam.law.kept import kept_rule_book
from jardam.law.rules.explaining import Refused
from jardam.law.wording import worded


@require_safe
def calculators(request: StaffRequest) -> HttpResponse:
    """What can be worked out."""
    require(may_read_answers(request.user))
    return render(request, "desk/calculators.html", {"calculators": CALCULATORS.values()})


@require_http_methods(["GET", "HEAD", "POST"])
def calculator(request: StaffRequest, calculator_id: str) -> HttpResponse:
    """The questions, and below them the answer in the language chosen for the paper."""
    require(may_read_answers(request.user))
    if calculator_id not in CALCULATORS:
        raise Http404
    today = timezone.localdate()
    typed = request.POST if request.method == "POST" else None
    form = ReckoningForm(CALCULATORS[calculator_id], kept_rule_book(today), typed)
    explanation = explanation_of(form) if form.is_valid() else None
    page = {"calculator": form.calculator, "form": form, "explanation": explanation, "printed": today}
    return render(request, "desk/calculator.html", page, status=422 if form.errors else 200)


def explanation_of(form: ReckoningForm) -> Explanation | None:
    """The answer, or none, and then the form says why."""
    today = timezone.localdate()
    try:
        told = computed(form.calculator, form.answers, form.book, today)
    except Refused as refused:
        form.add_error(None, worded(refused.said))
        return None
    return explained_in(form.language, form.calculator, told, today)
