"""An issue of the newspaper is begun, filled, put in order and approved by somebody who has not worked on it."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import connection
from django.db.models import F, Max
from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.library.choices import ItemKind
from jardam.library.models import Issue, IssueItem, sealed
from jardam.library.newspaper import edition_of, items_of
from jardam.library.rules.newspaper import Fault, faults_of, printable


class IssueClosed(ValueError):
    """It is approved: it stays as it was printed."""


class IssueChanged(ValueError):
    """Somebody has changed it since the page was opened."""


class IssueFaulty(ValueError):
    """``faults``: why it cannot be approved, each with a language."""

    def __init__(self, faults: Sequence[tuple[Fault, str]]) -> None:
        super().__init__(str(faults))
        self.faults = faults


@recorded
def begin_issue(
    dated_on: date, languages: Sequence[Language], headline: str, *, by: User, at: datetime
) -> Issue:
    """A new number; an empty one of the same person, day and languages is taken up again instead."""
    number = _next_number()
    spoken = [language.value for language in languages]
    last = Issue.objects.filter(number=number - 1, made_by=by, dated_on=dated_on, languages=spoken).first()
    if last is not None and last.headline == headline and not last.items.exists():
        return last
    issue = Issue(
        id=day_uuid(),
        number=number,
        dated_on=dated_on,
        languages=spoken,
        made_by=by,
        made_on=timezone.localdate(at),
    )
    issue.sealed_headline = sealed("issue", issue.pk, {"headline": headline})
    issue.save(force_insert=True)
    record("issue.begun", issue, by=by, at=at)
    return issue


@recorded
def add_source(issue: Issue, kind: ItemKind, source: str, *, by: User, at: datetime) -> IssueItem:
    """Put an approved thing in; what is in stays where it is. Errors: IssueClosed."""
    issue = _open_issue(issue)
    standing: IssueItem | None = issue.items.filter(kind=kind.value, source=source).first()
    return standing or _add(issue, IssueItem(kind=kind.value, source=source), by, at)


@recorded
def add_own(issue: Issue, language: Language, title: str, text: str, *, by: User, at: datetime) -> IssueItem:
    """Words written for this issue, in one language; sent twice they stand once. Errors: IssueClosed."""
    issue, words = _open_issue(issue), {"title": title, "text": text}
    for item in issue.items.filter(kind=ItemKind.OWN.value, language=language.value):
        if item.written == words:
            return item
    item = IssueItem(id=day_uuid(), kind=ItemKind.OWN.value, language=language.value)
    item.sealed_words = sealed("issueitem", item.pk, words)
    return _add(issue, item, by, at)


@recorded
def move_item(item: IssueItem, step: int, *, seen: int, by: User, at: datetime) -> None:
    """One place up (-1), down (1), or out (0). ``seen``: the revision that was read. Errors: IssueClosed; IssueChanged."""
    issue = _open_issue(item.issue, seen)
    items = items_of(issue)
    place = next((number for number, one in enumerate(items) if one.pk == item.pk), None)
    if place is None:
        raise IssueChanged(str(issue.pk))
    moved = items.pop(place)
    if step:
        items.insert(max(0, min(len(items), place + step)), moved)
    else:
        moved.delete()
    for number, one in enumerate(items, start=1):
        IssueItem.objects.filter(pk=one.pk).update(position=number)
    _changed(issue, "issue.changed", by, at)


@recorded
def approve_issue(issue: Issue, *, seen: int, by: User, at: datetime) -> None:
    """Print it: what it says now is kept as it is. Errors: IssueClosed; IssueChanged; IssueFaulty."""
    issue, today = _open_issue(issue, seen), timezone.localdate(at)
    makers = {str(issue.made_by_id), *(str(item.added_by_id) for item in items_of(issue))}
    editions = {code: edition_of(issue, Language(code), today) for code in issue.languages}
    if faults := faults_of(editions, makers, str(by.pk)):
        raise IssueFaulty(faults)
    words = {
        code: [[piece.title, piece.text, piece.source] for piece in printable(edition)]
        for code, edition in editions.items()
    }
    issue.approved_by, issue.approved_on = by, today
    issue.sealed_print = sealed("issue", issue.pk, words)
    issue.save(update_fields=["approved_by", "approved_on", "sealed_print"])
    record("issue.approved", issue, by=by, at=at)


def _open_issue(issue: Issue, seen: int | None = None) -> Issue:
    """As it is now, held until the end of the transaction. Errors: IssueClosed; IssueChanged."""
    found = Issue.objects.select_for_update(of=("self",)).get(pk=issue.pk)
    if found.is_approved:
        raise IssueClosed(str(found.pk))
    if seen is not None and seen != found.revision:
        raise IssueChanged(str(found.pk))
    return found


def _add(issue: Issue, item: IssueItem, by: User, at: datetime) -> IssueItem:
    last = issue.items.aggregate(last=Max("position"))["last"] or 0
    item.issue, item.position, item.added_by, item.added_on = issue, last + 1, by, timezone.localdate(at)
    item.save(force_insert=True)
    _changed(issue, "issue.changed", by, at)
    return item


def _changed(issue: Issue, verb: str, by: User, at: datetime) -> None:
    Issue.objects.filter(pk=issue.pk).update(revision=F("revision") + 1)
    record(verb, issue, by=by, at=at)


def _next_number() -> int:
    """The lock lasts until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('library.Issue', 0))")
    return int(Issue.objects.aggregate(last=Max("number"))["last"] or 0) + 1
