"""The words people read for what is stored of a collective claim."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jardam.collective.rules.agreeing import Answer, Reader
from jardam.collective.rules.standing import Lack, State


def states() -> Mapping[State, Promise]:
    return {
        State.PROPOSED: pgettext_lazy("collective claim", "proposed"),
        State.CONFIRMED: pgettext_lazy("collective claim", "takes part"),
        State.LEFT: pgettext_lazy("collective claim", "taken out"),
    }


def readers() -> Mapping[Reader, Promise]:
    return {
        Reader.EMPLOYER: _("The employer"),
        Reader.INSPECTORATE: _("Labour inspectorate"),
        Reader.PROSECUTOR: pgettext_lazy("collective claim", "Prosecutor"),
        Reader.COURT: pgettext_lazy("collective claim", "Court"),
    }


def answers() -> Mapping[Answer, Promise]:
    return {
        Answer.YES: pgettext_lazy("collective claim", "yes"),
        Answer.MISSING: pgettext_lazy("collective claim", "nobody has asked"),
        Answer.NO: pgettext_lazy("collective claim", "said no"),
        Answer.WITHDRAWN: pgettext_lazy("collective claim", "took the yes back"),
        Answer.EXPIRED: pgettext_lazy("collective claim", "the yes is over"),
    }


def lacks() -> Mapping[Lack, Promise]:
    return {
        Lack.NAME: _("no name in their file"),
        Lack.SUM: _("the law cannot count the sum yet: write down their work"),
        Lack.NOTHING_OWED: _("by what is written down nothing is owed"),
        Lack.CASE_CLOSED: _("their case is closed"),
    }


def state_choices() -> Sequence[tuple[str, Promise]]:
    return [(state.value, word) for state, word in states().items()]
