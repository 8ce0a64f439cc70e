"""How many days of a visa-free stay are left, from stamps with gaps. A span is said as a span: the earliest day is the safe one."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jardam.kernel.partial_dates import PartialDate
from jardam.law.calculators.frame import Answers, Calculator, Kind, Question, Shown, Table, Words
from jardam.law.due import Due
from jardam.law.rules.explaining import Explained, Refused, Said
from jardam.law.rules.grounds import Ground
from jardam.law.rules.overstay import Days
from jardam.law.rules.rulebook import RuleBook
from jardam.law.rules.stay import StayLeft, StayTold, stay_left
from jardam.law.rules.visits import Stamp, Visit, VisitSaid, Way
from jardam.law.wording import day, sentences

GROUNDS: Mapping[Ground, Words] = {
    Ground.NONE: _("None: visa-free days"),
    Ground.PATENT: _("Patent"),
    Ground.EAEU_CONTRACT: _("Labour contract, Eurasian Union"),
    Ground.STUDY: _("Study"),
    Ground.RESIDENCE: _("Residence permit, or the application for one"),
    Ground.FAMILY: _("Family of somebody with such a ground"),
    Ground.OTHER: _("Another one: treatment, a term made longer"),
}


def grounds(_book: RuleBook) -> Sequence[tuple[str, Words]]:
    return list(GROUNDS.items())


QUESTIONS = (
    Question(
        "visit", Kind.ROWS, _("Visits by the stamps in the passport"), _("A month alone will do, ? where there is no stamp. The last visit without an exit counts as still here. A visit of which no ground is told counts as visa-free, if it was not too long for that"),
        columns=(
            Question("entry", Kind.PARTIAL_DAY, _("Day of entry"), is_required=False),
            Question("exit", Kind.PARTIAL_DAY, _("Day of exit"), is_required=False),
            Question("ground", Kind.CHOICE, _("On what ground"), is_required=False, choices=grounds, untold=_("Not known"), may_be_left_off=True),
        ),
    ),
    Question("ground", Kind.CHOICE, _("Another ground to stay"), is_required=False, choices=grounds, default=Ground.NONE),
    Question("until", Kind.DAY, _("Last day of that ground"), is_required=False),
    Question("as_of", Kind.DAY, _("On which day"), _("Empty: today"), is_required=False, is_rare=True),
)  # fmt: skip


def compute(answers: Answers, book: RuleBook, today: date) -> Explained[StayLeft]:
    stamps = [stamp for row in answers["visit"] for stamp in _stamps(row)]
    told = StayTold(stamps, Ground(answers["ground"]), answers["until"])
    return stay_left(book, told, answers["as_of"] or today)


def _stamps(row: Mapping[str, Any]) -> Iterator[Stamp]:
    """What is known of a visit; a stamp that nobody has is left out, of a month alone every day is possible.

    Errors: Refused for an exit before the entry.
    """
    entry, left = row["entry"] or PartialDate(), row["exit"] or PartialDate()
    if entry.is_known and left.is_known and left.latest < entry.earliest:
        days = {"first": entry.earliest, "last": left.latest}
        raise Refused(Said(VisitSaid.EXIT_BEFORE_ENTRY, days))
    ground = Ground(row["ground"]) if row["ground"] else None
    for told, way in ((entry, Way.ENTRY), (left, Way.EXIT)):
        if told.is_known:
            yield Stamp(told.earliest, way, None if told.is_exact else told.latest, ground)


def shown(told: Explained[StayLeft]) -> Shown:
    answer = told.answer
    return Shown(_headline(answer), list(_lines(answer)), [_visits(answer)])


def due(told: Explained[StayLeft]) -> Due:
    """The earlier of two possible last days, which is the safe one."""
    return Due(told.answer.last_day.earliest)


def machine(told: Explained[StayLeft]) -> dict[str, object]:
    answer = told.answer
    last = answer.last_day
    return {
        "inside": answer.is_inside,
        "used": _machine_days(answer.used),
        "left": answer.left and _machine_days(answer.left),
        "over": _machine_days(answer.over),
        "last_day": last.earliest and last.earliest.isoformat(),
        "last_day_at_most": last.latest and last.latest.isoformat(),
        "visits": [_machine_visit(visit, answer) for visit in answer.visits],
        "explanation": sentences(told.steps),
    }


def _machine_visit(visit: Visit, answer: StayLeft) -> dict[str, object]:
    past = next((stay for stay in answer.past if stay.visit is visit), None)
    return {
        "first": visit.first.isoformat(),
        "last": None if visit.is_open else visit.last.isoformat(),
        "earliest": visit.earliest.isoformat(),
        "latest": None if visit.is_open else visit.latest.isoformat(),
        "ground": visit.ground,
        "over": _machine_days(past.over if past else answer.over),
    }


def _headline(answer: StayLeft) -> str:
    if not answer.is_inside and answer.left:
        return gettext("Outside now. Days that may be stayed: %(days)s") % {"days": _span(answer.left)}
    last = answer.last_day
    if last.earliest is None or last.latest is None:
        return gettext("No last day can be named: the end of the ground is not known")
    if answer.over.least:
        return gettext("The term of stay is over. Speak to our lawyer first")
    if answer.over.most:
        return gettext("The term of stay may be over. Speak to our lawyer first")
    if last.earliest == last.latest:
        return gettext("Last lawful day: %(day)s") % {"day": day(last.earliest)}
    told = {"day": day(last.earliest), "latest": day(last.latest)}
    return gettext("Last lawful day: %(day)s, perhaps up to %(latest)s. Hold to the earlier one") % told


def _lines(answer: StayLeft) -> Iterator[str]:
    yield gettext("Days used: %(days)s.") % {"days": _span(answer.used)}
    if answer.over.most:
        yield gettext("Days over the term: %(days)s.") % {"days": _span(answer.over)}
    elif answer.is_inside and answer.left:
        yield gettext("Days left after today: %(days)s.") % {"days": _span(answer.left)}


def _visits(answer: StayLeft) -> Table:
    head = [gettext("Came"), gettext("Left on"), gettext("On what ground")]
    rows = [
        [
            _between(visit.earliest, visit.first),
            gettext("still here") if visit.is_open else _between(visit.last, visit.latest),
            str(GROUNDS[visit.ground]) if visit.ground else gettext("Not known"),
        ]
        for visit in answer.visits
    ]
    return Table(gettext("Visits as the stamps tell them"), head, rows)


def _between(first: date, last: date) -> str:
    """A day, or the span in which it lies."""
    first, last = min(first, last), max(first, last)
    return day(first) if first == last else f"{day(first)} … {day(last)}"


def _span(days: Days) -> str:
    return str(days.least) if days.is_sure else f"{days.least}–{days.most}"


def _machine_days(days: Days) -> dict[str, int]:
    return {"least": days.least, "most": days.most}


CALCULATOR = Calculator(
    id="stay",
    title=_("Days of stay"),
    about=_(
        "Days used and left under the rule in force, from stamps of entry and exit, and what follows an overstay."
    ),
    questions=QUESTIONS,
    compute=compute,
    shown=shown,
    machine=machine,
    due=due,
)
