"""The words people read for what this room counts."""

from functools import cache

from django.utils.functional import Promise as Words
from django.utils.translation import gettext_lazy as _

from jardam.quality.figures import Figure


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
