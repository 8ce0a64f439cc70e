"""What calculators answered in a contact, as the call page and the opened contact show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import get_language

from jardam.contacts.models import Contact
from jardam.contacts.queries import answers_of
from jardam.kernel.languages import Language, screen_language
from jardam.law.calculators.registry import CALCULATORS
from jardam.vault.restricted import Opener


@dataclass(frozen=True, slots=True)
class Worked:
    """``words``: what was told, in the language of the screen."""

    pk: UUID
    title: str | Promise
    told_on: date
    words: Sequence[str]


def worked_in(contact: Contact, opener: Opener | None = None) -> list[Worked]:
    """Those that can be opened, the first first. One query."""
    language = Language(screen_language((get_language() or "ru")[:2]).upper())
    return [
        Worked(
            answer.pk,
            CALCULATORS[answer.calculator].title if answer.calculator in CALCULATORS else answer.calculator,
            answer.told_on,
            told.said(language),
        )
        for answer, told in answers_of(contact, opener=opener)
        if told
    ]
