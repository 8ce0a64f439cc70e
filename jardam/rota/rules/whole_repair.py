"""All holes of two weeks at once: the fewest holes, then the fewest people asked, then the fairest share.

Solved by CP-SAT. Hard: languages, absences, one place at a time, rest, length, weekly hours. The same question
gives the same answer: one worker, a fixed seed, and a limit in the solver's own steps instead of seconds.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from uuid import UUID
from zoneinfo import ZoneInfo

from ortools.sat.python import cp_model

from jardam.kernel.languages import Language
from jardam.rota.rules.coverage import Gap
from jardam.rota.rules.norms import HOUSE, Norms, concerns, load, monday, stretch_of, week_minutes
from jardam.rota.rules.repair import SHORTEST, Colleague, Kind, Repair
from jardam.rota.rules.spans import Span, merged, minutes

SEED = 7
STEPS = 3.0  # of the solver's deterministic clock: some four seconds of one processor
COARSE = timedelta(hours=4)
FINE = timedelta(hours=1)
LONG_HOLE = timedelta(hours=24)
HOLE, CHANGE, SHARE = 1_000_000, 1_000, 1
"""What half an hour without a language, one person asked, and half an hour of the heaviest share weigh: one
never outweighs another, since nobody is asked a thousand times in two weeks."""


@dataclass(frozen=True, slots=True)
class Option:
    """One shift that somebody could take without breaking anything, and the languages it would close."""

    one: Colleague
    span: Span
    closes: tuple[Language, ...]


def whole_repair(
    gaps: Iterable[Gap], staff: Sequence[Colleague], zone: ZoneInfo, norms: Norms = HOUSE
) -> list[Repair]:
    """The shifts to ask for, in order of time; empty where nothing can be closed.

    Example: Farruh is sick for three nights; two colleagues speak Tajik, one of them works by day on the second:
    the free one is asked for two nights and the other for one, if their weeks allow it.
    """
    holes = [gap for gap in gaps if gap.is_hole]
    options = _options(holes, staff, zone, norms)
    chosen = _chosen(holes, options, zone, norms) if options else []
    return [
        _repair(option, chosen, zone) for option in sorted(chosen, key=lambda o: (o.span, o.one.person.hex))
    ]


def _options(holes: list[Gap], staff: Sequence[Colleague], zone: ZoneInfo, norms: Norms) -> list[Option]:
    found = []
    for whole in merged(gap.span for gap in holes):
        inside = [gap for gap in holes if gap.span.meets(whole)]
        for one in sorted(staff, key=lambda one: one.person.hex):
            for span in _spans(whole, inside, one, norms):
                closes = _closes(span, inside, one)
                if closes and not concerns(span, one.working, one.away, zone, norms):
                    found.append(Option(one, span, closes))
    return found


def _spans(whole: Span, inside: list[Gap], one: Colleague, norms: Norms) -> list[Span]:
    """The shifts worth a thought: from any mark to any later one, not too short and not too long."""
    step = COARSE if whole.length > LONG_HOLE else FINE
    marks = {whole.start + step * n for n in range(whole.length // step + 1)}
    marks |= {moment for gap in inside for moment in (gap.span.start, gap.span.end)}
    marks |= {moment for span in one.working for moment in (span.start, span.end)}
    within = sorted(mark for mark in marks if whole.start <= mark <= whole.end)
    longest = timedelta(hours=norms.longest)
    return [
        span
        for number, start in enumerate(within)
        for end in within[number + 1 :]
        if end - start <= longest and _is_worth_coming(span := Span(start, end), whole, one)
    ]


def _is_worth_coming(span: Span, whole: Span, one: Colleague) -> bool:
    return span.length >= SHORTEST or span == whole or stretch_of(span, one.working) != span


def _closes(span: Span, inside: list[Gap], one: Colleague) -> tuple[Language, ...]:
    missing = {language for gap in inside if gap.span.meets(span) for language in gap.missing}
    return tuple(sorted(missing & one.languages))


def _chosen(holes: list[Gap], options: list[Option], zone: ZoneInfo, norms: Norms) -> list[Option]:
    model = cp_model.CpModel()
    takes = [model.new_bool_var(f"option{number}") for number in range(len(options))]
    cost = [HOLE * term for term in _left_open(model, holes, options, takes)]
    cost += [CHANGE * take for take in takes]
    cost += [SHARE * _hold_each(model, options, takes, zone, norms)]
    model.minimize(sum(cost))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = SEED
    solver.parameters.max_deterministic_time = STEPS
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return []
    return [option for option, take in zip(options, takes, strict=True) if solver.boolean_value(take)]


def _left_open(
    model: cp_model.CpModel, holes: list[Gap], options: list[Option], takes: list[cp_model.IntVar]
) -> list[cp_model.LinearExpr]:
    """For each piece of each hole, its half hours unless somebody who speaks it was taken."""
    open_pieces: list[cp_model.LinearExpr] = []
    spans = [gap.span for gap in holes] + [option.span for option in options]
    marks = sorted({moment for span in spans for moment in (span.start, span.end)})
    for start, end in pairwise(marks):
        for language in {x for gap in holes if gap.span.holds(start) for x in gap.missing}:
            able = [
                take
                for option, take in zip(options, takes, strict=True)
                if option.span.holds(start) and language in option.closes
            ]
            is_open = model.new_bool_var(f"open{len(open_pieces)}")
            model.add_bool_or([*able, is_open])
            open_pieces.append(_half_hours(end - start) * is_open)
    return open_pieces


def _hold_each(
    model: cp_model.CpModel, options: list[Option], takes: list[cp_model.IntVar], zone: ZoneInfo, norms: Norms
) -> cp_model.IntVar:
    """Rest between the new shifts of each colleague, and their weeks; answers the heaviest share of new work."""
    heaviest = model.new_int_var(0, 14 * 48, "heaviest")
    begin = min(option.span.start for option in options)
    by_person: defaultdict[UUID, list[tuple[Option, cp_model.IntVar]]] = defaultdict(list)
    for option, take in zip(options, takes, strict=True):
        by_person[option.one.person].append((option, take))
    for own in by_person.values():
        model.add_no_overlap([_with_rest(model, option, take, begin, norms) for option, take in own])
        for week in sorted({week for option, _ in own for week in _weeks(option.span, zone)}):
            before = week_minutes(own[0][0].one.working, week, zone)
            added = sum(week_minutes([option.span], week, zone) * take for option, take in own)
            model.add(added <= max(norms.week * 60 - before, 0))
        model.add(sum(_half_hours(option.span.length) * take for option, take in own) <= heaviest)
    return heaviest


def _with_rest(
    model: cp_model.CpModel, option: Option, take: cp_model.IntVar, begin: datetime, norms: Norms
) -> cp_model.IntervalVar:
    start = minutes(option.span.start - begin)
    size = minutes(option.span.length) + norms.rest * 60
    return model.new_optional_fixed_size_interval_var(start, size, take, "")


def _repair(option: Option, chosen: list[Option], zone: ZoneInfo) -> Repair:
    """As it will be when everything that was chosen is accepted."""
    own = [other.span for other in chosen if other.one.person == option.one.person and other is not option]
    working = [*option.one.working, *own]
    would_be = load(option.span, working, zone)
    kind = Kind.EXTRA if stretch_of(option.span, working) == option.span else Kind.LONGER
    return Repair(option.one.person, kind, option.span, option.closes, would_be.week, would_be.rest)


def _weeks(span: Span, zone: ZoneInfo) -> set[date]:
    return {monday(moment.astimezone(zone).date()) for moment in (span.start, span.end)}


def _half_hours(length: timedelta) -> int:
    return max(minutes(length) // 30, 1)
