"""The needs of a case as its page shows them: three views of each, with who said it and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from jardam.cases.choices import aspects
from jardam.cases.models import Entry, Need
from jardam.cases.rules.needs import Aspect
from jardam.cases.sealing import TEXT
from jardam.centres import choices as centre_choices
from jardam.kernel.topics import Topic

Told = tuple[Need, dict[str, tuple[Entry, dict[str, Any]]]]


@dataclass(frozen=True, slots=True)
class View:
    """How one need is seen: by whose eyes, in what words. ``who`` is empty where nobody has said it yet."""

    whose: Promise
    text: str
    who: str
    day: date | None


@dataclass(frozen=True, slots=True)
class ShownNeed:
    need: Need
    title: str
    views: list[View]
    became: str  # what was said when it ended


def authors(told: Iterable[Told]) -> set[UUID]:
    """Whose names the page must know."""
    return {entry.written_by_id for _need, lines in told for entry, _words in lines.values()}


def topic_words(need: Need) -> str:
    return str(centre_choices.topics()[Topic(need.topic)]) if need.topic else _("no topic")


def shown_needs(told: Iterable[Told], names: dict[str, str]) -> list[ShownNeed]:
    return [
        ShownNeed(
            need=need,
            title=topic_words(need),
            views=[_view(aspect, lines.get(aspect.value), names) for aspect in Aspect],
            became=lines[""][1][TEXT] if "" in lines else "",
        )
        for need, lines in told
    ]


def _view(aspect: Aspect, line: tuple[Entry, dict[str, Any]] | None, names: dict[str, str]) -> View:
    if line is None:
        return View(aspects()[aspect], "", "", None)
    entry, words = line
    return View(aspects()[aspect], words[TEXT], names.get(str(entry.written_by_id), ""), entry.happened_on)
