"""How long somebody may still stay. Every number is a span when a stamp is missing: the earliest day is the safe one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from jardam.law.rules.allowance import Stay, days_used, last_lawful_day, rule_on, window_of
from jardam.law.rules.explaining import Code, Explained, Refused, Said, cautions_of
from jardam.law.rules.grounds import Ground, row_of
from jardam.law.rules.overstay import Days, what_follows
from jardam.law.rules.past_stays import Basis, Past, PastStay, past_stays
from jardam.law.rules.rulebook import RuleBook, RuleVersion
from jardam.law.rules.visits import Stamp, Visit, visits_of

DAY = timedelta(days=1)
NEW_CONTRACT = "stay.eaeu_new_contract"


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
    WAS_OVER_UNRECORDED = "STAY_WAS_OVER_UNRECORDED"  # whether its ground took the overstay away nobody knows
    WAS_OVER_FREE = "STAY_WAS_OVER_FREE"  # it stood on visa-free days alone
    WAS_OVER_PERHAPS = "STAY_WAS_OVER_PERHAPS"  # it depends on whether days on another ground count
    IF_NO_GROUND = "STAY_IF_NO_GROUND"  # an earlier visit may have had a ground of its own
    GROUND_THEN = "STAY_GROUND_THEN"
    GROUND_NOT_RECORDED = "STAY_GROUND_NOT_RECORDED"  # no row says what this ground did
    GROUND_DAYS_UNSURE = "STAY_GROUND_DAYS_UNSURE"
    GROUNDS_DIFFER = "STAY_GROUNDS_DIFFER"
    UNTIL_WITHOUT_GROUND = "STAY_UNTIL_WITHOUT_GROUND"
    BY_GROUND = "STAY_BY_GROUND"
    GROUND_HAS_NO_END = "STAY_GROUND_HAS_NO_END"
    GROUND_ENDED = "STAY_GROUND_ENDED"
    NEW_CONTRACT = "STAY_NEW_CONTRACT"
    SPAN = "STAY_SPAN"  # stamps are missing: hold to the earliest day
    ACROSS_CHANGE = "STAY_ACROSS_CHANGE"
    GROUND_ENDS_BEFORE_ENTRY = "STAY_GROUND_ENDS_BEFORE_ENTRY"


_WAS_OVER = {
    Basis.FREE: StaySaid.WAS_OVER_FREE,
    Basis.UNRECORDED: StaySaid.WAS_OVER_UNRECORDED,
    Basis.UNTOLD: StaySaid.WAS_OVER,
}
"""What is said of a visit that was too long; one whose ground stood in the place of visa-free days never was."""


@dataclass(frozen=True, slots=True)
class StayTold:
    """What somebody tells: the stamps, in the order they were read, and the ground of today beside the visa-free days.

    ``ground``: NONE also where it was told with the last stamp, or not at all.
    ``until``: the last day of that ground; None where nobody knows.
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
    ``past``: the visits before it, or all for somebody outside.
    """

    is_inside: bool
    visits: tuple[Visit, ...]
    used: Days
    last_day: LastDay
    left: Days | None
    over: Days
    past: tuple[PastStay, ...] = ()


@dataclass(frozen=True, slots=True)
class _Readings:
    """The days of presence read in three ways: as few as the stamps let, as many, and only those that surely count.

    ``sure``: the earlier visits of which it is sure that their days count. ``now``: the present one; None for somebody
    outside.
    """

    few: tuple[Stay, ...]
    many: tuple[Stay, ...]
    sure: tuple[Stay, ...]
    now: Stay | None

    @property
    def every(self) -> tuple[tuple[Stay, ...], ...]:
        return self.few, self.many, (*self.sure, *([self.now] if self.now else []))

    def last_days(self, book: RuleBook, first: date) -> list[date]:
        """The last lawful day of the visit that began, or begins, on ``first``: by `sure`, `few` and `many`."""
        few, many = (stays[:-1] if self.now else stays for stays in (self.few, self.many))
        begin = self.many[-1].first if self.now else first
        ways = ((self.sure, first), (few, first), (many, begin))
        days = {way: last_lawful_day(book, *way) for way in dict.fromkeys(ways)}
        return [days[way] for way in ways]


def stay_left(book: RuleBook, told: StayTold, today: date) -> Explained[StayLeft]:
    """Days used and left, the last lawful day, and what follows when it has passed.

    Errors: Refused, NotInForce.
    Source: 115-FZ art. 5, the rule of each day (stay.visa_free_90_180, stay.visa_free_90_calendar_year); EAEU Treaty
            art. 97 (9) (stay.eaeu_new_contract); for earlier visits see `past_stays`, for the consequences `overstay`.
    """
    read = visits_of(told.stamps, today)
    visits = read.answer
    told = replace(told, ground=_present_ground(told, visits[-1]))
    if visits[-1].is_open:
        visits = (*visits[:-1], replace(visits[-1], ground=told.ground))
    few = tuple(Stay(visit.first, visit.last) for visit in visits)
    many = tuple(Stay(visit.earliest, visit.latest) for visit in visits)
    row = rule_on(book, today)
    past = past_stays(book, visits, few, many)
    now = _of_days_that_count(few[-1], told) if visits[-1].is_open else None
    readings = _Readings(few, many, past.counted, now)
    counted = [days_used(row, stays, today) for stays in readings.every]
    lasts = readings.last_days(book, visits[-1].first if now else today)
    used = Days(min(counted), max(counted))
    begun = StayLeft(bool(now), visits, used, LastDay(None, None), None, Days(0, 0), past.stays)
    answer, steps, rows = _of_now(book, told, lasts, begun, today)
    rows = tuple(dict.fromkeys((row, *rows)))
    follows = _follows(book, answer, today)
    every = (*rows, *(said.row for said in (*follows, *past_said(past.stays)) if said.row))
    is_split = counted[0] != counted[2] or lasts[0] != lasts[1]
    return Explained(
        answer,
        steps=(*_rule_said(row, used, today), *read.steps, *steps, *past_said(past.stays)),
        rows=tuple(dict.fromkeys(every)),
        warnings=(
            *follows,
            *past.unknown,
            *read.warnings,
            *([Said(StaySaid.GROUND_DAYS_UNSURE)] if is_split and _has_grounds(told, past) else []),
            *_doubts(answer, visits, row),
            *cautions_of(rows, today),
        ),
    )


def _present_ground(told: StayTold, last: Visit) -> Ground:
    """As it was told for today, or with the last stamp.

    Errors: Refused where the two differ, and for the last day of no ground.
    """
    with_stamp = last.ground if last.is_open else None
    ground = with_stamp or told.ground if told.ground is Ground.NONE else told.ground
    if with_stamp and with_stamp is not ground:
        raise Refused(Said(StaySaid.GROUNDS_DIFFER))
    if told.until and ground is Ground.NONE:
        raise Refused(Said(StaySaid.UNTIL_WITHOUT_GROUND, {"day": told.until}))
    return ground


def _of_days_that_count(now: Stay, told: StayTold) -> Stay:
    """The part of the present visit whose days surely count: that after the other ground, if there was one."""
    if told.ground is Ground.NONE:
        return now
    return Stay(max(now.first, (told.until or now.last) + DAY), now.last)


def _has_grounds(told: StayTold, past: Past) -> bool:
    """Whether any other ground was told, of today or of an earlier visit."""
    return told.ground is not Ground.NONE or any(stay.visit.ground for stay in past.stays if not stay.counts)


def _of_now(
    book: RuleBook, told: StayTold, lasts: Sequence[date], answer: StayLeft, today: date
) -> tuple[StayLeft, tuple[Said, ...], tuple[RuleVersion, ...]]:
    """The answer for today, its steps, and the rows it rests on beside the rule of today."""
    first, latest = min(lasts), max(lasts)
    if not answer.is_inside:
        left = Days(max(0, (first - today).days + 1), max(0, (latest - today).days + 1))
        said = Said(StaySaid.MAY_ENTER, {"day": today, "days": left.least})
        return replace(answer, left=left), (said,), ()
    last, steps, rows = _by_ground(book, told, answer.visits[-1], LastDay(first, latest), today)
    answer = replace(answer, last_day=last)
    if last.earliest is None or last.latest is None:
        return answer, steps, rows
    left = Days(max(0, (last.earliest - today).days), max(0, (last.latest - today).days))
    over = Days(max(0, (today - last.latest).days), max(0, (today - last.earliest).days))
    answer = replace(answer, left=left, over=over)
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
    instead = row_of(book, told.ground, today)
    if instead is None:
        return _unrecorded(told.until, visit, counted)
    if told.until >= today:
        steps = (Said(StaySaid.BY_GROUND, {"day": told.until}),)
        return LastDay(told.until, told.until), steps, (instead,)
    until, ended = told.until, Said(StaySaid.GROUND_ENDED, {"day": told.until})
    row = book.at(NEW_CONTRACT, today)
    is_long = counted.latest is not None and until > counted.latest
    if told.ground is Ground.EAEU_CONTRACT and is_long:
        until += DAY * int(row.number)
        said = Said(StaySaid.NEW_CONTRACT, {"day": until}, row)
        return LastDay(until, until), (ended, said), (row,)
    return LastDay(until, max(until, counted.latest or until)), (ended,), ()


def _unrecorded(
    until: date, visit: Visit, counted: LastDay
) -> tuple[LastDay, tuple[Said, ...], tuple[RuleVersion, ...]]:
    """The last day by a ground of which no row says that it stands in the place of the visa-free days: a span."""
    days = [day for day in (until, counted.earliest, counted.latest) if day]
    said = Said(StaySaid.GROUND_NOT_RECORDED, {"first": visit.first, "last": visit.last})
    return LastDay(min(days), max(days)), (said,), ()


def past_said(past: Sequence[PastStay]) -> tuple[Said, ...]:
    """What is to be said of each earlier visit: its ground, and whether it was too long."""
    return tuple(said for stay in past for said in _of_past(stay))


def _of_past(stay: PastStay) -> Iterator[Said]:
    span = {"first": stay.visit.first, "last": stay.visit.last}
    if stay.basis is Basis.REPLACED:
        yield Said(StaySaid.GROUND_THEN, span, stay.row)
    if stay.basis is Basis.UNRECORDED:
        yield Said(StaySaid.GROUND_NOT_RECORDED, span)
    if not stay.over.most:
        return
    if not stay.if_free.is_sure:
        yield Said(StaySaid.WAS_OVER_PERHAPS, {**span, "days": stay.if_free.most})
    else:
        yield Said(_WAS_OVER[stay.basis], {**span, "days": stay.if_free.most})


def _follows(book: RuleBook, answer: StayLeft, today: date) -> tuple[Said, ...]:
    """What the longest overstay may lead to. That of an earlier visit is a condition while its ground is not known."""
    longest = [answer.over, *(stay.over for stay in answer.past)]
    follows = what_follows(book, Days(max(o.least for o in longest), max(o.most for o in longest)), today)
    is_open = any(stay.over.most for stay in answer.past if stay.basis is not Basis.FREE)
    condition = [Said(StaySaid.IF_NO_GROUND)] if is_open else []
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
