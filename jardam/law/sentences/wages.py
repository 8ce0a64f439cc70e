"""What is owed for work, for leave, and in parts: each line of the reckoning as one can follow it with a pencil."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jardam.law.rules.earnings import Earned
from jardam.law.rules.explaining import Code
from jardam.law.rules.instalments import PlanSaid
from jardam.law.rules.paydays import PaydaySaid
from jardam.law.rules.payments import PaymentSaid
from jardam.law.rules.unused_leave import LeaveSaid
from jardam.law.rules.wages_owed import OwedSaid
from jardam.law.rules.work_done import WorkSaid

WAGES: Mapping[Code, Promise] = {
    WorkSaid.WRITTEN_TWICE: _("%(day)s is written twice: write each day once."),
    WorkSaid.TOO_LONG_A_DAY: _("%(day)s has more than 24 hours: check the hours."),
    WorkSaid.MORE_NIGHT_THAN_WORK: _("%(day)s has more night hours than hours: check the hours."),
    WorkSaid.NOT_COUNTED: _("%(day)s: write how many hours or pieces; leave the day out if nobody knows."),
    WorkSaid.BELOW_ZERO: _("%(day)s has a number below zero."),
    Earned.HOURS: _("Hours: %(number)s × %(price)s = %(amount)s."),
    Earned.SHIFTS: _("Shifts: %(number)s × %(price)s = %(amount)s."),
    Earned.PIECES: _("Pieces: %(number)s × %(price)s = %(amount)s."),
    Earned.AGREED: _("Agreed for this month as one sum: %(amount)s."),
    Earned.SALARY: _("Salary: working days %(number)s × %(price)s a day = %(amount)s."),
    Earned.OVERTIME: _("Overtime: hours %(number)s × %(price)s × %(factor)s = %(amount)s (%(law)s)."),
    Earned.DAY_OFF: _("Days off and holidays: %(number)s × %(price)s × %(factor)s = %(amount)s (%(law)s)."),
    Earned.NIGHT: _("Nights, on top: hours %(number)s × %(price)s × %(factor)s = %(amount)s (%(law)s)."),
    Earned.HOURS_ABOVE_NORM: _("%(month)s: more hours than the norm of the month (%(hours)s). Write down the days: overtime is paid higher."),
    Earned.DAYS_ABOVE_NORM: _("%(month)s: more days than working days in the month (%(days)s). Tell days off apart: they are paid higher."),
    Earned.HOUR_HAS_NO_PRICE: _("%(month)s: nights or overtime are left out, because nobody knows what an hour costs. The debt may be larger."),
    PaydaySaid.PAYDAY_AGREED: _("Payday as agreed: %(day)s."),
    PaydaySaid.PAYDAY_LATEST: _("The payday is not known, so the last lawful day is taken: %(day)s (%(law)s)."),
    PaydaySaid.PAYDAY_MOVED: _("%(was)s is a day off, so the payday is the working day before: %(day)s (%(law)s)."),
    PaydaySaid.PAYDAY_LEAVING: _("The work ended on %(day)s: everything was due on that day (%(law)s)."),
    PaydaySaid.PAYDAY_TOO_LATE: _("The agreed payday %(agreed)s is later than the law lets: %(latest)s is taken."),
    PaydaySaid.FIRST_HALF_NOT_COUNTED: _("A part of the wages was due earlier, in the month itself; the delay is counted from the later day, so it is the least."),
    PaymentSaid.FOR_ITS_MONTH: _("%(amount)s paid on %(day)s is for %(month)s, as was told."),
    PaymentSaid.FOR_THE_OLDEST: _("%(amount)s paid on %(day)s: nobody said for which month, so it goes to the oldest debt, %(month)s."),
    PaymentSaid.FOR_NO_MONTH: _("%(amount)s paid on %(day)s: no month that had begun lacked it. It is shown apart and lessens no later month."),
    PaymentSaid.AFTER_TODAY: _("The payment of %(day)s lies after the day for which you ask."),
    PaymentSaid.BELOW_ZERO: _("The payment of %(day)s is below zero."),
    OwedSaid.MONTH: _("%(month)s."),
    OwedSaid.EARNED: _("Earned in the month: %(amount)s."),
    OwedSaid.TAX: _("Income tax %(rate)s, in whole roubles: %(amount)s. In the hand: %(left)s (%(law)s)."),
    OwedSaid.DEBT: _("%(month)s: paid %(paid)s, owed %(amount)s since %(payday)s."),
    OwedSaid.PAID_WHOLE: _("%(month)s: paid whole."),
    OwedSaid.SURPLUS: _("%(month)s: %(amount)s more was paid than was due. It is shown apart and lessens no other month; the employer may say that it does."),
    OwedSaid.NOT_YET_DUE: _("%(month)s: the payday %(payday)s has not passed, so nothing is late yet."),
    OwedSaid.UNKNOWN_MONTH: _("%(month)s: nothing is known of the work. That is not nothing: the debt may be larger."),
    OwedSaid.UNKNOWN_AND_UNNAMED: _("A payment without a month may belong to a month that is not known. Ask for which month it was."),
    OwedSaid.LATE: _("%(month)s: for the delay since %(payday)s: %(amount)s."),
    OwedSaid.COURT: _("%(month)s: to court by %(day)s (%(law)s)."),
    OwedSaid.COURT_PASSED: _("%(month)s: the term for the court ended on %(day)s. A lawyer can ask to restore it: do not give up and do not wait."),
    OwedSaid.OVERTIME_AT_LEAST: _("Overtime told as a sum is counted at the lowest factor: day by day it may be more."),
    OwedSaid.NO_WORK_TOLD: _("Write down the work: day by day, or as sums by month."),
    OwedSaid.BOTH_SHAPES: _("%(month)s is told both day by day and as a sum: keep one of them."),
    OwedSaid.PARTS_MISFIT: _("%(month)s: the parts are more than the whole. Check the numbers."),
    OwedSaid.TOO_MANY_MONTHS: _("At most %(most)s months can be counted at once."),
    OwedSaid.TOLD_TWICE: _("%(month)s is told twice: write each month once."),
    OwedSaid.TOO_MANY_HOURS: _("%(month)s has more hours or days than the month itself: check the numbers."),
    OwedSaid.WORK_AFTER_LEAVING: _("Work is told after the last day of work, %(day)s: check the days."),
    OwedSaid.NO_MONTH: _("Write the month as 2026-03 or 03.2026."),
    OwedSaid.NO_RATE: _("%(month)s is counted by the agreed price: write the price, or the sum that was agreed for this month."),
    OwedSaid.NO_COUNT: _("%(month)s: write how much was worked, or the sum that was agreed for this month."),
    OwedSaid.NO_DAY_OF_PAYMENT: _("%(amount)s were paid: write on which day, or at least for which month."),
    OwedSaid.PAID_DAY_UNKNOWN: _("Of some payments nobody knows the day. They are counted as paid in time, so the compensation for the delay is the least."),
    OwedSaid.BASIS_UNKNOWN: _("Whether the price is before tax is not known. It is counted as what comes into the hand: before tax the debt would be smaller."),
    OwedSaid.NO_HOURS_A_DAY: _("A day of work has more than 0 and at most 24 hours."),
    OwedSaid.NO_PAYDAY: _("A payday is a day of the month, from 1 to 31."),
    LeaveSaid.MONTHS: _("Months of work that count for leave: %(months)s (%(law)s)."),
    LeaveSaid.DAYS: _("Days of leave not taken: %(number)s; taken: %(taken)s (%(law)s)."),
    LeaveSaid.WHOLE_YEAR: _("So many months of the last year count as the whole year: %(months)s months (%(law)s)."),
    LeaveSaid.AVERAGE: _("Average pay of a day over known months (%(months)s): %(amount)s (%(law)s)."),
    LeaveSaid.AMOUNT: _("For leave not taken: %(amount)s, before tax if the pay was told before tax."),
    LeaveSaid.MONTHS_UNKNOWN: _("For the average pay some months are not known (%(months)s): it may come out different."),
    LeaveSaid.NO_EARNINGS: _("The pay for leave cannot be counted: no month of pay is known."),
    LeaveSaid.ENDS_BEFORE_START: _("The work ended on %(ended)s, before it began on %(began)s."),
    LeaveSaid.TAKEN_BELOW_ZERO: _("The days of leave taken are below zero."),
    PlanSaid.PARTS: _("%(amount)s in parts (%(count)s), %(part)s each."),
    PlanSaid.ODD_KOPECKS: _("The first parts (%(count)s) are a kopeck larger, %(part)s, so that they add up."),
    PlanSaid.PART_LATE: _("Part %(part_number)s, due %(day)s: %(amount)s is late, days: %(days)s."),
    PlanSaid.PART_PAID: _("Part %(part_number)s, due %(day)s: paid."),
    PlanSaid.PAID_TOO_MUCH: _("%(amount)s more was paid than was promised."),
    PlanSaid.STILL_A_DEBT: _("The compensation for delay goes on until the money is paid. Whether a promise in parts moves the term for the court was not found: hold to the term. Have the promise in writing, signed."),
    PlanSaid.NOTHING_OWED: _("There is nothing to divide into parts."),
    PlanSaid.TOO_MANY: _("Between 1 and %(most)s parts can be planned."),
    PlanSaid.NOT_WHOLE: _("The number of parts is a whole number."),
    PlanSaid.BELOW_KOPECK: _("A part would be less than a kopeck."),
}  # fmt: skip
