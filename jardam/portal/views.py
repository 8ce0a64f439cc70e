"""What anybody may read. No page sets a cookie, keeps what was asked, or says in its address what it is about."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from jardam.kernel.languages import Language
from jardam.law.kept import kept_rule_book
from jardam.portal.answering import answer_of, first_in_danger, found, parts
from jardam.portal.calculators import calculator_of, links, work_out
from jardam.portal.languages import in_its_language, preferred
from jardam.portal.pages import for_anybody, page
from jardam.portal.places import places

MOST_WORDS = 200  # characters of what is looked for


@for_anybody
@require_safe
def door(request: HttpRequest) -> HttpResponse:
    """Leads to the language that the browser asks for; every page leads to the other five."""
    language = preferred(request.headers.get("Accept-Language", ""))
    response = redirect("portal:questions", language=language.catalogue)
    response.headers["Vary"] = "Accept-Language"
    return response


@for_anybody
@require_http_methods(["GET", "HEAD", "POST"])
@in_its_language
def questions(request: HttpRequest, language: Language) -> HttpResponse:
    """All questions by topic, and a box to look for one: its words are posted and stand in no address."""
    words = request.POST.get("words", "")[:MOST_WORDS]
    shown = {
        "words": words,
        "found": found(words, language) if words.strip() else None,
        "danger": first_in_danger(language),
        "parts": parts(language),
        "calculators": links(language),
    }
    return page(request, "portal/questions.html", language, shown, _questions_url)


@for_anybody
@require_safe
@in_its_language
def answer(request: HttpRequest, language: Language, mark: str) -> HttpResponse:
    read = answer_of(mark, language)
    if read is None:
        raise Http404
    return page(
        request,
        "portal/answer.html",
        language,
        {
            "answer": read,
            "grounds_lang": "en" if language is Language.EN else "ru",
            "calculators": links(language, read.calculators),
            "where": places(read.where, language),
            "questions_url": _questions_url(language),
        },
        lambda other: reverse("portal:answer", args=[other.catalogue, mark]),
    )


@for_anybody
@require_http_methods(["GET", "HEAD", "POST"])
@in_its_language
def calculator(request: HttpRequest, language: Language, reckoning: str) -> HttpResponse:
    """What is typed is posted, answered and forgotten."""
    found = calculator_of(reckoning)
    if found is None:
        raise Http404
    typed = request.POST if request.method == "POST" else None
    worked = work_out(found, kept_rule_book(timezone.localdate()), typed, language)
    return page(
        request,
        "portal/calculator.html",
        language,
        {
            "calculator": found,
            "form": worked.form,
            "explanation": worked.explanation,
            "questions_url": _questions_url(language),
        },
        lambda other: reverse("portal:calculator", args=[other.catalogue, reckoning]),
        status=422 if worked.form.errors else 200,
    )


def _questions_url(language: Language) -> str:
    return reverse("portal:questions", args=[language.catalogue])
