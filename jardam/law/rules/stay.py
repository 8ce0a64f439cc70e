"""How long somebody may still stay. Every number is a span when a stamp is missing: the earliest day is the safe one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from jardam.law.rules.allowance import Stay, days_used, last_lawful_day, rule_on, window_of
from jardam.law.rules.explaining import Caution, Code, Explained, Refused, Said, cautions_of
from jardam.law.rules.overstay import Days, what_follows
from jardam.law.rules.rulebook import NotInForce, RuleBook, RuleVersion
from jardam.law.rules.visits import Stamp, Visit, visits_of

DAY = timedelta(days=1)
NEW_CONTRACT = "stay.eaeu_new_contract"


class Ground(StrEnum):
    """What lets somebody stay beside the visa-free days; the rows name the same words (`replaced_by`)."""

    NONE = "NONE"
    PATENT = "PATENT"
    EAEU_CONTRACT = "EAEU_CONTRACT"
    STUDY = "STUDY"
    RESIDENCE = "RESIDENCE"  # a residence permit, or the application for one
    FAMILY = "FAMILY"  # of somebody who has such a ground


class StaySaid(Code):
    """Steps and warnings of a stay."""

    RULE = "STAY_RULE"
    RULE_UNBROKEN = "STAY_RULE_UNBROKEN"
    USED = "STAY_USED"
    LAST_DAY = "STAY_LAST_DAY"
    MAY_ENTER = "STAY_MAY_ENTER"
    OVER = "STAY_OVER"
    OVER_PERHAPS = "STAY_OVER_PERHAPS"  # by one way to read the stamps it is over, by another not
    WAS_OVER = "STAY_WAS_OVER"
    IF_NO_GROUND = "STAY_IF_NO_GROUND"  # an earlier visit may have had a ground of its own
    BY_GROUND = "STAY_BY_GROUND"
    GROUND_HAS_NO_END = "STAY_GROUND_HAS_NO_END"
    GROUND_ENDED = "STAY_GROUND_ENDED"
    NEW_CONTRACT = "STAY_NEW_CONTRACT"
    SPAN = "STAY_SPAN"  # stamps are missing: hold to the earliest day
    ACROSS_CHANGE = "STAY_ACROSS_CHANGE"
    GROUND_ENDS_BEFORE_ENTRY = "STAY_GROUND_ENDS_BEFORE_ENTRY"


@dataclass(frozen=True, slots=True)
class StayTold:
    """What somebody tells: the stamps, in the order they were read, and the ground beside the visa-free days.

    ``until``: the last day of the ground; None where nobody knows.
    """

    stamps: Sequence[Stamp]
    ground: Ground = Ground.NONE
    until: date | None = None


@dataclass(frozen=True, slots=True)
class LastDay:
    """``earliest`` is the safe one; both are None while a ground without a known end holds."""

    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class StayLeft:
    """The answer.

    Units: days; the day of entry and the day of exit both count.
    ``used``: in the span of the rule that ends today.
    ``left``: lawful days after today; for somebody outside, days from today on, the day of entry counted.
    ``over``: days beyond the last lawful one of the present visit.
    """

    is_inside: bool
    visits: tuple[Visit, ...]
    used: Days
    last_day: LastDay
    left: Days | None
    over: Days


@dataclass(frozen=True, slots=True)
class _Reading:
    """The stamps read in one way: as few days as can be, or as many."""

    stays: tuple[Stay, ...]

    def last_day(self, book: RuleBook, number: int) -> date:
        return last_lawful_day(book, self.stays[:number], self.stays[number].first)


def stay_left(book: RuleBook, told: StayTold, today: date) -> Explained[StayLeft]:
    """Days used and left, the last lawful day, and what follows when it has passed.

    Errors: Refused, NotInForce.
    Source: 115-FZ art. 5, the rule of each day (stay.visa_free_90_180, stay.visa_free_90_calendar_year); EAEU Treaty
            art. 97 (9) (stay.eaeu_new_contract); for the consequences see `overstay`.
    """
    read = visits_of(told.stamps, today)
    visits = read.answer
    few = _Reading(tuple(Stay(visit.first, visit.last) for visit in visits))
    many = _Reading(tuple(Stay(visit.earliest, visit.latest) for visit in visits))
    row = rule_on(book, today)
    past, unknown = _past(book, (few, many), visits)
    readings = (few, many, _without(few, past))
    counted = [days_used(row, one.stays, today) for one in readings]
    used = Days(min(counted), max(counted))
    answer, steps, rows = _of_now(book, told, readings, used, visits, today)
    rows = tuple(dict.fromkeys((row, *rows)))
    follows = _follows(book, answer.over, past, today)
    every = (*rows, *(said.row for said in follows if said.row))
    return Explained(
        answer,
        steps=(*_rule_said(row, used, today), *read.steps, *steps, *past_said(visits, past)),
        rows=tuple(dict.fromkeys(every)),
        warnings=(
            *follows,
            *unknown,
            *read.warnings,
            *_doubts(answer, visits, row),
            *cautions_of(rows, today),
        ),
    )


def _without(few: _Reading, past: Sequence[Days]) -> _Reading:
    """As if each earlier visit that may have been too long had had another ground: its days count for nothing then."""
    ends = [stay.first - DAY if over.most else stay.last for stay, over in zip(few.stays, past, strict=False)]
    kept = [Stay(stay.first, last) for stay, last in zip(few.stays, ends, strict=False)]
    return _Reading((*kept, *few.stays[len(kept) :]))


def _of_now(
    book: RuleBook,
    told: StayTold,
    readings: Sequence[_Reading],
    used: Days,
    visits: tuple[Visit, ...],
    today: date,
) -> tuple[StayLeft, tuple[Said, ...], tuple[RuleVersion, ...]]:
    """The answer for today, its steps, and the rows it rests on beside the rule of today."""
    if not visits[-1].is_open:
        spans = [(last_lawful_day(book, one.stays, today) - today).days + 1 for one in readings]
        left = Days(max(0, min(spans)), max(0, *spans))
        answer = StayLeft(False, visits, used, LastDay(None, None), left, Days(0, 0))
        return answer, (Said(StaySaid.MAY_ENTER, {"day": today, "days": left.least}),), ()
    number = len(visits) - 1
    counted = sorted(one.last_day(book, number) for one in readings)
    last, steps, rows = _by_ground(book, told, visits[-1], LastDay(counted[0], counted[-1]), today)
    if last.earliest is None or last.latest is None:
        return StayLeft(True, visits, used, last, None, Days(0, 0)), steps, rows
    left = Days(max(0, (last.earliest - today).days), max(0, (last.latest - today).days))
    over = Days(max(0, (today - last.latest).days), max(0, (today - last.earliest).days))
    answer = StayLeft(True, visits, used, last, left, over)
    return answer, (*steps, _last_said(answer, last.earliest, last.latest)), rows


def _last_said(answer: StayLeft, earliest: date, latest: date) -> Said:
    """The last day as a sentence; a span where it is one."""
    if answer.over.least:
        return Said(StaySaid.OVER, {"day": latest, "days": answer.over.least})
    if answer.over.most:
        return Said(StaySaid.OVER_PERHAPS, {"day": earliest, "latest": latest})
    return Said(StaySaid.LAST_DAY, {"day": earliest, "days": answer.left.least if answer.left else 0})


def _by_ground(
    book: RuleBook, told: StayTold, visit: Visit, counted: LastDay, today: date
) -> tuple[LastDay, tuple[Said, ...], tuple[RuleVersion, ...]]:
    """The last day when another ground stands in the place of the visa-free days.

    When it has ended, the days that were not used up may count or may not: a span.
    """
    if told.ground is Ground.NONE:
        return counted, (), ()
    if told.until is None:
        return LastDay(None, None), (Said(StaySaid.GROUND_HAS_NO_END),), ()
    if told.until < visit.first:
        raise Refused(Said(StaySaid.GROUND_ENDS_BEFORE_ENTRY, {"day": told.until, "first": visit.first}))
    if told.until >= today:
        steps = (Said(StaySaid.BY_GROUND, {"day": told.until}),)
        return LastDay(told.until, told.until), steps, ()
    until, ended = told.until, Said(StaySaid.GROUND_ENDED, {"day": told.until})
    row = book.at(NEW_CONTRACT, today)
    is_long = counted.latest is not None and until > counted.latest
    if told.ground is Ground.EAEU_CONTRACT and is_long:
        until += DAY * int(row.number)
        said = Said(StaySaid.NEW_CONTRACT, {"day": until}, row)
        return LastDay(until, until), (ended, said), (row,)
    return LastDay(until, max(until, counted.latest or until)), (ended,), ()


def _past(
    book: RuleBook, readings: Sequence[_Reading], visits: tuple[Visit, ...]
) -> tuple[list[Days], list[Said]]:
    """By how many days each earlier visit was too long, and what is said of those for which no rule is held."""
    over: list[Days] = []
    unknown: list[Said] = []
    for number, visit in enumerate(visits):
        if visit.is_open:
            continue
        try:
            spans = [max(0, (one.stays[number].last - one.last_day(book, number)).days) for one in readings]
        except NotInForce as error:
            spans = [0]
            unknown.append(Said(Caution.NOT_IN_FORCE, {"row_code": error.code, "day": error.on}))
        over.append(Days(min(spans), max(spans)))
    return over, unknown


def past_said(visits: tuple[Visit, ...], past: Sequence[Days]) -> tuple[Said, ...]:
    """A sentence for each earlier visit that was too long unless it had another ground."""
    return tuple(
        Said(StaySaid.WAS_OVER, {"first": visit.first, "last": visit.last, "days": over.least})
        for visit, over in zip(visits, past, strict=False)
        if over.least
    )


def _follows(book: RuleBook, now: Days, past: Sequence[Days], today: date) -> tuple[Said, ...]:
    """What the longest overstay may lead to. One of an earlier visit is never sure: it may have had another ground."""
    before = max((over.least for over in past), default=0)
    follows = what_follows(book, Days(now.least, max(now.most, before)), today)
    condition = [Said(StaySaid.IF_NO_GROUND)] if before else []
    return (*follows[:1], *condition, *follows[1:])


def _rule_said(row: RuleVersion, used: Days, today: date) -> list[Said]:
    said = [Said(StaySaid.RULE, {"days": int(row.number), "since": window_of(row, today)}, row)]
    if unbroken := row.details.get("unbroken_days"):
        said.append(Said(StaySaid.RULE_UNBROKEN, {"days": unbroken}, row))
    return [*said, Said(StaySaid.USED, {"least": used.least, "most": used.most, "day": today}, row)]


def _doubts(answer: StayLeft, visits: tuple[Visit, ...], row: RuleVersion) -> list[Said]:
    said = [] if all(visit.is_sure for visit in visits) else [Said(StaySaid.SPAN)]
    began = row.valid_from
    if answer.is_inside and began and visits[-1].first < began:
        said.append(Said(StaySaid.ACROSS_CHANGE, {"day": began}, row))
    return said
