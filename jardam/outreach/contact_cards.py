"""The card that somebody takes along before they leave: where answers are, whom to call in danger, and a line for our number.

Nothing on it says who carries it or what they asked.
"""

from datetime import date

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from jardam.kernel.languages import Language
from jardam.law.queries import parameter_on
from jardam.papers.blocks import Facts, Lead, Notice, Paper, Points, Size
from jardam.papers.printing import pdf

EMERGENCY = "card_facts.emergency_112"
LINE = "_" * 24
NOT_READ_BY_NATIVES = frozenset({Language.KY, Language.TG, Language.UZ, Language.RO})


def contact_card(centre: str, language: Language, *, on: date) -> bytes:
    """The PDF. ``centre``: its name, in Russian. Errors: NotInForce, when no number for danger is known on that day."""
    emergency = parameter_on(EMERGENCY, on).value
    with translation.override(language.catalogue):
        return pdf(_paper(centre, language, emergency))


def _paper(centre: str, language: Language, emergency: str) -> Paper:
    doubt = (
        [Notice(_("No native speaker has read this card yet."))] if language in NOT_READ_BY_NATIVES else []
    )
    return Paper(
        title=_("Keep this card"),
        language=language.catalogue,
        blocks=[
            Lead(_("In danger call %(number)s from any phone.") % {"number": emergency}),
            Facts(
                [
                    (_("Our centre"), centre),
                    (_("Our telephone"), LINE),
                    (_("Answers in your language"), f"{settings.ORIGIN}/info/{language.catalogue}/"),
                ]
            ),
            Points(
                [
                    _(
                        "Take photos of your passport, contract and registration, and send them to somebody you trust."
                    ),
                    _("Give your passport to nobody to keep."),
                    _("Write down where you work, for whom, and every day and hour."),
                    _("You may ask us without giving your name."),
                ]
            ),
            *doubt,
        ],
        size=Size.A5,
    )
