"""The words people read for what this room counts."""

from functools import cache

from django.utils.functional import Promise as Words
from django.utils.translation import gettext_lazy as _

from jardam.quality.figures import Figure
from jardam.quality.rules.complaints import About, Answer, Came, State
from jardam.quality.rules.reviewing import Mark, Question


@cache  # lazy words: the same mapping serves every language
def figures() -> dict[Figure, Words]:
    """What a list opened by this figure holds."""
    return {
        Figure.ALL: _("All contacts"),
        Figure.CONSULTATIONS: _("Consultations"),
        Figure.OTHERS: _("Not consultations"),
        Figure.SOLVED: _("Solved at first contact"),
        Figure.SOLVED_UNSEEN: _("Solved, and nobody could have seen a return"),
        Figure.NOT_AT_ONCE: _("Not solved at once"),
        Figure.CAME_BACK: _("Answered, but they came back with it"),
        Figure.REPEAT: _("Came back with the same: no first contact"),
        Figure.YOUNG: _("Too early to say"),
        Figure.VIOLENCE_YES: _("Violence or a threat: yes"),
        Figure.VIOLENCE_NO: _("Violence or a threat: no"),
        Figure.VIOLENCE_NOT_ASKED: _("Violence or a threat: not asked"),
        Figure.DISCRIMINATION_YES: _("Treated badly for nationality: yes"),
        Figure.DISCRIMINATION_NO: _("Treated badly for nationality: no"),
        Figure.DISCRIMINATION_NOT_ASKED: _("Treated badly for nationality: not asked"),
        Figure.LANGUAGE: _("Contacts in one language"),
        Figure.BRANCH: _("Consultations of one branch"),
        Figure.BRANCH_SOLVED: _("Solved at first contact by one branch"),
        Figure.WAITED_AT_ONCE: _("Answered in under 15 seconds"),
        Figure.WAITED_MINUTE: _("Answered in under a minute"),
        Figure.WAITED_MINUTES_3: _("Answered in under 3 minutes"),
        Figure.WAITED_LONGER: _("Answered after 3 minutes or more"),
        Figure.MISSED: _("Nobody answered"),
        Figure.ABANDONED: _("Hung up within 5 seconds"),
        Figure.KEPT: _("Reached by the promised day"),
        Figure.LATE: _("Reached later"),
        Figure.GIVEN_UP: _("Not reached"),
        Figure.OPEN: _("Still waiting"),
        Figure.HOLES: _("Hours without a language"),
        Figure.UNCONFIRMED: _("Hours that nobody confirmed"),
    }


@cache
def came_words() -> dict[Came, Words]:
    return {
        Came.PHONE: _("by phone"),
        Came.IN_PERSON: _("in person"),
        Came.LETTER: _("by letter"),
        Came.MESSAGE: _("by message"),
        Came.PARTNER: _("through another organisation"),
    }


@cache
def about_words() -> dict[About, Words]:
    return {
        About.LATE_CALLBACK: _("nobody called back in time"),
        About.RUDENESS: _("rudeness"),
        About.WRONG_INFORMATION: _("wrong information"),
        About.CONFIDENTIALITY: _("something was told to others"),
        About.DISCRIMINATION: _("discrimination"),
        About.MONEY_ASKED: _("money was asked for"),
        About.OTHER: _("something else"),
    }


@cache
def state_words() -> dict[State, Words]:
    return {
        State.RECEIVED: _("received"),
        State.LOOKED_INTO: _("being looked into"),
        State.JUSTIFIED: _("justified"),
        State.PARTLY: _("justified in part"),
        State.UNFOUNDED: _("unfounded"),
        State.NOT_CLEARED: _("could not be cleared up"),
        State.PASSED_ON: _("passed on to whoever decides"),
        State.NOT_OURS: _("not about our service"),
        State.WITHDRAWN: _("withdrawn"),
    }


@cache
def answer_words() -> dict[Answer, Words]:
    return {
        Answer.GIVEN: _("yes"),
        Answer.NOT_WANTED: _("no: none was wanted"),
        Answer.NOT_REACHED: _("no: they could not be reached"),
        Answer.NO_ADDRESS: _("no: nobody knows whom to answer"),
    }


def ways_in() -> list[tuple[str, Words]]:
    """As a function, like the next ones, so that a new wording makes no migration."""
    return [(one.value, word) for one, word in came_words().items()]


def what_about() -> list[tuple[str, Words]]:
    return [(one.value, word) for one, word in about_words().items()]


def where_it_stands() -> list[tuple[str, Words]]:
    return [(one.value, word) for one, word in state_words().items()]


def answers() -> list[tuple[str, Words]]:
    return [(one.value, word) for one, word in answer_words().items()]


@cache
def question_words() -> dict[Question, Words]:
    return {
        Question.UNDERSTOOD: _("What the person wanted is understood and written down as they said it"),
        Question.SCREENED: _("Both questions were asked, or the record shows why not"),
        Question.ANSWER_FITS: _("The answer fits the topic and rests on a card or a source"),
        Question.FOLLOWED: _("What had to follow was arranged, with a day"),
        Question.SAFE: _("How and when to reach the person without harm is clear"),
        Question.RESPECT: _("The note judges nobody"),
    }


@cache
def mark_words() -> dict[Mark, Words]:
    return {Mark.YES: _("Yes"), Mark.NO: _("No"), Mark.NOT_APPLICABLE: _("Does not apply")}


def questions() -> list[tuple[str, Words]]:
    return [(one.value, word) for one, word in question_words().items()]


def marks() -> list[tuple[str, Words]]:
    return [(one.value, word) for one, word in mark_words().items()]
