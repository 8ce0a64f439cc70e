"""The other side on the page of a wage claim or a case: in which words it is told, and who it is, if a person has said so."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.claims.models import Claim
from jardam.claims.rules.facts import Who
from jardam.kernel.phones import number_in
from jardam.parties.choices import roles
from jardam.parties.models import OF_CASE
from jardam.parties.queries import names_of, others_told, ties_of
from jardam.parties.rules.kinds import Role

_NUMBER = re.compile(r"\+?\d[\d\s().-]{5,}\d")


@dataclass(frozen=True, slots=True)
class ShownSide:
    """``name``: of the party that a person said it is; empty where nobody has."""

    role: str
    said: str
    name: str
    url: str
    tie_url: str
    is_told: bool  # three people or more had trouble there


def said_of(who: Who) -> Mapping[Role, str]:
    """In which words each stands in the claim; a telephone is taken out of the foreman's line."""
    return {
        Role.EMPLOYER: who.employer,
        Role.FOREMAN: " ".join(_NUMBER.sub(" ", who.foreman).split()).strip(" ,;:-"),
        Role.PHONE: number_in(who.foreman) or number_in(who.employer),
        Role.SITE: who.site,
        Role.CAR: "",
    }


def sides_of_claim(claim: Claim, who: Who, user: User) -> list[ShownSide]:
    """Nine queries at most."""
    tie_url = reverse("desk:claim_party", args=[claim.case_id, claim.pk])
    return _shown(claim.case, claim.number, said_of(who), tie_url, user)


def sides_of_case(case: Case, user: User) -> list[ShownSide]:
    """Of whom the case itself tells, in the words in which somebody said it. Nine queries at most."""
    return _shown(case, OF_CASE, {}, reverse("desk:case_party", args=[case.pk]), user)


def _shown(case: Case, number: int, said: Mapping[Role, str], tie_url: str, user: User) -> list[ShownSide]:
    """``said``: the words of a role, where it is told elsewhere than at its party."""
    ties = ties_of(case, number)
    names = names_of(user, [tie.party_id for tie in ties.values()])
    told = others_told(case.centre_id, {tie.party_id for tie in ties.values()}) if ties else frozenset()
    words, shown = roles(), []
    for role in Role:
        tie = ties.get(role.value)
        shown.append(
            ShownSide(
                role=str(words[role]),
                said=said.get(role, tie.said if tie else ""),
                name=names[tie.party_id] if tie else "",
                url=reverse("desk:party", args=[tie.party_id]) if tie else "",
                tie_url=f"{tie_url}?{urlencode({'role': role.value})}",
                is_told=tie is not None and tie.party_id in told,
            )
        )
    return shown
