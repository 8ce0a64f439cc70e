"""One firm in three spellings: proposed, tied, merged, taken apart, forgotten with the people who told of it."""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jardam.cases.actions import CaseChanged, Said
from jardam.cases.models import Barred, Case
from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.parties import actions
from jardam.parties.actions import Told
from jardam.parties.models import OF_CASE, ExactMark, Party, Tie
from jardam.parties.queries import (
    Like,
    like,
    merged_in,
    names_of,
    same_sides,
    tellers_of,
    ties_of,
    ties_to,
    whole_of,
)
from jardam.parties.rules.independence import independent
from jardam.parties.rules.kinds import KINDS, Kind, Role
from jardam.parties.rules.merging import members
from jardam.parties.rules.spellings import Likeness
from jardam.parties.tests.conftest import FIRM, Tell, case_of, tied
from jardam.people.actions import add_member, change_identity, erase_person, restrict_person
from jardam.people.rules.household import HouseholdRole, Member
from jardam.people.rules.identity import Identity
from jardam.vault.argon import Cost
from jardam.vault.user_keys import opened_private

pytestmark = pytest.mark.django_db
PHONE = Told(1, Role.PHONE, "8 999 000-00-01")


def found(user: User, said: str) -> list[Like]:
    return like(user, said, KINDS[Role.EMPLOYER])


def bar(user: User, case: Case) -> None:
    Barred.objects.create(
        id=day_uuid(),
        centre_id=case.centre_id,
        case=case,
        user=user,
        barred_on=timezone.localdate(),
        barred_by=user,
    )


def close_file(case: Case, *colleagues: User) -> None:
    for colleague in colleagues:
        opened_private(colleague, "a password of twelve", cost=Cost(memory_kib=64, passes=1))
    restrict_person(case.person, list(colleagues), by=colleagues[0], at=timezone.now())


def people_of(party: Party) -> int:
    keys = members(party.pk, merged_in(party.centre_id))
    return independent(one for tellers in tellers_of(party.centre_id, keys).values() for one in tellers)


@pytest.mark.parametrize("said", ["stroy remont", "СтройРемонт", 'OOO "StroyRemont"'])
def test_another_spelling_of_a_known_firm_is_proposed(tell: Tell, amina: User, said: str) -> None:
    party = tied(tell("0001"), amina).party
    assert [(one.whole.root, one.likeness) for one in found(amina, said)] == [(party, Likeness.SAME)]


def test_a_spelling_that_was_seen_once_finds_it_from_then_on(tell: Tell, amina: User) -> None:
    party = tied(tell("0001"), amina).party
    assert not found(amina, "Нурлан и братья")
    tied(tell("0002"), amina, "Нурлан и братья", party)
    assert [one.whole.spellings for one in found(amina, "Нурлан и братья")] == [(FIRM, "Нурлан и братья")]


def test_no_name_rests_in_clear_and_none_is_marked(tell: Tell, amina: User) -> None:
    tie = tied(tell("0001"), amina)
    resting = bytes(tie.party.sealed_words) + bytes(tie.sealed_said)
    assert "СтройРемонт".encode() not in resting
    assert not ExactMark.objects.exists()


def test_a_telephone_is_found_by_itself_alone(tell: Tell, amina: User) -> None:
    case = tell("0001")
    tie = actions.tie_to_new(case, PHONE, Kind.PHONE, Said(case.revision), by=amina, at=timezone.now())
    assert [one.is_exact for one in like(amina, "+7 (999) 000 00 01", KINDS[Role.PHONE])] == [True]
    assert not like(amina, "+7 (999) 000 00 77", KINDS[Role.PHONE])
    assert ExactMark.objects.get().party == tie.party


def test_a_firm_is_found_by_its_tax_number(tell: Tell, amina: User) -> None:
    party = tied(tell("0001"), amina).party
    words = {"name": FIRM, "inn": "7707083893", "ogrn": ""}
    for _time in range(2):
        actions.change_party(party, words, seen=1, by=amina, at=timezone.now())
    assert [one.whole.root for one in found(amina, "ИНН 7707083893")] == [party]
    assert Party.objects.get().revision == 2
    with pytest.raises(actions.PartyChanged):
        actions.change_party(party, words | {"name": "Иное"}, seen=1, by=amina, at=timezone.now())


def test_whoever_is_barred_from_the_only_case_finds_nothing(tell: Tell, amina: User) -> None:
    case = tell("0001")
    party = tied(case, amina).party
    bar(amina, case)
    assert not found(amina, FIRM)
    assert whole_of(amina, party.pk) is None


def test_another_centre_finds_nothing(tell: Tell, amina: User, chen: User) -> None:
    party = tied(tell("0001"), amina).party
    assert not found(chen, FIRM)
    assert whole_of(chen, party.pk) is None


def test_nothing_is_said_over_what_somebody_else_said_meanwhile(tell: Tell, amina: User) -> None:
    case = tell("0001")
    first = tied(case, amina)
    with pytest.raises(actions.TieChanged):
        tied(case, amina, "Иное")
    told = Told(1, Role.EMPLOYER, "Иное", first.party_id)
    actions.tie_to_new(case, told, Kind.FIRM, Said(case.revision), by=amina, at=timezone.now())
    assert Party.objects.get() == Tie.objects.get().party != first.party  # of the first nobody tells any more
    with pytest.raises(CaseChanged):
        actions.untie(case, told, Said(case.revision + 1), by=amina, at=timezone.now())


def test_a_telephone_is_no_employer(tell: Tell, amina: User) -> None:
    case = tell("0001")
    phone = actions.tie_to_new(
        case, PHONE, Kind.PHONE, Said(case.revision), by=amina, at=timezone.now()
    ).party
    with pytest.raises(actions.NotTheSameKind):
        tied(case, amina, FIRM, phone)


def test_a_spelling_of_a_case_that_one_may_not_see_is_compared_and_not_shown(tell: Tell, amina: User) -> None:
    mine, closed = tell("0001"), tell("0002")
    party = tied(mine, amina).party
    tied(closed, amina, "СтройРемонт, муж Гулноры", party)
    bar(amina, closed)
    whole = whole_of(amina, party.pk)
    assert whole is not None
    assert whole.shown == (FIRM,)
    assert len(whole.spellings) == 2


def test_a_name_that_may_come_from_such_a_case_is_not_read_either(
    tell: Tell, amina: User, farida: User
) -> None:
    closed, mine = tell("0001"), tell("0002")
    party = tied(closed, amina, "СтройРемонт, муж Гулноры").party
    tied(mine, amina, FIRM, party)
    bar(amina, closed)
    whole = whole_of(amina, party.pk)
    assert whole is not None
    assert (whole.name, whole.shown) == (FIRM, (FIRM,))
    assert names_of(amina, [party.pk]) == {party.pk: FIRM}
    assert names_of(farida, [party.pk]) == {party.pk: "СтройРемонт, муж Гулноры"}


def test_the_name_of_a_part_that_may_come_from_such_a_case_is_not_read_either(
    tell: Tell, amina: User
) -> None:
    mine, closed = tell("0001"), tell("0002")
    one, other = tied(mine, amina).party, tied(closed, amina, "Муж Гулноры").party
    actions.merge(one, other, by=amina, at=timezone.now())
    bar(amina, closed)
    whole = whole_of(amina, one.pk)
    assert whole is not None
    assert {whole.name_of(part) for part in whole.parts} == {FIRM}
    assert names_of(amina, [one.pk]) == {one.pk: FIRM}


def test_what_is_left_of_two_and_told_by_nobody_is_forgotten(tell: Tell, farida: User) -> None:
    case, gone = tell("0001"), tell("0002")
    one, into = tied(case, farida).party, tied(gone, farida, "SR-group").party
    actions.merge(one, into, by=farida, at=timezone.now())
    erase_person(gone.person, by=farida, at=timezone.now())
    actions.take_apart(one, by=farida, at=timezone.now())
    assert list(Party.objects.all()) == [one]


def test_two_that_are_the_same_are_one_until_they_are_taken_apart(tell: Tell, amina: User) -> None:
    one, other = tied(tell("0001"), amina).party, tied(tell("0002"), amina, "SR-group").party
    for _time in range(2):
        actions.merge(other, one, by=amina, at=timezone.now())
    whole = whole_of(amina, other.pk)
    assert whole is not None
    assert whole.root == one
    assert whole.spellings == (FIRM, "SR-group")
    assert len(ties_to(amina, whole)) == people_of(one) == 2
    with pytest.raises(actions.PartyChanged):  # no circle
        actions.merge(one, other, by=amina, at=timezone.now())
    for _time in range(2):
        actions.take_apart(other, by=amina, at=timezone.now())
    assert people_of(one) == people_of(other) == 1


def test_claims_of_the_same_party_are_those_that_one_may_see(tell: Tell, amina: User) -> None:
    first, second, third = tell("0001"), tell("0002"), tell("0003")
    party = tied(first, amina).party
    for case in (second, third):
        tied(case, amina, FIRM, party)
    bar(amina, third)
    assert same_sides(amina, first, 1) == [(second.pk, 1)]


def test_people_with_one_telephone_count_once(tell: Tell, amina: User) -> None:
    party = tied(tell("0001"), amina).party
    tied(tell("0001"), amina, FIRM, party)
    assert people_of(party) == 1


def test_people_of_one_household_count_once(tell: Tell, amina: User) -> None:
    first, second = tell("0001"), tell("0002")
    party = tied(first, amina).party
    tied(second, amina, FIRM, party)
    assert people_of(party) == 2
    brother = Member(HouseholdRole.SIBLING.value, person=str(second.person_id))
    add_member(first.person, brother, row_id=day_uuid(), by=amina, at=timezone.now())
    assert people_of(party) == 1


@pytest.mark.parametrize("is_erased", [True, False])
def test_who_is_erased_or_closed_tells_of_nobody_any_more(
    tell: Tell, amina: User, farida: User, is_erased: bool
) -> None:
    first, second = tell("0001"), tell("0002")
    party = tied(first, farida).party
    tied(second, farida, "SR-group", party)
    if is_erased:
        erase_person(first.person, by=farida, at=timezone.now())
    else:
        close_file(first, amina, farida)
    assert people_of(party) == 1
    assert Tie.objects.get().said == "SR-group"


def test_a_party_of_which_nobody_tells_is_forgotten(tell: Tell, farida: User) -> None:
    case, other = tell("0001"), tell("0002")
    one, into = tied(case, farida).party, tied(other, farida, "SR-group").party
    actions.merge(one, into, by=farida, at=timezone.now())
    for told in (other, case):
        erase_person(told.person, by=farida, at=timezone.now())
    assert not Party.objects.exists()


def test_a_closed_file_is_tied_to_nobody(tell: Tell, amina: User, farida: User) -> None:
    case = tell("0001")
    close_file(case, amina, farida)
    with pytest.raises(actions.FileClosed):
        tied(case, farida)


def test_more_parties_need_no_more_queries(tell: Tell, amina: User) -> None:
    party = tied(tell("0001"), amina).party

    def asked() -> int:
        with CaptureQueriesContext(connection) as sent:
            found(amina, FIRM)
            people_of(party)
        return len(sent)

    before = asked()
    for number in range(2, 6):
        tied(
            tell(f"000{number}"), amina, FIRM if number % 2 else "СтройРемонт", party if number % 2 else None
        )
    assert asked() == before


def test_nobody_of_the_network_sees_any(tell: Tell, amina: User, dalia: User) -> None:
    tied(tell("0001"), amina)
    assert not found(dalia, FIRM)
    assert whole_of(dalia, UUID(int=1)) is None


def test_those_without_a_name_count_as_one(tell: Tell, amina: User) -> None:
    """They may be one who called three times."""
    party = tied(tell("0001"), amina).party
    cases = [case_of(Identity(birth="1990", talks="KY"), amina) for _time in range(3)]
    for case in cases:
        tied(case, amina, FIRM, party)
    assert people_of(party) == 2
    change_identity(cases[0].person, Identity(name="Азамат"), by=amina, at=timezone.now())
    assert people_of(party) == 3


def test_a_case_tells_of_a_party_without_a_claim(tell: Tell, amina: User) -> None:
    first, second = tell("0001"), tell("0002")
    party = tied(first, amina).party
    told = actions.Told(OF_CASE, Role.EMPLOYER, "SR-group")
    actions.tie_to_known(second, told, party, Said(second.revision), by=amina, at=timezone.now())
    assert people_of(party) == 2
    assert ties_of(second, OF_CASE)["EMPLOYER"].said == "SR-group"
