"""How one partner answers to us, as the page of the organisation shows it."""

from datetime import date

from django.utils.translation import gettext as _

from jardam.centres.models import User
from jardam.network.models import Organisation
from jardam.people.permissions import may_identify
from jardam.referrals.models import PartnerAnswers
from jardam.referrals.queries import rates_of


def shown_rates(organisation: Organisation, user: User, today: date) -> list[tuple[str, object]]:
    """Of a year, of the reader's own centre, where it asked this one; and of the whole network. Two queries."""
    return [*_own(organisation, user, today), *_of_network(organisation)]


def _own(organisation: Organisation, user: User, today: date) -> list[tuple[str, object]]:
    if user.centre_id is None or not may_identify(user):
        return []
    rates = rates_of(organisation, user.centre_id, today)
    if not rates.asked:
        return []
    return [
        (_("How often we asked"), rates.asked),
        (_("Answered"), share(rates.answered, rates.asked)),
        (_("Took it on"), share(rates.accepted, rates.asked)),
        (_("Brought to an end"), rates.done),
        (_("Did not answer in time"), rates.silent),
        (_("Still has time"), rates.open),
    ]


def _of_network(organisation: Organisation) -> list[tuple[str, object]]:
    told = PartnerAnswers.objects.filter(organisation=organisation).first()
    if told is None:
        return []
    return [(_("All centres together: answered"), share(told.answered, told.asked))]


def share(part: int, whole: int) -> str:
    """So many of so many: a per cent of a few would say more than is known."""
    return _("%(part)s of %(whole)s") % {"part": part, "whole": whole}
