"""A change of the law as its page shows it: what it says, what to look at twice, and what rests on it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from jardam.accounts.queries import display_names
from jardam.cases.actions.terms import TERM
from jardam.centres.models import User
from jardam.claims.actions.recounting import CLAIM
from jardam.contacts.touching import CONTACTS
from jardam.desk.grounds import card_url
from jardam.filings.dependents import FIGURE
from jardam.law.choices import change_acts, concerns, confidences, faults, measured
from jardam.law.dependents import Line, Source, Total, sources
from jardam.law.models import Change, ChangeRow
from jardam.law.noticed import NOTICES
from jardam.law.queries import as_rule, book_for_change, turn_for
from jardam.law.rules.changing import ChangeState, Turn, concerns_of, faults_of
from jardam.law.rules.confidence import Confidence
from jardam.law.rules.shifts import Shift
from jardam.law.wording import titled


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """One row of a change in words. ``warnings``: what to look at twice, or what is wrong by now."""

    pk: UUID
    code: str
    act: str | Promise
    statement: str
    before: str
    after: str
    from_day: str
    warnings: Sequence[str | Promise]


@dataclass(frozen=True, slots=True)
class TouchedKind:
    """How many things of one kind a change touches; ``url`` is empty for who may not see which.

    ``total``: None for who works in no centre and asks for what centres hold: that is not nothing, they see it there.
    """

    words: str | Promise
    total: Total | None
    url: str


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a change does. ``turn`` is None where it fits the law no more, or was thrown away."""

    rows: Sequence[ChangedRow]
    touched: Sequence[TouchedKind]
    turn: Turn | None


def rehearsal_of(change: Change, user: User, today: date) -> Rehearsal:
    """Everything at once; as many statements whatever the number of things."""
    book = book_for_change(change, today)
    rows = list(change.rows.select_related("base").order_by("position"))
    wrong = {row.pk: faults_of(row.proposal, change.grounds, book) for row in rows}
    turn = None if any(wrong.values()) or change.state == ChangeState.DISCARDED else turn_for(change, today)
    fault_words, concern_words = faults(), concerns()
    return Rehearsal(
        rows=[
            _row(
                row,
                turn.shifts[row.code] if turn else None,
                [fault_words[fault] for fault in wrong[row.pk]]
                or [concern_words[one] for one in concerns_of(row.proposal, change.grounds, book, today)],
            )
            for row in rows
        ],
        touched=[_kind(source, change, user, turn) for source in sources()] if turn else [],
        turn=turn,
    )


def facts_of(change: Change) -> list[tuple[str, object]]:
    """Who, when, on what ground. One query for the names."""
    people = (change.entered_by, change.confirmed_by, change.withdrawn_by)
    names = display_names(person for person in people if person)
    facts = [
        (_("Which law: act and article"), change.law),
        (_("Where it can be read"), change.sources),
        (_("How well checked"), confidences()[Confidence(change.confidence)]),
        (_("Looked up on"), _day(change.checked_on)),
        (_("To be looked up again by"), _day(change.review_on)),
        (_("Why this is changed"), change.reason),
        (_("Entered"), _who(names, change.entered_by, change.entered_on)),
        (_("Confirmed"), _who(names, change.confirmed_by, change.confirmed_on)),
        (_("Withdrawn"), _who(names, change.withdrawn_by, change.withdrawn_on)),
        (_("Why it is withdrawn"), change.withdrawal),
    ]
    return [(term, value) for term, value in facts if value]


IN_A_CASE = {TERM, CLAIM, FIGURE}


def with_address(kind: str, line: Line) -> Line:
    """The line with its page, where that is one of the desk's own."""
    if kind == "CARD":
        return replace(line, url=card_url(line.note))
    if kind == NOTICES:
        return replace(line, url=reverse("desk:notice", args=[line.key]))
    if kind in IN_A_CASE:
        return replace(line, url=reverse("desk:case", args=[line.within]))
    contact = contact_of(kind, line)
    return replace(line, url=reverse("desk:contact", args=[contact])) if contact else line


def contact_of(kind: str, line: Line) -> UUID | None:
    """The contact in which it was told, if it was."""
    if kind in IN_A_CASE:
        return None
    return line.key if kind == CONTACTS else line.within


def starts_on(changes: Iterable[Change]) -> Mapping[UUID, date | None]:
    """From which day each holds, the first of its rows. One query."""
    first: dict[UUID, date | None] = {}
    rows = ChangeRow.objects.filter(change__in=changes).select_related("base").order_by("change", "position")
    for row in rows:
        first.setdefault(row.change_id, row.starts_on or row.ends_on or row.base.valid_from)
    return first


def _kind(source: Source, change: Change, user: User, turn: Turn) -> TouchedKind:
    may_list = source.may_list(user)
    url = reverse("desk:touched", args=[change.pk, source.kind]) if may_list else ""
    is_of_centres = source.is_told and user.centre_id is None
    return TouchedKind(source.words, None if is_of_centres else source.total(user, turn), url)


def _row(row: ChangeRow, shift: Shift | None, warnings: Sequence[str | Promise]) -> ChangedRow:
    before = measured(row.base.value, row.base.unit) or row.base.statement
    after = _after(row, shift)
    on = shift.on if shift else row.starts_on or row.ends_on
    return ChangedRow(
        pk=row.pk,
        code=row.code,
        act=change_acts()[row.proposal.act],
        statement=row.statement or titled(as_rule(row.base)),
        before=before,
        after=after,
        from_day=_day(on) if on and on != date.min else "",
        warnings=warnings,
    )


def _after(row: ChangeRow, shift: Shift | None) -> str:
    if shift and shift.on is None:
        return _("the same, from a better source")
    if row.act == "END":
        return _("no value")
    return measured(row.value, row.base.unit) or row.statement or row.base.statement


def _day(day: date | None) -> str:
    return date_format(day, "d.m.Y") if day else ""


def _who(names: Mapping[UUID, str], person: User | None, day: date | None) -> str:
    return f"{names[person.pk]}, {_day(day)}" if person else ""
