"""Printed issues of the newspaper that rest on rows of the law: by the answers, changes and clarifications in them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from jardam.centres.models import User
from jardam.kernel.languages import Language
from jardam.knowledge.dependents import quoting
from jardam.law.dependents import PAGE_LINES, Line, Lines, Sentence, Source, Total
from jardam.law.models import Change
from jardam.law.noticed import rows_of_other_changes
from jardam.law.rules.changing import Turn
from jardam.law.wording import value_of
from jardam.library.choices import ItemKind
from jardam.library.models import Clarification, Issue, IssueItem
from jardam.library.permissions import may_read_library
from jardam.library.queries import CARD

ISSUES = "ISSUE"
Piece = tuple[str, str]
"""The kind of an item and its source, as `IssueItem` keeps them."""
Resting = Mapping[Piece, Sequence[str]]
"""What may stand in an issue, and on which of the rows it rests."""


def issue_source(words: str | Promise) -> Source:
    return Source(ISSUES, words, _total, _lines, may_read_library)


def _total(user: User, turn: Turn) -> Total:
    """Four statements."""
    resting = _resting(turn)
    found = _by_issue(resting)
    moved = [pieces for pieces in found.values() if turn.said_otherwise(_codes_of(pieces, resting))]
    return Total(len(found), len(moved))


def _lines(user: User, turn: Turn, place: str) -> Lines:
    """The newest first. Seven statements."""
    resting = _resting(turn)
    by_issue = _by_issue(resting)
    rows = Issue.objects.filter(pk__in=by_issue)
    if place.isascii() and place.isdigit() and len(place) < 9:
        rows = rows.filter(number__lt=int(place))
    found = list(rows.order_by("-number")[: PAGE_LINES + 1])
    shown = found[:PAGE_LINES]
    titles = _titles({piece for issue in shown for piece in by_issue[issue.pk]})
    lines = [_line(issue, turn, by_issue[issue.pk], resting, titles) for issue in shown]
    return Lines(lines, str(shown[-1].number) if len(found) > PAGE_LINES else "")


def _resting(turn: Turn) -> Resting:
    """Three statements."""
    found: dict[Piece, list[str]] = {
        (ItemKind.CARD.value, card): codes for card, codes in quoting(turn.codes).items()
    }
    for change, code in rows_of_other_changes(turn.codes, turn).values_list("change", "code"):
        found.setdefault((ItemKind.LAW_CHANGE.value, str(change)), []).append(code)
    on_cards = {CARD + card: codes for (kind, card), codes in found.items() if kind == ItemKind.CARD}
    said = Clarification.objects.about([*turn.codes, *on_cards]).filter(withdrawn_on=None)
    for pk, about in said.values_list("pk", "about"):
        codes = [code for named in about for code in on_cards.get(named, [named]) if code in turn.codes]
        found[ItemKind.CLARIFICATION.value, str(pk)] = codes
    return found


def _by_issue(resting: Resting) -> dict[UUID, list[Piece]]:
    """Issues that were approved, with what in them rests on the rows. One statement."""
    by_kind: defaultdict[str, list[str]] = defaultdict(list)
    for kind, source in resting:
        by_kind[kind].append(source)
    found: dict[UUID, list[Piece]] = {}
    if not by_kind:
        return found
    meant = reduce(or_, (Q(kind=kind, source__in=sources) for kind, sources in by_kind.items()))
    items = IssueItem.objects.filter(meant, issue__approved_on__isnull=False).order_by("position")
    for issue, kind, source in items.values_list("issue", "kind", "source"):
        found.setdefault(issue, []).append((kind, source))
    return found


def _titles(pieces: Iterable[Piece]) -> dict[Piece, str]:
    """Under which headings changes and clarifications were printed. Two statements."""
    ids: defaultdict[str, list[str]] = defaultdict(list)
    for kind, source in pieces:
        ids[kind].append(source)
    changes = Change.objects.filter(pk__in=ids[ItemKind.LAW_CHANGE])
    said = Clarification.objects.filter(pk__in=ids[ItemKind.CLARIFICATION])
    return {(ItemKind.LAW_CHANGE.value, str(row.pk)): row.law for row in changes} | {
        (ItemKind.CLARIFICATION.value, str(row.pk)): row.written["title"] for row in said
    }


def _line(
    issue: Issue, turn: Turn, pieces: Sequence[Piece], resting: Resting, titles: Mapping[Piece, str]
) -> Line:
    told = turn.told_by(_codes_of(pieces, resting))
    stale = [piece for piece in pieces if turn.said_otherwise(resting[piece])]
    return Line(
        key=issue.pk,
        name=_("No. %(number)s of %(day)s: %(headline)s")
        % {"number": issue.number, "day": f"{issue.dated_on:%d.%m.%Y}", "headline": issue.headline},
        before=value_of(told, is_after=False),
        after=value_of(told, is_after=True),
        moved=told.is_other,
        url=reverse("library:issue", args=[issue.pk]),
        behind=_printed(issue, stale, titles),
    )


def _printed(issue: Issue, stale: Sequence[Piece], titles: Mapping[Piece, str]) -> list[Sentence]:
    """The headings under which it was printed, in each language: on paper nothing can be changed, only said again."""
    cards = {source for kind, source in stale if kind == ItemKind.CARD}
    headings = {titles[piece] for piece in stale if piece in titles}
    return [
        Sentence(Language(language).tag, title)
        for language, printed in issue.printed.items()
        for title, _text, source in printed
        if title in headings or source.partition(" ")[0] in cards
    ]


def _codes_of(pieces: Iterable[Piece], resting: Resting) -> list[str]:
    return [code for piece in pieces for code in resting[piece]]
