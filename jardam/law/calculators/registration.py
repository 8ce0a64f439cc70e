"""By when somebody must be registered after entry, by the rule of their citizenship on that day."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jardam.law.calculators.frame import Answers, Calculator, Kind, Question, Shown, Words
from jardam.law.due import Due
from jardam.law.rules.explaining import Explained
from jardam.law.rules.registration import RegistrationTerm, registration_term
from jardam.law.rules.rulebook import RuleBook
from jardam.law.wording import day, sentences

OTHER = "OTHER"


def citizenships(_book: RuleBook) -> Sequence[tuple[str, Words]]:
    return [
        ("KG", _("Kyrgyzstan")),
        ("TJ", _("Tajikistan")),
        ("UZ", _("Uzbekistan")),
        ("MD", _("Moldova")),
        ("KZ", _("Kazakhstan")),
        ("AM", _("Armenia")),
        ("BY", _("Belarus")),
        (OTHER, _("Another one, without a visa")),
    ]


CITIZENSHIP = Question("citizenship", Kind.CHOICE, _("Citizenship"), choices=citizenships)
ENTERED = Question("entered", Kind.DAY, _("Day of entry"), _("By the stamp or the migration card"))
AS_OF = Question("as_of", Kind.DAY, _("On which day"), _("Empty: today"), is_required=False, is_rare=True)


def compute(answers: Answers, book: RuleBook, today: date) -> Explained[RegistrationTerm]:
    return registration_term(book, answers["citizenship"], answers["entered"], answers["as_of"] or today)


def shown(told: Explained[RegistrationTerm]) -> Shown:
    answer = told.answer
    if answer.is_missed:
        return Shown(gettext("The term of registration ended on %(day)s") % {"day": day(answer.due)})
    if answer.left < 0:
        return Shown(gettext("Go today: the last day is %(day)s") % {"day": day(answer.due)})
    headline = gettext("Be registered by %(day)s") % {"day": day(answer.go_by)}
    return Shown(headline, [gettext("Days left: %(days)s.") % {"days": answer.left}])


def due(told: Explained[RegistrationTerm]) -> Due:
    return Due(told.answer.go_by)


def machine(told: Explained[RegistrationTerm]) -> dict[str, object]:
    answer = told.answer
    return {
        "due": answer.due.isoformat(),
        "go_by": answer.go_by.isoformat(),
        "days_left": answer.left,
        "missed": answer.is_missed,
        "rule": answer.row.code,
        "explanation": sentences(told.steps),
    }


CALCULATOR = Calculator(
    id="registration",
    title=_("Registration"),
    about=_("The last day to be registered after entry, by citizenship and the rule in force on that day."),
    questions=(CITIZENSHIP, ENTERED, AS_OF),
    compute=compute,
    shown=shown,
    machine=machine,
    due=due,
)
