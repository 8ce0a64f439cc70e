"""Answer cards: searched while the person speaks, opened, read out. The words searched stay out of addresses."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import retarget, trigger_client_event

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.contacts.choices import Screening
from jardam.contacts.permissions import may_record
from jardam.desk.answering import edition, open_card, protection_rows
from jardam.desk.found import found_for, practices_found
from jardam.desk.places import places_of
from jardam.kernel.languages import OWN_NAMES, Language
from jardam.knowledge.findable import CARD
from jardam.knowledge.permissions import may_read_answers
from jardam.search.languages import spoken_by_caller
from jardam.search.models import Unanswered
from jardam.search.permissions import may_see_unanswered
from jardam.search.picks import note_pick
from jardam.search.reading import tagger
from jardam.search.unanswered import count_unanswered

ROWS = 8
NEAREST = 5  # shown where none is likely the right one
MOST_TOPICS = 100
MOST_WORDS = 200  # characters: of the search, else the last ones of what the person said
LANGUAGES = list(OWN_NAMES.items())


@require_http_methods(["GET", "HEAD", "POST"])
def answers(request: StaffRequest) -> HttpResponse:
    """The answers on a page of their own, for whoever is not in a call."""
    require(may_read_answers(request.user))
    language = _language(request, Language.RU)
    more = {
        "practices": practices_found(_words(request), request.user),
        "may_edit": may_see_unanswered(request.user),
    }
    return render(request, "desk/answers.html", _found(request, language) | more)


@require_POST
def found(request: StaffRequest) -> HttpResponse:
    """The rows beside a call: best first, the best one open.

    ``open``: the edition of the card that stands open there. While it is the best one and says the same, it is left
    as it stands, and whatever somebody reads in it; the rows alone are sent. While nobody has said what the caller
    speaks, words that leave no doubt propose it to the page. ``again``: the language was chosen, and what stands open
    follows it.
    """
    require(may_read_answers(request.user))
    is_read = request.POST.get("shown") and not request.POST.get("again")
    if is_read and not request.POST.get("words", "").strip():
        return HttpResponse(status=204)  # somebody reads: their own words must not take the answer away
    language = _language(request, Language.UNKNOWN)
    found = _found(request, language, standing=request.POST.get("open", ""))
    is_rest = found["card"] is None and bool(found["best"])
    response = render(request, "desk/answers_rows.html" if is_rest else "desk/answers_found.html", found)
    if is_rest:
        retarget(response, "#others")
    heard = spoken_by_caller(_words(request)) if language is Language.UNKNOWN else Language.UNKNOWN
    if heard is not Language.UNKNOWN:
        trigger_client_event(response, "language-heard", {"language": heard.value})
    return response


@require_POST
def protection(request: StaffRequest) -> HttpResponse:
    """Beside a call in which there was violence: safety and a roof before anything else. Otherwise nothing."""
    require(may_read_answers(request.user))
    is_asked = request.POST.get("violence") == Screening.YES
    rows = protection_rows(_language(request, Language.UNKNOWN)) if is_asked else []
    return render(request, "desk/call_protection.html", {"rows": rows})


@require_POST
def practices(request: StaffRequest) -> HttpResponse:
    """What colleagues do in such a matter: asked once the typing pauses, for each of theirs is opened and compared."""
    require(may_read_answers(request.user))
    groups = practices_found(_words(request), request.user)
    return render(request, "desk/answers_groups.html", {"groups": groups})


@require_POST
def none_fits(request: StaffRequest) -> HttpResponse:
    """Somebody found no answer: what it was about is counted, the words are forgotten."""
    require(may_read_answers(request.user))
    count_unanswered(request.POST.get("words", "")[:MOST_WORDS], by=request.user, at=timezone.now())
    return render(request, "desk/answers_counted.html")


@require_POST
def picked(request: StaffRequest) -> HttpResponse:
    """Somebody who records contacts read an answer out after typing words: nothing is kept with them or the contact."""
    require(may_read_answers(request.user))
    typed, code = request.POST.get("typed", "")[:MOST_WORDS], request.POST.get("code", "")
    is_code = code.isascii() and code.isidentifier()
    if may_record(request.user) and typed.strip() and is_code:
        note_pick(typed, CARD, code, by=request.user, at=timezone.now())
    return HttpResponse(status=204)


@require_safe
def unanswered(request: StaffRequest) -> HttpResponse:
    """What nobody of the centre could answer, for whoever writes answers."""
    require(may_see_unanswered(request.user))
    rows = Unanswered.objects.visible_to(request.user).order_by("-month", "-times", "pk")[:MOST_TOPICS]
    names = tagger().every.names
    topics = [(row, [names.get(code, code) for code in row.concepts.split()]) for row in rows]
    return render(request, "desk/unanswered.html", {"topics": topics})


@require_POST
def places(request: StaffRequest, code: str) -> HttpResponse:
    """Where a card sends the person; their region is posted and stands in no address."""
    require(may_read_answers(request.user))
    found = places_of(code, request.POST.get("region", ""))
    if found is None:
        raise Http404
    return render(request, "desk/card_places.html", {"places": found})


@require_safe
def card(request: StaffRequest, code: str, language: str) -> HttpResponse:
    require(may_read_answers(request.user))
    try:
        spoken = Language(language.upper())
    except ValueError as error:
        raise Http404 from error
    opened = open_card(code, spoken)
    if opened is None:
        raise Http404
    page = "desk/card_body.html" if request.htmx else "desk/card.html"
    return render(request, page, {"card": opened, "is_current": True})


def _found(request: StaffRequest, language: Language, standing: str = "") -> dict[str, object]:
    """``standing``: the edition that is open on the page and need not be sent again."""
    words = _words(request)
    found = found_for(words, language, limit=ROWS)
    best = found.rows[0].code if found.is_likely else ""
    shown = edition(best, language) if best else ""
    return {
        "words": words,
        "typed": request.POST.get("words", "")[:MOST_WORDS].strip(),
        "rows": found.rows if found.is_likely else found.rows[:NEAREST],
        "is_likely": found.is_likely,
        "groups": found.groups,
        "best": best,
        "edition": shown,
        "card": open_card(best, language) if best and shown != standing else None,
        "language": language,
        "languages": LANGUAGES,
    }


def _words(request: StaffRequest) -> str:
    return request.POST.get("words", "")[:MOST_WORDS] or request.POST.get("stated", "")[-MOST_WORDS:]


def _language(request: StaffRequest, default: Language) -> Language:
    try:
        return Language(request.POST.get("language", default))
    except ValueError:
        return default
