"""How a term is counted, and what one must know beside its last day."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jardam.law.rules.deadline_codes import DeadlineCaution, DeadlineStep
from jardam.law.rules.explaining import Code

DEADLINES: Mapping[Code, Promise] = {
    DeadlineStep.TERM: _("%(title)s: %(measure)s (%(law)s)."),
    DeadlineStep.NO_TERM: _("There is no term to count here. The rule: %(title)s (%(law)s)."),
    DeadlineStep.UNKNOWN_START: _("%(title)s: %(measure)s (%(law)s). Without the day on which the term began its last day cannot be counted: it must be found out."),
    DeadlineStep.RUNS_FROM: _("The term begins with: %(starts)s."),
    DeadlineStep.FIRST_DAY: _("The first day that counts is the next one, %(day)s."),
    DeadlineStep.CALENDAR_DAYS: _("All days count, days off as well: the last one is %(day)s."),
    DeadlineStep.WORKING_DAYS: _("Only working days count: the last one is %(day)s."),
    DeadlineStep.SAME_DATE: _("A term in months or years ends on the same date: %(day)s."),
    DeadlineStep.NO_SUCH_DATE: _("The last month has no such date, so its last day counts: %(day)s."),
    DeadlineStep.SUTKI: _("Days and nights are counted, days off as well: the term ends at 24:00 on %(day)s, local time."),
    DeadlineStep.RIGHT_FROM: _("The right begins on %(day)s and lasts; it is no last day."),
    DeadlineStep.HOURS: _("Hours are counted without a break, at night and on days off as well: the term ends on %(moment)s, local time."),
    DeadlineStep.MOVED_ON: _("%(counted)s is a day off, so the last day moves on to the next working day, %(day)s (%(law)s)."),
    DeadlineStep.MOVED_BACK: _("%(counted)s is a day off, so the payment is due on the working day before it, %(day)s (%(law)s)."),
    DeadlineStep.BY_POST: _("What is handed in at the post office before 24:00 on %(day)s is in time; keep the receipt (%(law)s)."),
    DeadlineStep.RESTORABLE: _("If the term was missed for a good reason, a request to restore it can be filed together with the complaint (%(law)s)."),
    DeadlineStep.EXTENSION: _("The answer may be put off, then until %(day)s at the latest; they must tell the applicant (%(law)s)."),
    DeadlineStep.REGISTRATION: _("If this is the day on which the letter reached them and not the day of its registration, the answer may take until %(day)s (%(law)s)."),
    DeadlineStep.SHORT_TERM: _("Where nothing has to be checked, the answer is due by %(day)s (%(law)s)."),
    DeadlineStep.FURTHER_UNCHECKED: _("Nobody has checked this last sentence against the law yet."),
    DeadlineCaution.NO_SUCH_DEADLINE: _("There is no deadline named %(name)s here."),
    DeadlineCaution.YEAR_TOO_FAR: _("Only days of the years %(first)s to %(last)s can be counted from: check the year."),
    DeadlineCaution.START_IN_PART: _("The first day is known only in part: the last day lies between %(day)s and %(latest)s. To be safe, act by the earlier one."),
    DeadlineCaution.START_IN_PART_OF_ANOTHER: _("The first day is known only in part: the last day lies between %(day)s and %(latest)s."),
    DeadlineCaution.RIGHT_IN_PART: _("The first day is known only in part: the right begins between %(day)s and %(latest)s. To be safe, hold to the later day."),
    DeadlineCaution.HOUR_UNKNOWN: _("The hour of the beginning is not known: the term ends between %(moment)s and %(latest)s. Find out the hour."),
    DeadlineCaution.LAW_CHANGED: _("The law changed around this day. Counted by its other wording the last day is %(other)s; the earlier one is given here: %(day)s."),
    DeadlineCaution.LAW_CHANGED_ALIKE: _("The law changed around this day. By both of its wordings the last day is %(day)s."),
    DeadlineCaution.RIGHT_CHANGED: _("The law changed around this day. Counted by its other wording the right begins on %(other)s; the later day is given here: %(day)s."),
    DeadlineCaution.RIGHT_CHANGED_ALIKE: _("The law changed around this day. By both of its wordings the right begins on %(day)s."),
    DeadlineCaution.OTHER_ROW: _("On %(day)s another rule was in force, and it is counted by: %(title)s (%(law)s)."),
    DeadlineCaution.NOT_IN_FORCE_THEN: _("This rule is not recorded as in force on %(day)s: ask a lawyer which one was (%(law)s)."),
    DeadlineCaution.YEAR_NOT_HELD: _("There is no production calendar for the year %(year)s here. If %(day)s is a day off, the last day moves on; hold to %(day)s."),
    DeadlineCaution.MOVE_UNSETTLED: _("%(day)s is a day off or not known to be a working day, and it is not settled that the last day moves on: act before it (%(law)s)."),
    DeadlineCaution.NON_WORKING_BY_DECREE: _("%(day)s was a non-working day by decree of the President. Such days do not move a term by themselves: ask a lawyer (%(law)s)."),
    DeadlineCaution.MAY_BE_SHORTER: _("No shorter term was found for this matter, but there may be one: ask a lawyer at once (%(law)s)."),
    DeadlineCaution.PASSED: _("The last day, %(day)s, has passed: ask a lawyer at once whether the term can be restored."),
}  # fmt: skip
