"""The words people read for what must follow a contact."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jardam.followups.rules.steps import StepKind, StepState


def step_kinds() -> dict[StepKind, Promise]:
    return {
        StepKind.APPOINTMENT: _("Find an appointment"),
        StepKind.CERTIFICATE: _("Certificate of return"),
        StepKind.REFERRAL: _("Ask how the partner helped"),
        StepKind.CASE: _("Take or decline the case"),
    }


def step_states() -> dict[StepState, Promise]:
    return {
        StepState.ASKED: _("asked for"),
        StepState.SENT: _("sent to the consulate"),
        StepState.BOOKED: _("booked"),
        StepState.ISSUED: _("issued"),
        StepState.REFUSED: pgettext_lazy("certificate", "refused"),
        StepState.HELPED: _("the partner helped"),
        StepState.NOT_HELPED: _("the partner did not help"),
        StepState.TAKEN: _("taken"),
        StepState.DECLINED: _("declined"),
        StepState.WITHDRAWN: _("no longer wanted"),
    }
