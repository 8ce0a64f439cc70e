"""The two questions that everybody is asked, in the language of the conversation."""

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jardam.kernel.languages import Language

SCREENING_QUESTIONS: dict[str, Promise] = {
    "violence": _("Has anyone hit you, threatened you or locked you in?"),
    "discrimination": _("Have you been treated badly because of your nationality?"),
}

UNREVIEWED = frozenset({Language.KY, Language.TG, Language.UZ, Language.RO})
"""Languages in which no native speaker has read yet what clients hear or take along; the screen says so beside it."""


def said_in(language: Language, question: Promise) -> str:
    """The question as it is said to the caller; empty when the language is unknown."""
    if language is Language.UNKNOWN:
        return ""
    with translation.override(language.catalogue):
        return str(question)
