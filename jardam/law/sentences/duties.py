"""What asking a court costs, and which court it is."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jardam.law.rules.duties import DutyCaution, DutyStep
from jardam.law.rules.explaining import Code

DUTIES: Mapping[Code, Promise] = {
    DutyStep.EXEMPT: _("A worker who claims wages pays no duty and no court costs, in any instance (%(law)s)."),
    DutyStep.FREE: _("No duty has to be paid for this (%(law)s)."),
    DutyStep.AMOUNT: _("The duty is %(amount)s (%(law)s)."),
    DutyStep.AS_WRITTEN: _("The duty depends on the kind of the matter; recorded is: %(told)s ₽ (%(law)s)."),
    DutyStep.EXAM_AS_WRITTEN: _("Recorded is: %(told)s ₽. It is no state duty: each examination centre sets its own price."),
    DutyStep.NOT_A_DUTY: _("This costs about %(amount)s. It is no state duty: each examination centre sets its own price."),
    DutyStep.DISTRICT_COURT: _("The claim goes to the district court (%(law)s)."),
    DutyStep.VENUE: _("The worker chooses where: the court of the place where the worker lives, where the employer is, or where the work was done (%(law)s)."),
    DutyStep.ORDER_POSSIBLE: _("A court order of a magistrate is possible, without a hearing: the wages have been accrued, are not disputed and do not exceed %(ceiling)s (%(law)s)."),
    DutyStep.ORDER_IF_ACCRUED: _("A court order of a magistrate, without a hearing, is possible only for wages that the employer has accrued and does not dispute, up to %(ceiling)s (%(law)s)."),
    DutyStep.ORDER_TOO_MUCH: _("A court order is not possible: %(amount)s is more than the limit of %(ceiling)s, so a claim has to be filed (%(law)s)."),
    DutyStep.ORDER_DISPUTED: _("A court order is not possible, because the wages are not accrued or are disputed: a claim has to be filed (%(law)s)."),
    DutyStep.KAS_COURT: _("The administrative claim goes to the district court, under the Code of Administrative Court Procedure (%(law)s)."),
    DutyStep.KAS_LAWYER: _("Whoever represents the person there must have a higher education in law or a degree in law (%(law)s)."),
    DutyStep.HIGHER_COURT: _("The complaint goes to the higher court through the court that decided; against a decision of the police, to a higher officer or the district court (%(law)s)."),
    DutyStep.WORKER_IS_EXEMPT: _("A worker who asks for this in a case about wages pays no duty (%(law)s)."),
    DutyCaution.NO_SUCH_MATTER: _("There is no such matter in the list of duties."),
    DutyCaution.NOT_KNOWN_THEN: _("What it cost on %(day)s is not recorded here: ask before you pay (%(law)s)."),
}  # fmt: skip
