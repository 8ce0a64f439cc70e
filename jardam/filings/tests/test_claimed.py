"""A paper takes its months and sums from a wage claim, as the law counts them; what was sent never moves."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from django.utils import timezone

from jardam.cases.actions import Said
from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.claims import actions as claiming
from jardam.claims.models import Claim
from jardam.claims.rules.evidence import Fact as ProofFact
from jardam.claims.rules.evidence import ProofKind
from jardam.claims.rules.facts import Proven, Who
from jardam.claims.rules.money import Amount, Column, Currency
from jardam.filings.actions import Filled, Sending, SheetChanged, fill_paper, send_paper, take_from_claim
from jardam.filings.actions.taking import OtherCase
from jardam.filings.drafted import Drafted, drafted
from jardam.filings.figures import DEBT
from jardam.filings.models import Figure, Paper
from jardam.filings.rules.facts import Source, months
from jardam.filings.rules.russian import figures
from jardam.filings.rules.states import Way
from jardam.filings.sealing import counted_of, field_of
from jardam.filings.tests.conftest import asked, begun, read_by
from jardam.law.queries import rule_book
from jardam.papers.letters import Reckoning

pytestmark = pytest.mark.django_db
WORK: dict[str, Any] = {
    "way": "MONTHLY",
    "rate": "60000",
    "month": [{"month": "2026-07", "sum": "62000"}, {"month": "2026-08", "sum": "62000"}],
    "payment": [{"on": "2026-08-20", "sum": "20000", "for_month": "2026-07"}],
    "since": "2026-07-01",
}
MORE_WORK = {**WORK, "month": [*WORK["month"], {"month": "2026-09", "sum": "10000"}]}


def seen(case: Case) -> Said:
    case.refresh_from_db()
    return Said(case.revision)


def claim_in(case: Case, by: User, employer: str = "Стройка", work: dict[str, Any] = WORK) -> Claim:
    now, book = timezone.now(), rule_book(timezone.localdate())
    claim = claiming.open_claim(case, Who(employer, "", "корпус 4"), seen(case), by=by, at=now)
    return claiming.say_work(claim, work, book, seen(case), by=by, at=now)


def say(claim: Claim, work: dict[str, Any], by: User) -> None:
    book = rule_book(timezone.localdate())
    claiming.say_work(claim, work, book, seen(claim.case), by=by, at=timezone.now())


def made(paper: Paper, by: User) -> Drafted:
    paper.refresh_from_db()
    return drafted(paper, asked(paper, by))


def send(paper: Paper, by: User) -> Paper:
    today = timezone.localdate()
    told = Sending(Way.POST, today, today, read_by(paper, by), is_filled_by_hand=True)
    return send_paper(paper, told, by=by, at=timezone.now())


def test_what_the_one_claim_of_a_case_knows_is_not_asked_again(amina: User, case: Case) -> None:
    claim_in(case, amina)
    draft = made(begun(case, amina, "WAGE_CLAIM"), amina)
    taken = {code: one.value for code, one in draft.known.items() if one.source is Source.CLAIM}
    assert (taken["employer_name"], taken["work_place"]) == ("Стройка", "корпус 4")
    assert taken["work_began"] == "2026-07-01"
    assert [(row.month, row.amount) for row in months(taken["debt_months"])] == [
        (date(2026, 7, 1), 42000),
        (date(2026, 8, 1), 62000),
    ]
    assert not {"debt_months", "debt_sum", "employer_name"} & set(draft.missing)


def test_what_was_agreed_and_what_proves_it_are_not_asked_again_either(amina: User, case: Case) -> None:
    """The kinds of proof alone: who the witness is stays with us. A petition of another matter takes neither."""
    claim = claim_in(case, amina)
    proofs = {ProofFact.WORKED: (ProofKind.CHAT, ProofKind.WITNESS), ProofFact.PAY: (ProofKind.NONE,)}
    notes = {ProofKind.WITNESS: "Рустам, 8 916 000-00-00"}
    claiming.show_proofs(claim, Proven(proofs, notes, {}), seen(case), by=amina, at=timezone.now())
    known = made(begun(case, amina, "WAGE_CLAIM"), amina).known
    assert known["evidence"].value == "переписка с бригадиром\nсвидетель"
    assert known["pay_agreed"].value == "60 000,00 руб. за месяц"
    assert "evidence" not in made(begun(case, amina, "RESTORE_TERM"), amina).known


def test_a_sentence_ends_with_one_full_stop(amina: User, case: Case) -> None:
    claim_in(case, amina)
    paper = begun(case, amina, "WAGE_CLAIM")
    told = "".join(run.text for part in made(paper, amina).letter.parts for run in getattr(part, "words", ()))
    assert "Работа начата: 1 июля 2026 г." in told
    assert ".." not in told


def test_the_reckoning_stands_among_what_is_enclosed(amina: User, case: Case) -> None:
    claim_in(case, amina)
    assert made(begun(case, amina, "WAGE_CLAIM"), amina).frame.annexes == [
        "расчёт задолженности и компенсации"
    ]
    assert made(begun(case, amina), amina).frame.annexes == []


def test_the_table_is_the_law_s_count_and_adds_up(amina: User, case: Case) -> None:
    claim_in(case, amina)
    draft = made(begun(case, amina, "WAGE_CLAIM"), amina)
    (table,) = draft.worked.reckoning
    assert [row[1] for row in table.rows] == ["42 000,00", "62 000,00"]
    assert table.foot[1] == "104 000,00"
    (counted,) = (one for one in draft.worked.counted if one.name == DEBT)
    late = table.foot[4].replace(" ", "").replace(",", ".")
    assert Decimal(str(counted.reckoned.facts["compensation"])) == Decimal(late) > 0
    assert draft.said["price"].startswith(figures(Decimal(104_000) + Decimal(late))[:-3])


def test_every_sum_of_the_table_can_be_added_up_by_hand(amina: User, case: Case) -> None:
    claim_in(case, amina)
    draft = made(begun(case, amina, "WAGE_CLAIM"), amina)
    (table,) = draft.worked.reckoning
    months_told, delays_told = (part for part in draft.worked.explained if isinstance(part, Reckoning))
    for month, debt, _due, days, late in table.rows:
        lines = [row for row in months_told.rows if row[0] == month]
        assert sum(number(row[5]) for row in lines[:-1]) == number(lines[-1][5]) == number(debt)
        *spans, together = [row for row in delays_told.rows if row[0] == month]
        assert [int(together[3]), number(together[7])] == [int(days), number(late)]
        assert sum(int(row[3]) for row in spans) == int(days)
        exact = [number(row[4]) * number(row[5]) / 100 / int(row[6][2:]) * int(row[3]) for row in spans]
        assert sum(exact).quantize(Decimal("0.01"), ROUND_HALF_UP) == number(late)
        assert [number(row[7]) for row in spans] == [
            one.quantize(Decimal("0.0001"), ROUND_HALF_UP) for one in exact
        ]


def test_what_was_typed_month_by_month_is_explained_by_its_days(amina: User, case: Case) -> None:
    paper = begun(case, amina, "WAGE_CLAIM")
    fill_paper(
        paper, Filled(0, 1, {"debt_months": "2026-07;45000.00;2026-08-15"}), by=amina, at=timezone.now()
    )
    draft = made(paper, amina)
    (delays_told,) = (part for part in draft.worked.explained if isinstance(part, Reckoning))
    assert number(delays_told.rows[-1][7]) == number(draft.worked.reckoning[0].foot[4]) > 0


def number(text: str) -> Decimal:
    """Of a cell."""
    return Decimal(text.replace(" ", "").replace("\u00a0", "").replace("−", "-").replace(",", "."))


def test_a_complaint_takes_the_period_and_the_sum(amina: User, case: Case) -> None:
    claim_in(case, amina)
    said = made(begun(case, amina), amina).said
    assert said["debt_period"] == "июль 2026 г. – август 2026 г."
    assert said["debt_sum"].startswith("104 000 (")


def test_of_several_claims_none_is_taken_unasked(amina: User, case: Case) -> None:
    claim_in(case, amina)
    other = claim_in(case, amina, "Склад", MORE_WORK)
    paper = begun(case, amina)
    assert "debt_sum" not in made(paper, amina).known
    take_from_claim(paper, other, paper.revision, by=amina, at=timezone.now())
    known = made(paper, amina).known
    assert (known["employer_name"].value, known["debt_sum"].value) == ("Склад", "114000.00")


def test_a_draft_says_what_it_took_until_it_is_taken_over(amina: User, case: Case) -> None:
    claim = claim_in(case, amina)
    paper = begun(case, amina)
    say(claim, MORE_WORK, amina)
    assert made(paper, amina).known["debt_sum"].value == "104000.00"
    take_from_claim(paper, claim, paper.revision, by=amina, at=timezone.now())
    assert made(paper, amina).known["debt_sum"].value == "114000.00"


def test_filling_in_does_not_lose_the_claim(amina: User, case: Case) -> None:
    claim_in(case, amina)
    paper = begun(case, amina)
    fill_paper(paper, Filled(0, 1, {"position": "каменщик"}), by=amina, at=timezone.now())
    assert made(paper, amina).known["debt_sum"].source is Source.CLAIM


def test_what_was_sent_keeps_the_numbers_and_their_rules(amina: User, case: Case) -> None:
    claim = claim_in(case, amina)
    paper = send(begun(case, amina), amina)
    key = paper.case.person.key
    say(claim, MORE_WORK, amina)
    claiming.enter_money(
        claim,
        claiming.NewMoney(Column.RECEIVED, timezone.localdate(), Amount(100_000, Currency.RUB), "наличные"),
        rule_book(timezone.localdate()),
        seen(case),
        by=amina,
        at=timezone.now(),
    )
    sent = field_of(paper, key, "sent")
    assert sent["said"]["debt_sum"].startswith("104 000 (")
    assert sent["claim"] == str(claim.pk)
    assert any(rule.startswith("deadlines.tc392_wages ") for rule in sent["rules"][DEBT])
    (figure,) = Figure.objects.filter(paper=paper)
    assert counted_of(figure, key).reckoned.given["rate"] == "60000"


def test_taking_forgets_the_sum_that_was_typed_but_not_the_name(amina: User, case: Case) -> None:
    claim = claim_in(case, amina)
    paper = begun(case, amina)
    typed = {"debt_sum": "1.00", "employer_name": "ООО «Стройка»"}
    paper = fill_paper(paper, Filled(0, 1, typed), by=amina, at=timezone.now())
    assert made(paper, amina).known["debt_sum"].value == "1.00"
    take_from_claim(paper, claim, paper.revision, by=amina, at=timezone.now())
    known = made(paper, amina).known
    assert (known["debt_sum"].value, known["employer_name"].value) == ("104000.00", "ООО «Стройка»")


def test_whoever_read_an_older_draft_takes_nothing(amina: User, case: Case) -> None:
    claim = claim_in(case, amina)
    paper = begun(case, amina)
    fill_paper(paper, Filled(0, 1, {"position": "каменщик"}), by=amina, at=timezone.now())
    with pytest.raises(SheetChanged):
        take_from_claim(paper, claim, 1, by=amina, at=timezone.now())


def test_a_claim_of_another_case_is_not_taken(amina: User, case: Case, other_case: Case) -> None:
    theirs = claim_in(other_case, amina)
    paper = begun(case, amina)
    with pytest.raises(OtherCase):
        take_from_claim(paper, theirs, paper.revision, by=amina, at=timezone.now())


def test_what_was_paid_after_it_went_leaves_the_sums_of_that_day(amina: User, case: Case) -> None:
    """Posted on Friday, paid in part on Monday, written down on Monday."""
    today = timezone.localdate()
    went = today - timedelta(days=1)
    later = [*WORK["payment"], {"on": today.isoformat(), "sum": "5000", "for_month": ""}]
    before = made(_paper_of(case, amina, WORK), amina).said["debt_sum"]
    paper = _paper_of(case, amina, {**WORK, "payment": later})
    told = Sending(Way.POST, went, today, read_by(paper, amina), is_filled_by_hand=True)
    sent = send_paper(paper, told, by=amina, at=timezone.now())
    said = field_of(sent, sent.case.person.key, "sent")["said"]
    assert said["debt_sum"] == before != made(paper, amina).said["debt_sum"]
    assert "price" in said


def _paper_of(case: Case, by: User, work: dict[str, Any]) -> Paper:
    """Of a claim of its own."""
    claim, paper = claim_in(case, by, work=work), begun(case, by, "WAGE_CLAIM")
    return take_from_claim(paper, claim, paper.revision, by=by, at=timezone.now())
