"""The six languages of the public's pages, by the word that stands in their addresses."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from jardam.kernel.languages import HOTLINE_LANGUAGES, Language

TONGUES = (*HOTLINE_LANGUAGES, Language.EN)
REVIEWED = frozenset({Language.RU, Language.EN})
"""In these a speaker has read what the pages themselves say."""

BY_WORD = {language.catalogue: language for language in TONGUES}
View = Callable[..., HttpResponse]


def in_its_language(view: View) -> View:
    """Hands the view the language that its address names, and answers in it.

    Errors: Http404 for a language that no page is written in.
    """

    @wraps(view)
    def answer(request: HttpRequest, language: str, **named: Any) -> HttpResponse:
        tongue = BY_WORD.get(language)
        if tongue is None:
            raise Http404
        with translation.override(tongue.catalogue):
            return view(request, tongue, **named)

    return answer


def preferred(accepted: str) -> Language:
    """The first of our languages that a browser asks for, else Russian."""
    asked = (tag.partition("-")[0] for tag, _quality in parse_accept_lang_header(accepted))
    return next((BY_WORD[word] for word in asked if word in BY_WORD), Language.RU)
