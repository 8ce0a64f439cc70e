"""The words people read for what a card warns of, what kind of answer it is and for whom."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jardam.knowledge.rules.shapes import Misfit, Wrong
from jardam.knowledge.rules.staleness import Change


class Risk(StrEnum):
    """What may stand behind the question: the operator protects first and answers then."""

    VIOLENCE = "VIOLENCE"
    FORCED_LABOUR = "FORCED_LABOUR"


class Kind(StrEnum):
    """Information tells what the law says to anybody; advice says what this person might do."""

    INFORMATION = "INFORMATION"
    ADVICE = "ADVICE"


class Audience(StrEnum):
    """Whom an answer is written for. One that is for staff alone never goes out."""

    WORKER = "WORKER"
    FAMILY = "FAMILY"
    EMPLOYER = "EMPLOYER"
    STAFF = "STAFF"


class DraftState(StrEnum):
    """A draft waits for a second person once its author has sent it; sent back, it is a draft again."""

    DRAFT = "DRAFT"
    WAITING = "WAITING"
    PUBLISHED = "PUBLISHED"
    DISCARDED = "DISCARDED"


class SignOffAct(StrEnum):
    """What an editor said of one sentence, or of a whole text: RIGHT it is right as it stands, WAIVED it may go out
    although it is behind, LOOKED its changed number reads well, NATIVE a native speaker has reviewed the text."""

    RIGHT = "RIGHT"
    WAIVED = "WAIVED"
    LOOKED = "LOOKED"
    NATIVE = "NATIVE"


class Calculator(StrEnum):
    """The calculators that a card may name, by the word of the command line."""

    LATE_PAY = "late-pay"
    DEADLINE = "deadline"
    WAGES = "wages"
    STAY = "stay"
    REGISTRATION = "registration"
    PATENT = "patent"
    DUTY = "duty"


def risks() -> dict[Risk, Promise]:
    """Labels by stored value; a function, so that a new wording makes no migration."""
    return {
        Risk.VIOLENCE: _("Violence is possible"),
        Risk.FORCED_LABOUR: _("Forced labour is possible"),
    }


def kinds() -> dict[Kind, Promise]:
    return {
        Kind.INFORMATION: _("Information"),
        Kind.ADVICE: pgettext_lazy("kind of answer", "Advice"),
    }


def audiences() -> dict[Audience, Promise]:
    return {
        Audience.WORKER: _("For workers"),
        Audience.FAMILY: _("For families"),
        Audience.EMPLOYER: _("For employers"),
        Audience.STAFF: _("For staff only"),
    }


def calculators() -> dict[Calculator, Promise]:
    return {
        Calculator.LATE_PAY: _("Compensation for late pay"),
        Calculator.DEADLINE: _("When a term ends"),
        Calculator.WAGES: _("Wages owed"),
        Calculator.STAY: _("Days of stay"),
        Calculator.REGISTRATION: _("Term of registration"),
        Calculator.PATENT: _("Patent payments"),
        Calculator.DUTY: _("State duty"),
    }


def draft_states() -> dict[DraftState, Promise]:
    return {
        DraftState.DRAFT: _("Being written"),
        DraftState.WAITING: _("Waits for a second person"),
        DraftState.PUBLISHED: _("Published"),
        DraftState.DISCARDED: _("Discarded"),
    }


def sign_off_acts() -> dict[SignOffAct, Promise]:
    return {
        SignOffAct.RIGHT: _("Right as it stands"),
        SignOffAct.WAIVED: _("May go out although it is behind"),
        SignOffAct.LOOKED: _("The changed number reads well"),
        SignOffAct.NATIVE: _("Reviewed by a native speaker"),
    }


def changes() -> dict[Change, Promise]:
    return {
        Change.ADDED: _("New in Russian"),
        Change.CHANGED: _("Changed in Russian"),
        Change.REMOVED: _("Taken out in Russian"),
    }


def parts() -> dict[str, Promise]:
    """What the parts of a text are called."""
    return {
        "title": _("Title"),
        "ask": _("What to ask"),
        "say": _("Read aloud"),
        "steps": _("Steps"),
        "take": _("What to take along"),
        "warnings": _("Warnings"),
    }


def written_parts() -> dict[str, Promise]:
    """What an editor writes of a text is called."""
    return {**parts(), "keywords": heads()["keywords"], "note": _("Note for the reviewer")}


def misfits_said(misfit: Misfit) -> str:
    """What is wrong at a place of a file, in the reader's language."""
    words = {
        Wrong.MISSING: _("%(place)s is missing."),
        Wrong.UNKNOWN: _("%(place)s: no answer has such a part."),
        Wrong.NO_TEXT: _("%(place)s: a text must stand here."),
        Wrong.EMPTY: _("%(place)s is empty."),
        Wrong.TOO_LONG: _("%(place)s is too long: at most %(detail)s."),
        Wrong.UNREADABLE: _("%(place)s holds a sign that cannot be shown."),
        Wrong.NO_NUMBER: _("%(place)s: a whole number must stand here, within %(detail)s."),
        Wrong.NO_FLAG: _("%(place)s: true or false must stand here."),
        Wrong.NO_DAY: _("%(place)s: a date must stand here, for instance 2026-11-22."),
        Wrong.NO_LIST: _("%(place)s: a list must stand here."),
        Wrong.NO_PARTS: _("%(place)s: named parts in curly brackets must stand here."),
        Wrong.NOT_ONE_OF: _("%(place)s: one of these words must stand here: %(detail)s."),
    }
    return words[misfit.wrong] % {"place": misfit.place or "JSON", "detail": misfit.detail}


def heads() -> dict[str, Promise]:
    """What a card says of itself, by the words of its file."""
    return {
        "topics": _("Topics"),
        "risk": _("What may stand behind it"),
        "kind": _("Kind of answer"),
        "audience": _("For whom"),
        "valid_from": _("Holds from"),
        "valid_to": _("Holds until"),
        "owner": _("Kept by"),
        "reviewer": _("Reviewed by"),
        "next_review": _("Next review"),
        "checked_on": _("Checked against the law on"),
        "calculators": _("Calculators"),
        "where": _("Where to turn"),
        "norms": _("Legal grounds"),
        "keywords": _("Words that people use"),
    }
