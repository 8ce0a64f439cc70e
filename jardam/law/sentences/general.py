"""What any calculator may say: why something typed is no answer, and how sure an answer is."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jardam.law.rules.explaining import Caution, Code
from jardam.law.rules.typed import Typed

GENERAL: Mapping[Code, Promise] = {
    Typed.NO_DAY: _("This is no date: write it as 2025-03-01 or 01.03.2025."),
    Typed.NO_DAY_OR_MONTH: _("This is no date and no month: write 01.03.2025, or only the month as 03.2025."),
    Typed.YEAR_TOO_FAR: _("Only days of the years %(first)s to %(last)s can be counted from: check the year."),
    Typed.NO_SUM: _("This is no sum of money: write figures only, for instance 10000 or 10000.50."),
    Typed.NEGATIVE: _("The number must not be below zero."),
    Typed.BELOW_KOPECKS: _("Write the sum in roubles with two figures for kopecks at most, for instance 10000.50."),
    Typed.TOO_LARGE: _("This number is too large to be true."),
    Typed.NO_NUMBER: _("This is no number: write figures only, for instance 8 or 7.5."),
    Typed.NO_SUCH_CHOICE: _("This is none of the answers to choose from."),
    Typed.MISSING: _("This answer is needed."),
    Caution.UNVERIFIED: _("Nobody has checked this rule against the law yet: %(law)s. Ask a lawyer before you rely on it."),
    Caution.REVIEW_IS_DUE: _("This rule was last checked on %(checked_on)s and is due to be checked again: %(law)s."),
    Caution.ENDS_OF_KNOWLEDGE: _("What changed after %(day)s is not known here: the answer takes it that nothing did."),
    Caution.YEAR_NOT_HELD: _("There is no production calendar for the year %(year)s here, so the day cannot be worked out."),
    Caution.NOT_IN_FORCE: _("No rule is recorded here that holds on %(day)s (%(row_code)s)."),
    Caution.NO_NUMBER: _("The figure that is needed is not known here (%(row_code)s)."),
    Caution.FROM_FILES: _("No database of a centre was reached: this rests on the reference files of the project."),
}  # fmt: skip
