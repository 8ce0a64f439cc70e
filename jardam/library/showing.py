"""The library for the eye: facts of an agreement, lines of evidence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jardam.accounts.queries import display_names
from jardam.centres.models import User
from jardam.kernel.regions import region_name
from jardam.law.choices import measured
from jardam.law.models import Parameter
from jardam.library.agreements import Agreement
from jardam.library.choices import outcome_words, ways_of_saying
from jardam.library.models import WHERE, WORDS, Evidence
from jardam.library.permissions import may_withdraw
from jardam.library.rules.agreements import Outcome


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One entry in words. ``withdraw_id``: whose button is shown; None for whoever may not take it back."""

    outcome: str
    meta: str
    words: str
    noted: str
    withdrawn: str
    withdraw_id: UUID | None


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A row of the law. ``path``: behind the address of the law's pages; empty where no page shows it."""

    code: str
    says: str
    value: str
    path: str


def day_of(day: date | None) -> str:
    return date_format(day, "d.m.Y") if day else ""


def names_of(ids: Iterable[UUID | None], reader: User) -> dict[UUID, str]:
    """Colleagues of the reader's centre and of the network by name, others by their centre. Two queries, however many."""
    people = list(User.objects.filter(pk__in={one for one in ids if one}).select_related("centre"))
    names = display_names(people)
    return {
        one.pk: one.centre.name if one.centre and one.centre_id != reader.centre_id else names[one.pk]
        for one in people
    }


def region_of(code: str) -> str:
    return region_name(code, (get_language() or "ru")[:2]) if code else ""


def agreement_facts(one: Agreement) -> list[tuple[str, object]]:
    """What the papers say; a day that nobody found says so."""
    missing = _("not found")
    ended_for = one.details.get("ended_for")
    ended = day_of(one.row.valid_to)
    rows = [
        (_("Between"), one.party_names),
        (_("About"), one.subject),
        (_("Signed on"), " / ".join(one.signed_days) or missing),
        (_("How sure the day is"), one.signed_sure),
        (_("In force from"), day_of(one.row.valid_from) or missing),
        (
            _("Ended on"),
            _("%(day)s, for %(whom)s") % {"day": ended, "whom": ended_for} if ended_for else ended,
        ),
        (_("Changed by"), one.details.get("amended")),
        (_("Ratified by Russia"), one.details.get("ratified_ru")),
        (_("Ratified by the other side"), one.details.get("ratified_tj") or one.details.get("ratified_kg")),
        (_("As recorded"), one.why),
        (_("Sources"), one.row.sources or missing),
        (_("Papers looked up on"), day_of(one.row.last_checked_on)),
        (_("To be looked up again by"), day_of(one.row.next_review_on)),
    ]
    return [(term, value) for term, value in rows if value]


def evidence_lines(entries: Sequence[Evidence], reader: User) -> list[EvidenceLine]:
    """Two queries for the names."""
    names = names_of(
        [*(row.noted_by_id for row in entries), *(row.withdrawn_by_id for row in entries)], reader
    )
    return [_line(row, names, reader) for row in entries]


def rule_lines(rows: Iterable[Parameter], quoted: Mapping[str, Mapping[str, str]]) -> list[RuleLine]:
    """In the words of a card that quotes the row, where there is one."""
    language = (get_language() or "ru")[:2]
    return [
        RuleLine(
            code=row.code,
            says=quoted.get(row.code, {}).get(language) or row.statement,
            value=measured(row.value, row.unit),
            path=f"{row.code}/" if row.code in quoted else "",
        )
        for row in rows
    ]


def _line(row: Evidence, names: dict[UUID, str], reader: User) -> EvidenceLine:
    written, said = row.written, dict(ways_of_saying())
    where = [day_of(row.happened_on), str(said[row.said]), written[WHERE], region_of(row.region)]
    noted = _("%(name)s, %(day)s") % {"name": names.get(row.noted_by_id, ""), "day": day_of(row.noted_on)}
    withdrawn = ""
    if row.withdrawn_on and row.withdrawn_by_id:
        told = {
            "name": names.get(row.withdrawn_by_id, ""),
            "day": day_of(row.withdrawn_on),
            "why": row.reason,
        }
        withdrawn = _("Taken back by %(name)s on %(day)s: %(why)s") % told
    return EvidenceLine(
        outcome=str(outcome_words()[Outcome(row.outcome)]),
        meta=" · ".join(part for part in where if part),
        words=written[WORDS],
        noted=noted,
        withdrawn=withdrawn,
        withdraw_id=row.pk if may_withdraw(reader, row) else None,
    )
