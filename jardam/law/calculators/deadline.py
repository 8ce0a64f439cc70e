"""Until when something must be done: any row of the deadlines."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jardam.law.calculators.frame import Answers, Calculator, Kind, Question, Shown
from jardam.law.due import Due
from jardam.law.rules.deadline_eras import PREFIX, Deadline, gives_a_right
from jardam.law.rules.deadlines import deadline, deadline_ids
from jardam.law.rules.explaining import Explained
from jardam.law.rules.rulebook import RuleBook
from jardam.law.rules.terms import End
from jardam.law.wording import day, moment, sentences, titled


def names(book: RuleBook) -> Sequence[tuple[str, str]]:
    """Each id, with what it is called in the active language."""
    return [(name, titled(book.periods(PREFIX + name)[-1])) for name in deadline_ids(book)]


QUESTIONS = (
    Question("id", Kind.CHOICE, _("What has to be done"), choices=names, is_positional=True),
    Question(
        "from",
        Kind.START,
        _("Day on which the term began"),
        _(
            "For instance 2025-03-01; if only a part is known, 2025-03 or 2025; with the hour 2025-03-01T14:30"
        ),
    ),
)


def compute(answers: Answers, book: RuleBook, today: date) -> Explained[Deadline]:
    return deadline(answers["id"], answers["from"], book, today)


def shown(told: Explained[Deadline]) -> Shown:
    answer = told.answer
    if answer.earliest is None or answer.latest is None:
        return Shown(gettext("No last day can be given"))
    is_right = gives_a_right(answer.row)
    if answer.due and is_right:
        return Shown(gettext("The right begins on %(day)s") % {"day": _read(answer.due)})
    if answer.due:
        return Shown(gettext("Last day: %(day)s") % {"day": _read(answer.due)})
    span = {"first": _read(answer.earliest), "last": _read(answer.latest)}
    if is_right:
        return Shown(gettext("The right begins between %(first)s and %(last)s: hold to the later") % span)
    return Shown(gettext("The last day lies between %(first)s and %(last)s") % span)


def due(told: Explained[Deadline]) -> Due:
    """Of a span its safe day: the first, or the last of a span in which a right begins."""
    return Due(told.answer.safe.day if told.answer.safe else None)


def machine(told: Explained[Deadline]) -> dict[str, object]:
    answer = told.answer
    said: dict[str, object] = {"due": answer.due and _machine(answer.due)}
    if answer.earliest and answer.latest and answer.earliest != answer.latest:
        said |= {"earliest": _machine(answer.earliest), "latest": _machine(answer.latest)}
    return said | {"explanation": sentences(told.steps)}


def _read(end: End) -> str:
    return moment(end.moment) if end.moment else day(end.day)


def _machine(end: End) -> str:
    return end.moment.isoformat(timespec="minutes") if end.moment else end.day.isoformat()


CALCULATOR = Calculator(
    id="deadline",
    title=_("Last day to act"),
    about=_("The last day for a claim, a complaint or an answer, counted as the law that sets it says."),
    questions=QUESTIONS,
    compute=compute,
    shown=shown,
    machine=machine,
    due=due,
)
