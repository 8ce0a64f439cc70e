"""A party of which nobody tells any more is forgotten: the house keeps no list of people for its own sake."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef

from jardam.cases.models import Case
from jardam.parties.models import ExactMark, Party, PartyWarning, Tie
from jardam.parties.rules.warnings import State


def untie_all(case: Case, number: int) -> None:
    """The claim of this number is withdrawn: it tells of nobody any more."""
    ours = Tie.objects.filter(centre_id=case.centre_id, case=case, number=number)
    parties = list(ours.values_list("party_id", flat=True))
    ours.delete()
    forget_loose(case.centre_id, parties)


def forget_loose(centre_id: UUID, parties: Iterable[UUID]) -> None:
    """Those of these that no claim is tied to, no other party was merged into and no warning stands of.

    Then what they were merged into. A warning of which nobody tells waits, unseen, for somebody's look.
    """
    live = PartyWarning.objects.filter(centre_id=centre_id, party=OuterRef("pk"))
    live = live.exclude(state=State.WITHDRAWN.value)
    left = {pk for pk in parties if pk}
    while left:
        rows = Party.objects.filter(centre_id=centre_id, pk__in=left, ties=None, merged=None).exclude(
            Exists(live)
        )
        loose = dict(rows.values_list("pk", "merged_into_id"))
        ExactMark.objects.filter(centre_id=centre_id, party__in=list(loose)).delete()
        Party.objects.filter(centre_id=centre_id, pk__in=list(loose)).delete()
        left = {into for into in loose.values() if into}
