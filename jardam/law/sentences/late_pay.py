"""How late pay is counted, in sentences that one can follow by hand."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jardam.law.rules.explaining import Code
from jardam.law.rules.late_pay import LatePayCaution, LatePayStep

LATE_PAY: Mapping[Code, Promise] = {
    LatePayStep.OWED: _("%(amount)s should have been paid on %(due)s."),
    LatePayStep.GROSS: _("The sum is counted before income tax, as it was accrued. Courts differ: some count what would have been paid out."),
    LatePayStep.NET: _("The sum is counted after income tax, as it would have been paid out. Courts differ: some count what was accrued."),
    LatePayStep.FIRST_DAY: _("Each calendar day of delay counts, from the day after payday (%(day)s) through the day of payment."),
    LatePayStep.REFINANCING: _("A day costs 1/%(divisor)s of the refinancing rate in force on that day (from 2016 it equals the key rate), of the sum that is late (%(law)s)."),
    LatePayStep.KEY_RATE: _("A day costs 1/%(divisor)s of the key rate of the Bank of Russia in force on that day, of the sum that is late (%(law)s)."),
    LatePayStep.PAID: _("On %(day)s %(amount)s was paid; from the next day the sum that is late is %(left)s."),
    LatePayStep.PAID_BEFORE: _("%(amount)s was paid in time, on %(day)s; the sum that is late is %(left)s."),
    LatePayStep.COUNTED_THROUGH: _("Counted through %(day)s; %(unpaid)s is unpaid on that day."),
    LatePayStep.ROUNDED_ONCE: _("Each line is days × sum × rate ÷ 100 ÷ divisor. The lines are added up and rounded to kopecks once: %(total)s."),
    LatePayStep.IN_TIME: _("No day of delay has been counted, so nothing is due for delay."),
    LatePayStep.AT_LEAST: _("This is the least that the law gives: an agreement with the employer may name more. It is due whether or not the employer is at fault."),
    LatePayCaution.OVERPAID: _("%(amount)s more was paid than was due: check whether it belongs to another month."),
    LatePayCaution.LATER_PAYMENTS: _("Payments after %(day)s are left out, because the count ends on that day."),
    LatePayCaution.DAYS_TO_COME: _("Days after %(day)s have not come yet: the rate may change before then."),
    LatePayCaution.PAYDAY_OFF: _("%(due)s is a day off. Regular wages are due on the working day before it, %(day)s (%(law)s): if these are such wages, count from that day."),
    LatePayCaution.END_BEFORE_START: _("The count ends on %(day)s, before the payday %(due)s."),
    LatePayCaution.TOO_EARLY: _("Rates before %(day)s are not known here, so an earlier delay cannot be counted."),
    LatePayCaution.TOO_LONG: _("More than %(years)s years lie between these dates: check the years."),
}  # fmt: skip
