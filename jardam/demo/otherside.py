"""Three people tell of one invented firm in three spellings, and the head warns of it: what a fourth colleague may see. Once."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from jardam.audit.actions import recorded
from jardam.cases.actions import Said
from jardam.cases.models import Case
from jardam.cases.rules.tracks import Track
from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Role as StaffRole
from jardam.claims.actions import open_claim
from jardam.claims.models import Claim
from jardam.claims.rules.facts import Who
from jardam.database.scope import for_centre
from jardam.demo.claiming import WHO, answers_for, open_case_of
from jardam.demo.words import MARK
from jardam.parties.actions import Told, open_warning, tie_to_known, tie_to_new
from jardam.parties.actions.warnings import Grounds
from jardam.parties.models import Party
from jardam.parties.rules.kinds import Kind, Role
from jardam.parties.rules.warnings import Evidence, Trouble
from jardam.people.actions import change_identity
from jardam.people.rules.identity import Identity

SPELLINGS: Mapping[Track, str] = {
    Track.EXPULSION: f"{MARK} Vydumannyj podryadchik",
    Track.DOCUMENTS_SEIZED: f"{MARK} фирма «Выдуманый подрядчик»",
}
NAMES: Mapping[Track, str] = {
    Track.WAGES: f"{MARK} Первый Выдуманный",
    Track.EXPULSION: f"{MARK} Второй Выдуманный",
    Track.DOCUMENTS_SEIZED: f"{MARK} Третья Выдуманная",
}
"""Whoever has no name counts as one with all others who have none."""
GROUNDS = Grounds([Trouble.UNPAID, Trouble.DOCUMENTS], [Evidence.TOLD, Evidence.CHATS, Evidence.TRANSFERS])


def fill_parties(centre: Centre, *, at: datetime) -> None:
    """Where the first claim stands; what stands of this is left alone."""
    with for_centre(centre.pk), transaction.atomic(), timezone.override(centre.zone):
        first = Claim.objects.filter(centre=centre).select_related("case__person__key").first()
        if first is not None and _are_open(first) and not Party.objects.filter(centre=centre).exists():
            _fill(first, at=at)


def _are_open(first: Claim) -> bool:
    """Whether the cases still stand as they were invented: somebody may have closed one since."""
    others = Case.objects.filter(centre=first.centre, track__in=[track.value for track in SPELLINGS]).open()
    return first.case.is_open and others.count() == len(SPELLINGS)


@recorded
def _fill(first: Claim, *, at: datetime) -> None:
    case = first.case
    case.refresh_from_db()
    told, by = Told(first.number, Role.EMPLOYER, WHO.employer), answers_for(case)
    _name(case, by=by, at=at)
    party = tie_to_new(case, told, Kind.FIRM, Said(case.revision), by=by, at=at).party
    for track, spelling in SPELLINGS.items():
        _also_told(open_case_of(case.centre, track), spelling, party, at=at)
    head = User.objects.filter(centre=case.centre, role=StaffRole.CENTRE_HEAD.value).order_by("pk").first()
    assert head is not None, "every centre has a head"
    open_warning(party, GROUNDS, by=head, at=at)


def _also_told(case: Case, spelling: str, party: Party, *, at: datetime) -> None:
    by = answers_for(case)
    _name(case, by=by, at=at)
    claim = open_claim(case, Who(spelling), Said(case.revision), by=by, at=at)
    case.refresh_from_db()
    tie_to_known(case, Told(claim.number, Role.EMPLOYER, spelling), party, Said(case.revision), by=by, at=at)


def _name(case: Case, *, by: User, at: datetime) -> None:
    change_identity(case.person, Identity(name=NAMES[Track(case.track)]), by=by, at=at)
