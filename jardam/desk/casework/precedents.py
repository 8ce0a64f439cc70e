"""What the page of a case says of earlier matters, and of what it teaches itself."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.precedents.permissions import may_draft
from jardam.precedents.queries import earlier_than, taught_by
from jardam.precedents.showing import shown_earlier


def precedents_beside(found: Case, user: User) -> dict[str, Any]:
    """While it is open the closest earlier matters; once it is closed the way to write down what it taught."""
    if found.is_open:
        return {"earlier": shown_earlier(earlier_than(found, user))}
    if not may_draft(user, found):
        return {}
    is_published, is_drafted = taught_by(found)
    if is_published:
        return {}
    if is_drafted:
        return _way(_("Read the draft of a precedent"), "precedents:read", found)
    return _way(_("Write a precedent"), "precedents:write", found)


def _way(words: str, name: str, found: Case) -> dict[str, Any]:
    return {"precedent_words": words, "precedent_url": reverse(name, args=[found.pk])}
