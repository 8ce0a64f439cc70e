"""Whose word is needed for a child, with where that is said and that nobody has looked it up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from jardam.people.choices import givers, household_roles
from jardam.people.models import Person
from jardam.people.queries import ages_of
from jardam.people.rules.guardians import rules_for, sources_of, who_consents
from jardam.people.rules.household import HouseholdRole, Member
from jardam.people.rules.identity import Identity


@dataclass(frozen=True, slots=True)
class ShownGuardians:
    """``is_harmed``: somebody of the household may be the one who does harm, and decides nothing."""

    needed: Sequence[str | Promise]
    source: str
    representatives: Sequence[str]
    is_harmed: bool


def guardians_of(person: Person, who: Identity, members: Iterable[Member], on: date) -> ShownGuardians | None:
    """None for whoever is of age, and where nobody asked for the age."""
    ages = ages_of(person, who, on)
    if ages is None or not ages.may_be_child:
        return None
    words, household = givers(), list(members)
    return ShownGuardians(
        needed=[words[giver] for giver in sorted(who_consents(ages), reverse=True)],
        source=sources_of(rules_for(ages)),
        representatives=[named(member) for member in household if member.represents],
        is_harmed=any(member.may_harm for member in household),
    )


def named(member: Member) -> str:
    """By name, or by what they are to the person."""
    return member.name or str(role_word(member))


def role_word(member: Member) -> str | Promise:
    return household_roles()[HouseholdRole(member.role)]
