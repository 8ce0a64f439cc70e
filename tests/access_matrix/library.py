"""What the library holds, and how it stands to whoever asks: nobody's, so the same for everybody."""

from datetime import datetime
from uuid import UUID

from jardam.centres.models import User
from jardam.library.actions import Noted, note_evidence
from jardam.library.rules.agreements import Outcome

AGREEMENT = "tj_labour_2004"


def evidence_of(by: User, at: datetime) -> UUID:
    noted = Noted(AGREEMENT, Outcome.APPLIED, at.date(), "ORAL", "Принято без слов")
    return note_evidence(noted, by=by, at=at).pk
