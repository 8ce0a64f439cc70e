"""Counting what nothing here answers, so that somebody writes it: by what it was about, never by whose words."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from jardam.centres.models import User
from jardam.search.languages import language_of
from jardam.search.models import Unanswered
from jardam.search.reading import tagger
from jardam.search.rules.concepts import Glossary, folded
from jardam.search.rules.questions import LONGEST

MOST_CONCEPTS = 2
SURE = 0.8


def count_unanswered(typed: str, *, by: User, at: datetime) -> None:
    """Nothing fitted these words: count their concepts, their language and the month, and forget them.

    No entry of the audit stands beside it: it would say who asked when. People of the network have no centre to count in.
    """
    if by.centre_id is None or not typed.strip():
        return
    told: dict[str, Any] = {
        "month": timezone.localdate(at).replace(day=1),
        "language": language_of(typed[:LONGEST]).value,
        "concepts": " ".join(_concepts(typed[:LONGEST], tagger().every)),
    }
    with transaction.atomic():
        row, _ = Unanswered.objects.get_or_create(centre_id=by.centre_id, **told)
        Unanswered.objects.filter(pk=row.pk).update(times=F("times") + 1)


def _concepts(typed: str, glossary: Glossary) -> list[str]:
    """The surest, in the order of their codes; none of those that belong to any question."""
    meant = [one for one in glossary.meant_by(folded(typed)) if one.sureness >= SURE and not one.is_weak]
    surest = sorted(meant, key=lambda one: (-one.sureness, one.code))[:MOST_CONCEPTS]
    return sorted(one.code for one in surest)
