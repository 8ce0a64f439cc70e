"""A collective claim is proposed, each worker says their own yes, takes part, and goes; nothing stands between two chairs."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jardam.audit.models import Entry as AuditEntry
from jardam.cases.actions import CaseClosed, bar_colleague
from jardam.centres.models import User
from jardam.claims.actions import open_claim
from jardam.claims.models import Claim, MoneyLine
from jardam.claims.rules.facts import Who
from jardam.claims.rules.money import Amount, Currency
from jardam.collective import actions
from jardam.collective.actions import Received, receive_for_several
from jardam.collective.models import Collective, JoinedClaim, SharedReceipt
from jardam.collective.queries import (
    collective_of,
    left_of,
    may_still_join,
    no_longer_same,
    read_workers,
)
from jardam.collective.rules.agreeing import Answer, Reader
from jardam.collective.rules.standing import Lack, Moved, State, total
from jardam.collective.sealing import reason_of
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.law.queries import rule_book
from jardam.parties.actions import Told, untie
from jardam.parties.models import Party
from jardam.parties.queries import ties_of
from jardam.parties.rules.kinds import Role
from jardam.people.actions import Said, erase_person, say_about_consent, withdraw_consent
from jardam.people.models import Consent
from jardam.people.rules.consent import Act, Purpose, Receiver, ReceiverKind
from tests.together import (
    FIRM,
    NAMES,
    Claimed,
    answered,
    begun,
    claim_of,
    close,
    close_file,
    part_of,
    say,
    seen,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def propose(collective: Collective, *claims: Claim, by: User) -> Collective:
    return actions.propose_claims(collective, claims, by=by, at=timezone.now())


def test_those_of_the_same_party_are_proposed_and_then_no_more(claims: list[Claim], amina: User) -> None:
    first, *others = claims
    assert {claim.pk for claim in may_still_join(first, amina)} == {claim.pk for claim in others}
    collective = begun(claims, amina)
    assert may_still_join(first, amina) == []
    assert collective_of(first, amina) == collective
    assert [worker.joined.in_state for worker in read_workers(collective, TODAY())] == [State.PROPOSED] * 3


def test_each_case_says_that_its_claim_was_proposed(collective: Collective, claims: list[Claim]) -> None:
    verbs = list(AuditEntry.objects.filter(verb__startswith="collective.").values_list("verb", flat=True))
    assert sorted(verbs) == ["collective.begun", *["collective.proposed"] * 3]
    for claim in claims:
        claim.case.refresh_from_db()
        assert claim.case.entries.latest("number").kind == "CLAIM"


def test_sent_twice_it_is_begun_once(claims: list[Claim], amina: User) -> None:
    beginning = actions.Beginning(day_uuid(), claims, FIRM)
    made = [actions.begin_collective(beginning, by=amina, at=timezone.now()) for _time in range(2)]
    assert made[0] == made[1]
    assert (Collective.objects.count(), JoinedClaim.objects.count()) == (1, 3)


def test_one_alone_begins_none(claims: list[Claim], amina: User) -> None:
    with pytest.raises(actions.TooFew):
        begun([claims[0], claims[0]], amina)


def test_a_claim_stands_in_one_only(
    collective: Collective, claims: list[Claim], claimed: Claimed, amina: User
) -> None:
    more = [claimed("Иванов", "10000", Party.objects.get()), claims[0]]
    with pytest.raises(actions.JoinedElsewhere):
        begun(more, amina)


def test_a_person_stands_in_it_once(collective: Collective, claims: list[Claim], amina: User) -> None:
    case = claims[0].case
    again = open_claim(case, Who("то же"), seen(case), by=amina, at=timezone.now())
    with pytest.raises(actions.TwiceThePerson):
        propose(collective, again, by=amina)


def test_a_closed_case_and_a_closed_file_join_nothing(
    collective: Collective, claimed: Claimed, amina: User, farida: User
) -> None:
    party = Party.objects.get()
    closed, restricted = claimed("Первый", "1", party), claimed("Второй", "2", party)
    close(closed.case, amina)
    close_file(restricted.case, amina, farida)
    with pytest.raises(CaseClosed):
        propose(collective, closed, by=amina)
    with pytest.raises(actions.FileClosed):
        propose(collective, restricted, by=amina)


def test_a_yes_makes_a_worker_take_part_and_says_until_when(collective: Collective, amina: User) -> None:
    joined = collective.joined.first()
    answered(joined, amina, Reader.EMPLOYER)
    (worker,) = (one for one in read_workers(collective, TODAY()) if one.joined.pk == joined.pk)
    standing = worker.standing
    assert (standing.state, standing.is_told_to(Reader.EMPLOYER)) == (State.CONFIRMED, True)
    assert standing.agreements[Reader.EMPLOYER].until == TODAY() + timedelta(days=100)
    assert standing.agreements[Reader.COURT].answer is Answer.MISSING
    assert not standing.is_told_to(Reader.COURT)


def test_a_no_a_yes_taken_back_and_one_that_is_over_are_told_apart(
    collective: Collective, claims: list[Claim], amina: User
) -> None:
    refused, withdrawn, over = (part_of(claim) for claim in claims)
    answered(refused, amina, act=Act.REFUSED)
    answered(withdrawn, amina)
    answered(over, amina, days=3)
    for given in Consent.objects.filter(person=withdrawn.claim.case.person, act=Act.GIVEN.value):
        withdraw_consent(given.person, given, by=amina, at=timezone.now())
    later = TODAY() + timedelta(days=4)
    said = {one.joined.pk: one.standing for one in read_workers(collective, later)}
    assert said[refused.pk].agreements[Reader.COURT].answer is Answer.NO
    assert said[withdrawn.pk].agreements[Reader.COURT].answer is Answer.WITHDRAWN
    assert said[over.pk].agreements[Reader.COURT].answer is Answer.EXPIRED
    assert (said[refused.pk].state, said[over.pk].state) == (State.PROPOSED, State.CONFIRMED)


def test_who_is_not_to_be_named_to_the_employer_at_all_is_not_named_among_others(
    collective: Collective, amina: User
) -> None:
    joined = answered(collective.joined.first(), amina)
    no = Said(day_uuid(), Act.REFUSED, Purpose.EMPLOYER, Receiver(ReceiverKind.EMPLOYER), TODAY())
    say_about_consent(joined.claim.case.person, no, by=amina, at=timezone.now())
    (worker,) = (one for one in read_workers(collective, TODAY()) if one.joined.pk == joined.pk)
    assert not worker.standing.is_told_to(Reader.EMPLOYER)
    assert worker.standing.is_told_to(Reader.COURT)


def test_sums_are_the_law_s_of_today_and_what_is_missing_is_said(
    collective: Collective, claims: list[Claim], claimed: Claimed, amina: User
) -> None:
    nobody = claim_of(amina, "", "70000", Party.objects.get())
    propose(collective, nobody, by=amina)
    receive(collective, claims[0], "2000.50", by=amina)
    workers = {one.joined.claim_id: one for one in read_workers(collective, TODAY())}
    assert workers[claims[0].pk].standing.owed == Decimal("59999.50")
    assert workers[nobody.pk].lacks == [Lack.NAME]
    assert [workers[claim.pk].name for claim in claims] == list(NAMES)
    assert total(one.standing.owed for one in workers.values()) == Decimal("221500.00")


def receive(collective: Collective, claim: Claim, whole: str, *, by: User) -> SharedReceipt:
    collective.refresh_from_db()
    sums = {part_of(claim).pk: Amount(int(Decimal(whole) * 100))}
    received = Received(day_uuid(), collective.revision, TODAY(), sums, "бригадир отдал", "расписка 1")
    return receive_for_several(collective, received, rule_book(TODAY()), by=by, at=timezone.now())


def test_money_for_several_is_written_once_in_each_own_claim(
    collective: Collective, claims: list[Claim], amina: User
) -> None:
    collective.refresh_from_db()
    sums = {
        part_of(claims[0]).pk: Amount(100_00),
        part_of(claims[1]).pk: Amount(50_00, Currency.USD),
    }
    received = Received(day_uuid(), collective.revision, TODAY(), sums, "перевод", "№ 7")
    for _time in range(2):
        receive_for_several(collective, received, rule_book(TODAY()), by=amina, at=timezone.now())
    lines = MoneyLine.objects.order_by("amount_minor").values_list(
        "claim", "amount_minor", "currency", "column"
    )
    assert list(lines) == [
        (claims[1].pk, 50_00, "USD", "RECEIVED"),
        (claims[0].pk, 100_00, "RUB", "RECEIVED"),
    ]
    assert SharedReceipt.objects.count() == 1


def test_money_for_one_who_is_gone_is_written_for_nobody(
    collective: Collective, claims: list[Claim], amina: User
) -> None:
    collective.refresh_from_db()
    sums = {part_of(claim).pk: Amount(100_00) for claim in claims}
    received = Received(day_uuid(), collective.revision, TODAY(), sums, "перевод")
    actions.part_worker(part_of(claims[2]), "передумала", by=amina, at=timezone.now())
    with pytest.raises(actions.CollectiveChanged):
        receive_for_several(collective, received, rule_book(TODAY()), by=amina, at=timezone.now())
    assert not MoneyLine.objects.exists()


def test_who_is_taken_out_has_a_reason_and_may_join_again(
    collective: Collective, claims: list[Claim], amina: User
) -> None:
    joined = part_of(claims[0])
    with pytest.raises(actions.ReasonWanted):
        actions.part_worker(joined, "  ", by=amina, at=timezone.now())
    actions.part_worker(joined, "хочет один", by=amina, at=timezone.now())
    with pytest.raises(Moved):
        actions.confirm_worker(joined, by=amina, at=timezone.now())
    (left,) = left_of(collective, amina)
    assert reason_of(left, left.claim.case.person.key) == "хочет один"
    assert len(read_workers(collective, TODAY())) == 2
    propose(collective, claims[0], by=amina)
    assert len(read_workers(collective, TODAY())) == 3


def test_who_may_not_see_one_case_sees_nothing_of_it(
    collective: Collective, claims: list[Claim], amina: User, farida: User, chen: User
) -> None:
    assert Collective.objects.visible_to(farida).exists()
    bar_colleague(claims[2].case, farida, seen(claims[2].case), by=amina, at=timezone.now())
    assert not Collective.objects.visible_to(farida).exists()
    assert not JoinedClaim.objects.visible_to(farida).exists()
    assert collective_of(claims[0], farida) is None
    assert may_still_join(claims[0], farida) == []
    with for_centre(chen.centre_id):
        assert not Collective.objects.visible_to(chen).exists()


def test_an_erased_person_and_a_closed_file_leave_nothing(
    collective: Collective, claims: list[Claim], amina: User, farida: User
) -> None:
    erase_person(claims[0].case.person, by=amina, at=timezone.now())
    close_file(claims[1].case, amina, farida)
    assert [one.claim_id for one in JoinedClaim.objects.all()] == [claims[2].pk]
    erase_person(claims[2].case.person, by=amina, at=timezone.now())
    assert not Collective.objects.exists()


def test_it_is_said_who_is_no_longer_said_to_be_at_the_same_firm(
    collective: Collective, claims: list[Claim], amina: User
) -> None:
    assert no_longer_same(read_workers(collective, TODAY())) == frozenset()
    claim = claims[2]
    stands = ties_of(claim.case, claim.number)[Role.EMPLOYER.value].party_id
    told = Told(claim.number, Role.EMPLOYER, FIRM, stands)
    untie(claim.case, told, seen(claim.case), by=amina, at=timezone.now())
    assert no_longer_same(read_workers(collective, TODAY())) == {part_of(claim).pk}


def test_more_workers_are_read_with_as_many_queries(
    collective: Collective, claimed: Claimed, amina: User
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            read_workers(collective, TODAY())
        return len(queries)

    asked()  # the book of rules is read once
    few = asked()
    propose(
        collective, *(claimed(f"Ещё {number}", "1000", Party.objects.get()) for number in range(4)), by=amina
    )
    assert asked() == few


def test_who_changes_their_work_changes_their_own_sum_alone(
    collective: Collective, claims: list[Claim], amina: User
) -> None:
    before = {one.joined.pk: one.standing.owed for one in read_workers(collective, TODAY())}
    say(claims[1], amina, "40000", "1000")
    after = {one.joined.pk: one.standing.owed for one in read_workers(collective, TODAY())}
    moved = part_of(claims[1]).pk
    assert after[moved] == Decimal("41000.00")
    assert {key: owed for key, owed in after.items() if key != moved} == {
        key: owed for key, owed in before.items() if key != moved
    }


def test_what_was_told_rests_in_no_column_in_clear(
    collective: Collective, claims: list[Claim], amina: User
) -> None:
    actions.part_worker(part_of(claims[0]), "хочет один", by=amina, at=timezone.now())
    joined = part_of(claims[0])
    for row in (*Collective.objects.all(), joined):
        values = [getattr(row, field.attname) for field in row._meta.concrete_fields]
        raw = b" ".join(
            bytes(one) if isinstance(one, bytes | memoryview) else str(one).encode() for one in values
        )
        assert not any(told.encode() in raw for told in (FIRM, "СтройРемонт", "хочет один", *NAMES))


def test_one_from_which_everybody_was_taken_out_stays_hidden_as_before(
    collective: Collective, claims: list[Claim], amina: User, farida: User
) -> None:
    bar_colleague(claims[0].case, farida, seen(claims[0].case), by=amina, at=timezone.now())
    for claim in claims:
        actions.part_worker(part_of(claim), "сами", by=amina, at=timezone.now())
    assert not Collective.objects.visible_to(farida).exists()
    assert Collective.objects.visible_to(amina).exists()


def test_who_was_taken_out_hides_nothing_while_others_stand(
    collective: Collective, claims: list[Claim], amina: User, farida: User
) -> None:
    bar_colleague(claims[0].case, farida, seen(claims[0].case), by=amina, at=timezone.now())
    actions.part_worker(part_of(claims[0]), "сам", by=amina, at=timezone.now())
    assert Collective.objects.visible_to(farida).exists()


def test_the_key_of_the_file_is_held_before_the_part_under_it_as_erasing_does(
    collective: Collective, claims: list[Claim], amina: User
) -> None:
    """Otherwise whoever erases a worker and whoever asks them, or takes them out, wait for each other for ever."""

    def held(act: Callable[[], object]) -> list[str]:
        with CaptureQueriesContext(connection) as queries:
            act()
        told = [each["sql"] for each in queries if " FOR UPDATE" in each["sql"] or "NO KEY" in each["sql"]]
        tables = ("people_person", "vault_filekey", "collective_joinedclaim")
        found = [table for sql in told for table in tables if f'FROM "{table}"' in sql]
        return list(dict.fromkeys(found))

    now, joined = timezone.now(), [part_of(claim) for claim in claims]
    assert held(lambda: answered(joined[0], amina)) == [
        "people_person",
        "vault_filekey",
        "collective_joinedclaim",
    ]
    answered(joined[1], amina, act=Act.REFUSED)
    for act in (
        lambda: actions.confirm_worker(joined[1], by=amina, at=now),
        lambda: actions.part_worker(joined[2], "сама", by=amina, at=now),
    ):
        assert held(act) == ["vault_filekey", "collective_joinedclaim"]
