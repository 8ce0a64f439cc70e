"""Whether the person has said no to the reader of a paper. It goes under their own name: no yes need be on file, a no stops it."""

from collections.abc import Mapping

from jardam.filings.drafted import Drafted
from jardam.filings.models import Paper
from jardam.filings.providers import Asked
from jardam.filings.rules.kinds import Addressee
from jardam.people.queries import consent_standing
from jardam.people.rules.consent import Purpose, Receiver, ReceiverKind, Standing

COURTS = frozenset({Addressee.DISTRICT_COURT, Addressee.MAGISTRATE, Addressee.COURT_OF_DECISION})
KINDS: Mapping[Addressee, ReceiverKind] = {
    **dict.fromkeys(COURTS, ReceiverKind.COURT),
    Addressee.CONSULATE: ReceiverKind.CONSULATE,
    Addressee.EMPLOYER: ReceiverKind.EMPLOYER,
}
"""Of every other addressee that is somebody: an authority."""


class ConsentRefused(ValueError):
    """The person has said no to this reader, or has taken a yes back."""


def consent_of(paper: Paper, made: Drafted, asked: Asked) -> Standing | None:
    """What stands today; None of a paper that goes to nobody. One query. Errors: FileKeyLocked, FileKeyDestroyed."""
    addressee = made.kind.addressee
    if addressee is Addressee.NOBODY:
        return None
    kind = KINDS.get(addressee, ReceiverKind.AUTHORITY)
    purpose = Purpose.EMPLOYER if kind is ReceiverKind.EMPLOYER else Purpose.AUTHORITY
    name = made.frame.to.name if made.frame.to else ""
    return consent_standing(paper.case.person, purpose, Receiver(kind, name), asked.today, asked.opener)


def check_consent(paper: Paper, made: Drafted, asked: Asked) -> None:
    """Errors: ConsentRefused."""
    if consent_of(paper, made, asked) is Standing.REFUSED:
        raise ConsentRefused(str(paper.pk))
