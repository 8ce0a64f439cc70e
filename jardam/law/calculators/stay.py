"""How many days of a visa-free stay are left, from stamps with gaps. A span is said as a span: the earliest day is the safe one."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jardam.law.calculators.frame import Answers, Calculator, Kind, Question, Shown, Table, Words
from jardam.law.rules.explaining import Explained
from jardam.law.rules.overstay import Days
from jardam.law.rules.rulebook import RuleBook
from jardam.law.rules.stay import Ground, StayLeft, StayTold, stay_left
from jardam.law.rules.visits import Stamp, Way
from jardam.law.wording import day, sentences


def ways(_book: RuleBook) -> Sequence[tuple[str, Words]]:
    return [(Way.ENTRY, _("Entry")), (Way.EXIT, _("Exit"))]


def grounds(_book: RuleBook) -> Sequence[tuple[str, Words]]:
    return [
        (Ground.NONE, _("None: visa-free days")),
        (Ground.PATENT, _("Patent")),
        (Ground.EAEU_CONTRACT, _("Labour contract, Eurasian Union")),
        (Ground.STUDY, _("Study")),
        (Ground.RESIDENCE, _("Residence permit, or the application for one")),
        (Ground.FAMILY, _("Family of somebody with such a ground")),
    ]


QUESTIONS = (
    Question(
        "stamp", Kind.ROWS, _("Stamps in the passport"), _("In any order; leave out what is not there"),
        columns=(
            Question("way", Kind.CHOICE, _("Entry or exit"), choices=ways),
            Question("on", Kind.DAY, _("Day of the stamp")),
        ),
    ),
    Question("ground", Kind.CHOICE, _("Another ground to stay"), is_required=False, choices=grounds, default=Ground.NONE),
    Question("until", Kind.DAY, _("Last day of that ground"), is_required=False),
    Question("as_of", Kind.DAY, _("On which day"), _("Empty: today"), is_required=False),
)  # fmt: skip


def compute(answers: Answers, book: RuleBook, today: date) -> Explained[StayLeft]:
    stamps = [Stamp(row["on"], Way(row["way"])) for row in answers["stamp"]]
    told = StayTold(stamps, Ground(answers["ground"]), answers["until"])
    return stay_left(book, told, answers["as_of"] or today)


def shown(told: Explained[StayLeft]) -> Shown:
    answer = told.answer
    return Shown(_headline(answer), list(_lines(answer)), [_visits(answer)])


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
        "visits": [
            {
                "first": visit.first.isoformat(),
                "last": None if visit.is_open else visit.last.isoformat(),
                "earliest": visit.earliest.isoformat(),
                "latest": None if visit.is_open else visit.latest.isoformat(),
            }
            for visit in answer.visits
        ],
        "explanation": sentences(told.steps),
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
    head = [gettext("Came"), gettext("Left on")]
    rows = [
        [
            _between(visit.earliest, visit.first),
            gettext("still here") if visit.is_open else _between(visit.last, visit.latest),
        ]
        for visit in answer.visits
    ]
    return Table(gettext("Visits as the stamps tell them"), head, rows)


def _between(first: date, last: date) -> str:
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
)
