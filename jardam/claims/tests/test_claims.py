"""A claim keeps what was told, sealed; the law counts it and knows; the term for the court that runs out first follows."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.utils import timezone

from jardam.audit.models import Entry as AuditEntry
from jardam.cases.actions import CaseChanged, Said, bar_colleague, end_term
from jardam.cases.models import Case, Term
from jardam.cases.queries import read_entries, read_terms
from jardam.cases.rules.terms import TermState
from jardam.centres.models import User
from jardam.claims import actions
from jardam.claims.counting import Counted, NotCome, Uncounted, counted, recounted
from jardam.claims.models import Claim
from jardam.claims.queries import read_claims
from jardam.claims.rules.evidence import Fact, ProofKind
from jardam.claims.rules.facts import Proven, Who
from jardam.claims.sealing import counted_of
from jardam.claims.tests.conftest import EMPLOYER, FOREMAN, SITE, WORK, say, seen
from jardam.law.models import Dependence, Use
from jardam.law.queries import rule_book
from jardam.people.actions import restrict_person
from jardam.vault.argon import Cost
from jardam.vault.refusals import FileKeyLocked
from jardam.vault.user_keys import opened_private

pytestmark = pytest.mark.django_db


def test_who_and_what_rests_sealed(claim: Claim, amina: User) -> None:
    say(claim, WORK, amina)
    with connection.cursor() as cursor:
        cursor.execute("SELECT claims_claim::text FROM claims_claim")
        row = " ".join(text for (text,) in cursor.fetchall())
    for told in (EMPLOYER, FOREMAN, SITE, "60000", "62000", "2026-08-20"):
        assert told not in row
    ((_claim, facts),) = read_claims(claim.case)
    assert (facts.who, facts.work) == (Who(EMPLOYER, FOREMAN, SITE), WORK)


def test_the_law_counts_it_and_knows_which_rows(claim: Claim, amina: User) -> None:
    """60 000 for July, of which 20 000 came; 62 000 each for August and September."""
    say(claim, WORK, amina)
    result = counted(WORK, rule_book(timezone.localdate()), timezone.localdate())
    assert isinstance(result, Counted)
    assert result.told.answer.debt < Decimal(60_000 - 20_000 + 2 * 62_000) + 1
    kept = counted_of(Claim.objects.get(), claim.case.person.key)
    assert kept == result.reckoned
    rests = Dependence.objects.get(kind="CLAIM")
    assert (rests.key, rests.due_on, rests.amount, rests.started_on) == (claim.pk, None, None, None)
    assert Use.objects.filter(dependence=rests, code="deadlines.tc392_wages").exists()
    assert Use.objects.filter(dependence=rests, code="key_rate").exists()


def test_the_term_that_runs_out_first_stands_in_the_case_and_follows_the_payments(
    claim: Claim, amina: User
) -> None:
    say(claim, WORK, amina)
    ((term, told),) = read_terms(claim.case)
    assert (term.code, told.about, told.happened) == ("tc392_wages", EMPLOYER, "2026-08-14")
    paid_in_time = WORK | {"payment": [{"on": "2026-08-14", "sum": "99000", "for_month": "2026-07"}]}
    say(claim, paid_in_time, amina)
    ((moved, told),) = read_terms(claim.case)
    assert (moved.pk, told.happened) == (term.pk, "2026-09-15")
    assert moved.due_on > term.due_on


def test_a_term_that_has_run_out_stays_late_and_the_next_stands_beside_it(claim: Claim, amina: User) -> None:
    say(claim, WORK, amina)
    first = Term.objects.get()
    Term.objects.filter(pk=first.pk).update(due_on=timezone.localdate() - timedelta(days=1))
    claim = Claim.objects.get(pk=claim.pk)
    say(claim, WORK | {"rate": "61000"}, amina)
    late, running = Term.objects.open().order_by("due_on")
    assert (late.pk, late.due_on < timezone.localdate()) == (first.pk, True)
    assert (running.due_on > timezone.localdate(), Claim.objects.get().term_id) == (True, running.pk)


def test_wages_that_came_late_leave_the_term_for_what_the_delay_costs(claim: Claim, amina: User) -> None:
    say(claim, WORK, amina)
    paid = [{"on": "2026-11-01", "sum": "99000", "for_month": f"2026-{number:02}"} for number in range(1, 12)]
    say(claim, WORK | {"payment": paid}, amina)
    ((term, told),) = read_terms(claim.case)
    assert (term.is_open, told.happened) == (True, "2026-08-14")


def test_a_term_that_was_kept_stays_and_of_another_payday_another_is_set(claim: Claim, amina: User) -> None:
    say(claim, WORK, amina)
    first = Term.objects.get()
    end_term(first, TermState.MET, seen(claim.case), by=amina, at=timezone.now())
    say(claim, WORK, amina)
    assert list(Term.objects.all()) == [first]
    say(claim, WORK | {"month": [{"month": "2026-06", "count": "21"}, *WORK["month"]]}, amina)
    earlier = Term.objects.exclude(pk=first.pk).get()
    first.refresh_from_db()
    assert (first.state, earlier.due_on < first.due_on) == (TermState.MET, True)


def test_what_cannot_be_counted_yet_is_kept_and_rests_on_nothing(claim: Claim, amina: User) -> None:
    say(claim, WORK, amina)
    say(claim, WORK | {"month": [{"month": "2026-07", "count": "21"}], "rate": ""}, amina)
    assert counted_of(Claim.objects.get(), claim.case.person.key) is None
    assert Dependence.objects.get(kind="CLAIM").ended_on is not None


def test_a_month_that_has_not_come_is_no_work(claim: Claim) -> None:
    ahead, today = WORK | {"month": [{"month": "2027-01", "sum": "1"}]}, date(2026, 11, 22)
    with pytest.raises(NotCome):
        counted(ahead, rule_book(timezone.localdate()), today)
    assert recounted(ahead, rule_book(timezone.localdate()), today) == Uncounted()


def test_every_step_is_a_line_of_the_case_and_of_the_audit(claim: Claim, amina: User) -> None:
    actions.name_other_side(
        claim, Who("ООО СтройРемонт"), seen(claim.case, "по ЕГРЮЛ"), by=amina, at=timezone.now()
    )
    proofs, notes = {Fact.PAY: (ProofKind.CHAT,)}, {ProofKind.CHAT: "41 сообщение"}
    actions.show_proofs(claim, Proven(proofs, notes), seen(claim.case), by=amina, at=timezone.now())
    lines = [
        (words["act"], words["name"]) for entry, words in read_entries(claim.case) if entry.kind == "CLAIM"
    ]
    assert lines == [("PROVEN", "ООО СтройРемонт"), ("NAMED", "ООО СтройРемонт"), ("OPENED", EMPLOYER)]
    assert sorted(AuditEntry.objects.filter(verb__startswith="claim.").values_list("verb", flat=True)) == [
        "claim.named",
        "claim.opened",
        "claim.proven",
    ]


def test_whoever_was_overtaken_changes_nothing(claim: Claim, amina: User, farida: User) -> None:
    old = Said(1)
    with pytest.raises(CaseChanged):
        actions.name_other_side(claim, Who("Другой"), old, by=farida, at=timezone.now())
    assert read_claims(claim.case)[0][1].who.employer == EMPLOYER


def test_a_barred_colleague_and_another_centre_learn_nothing(
    claim: Claim, amina: User, farida: User, chen: User
) -> None:
    assert list(Claim.objects.visible_to(farida)) == [claim]
    bar_colleague(claim.case, farida, seen(claim.case), by=amina, at=timezone.now())
    assert not Claim.objects.visible_to(farida).exists()
    assert not Claim.objects.visible_to(chen).exists()


def test_a_claim_moves_with_the_closed_file(claim: Claim, amina: User, farida: User) -> None:
    say(claim, WORK, amina)
    for colleague in (amina, farida):
        opened_private(colleague, "a password of twelve", cost=Cost(memory_kib=64, passes=1))
    restrict_person(claim.case.person, [amina, farida], by=amina, at=timezone.now())
    found = Case.objects.select_related("person__key").get(pk=claim.case_id)
    with pytest.raises(FileKeyLocked):
        read_claims(found)
