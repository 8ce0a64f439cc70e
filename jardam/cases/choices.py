"""The words people read for what is stored of a case."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jardam.cases.rules.check_ins import After, Asked, Result
from jardam.cases.rules.checklist import Group, ItemState
from jardam.cases.rules.indicators import Answer
from jardam.cases.rules.needs import Aspect, NeedState
from jardam.cases.rules.stages import Ending, Stage
from jardam.cases.rules.terms import TermState
from jardam.cases.rules.tracks import Track


class EntryKind(TextChoices):
    """What happened to a case. Stored as written."""

    OPENED = "OPENED", _("the case was opened")
    NOTE = "NOTE", pgettext_lazy("case", "written down")
    DONE = "DONE", pgettext_lazy("case", "done")
    PLANNED = "PLANNED", _("the next action was set anew")
    NEED = "NEED", _("what is needed")
    TERM = "TERM", pgettext_lazy("case", "a term")
    CLAIM = "CLAIM", pgettext_lazy("case", "a wage claim")
    PAPER = "PAPER", pgettext_lazy("case", "a paper")
    STAGE = "STAGE", _("a new stage")
    TICKED = "TICKED", _("an item of the checklist")
    TRACK = "TRACK", _("another kind of matter")
    SCREENED = "SCREENED", _("signs of forced labour were asked about")
    HANDED = "HANDED", _("handed over")
    JOINED = "JOINED", _("a colleague joined")
    PARTED = "PARTED", _("a colleague left the team")
    WEIGHED = "WEIGHED", _("how much strength it takes")
    BARRED = "BARRED", _("a colleague was barred")
    LET_IN = "LET_IN", _("a colleague was let in again")
    CLOSED = "CLOSED", _("the case was closed")
    ASKED = "ASKED", _("how it went was asked later")
    REOPENED = "REOPENED", _("the case was opened again")


def stages() -> dict[Stage, Promise]:
    return {
        Stage.ASSESSMENT: _("finding out what is needed"),
        Stage.SUPPORT: _("at the person's side"),
        Stage.NEGOTIATION: _("talks with the other side"),
        Stage.AUTHORITY: _("before an authority"),
        Stage.COURT: _("in court"),
        Stage.ENFORCEMENT: _("enforcement"),
        Stage.CLOSED: pgettext_lazy("case", "closed"),
    }


def endings() -> dict[Ending, Promise]:
    return {
        Ending.ACHIEVED: _("achieved what the person wanted"),
        Ending.PARTLY: _("achieved in part"),
        Ending.NOT_ACHIEVED: _("tried everything, without success"),
        Ending.COULD_NOT_HELP: _("we could not help"),
        Ending.DISAPPEARED: _("the person cannot be reached any more"),
        Ending.LEFT: _("the person did not want to go on"),
        Ending.HANDED_ON: _("somebody else goes on with it"),
        Ending.DIED: _("the person died"),
        Ending.MISTAKE: _("opened by mistake"),
    }


def tracks() -> dict[Track, Promise]:
    return {
        Track.WAGES: _("Unpaid wages"),
        Track.DISMISSAL: _("Dismissal"),
        Track.ACCIDENT: _("Accident at work"),
        Track.DOCUMENTS_SEIZED: _("Documents taken away"),
        Track.EXPULSION: _("Expulsion"),
        Track.ENTRY_BAN: _("Entry ban"),
        Track.REGISTRATION_PATENT: _("Registration and patent"),
        Track.RESIDENCE_CITIZENSHIP: _("Residence and citizenship"),
        Track.TRAFFICKING: _("Trafficking and forced labour"),
        Track.VIOLENCE: _("Violence"),
        Track.CHILD: _("A child"),
        Track.DETENTION: _("Detention"),
        Track.HOSPITAL: _("Violation in a hospital"),
        Track.DISCRIMINATION: _("Discrimination by officials"),
        Track.RETURN_CERTIFICATE: _("Certificate of return"),
        Track.OTHER: _("Another matter"),
    }


def aspects() -> dict[Aspect, Promise]:
    return {
        Aspect.STATED: _("in their own words"),
        Aspect.ASSESSED: _("as we see it"),
        Aspect.QUALIFIED: _("what the law calls it"),
    }


def need_states() -> dict[NeedState, Promise]:
    return {
        NeedState.OPEN: pgettext_lazy("need", "open"),
        NeedState.MET: pgettext_lazy("need", "met"),
        NeedState.PARTLY: pgettext_lazy("need", "met in part"),
        NeedState.NOT_MET: pgettext_lazy("need", "not met"),
        NeedState.WITHDRAWN: pgettext_lazy("need", "no longer wanted"),
    }


def term_states() -> dict[TermState, Promise]:
    return {
        TermState.OPEN: pgettext_lazy("term", "running"),
        TermState.MET: pgettext_lazy("term", "kept"),
        TermState.MISSED: pgettext_lazy("term", "missed"),
        TermState.DROPPED: pgettext_lazy("term", "no longer wanted"),
        TermState.SILENT: pgettext_lazy("term", "the authority did not answer in time"),
    }


def item_groups() -> dict[Group, Promise]:
    return {
        Group.SAFETY: pgettext_lazy("checklist", "safety"),
        Group.EVIDENCE: pgettext_lazy("checklist", "evidence"),
        Group.TERMS: pgettext_lazy("checklist", "terms"),
        Group.PAPERS: pgettext_lazy("checklist", "papers"),
        Group.MONEY: pgettext_lazy("checklist", "money"),
        Group.CARE: pgettext_lazy("checklist", "care"),
    }


def item_states() -> dict[ItemState, Promise]:
    return {
        ItemState.OPEN: pgettext_lazy("checklist", "open"),
        ItemState.DONE: pgettext_lazy("checklist", "done"),
        ItemState.NOT_NEEDED: pgettext_lazy("checklist", "not needed"),
    }


def sign_answers() -> dict[Answer, Promise]:
    return {
        Answer.YES: pgettext_lazy("sign", "yes"),
        Answer.NO: pgettext_lazy("sign", "no"),
        Answer.NOT_ASKED: pgettext_lazy("sign", "not asked"),
    }


def afters() -> dict[After, Promise]:
    return {
        After.TWO_WEEKS: _("two weeks after"),
        After.THREE_MONTHS: _("three months after"),
        After.SIX_MONTHS: _("six months after"),
        After.A_YEAR: _("a year after"),
    }


def asked_states() -> dict[Asked, Promise]:
    return {
        Asked.WAITING: pgettext_lazy("check-in", "to come"),
        Asked.ANSWERED: pgettext_lazy("check-in", "they told"),
        Asked.NOT_REACHED: pgettext_lazy("check-in", "not reached"),
        Asked.NO_MORE: pgettext_lazy("check-in", "wants not to be asked any more"),
        Asked.DROPPED: pgettext_lazy("check-in", "the case was opened again"),
    }


def results() -> dict[Result, Promise]:
    return {
        Result.GOOD: pgettext_lazy("result", "it is settled"),
        Result.PARTLY: pgettext_lazy("result", "settled in part"),
        Result.SAME: pgettext_lazy("result", "nothing has changed"),
        Result.WORSE: pgettext_lazy("result", "it is worse than before"),
        Result.NOT_SAID: pgettext_lazy("result", "not said"),
    }


def entry_kinds() -> list[tuple[str, Promise]]:
    return list(EntryKind.choices)
