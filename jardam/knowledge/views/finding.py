"""Finding the current text of a card by the words of an address."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from jardam.kernel.languages import Language
from jardam.knowledge.models import CardText


def text_of(code: str, language: str) -> CardText:
    """Errors: Http404."""
    try:
        spoken = Language(language.upper())
    except ValueError as error:
        raise Http404 from error
    found = CardText.objects.filter(card__code=code, card__is_current=True, language=spoken.value)
    return get_object_or_404(found.select_related("card"))
