"""A wording of the glossary is corrected by two people: one proposes, another accepts or refuses."""

from datetime import datetime

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.law.rules.confidence import Confidence
from jardam.library.choices import Proposal
from jardam.library.models import Term, Wording
from jardam.library.rules.terms import Column


class WordingDecided(ValueError):
    """Somebody has decided on it already."""


class OwnWording(ValueError):
    """Nobody accepts what they proposed."""


@recorded
def propose_wording(term: Term, column: Column, text: str, source: str, *, by: User, at: datetime) -> Wording:
    """Propose a word; who sends the same once more has proposed it once. With a source it was seen, without one it is known."""
    term = Term.objects.select_for_update(of=("self",)).get(pk=term.pk)
    rows = Wording.objects.filter(term=term, column=column.value)
    same = rows.proposed().filter(text=text, source=source, proposed_by=by).first()
    if same is not None:
        return same
    sure = Confidence.SEEN_IN_SECONDARY if source else Confidence.FROM_MEMORY_UNVERIFIED
    row = Wording(
        term=term,
        column=column.value,
        version=max(rows.values_list("version", flat=True), default=0) + 1,
        text=text,
        source=source,
        sure=sure.value,
        is_current=False,
        state=Proposal.PROPOSED.value,
        proposed_by=by,
        proposed_on=timezone.localdate(at),
    )
    row.save(force_insert=True)
    record("wording.proposed", row, by=by, at=at, column=column.value)
    return row


@recorded
def decide_wording(wording: Wording, *, is_accepted: bool, by: User, at: datetime) -> None:
    """Errors: WordingDecided; OwnWording."""
    Term.objects.select_for_update(of=("self",)).get(pk=wording.term_id)
    row = Wording.objects.get(pk=wording.pk)
    if row.state != Proposal.PROPOSED:
        raise WordingDecided(str(row.pk))
    if row.proposed_by_id == by.pk:
        raise OwnWording(str(row.pk))
    if is_accepted:
        Wording.objects.current().filter(term_id=row.term_id, column=row.column).update(is_current=False)
    row.state = (Proposal.ACCEPTED if is_accepted else Proposal.REFUSED).value
    row.is_current, row.decided_by, row.decided_on = is_accepted, by, timezone.localdate(at)
    row.save(update_fields=["state", "is_current", "decided_by", "decided_on"])
    record("wording.decided", row, by=by, at=at, state=row.state)
