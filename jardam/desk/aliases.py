"""Words by which answers were found, as editors see them: never who typed them, and no small number."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jardam.accounts.queries import display_names
from jardam.centres.models import User
from jardam.database.keyset import further_down, place_of, read_place
from jardam.desk.templatetags.desk import language_word
from jardam.kernel.languages import Language
from jardam.knowledge.queries import titles_of
from jardam.quality.rules.small_numbers import SMALL, SMALLEST_SHOWN, Shown
from jardam.search.models import Alias

PAGE_ROWS = 50


@dataclass(frozen=True, slots=True)
class AliasLine:
    """``lang``: of the words, where it was guessed; ``answer``: the card's title, its code where the card has gone."""

    url: str
    words: str
    lang: str
    language: str
    answer: str
    answer_url: str
    month: date
    times: Shown
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class AliasPage:
    lines: Sequence[AliasLine]
    older: str  # the query string of the next page, empty on the last


def page_of_aliases(user: User, after: str) -> AliasPage:
    """The youngest month first; a broken place is the beginning. Three queries."""
    rows: QuerySet[Alias] = Alias.objects.visible_to(user)
    place = read_place(after)
    if place:
        rows = rows.filter(further_down(month=place[0], pk=place[1]))
    found = list(rows.order_by("-month", "-pk")[: PAGE_ROWS + 1])
    shown = found[:PAGE_ROWS]
    older = f"?after={place_of(shown[-1].month, shown[-1].pk)}" if len(found) > PAGE_ROWS else ""
    return AliasPage(lines_of(shown), older)


def lines_of(rows: Iterable[Alias]) -> list[AliasLine]:
    known = list(rows)
    spoken = Language.EN if (get_language() or "ru").startswith("en") else Language.RU
    titles = titles_of(sorted({row.key for row in known}), spoken)
    return [_line(row, titles.get(row.key, "")) for row in known]


def withdrawal_facts(row: Alias, reader: User) -> list[tuple[str, Any]]:
    """Who withdrew it, when and why; colleagues of another centre by its name. Nothing where it is in use."""
    if row.withdrawn_by is None:
        return []
    by = row.withdrawn_by
    is_elsewhere = by.centre is not None and by.centre_id != reader.centre_id
    name = by.centre.name if is_elsewhere and by.centre else display_names([by])[by.pk]
    return [
        (_("Withdrawn by"), f"{name}, {row.withdrawn_on:%d.%m.%Y}"),
        (_("Why they are withdrawn"), row.reason),
    ]


def exported(rows: Iterable[Alias]) -> bytes:
    """For translators: those in use, with the same protection as the page."""
    lines = [
        {
            "answer": row.key,
            "words": row.words,
            "language": row.language,
            "since": f"{row.month:%Y-%m}",
            "times": _protected(row.times),
        }
        for row in rows
    ]
    return json.dumps({"aliases": lines}, ensure_ascii=False, indent=2).encode()


def _line(row: Alias, title: str) -> AliasLine:
    is_known = row.language != Language.UNKNOWN
    return AliasLine(
        url=reverse("desk:alias", args=[row.pk]),
        words=row.words,
        lang=row.language.lower() if is_known else "",
        language=language_word(row.language),
        answer=title or row.key,
        answer_url=reverse("desk:card", args=[row.key, "ru"]) if title else "",
        month=row.month,
        times=_protected(row.times),
        is_withdrawn=row.withdrawn_on is not None,
    )


def _protected(times: int) -> Shown:
    return times if times >= SMALLEST_SHOWN else SMALL
