"""A party as it is read: its spellings, the claims that one may see, and who may be the same. Of other cases, no word."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jardam.audit.actions import note_reading
from jardam.cases.models import Case
from jardam.centres.http import StaffRequest
from jardam.claims.queries import claims_told
from jardam.contacts.rules.reference import spoken
from jardam.parties.choices import kinds
from jardam.parties.models import OF_CASE, Party
from jardam.parties.permissions import may_warn
from jardam.parties.queries import Like, Whole, like_any, live_warnings, others_told, ties_to
from jardam.parties.rules.kinds import Kind, alike

MOST_COMPARED = 10
"""Of its spellings, with those of others."""


@dataclass(frozen=True, slots=True)
class ShownTelling:
    """A claim or a case that tells of the party."""

    url: str
    words: str
    track: str
    stage: str


@dataclass(frozen=True, slots=True)
class ShownLike:
    """Another party that may be this one."""

    key: str
    name: str
    kind: str
    spellings: str


def party_page(request: StaffRequest, whole: Whole) -> dict[str, object]:
    """Everything the page shows, and a line in the audit. Sixteen queries at most."""
    root = whole.root
    note_reading("party.read", root, by=request.user, at=timezone.now())
    return {
        "party": root,
        "name": whole.name,
        "kind": kinds()[Kind(root.kind)],
        "facts": _facts(root),
        "spellings": whole.shown[1:],
        "parts": [(part, whole.name_of(part)) for part in whole.parts if part.merged_into_id],
        "tellings": _tellings(request, whole),
        "likes": [_shown(one) for one in _likes(request, whole)],
        "is_told": bool(others_told(root.centre_id, [root.pk])),
        "warning": live_warnings(root.centre_id).filter(party__in=list(whole.keys)).first(),
        "may_warn": may_warn(request.user, root),
    }


def _facts(root: Party) -> list[tuple[str, object]]:
    words = root.words
    rows = [
        (_("Tax number (INN)"), words["inn"]),
        (_("Number in the state register (OGRN)"), words["ogrn"]),
        (_("Known since"), f"{root.added_on:%d.%m.%Y}"),
    ]
    return [(term, value) for term, value in rows if value]


def _tellings(request: StaffRequest, whole: Whole) -> list[ShownTelling]:
    """Claims first, then what cases tell themselves."""
    ties = ties_to(request.user, whole)
    claims = claims_told(request.user, {(tie.case_id, tie.number) for tie in ties})
    cases = {tie.case_id: tie.case for tie in ties if tie.number == OF_CASE}
    return [
        *(
            _telling(claim.case, _("Claim in case %(number)s"), "desk:claim", claim.case_id, claim.pk)
            for claim in claims
        ),
        *(_telling(case, _("Case %(number)s"), "desk:case_sides", case.pk) for case in cases.values()),
    ]


def _telling(case: Case, words: str, name: str, *address: UUID) -> ShownTelling:
    return ShownTelling(
        url=reverse(name, args=address),
        words=words % {"number": spoken(case.reference)},
        track=str(case.get_track_display()),
        stage=str(case.get_stage_display()),
    )


def _likes(request: StaffRequest, whole: Whole) -> list[Like]:
    found = like_any(request.user, whole.spellings[:MOST_COMPARED], alike(Kind(whole.root.kind)))
    return [one for one in found if one.whole.root.pk != whole.root.pk]


def _shown(one: Like) -> ShownLike:
    root = one.whole.root
    return ShownLike(
        str(root.pk), one.whole.name, str(kinds()[Kind(root.kind)]), "; ".join(one.whole.shown[1:4])
    )
