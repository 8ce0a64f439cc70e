"""The patent: what it costs, until when it is paid, each step of its way, and what a missed step means."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jardam.law.rules.explaining import Code
from jardam.law.rules.patent_paid import PatentPaidSaid
from jardam.law.rules.patent_price import PriceSaid
from jardam.law.rules.patent_way import Missed, StepName

PATENT: Mapping[Code, Promise] = {
    PriceSaid.MONTH: _("The month that begins on %(day)s costs %(amount)s."),
    PriceSaid.DERIVED: _("The price of %(year)s was worked out from a published growth, nobody published the sum: ask before paying."),
    PriceSaid.COMPUTED: _("The price of %(year)s is our arithmetic from the coefficients, nobody published the sum: ask before paying."),
    PriceSaid.UNKNOWN: _("The price from %(day)s on is not known here. Ask the tax office or the migration centre before paying."),
    PriceSaid.TOTAL: _("Months together (%(months)s): %(amount)s."),
    PriceSaid.NEW_YEAR: _("From 1 January %(year)s the price changes. Whether months paid before at the old price count was not found: ask."),
    PriceSaid.NO_SUCH_REGION: _("No price of a patent is held here for this region (%(region)s)."),
    PriceSaid.MONTHS_OUT_OF_RANGE: _("A patent is paid for 1 to %(most)s months."),
    PatentPaidSaid.PAID_FOR: _("Payment of %(day)s, months: %(months)s. Paid through %(until)s."),
    PatentPaidSaid.PAID_UNTIL: _("The patent is paid through %(day)s."),
    PatentPaidSaid.LAPSED: _("Nothing was paid for the day after, so by these payments the patent is none since %(day)s (%(law)s)."),
    PatentPaidSaid.LAPSED_AT_END: _("Its longest term is over: the patent is none since %(day)s (%(law)s)."),
    PatentPaidSaid.PAID_TOO_LATE: _("The payment of %(day)s came after the paid time had ended on %(until)s and kept nothing. Keep the receipt and show it to a lawyer."),
    PatentPaidSaid.CUT_AT_TWELVE: _("A patent lasts at most %(months)s months, through %(day)s, however much was paid."),
    PatentPaidSaid.NOT_WHOLE_MONTHS: _("The payment of %(day)s is no whole number of months at the price held here; the rest is not counted here. Check the receipt."),
    PatentPaidSaid.REST_UNSURE: _("With what was left of an earlier payment it would be paid through %(until)s. Whether the rest counts with the next payment was not found in the law: the shorter answer is given, %(day)s."),
    PatentPaidSaid.PRICE_UNKNOWN: _("The price on %(day)s is not known here: write for how many months the payment was."),
    PatentPaidSaid.PRICE_UNSURE: _("The payment of %(day)s is no whole number of months at our price, which nobody published: write for how many months it was."),
    PatentPaidSaid.DAY_UNSURE: _("Some count a month to the same date of the next; here it ends a day before. Pay so that the money is there by %(day)s."),
    PatentPaidSaid.NOT_PAID: _("Write down the payments for the patent: without them nobody can say until when it is paid."),
    PatentPaidSaid.NOT_POSITIVE: _("The payment of %(day)s has no sum and no months."),
    PatentPaidSaid.AFTER_TODAY: _("%(day)s lies after the day for which you ask."),
    PatentPaidSaid.NO_REGION: _("Choose the region of the patent."),
    StepName.APPLY: _("Apply for the patent: by %(day)s (%(law)s)."),
    StepName.MEDICAL: _("Medical examination and fingerprints: by %(day)s (%(law)s)."),
    StepName.PAY: _("Pay the next month: by %(day)s (%(law)s)."),
    StepName.COPY: _("Send a copy of the labour contract to the MVD: by %(day)s (%(law)s)."),
    StepName.NOTICE: _("The employer tells the MVD of the contract: by %(day)s (%(law)s)."),
    StepName.NOTICE_OF_END: _("The employer tells the MVD that the contract ended: by %(day)s (%(law)s)."),
    StepName.REISSUE: _("Ask for the reissue: by %(day)s (%(law)s)."),
    Missed.APPLY: _("Who applies late: the papers are taken after a fine of %(least)s to %(most)s. The visa-free days go on running (%(law)s)."),
    Missed.MEDICAL: _("Without the medical papers and fingerprints no patent is issued (%(law)s)."),
    Missed.PAY: _("Without the payment there is no patent from %(day)s: work and stay by it end, and no later payment brings it back (%(law)s)."),
    Missed.CONTRACT_END: _("Then the employer must not let the person work, and the contract ends after %(measure)s (%(law)s)."),
    Missed.COPY: _("Without the copy of the contract the patent is annulled: send it with proof of sending, keep the receipt (%(law)s)."),
    Missed.NOTICE: _("Ask the employer for a copy of the notice and keep it (%(law)s)."),
    Missed.REISSUE: _("Without the reissue the patent ends on %(day)s; after that the person leaves or has another ground (%(law)s)."),
    Missed.JOB_LOST: _("The work ended on %(day)s. How long one may look for other work on a patent was not found. Go on paying each month and speak to a lawyer."),
    Missed.NO_PATENT_NEEDED: _("Citizens of this state need no patent: they work and stay by a labour contract (%(law)s)."),
    Missed.WRONG_ORDER: _("These days cannot have come in this order: check the dates."),
}  # fmt: skip
