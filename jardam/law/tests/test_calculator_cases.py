"""What people brought to the calculators, each with the answer that does them no harm."""

import re
from datetime import date, timedelta

import pytest
from django.utils.translation import override

from jardam.kernel.languages import Language
from jardam.law.calculators.answering import Mistaken
from jardam.law.calculators.explanation import explained_in
from jardam.law.calculators.registry import CALCULATORS
from jardam.law.rules.deadline_codes import DeadlineCaution, DeadlineStep
from jardam.law.rules.duties import DutyStep
from jardam.law.rules.explaining import Refused
from jardam.law.rules.overstay import Days
from jardam.law.rules.patent_paid import PatentPaidSaid
from jardam.law.rules.patent_way import State
from jardam.law.rules.registration import RegistrationSaid
from jardam.law.rules.stay import LastDay, StaySaid
from jardam.law.rules.wages_owed import OwedSaid
from jardam.law.tests.books import TODAY
from jardam.law.tests.calculated import calculated, codes_of, machine_of

Rows = list[dict[str, str]]


def paid(*payments: tuple[str, str]) -> Rows:
    return [{"on": on, "sum": amount} for on, amount in payments]


def patent_of(region: str, issued: str, as_of: str, *payments: tuple[str, str]) -> dict[str, object]:
    return machine_of(
        "patent", citizenship="UZ", entered=f"{issued[:4]}-01-10", region=region, issued=issued,
        payment=paid(*payments), as_of=as_of,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("region", "year", "amount", "until"),
    [
        ("novosibirsk_oblast", 2026, "10860", "03-14"),
        ("novosibirsk_oblast", 2026, "32582", "05-14"),
        ("orenburg_oblast", 2025, "6723", "03-14"),
        ("orenburg_oblast", 2025, "6723.65", "03-14"),
    ],
)
def test_a_patent_paid_in_whole_roubles_is_paid(region: str, year: int, amount: str, until: str) -> None:
    told = patent_of(region, f"{year}-02-15", f"{year}-02-20", (f"{year}-02-10", amount))
    assert (told["paid_until"], told["ended_on"]) == (f"{year}-{until}", None)


def test_a_month_that_lacks_a_rouble_is_none() -> None:
    told = patent_of("moscow", "2025-02-15", "2025-02-20", ("2025-02-10", "8899"))
    assert (told["paid_until"], told["ended_on"]) == ("2025-02-14", "2025-02-15")


def test_a_patent_is_not_ended_by_a_price_that_nobody_published() -> None:
    with pytest.raises(Refused) as refused:
        patent_of("orenburg_oblast", "2025-02-15", "2025-02-20", ("2025-02-10", "6000"))
    assert refused.value.said.code is PatentPaidSaid.PRICE_UNSURE
    told = patent_of("orenburg_oblast", "2025-02-15", "2025-03-20", ("2025-02-10", "6724"))
    assert told["ended_on"] == "2025-03-15"


def test_two_halves_in_time_are_no_month_by_any_row() -> None:
    """That they may be one is a caution (`test_rules_patent`); the shorter answer is given."""
    halves = [("2025-02-10", "4450"), ("2025-02-11", "4450")]
    told = patent_of("moscow", "2025-02-15", "2025-02-20", *halves)
    assert (told["paid_until"], told["ended_on"]) == ("2025-02-14", "2025-02-15")
    whole = patent_of("moscow", "2025-02-15", "2025-02-20", *halves, ("2025-02-12", "8900"))
    assert (whole["paid_until"], whole["ended_on"]) == ("2025-03-14", None)


@pytest.mark.parametrize(("matter", "own"), [("appeal", "worker_appeal"), ("cassation", "worker_cassation")])
def test_a_worker_pays_nothing_in_any_instance(matter: str, own: str) -> None:
    assert DutyStep.WORKER_IS_EXEMPT in codes_of(calculated("duty", matter=matter))
    free = calculated("duty", matter=own)
    assert free.answer.amount == 0
    assert codes_of(free) == {DutyStep.EXEMPT}


@pytest.mark.parametrize("language", list(Language))
def test_the_headline_of_an_appeal_names_both_prices(language: Language) -> None:
    """Also where it is not known what it cost for others."""
    for on, figures in (("2026-11-22", ["000", "300000"]), ("2024-01-01", ["000", "15000"])):
        told = calculated("duty", matter="appeal", on=on)
        headline = explained_in(language, CALCULATORS["duty"], told, TODAY).headline
        assert re.findall(r"[0-9]+", re.sub(r"(?<=[0-9])[\s.,](?=[0-9])", "", headline)) == figures
    unknown = calculated("duty", matter="cassation", on="2024-01-01")
    headline = explained_in(language, CALCULATORS["duty"], unknown, TODAY).headline
    assert re.findall(r"[0-9]", headline) == ["0"] * 3


def test_a_price_that_nobody_verified_says_so_beside_that_of_the_worker() -> None:
    with override("en"):
        assert CALCULATORS["duty"].shown(calculated("duty", matter="appeal", on="2024-01-01")).lines
        assert not CALCULATORS["duty"].shown(calculated("duty", matter="appeal", on="2026-11-22")).lines


def test_a_sum_beyond_all_months_pays_no_further_than_the_patent_runs() -> None:
    told = patent_of("moscow", "2026-02-15", "2026-03-20", ("2026-02-10", "999999999999"))
    assert told["paid_until"] == "2027-02-14"


def test_what_was_never_late_rests_on_the_law_too() -> None:
    told = calculated("late-pay", amount="10000", due="2025-03-01", payment=paid(("2025-02-28", "10000")))
    assert told.answer.compensation == 0
    assert [row.code for row in told.rows] == ["card_facts.tc236_formula"]


def test_many_payments_and_a_long_diary_are_counted() -> None:
    payments = [(f"{date(2025, 3, 2) + timedelta(days=day)}", "10") for day in range(61)]
    assert calculated("late-pay", amount="10000", due="2025-03-01", payment=paid(*payments)).answer.segments
    days = [{"on": f"{date(2026, 1, 1) + timedelta(days=day)}", "hours": "8"} for day in range(90)]
    told = calculated("wages", way="HOURLY", rate="100", day=days).answer
    assert len(told.months) == 3


def test_wages_and_the_deadline_give_one_day_for_the_court() -> None:
    for year in (2025, 2026):
        told = calculated(
            "wages", way="HOURLY", rate="100", payday="15", month=[{"month": f"{year - 1}-12", "count": "10"}]
        ).answer.months[0]
        due = machine_of("deadline", id="tc392_wages", **{"from": told.owing.payday.isoformat()})["due"]
        assert told.court_by.isoformat() == due
    future = calculated(
        "wages",
        way="HOURLY",
        rate="100",
        payday="15",
        as_of="2027-06-01",
        month=[{"month": "2026-12", "count": "10"}],
    ).answer.months[0]
    due = machine_of("deadline", id="tc392_wages", **{"from": future.owing.payday.isoformat()})["due"]
    assert future.court_by.isoformat() == due == "2028-01-15"


@pytest.mark.parametrize(
    "work",
    [
        {"month": [{"month": "2026-03", "count": "10"}]},
        {"day": [{"on": "2026-03-01", "hours": "8"}]},
    ],
)
def test_no_work_after_the_last_day_of_work(work: dict[str, Rows]) -> None:
    with pytest.raises(Refused) as refused:
        calculated("wages", way="HOURLY", rate="100", left_on="2026-02-28", **work)
    assert refused.value.said.code is OwedSaid.WORK_AFTER_LEAVING


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("wages", {"way": "HOURLY", "rate": "1", "month": [{"month": "9999-12", "count": "1"}]}),
        ("wages", {"way": "HOURLY", "rate": "1", "day": [{"on": "9999-12-31", "hours": "8"}]}),
        ("wages", {"way": "HOURLY", "rate": "1", "month": [{"month": "2026-01", "count": "9"}], "parts": "3", "first_part": "9999-12-31"}),
        ("stay", {"visit": [{"entry": "9999-12-01", "exit": "?"}], "as_of": "9999-12-31"}),
        ("patent", {"citizenship": "UZ", "entered": "9999-06-10", "months": "12", "region": "moscow", "as_of": "9999-08-01"}),
        ("patent", {"citizenship": "UZ", "entered": "9999-06-01", "issued": "9999-06-10"}),
        ("deadline", {"id": "tc392_wages", "from": "9999-12"}),
    ],
)  # fmt: skip
def test_a_year_that_nobody_meant_is_refused(name: str, given: dict[str, object]) -> None:
    with pytest.raises(Mistaken):
        calculated(name, **given)


def test_the_last_year_that_is_taken_breaks_nothing() -> None:
    for name, given in {
        "patent": {"citizenship": "UZ", "entered": "2099-06-10", "months": "12", "region": "moscow", "as_of": "2099-12-31"},
        "stay": {"visit": [{"entry": "2099-12-01", "exit": "?"}], "as_of": "2099-12-31"},
    }.items():  # fmt: skip
        assert calculated(name, **given).steps


def visits(*stamps: tuple[str, str]) -> Rows:
    return [{"entry": entry, "exit": left} for entry, left in stamps]


def test_an_earlier_visit_may_have_had_a_ground_of_its_own() -> None:
    told = calculated(
        "stay", visit=visits(("2025-01-10", "2025-11-30"), ("2026-02-01", "?")),
        ground="PATENT", until="2027-01-01", as_of="2026-11-22",
    )  # fmt: skip
    assert told.answer.over == Days(0, 0)
    assert StaySaid.IF_NO_GROUND in codes_of(told)
    again = calculated(
        "stay", visit=visits(("2026-01-10", "2026-06-30"), ("2026-09-05", "?")), as_of="2026-10-01"
    ).answer
    assert again.over.least == 0
    assert again.last_day == LastDay(date(2026, 9, 4), date(2026, 12, 3))
    assert again.used.least == 27


def test_out_and_in_again_on_one_day_is_inside() -> None:
    told = calculated(
        "stay", visit=visits(("2026-05-10", "2026-05-10"), ("2026-05-10", "?")), as_of="2026-06-01"
    )
    assert told.answer.is_inside
    assert told.answer.used == Days(23, 23)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("stay", {"visit": visits(("2024-06-01", "?")), "as_of": "2024-12-01"}),
        ("stay", {"visit": visits(("2013-02-01", "2013-03-01"), ("2026-05-10", "?")), "as_of": "2026-06-01"}),
        ("patent", {"citizenship": "UZ", "entered": "2021-12-01", "as_of": "2021-12-10"}),
        ("patent", {"citizenship": "KG", "entered": "2015-08-11", "as_of": "2015-08-20"}),
        ("registration", {"citizenship": "TJ", "entered": "2013-12-29", "as_of": "2014-01-02"}),
        ("registration", {"citizenship": "UZ", "entered": "2012-03-01", "as_of": "2012-06-02"}),
        ("duty", {"matter": "worker_claim", "on": "2016-07-31"}),
    ],
)
def test_a_side_rule_that_was_not_in_force_leaves_the_answer_whole(
    name: str, given: dict[str, object]
) -> None:
    assert calculated(name, **given).steps


def test_a_founder_of_the_union_may_have_had_a_longer_term_before() -> None:
    told = {
        code: codes_of(calculated("registration", citizenship=code, entered="2015-08-11"))
        for code in ("KZ", "KG", "MD")
    }
    assert [RegistrationSaid.MAY_BE_LONGER in told[code] for code in ("KZ", "KG", "MD")] == [
        True,
        False,
        False,
    ]


@pytest.mark.parametrize("start", ["2026", "2026-11"])
def test_hours_from_a_month_are_a_span(start: str) -> None:
    told = machine_of("deadline", id="police_detention", **{"from": start})
    assert told["due"] is None
    assert told["earliest"] < told["latest"]


def test_a_start_in_part_has_no_first_day() -> None:
    for name in ("tc392_wages", "police_detention", "git_complaint_answer"):
        said = {step.code for step in calculated("deadline", id=name, **{"from": "2026-02"}).steps}
        assert said <= {DeadlineStep.TERM, DeadlineStep.RUNS_FROM, DeadlineStep.RESTORABLE}


def test_the_term_of_an_authority_is_not_the_applicants() -> None:
    for name in ("git_complaint_answer", "prosecutor_answer", "authority_answer"):
        exact = codes_of(calculated("deadline", id=name, **{"from": "2026-10-02"}))
        in_part = codes_of(calculated("deadline", id=name, **{"from": "2026-10"}))
        assert not {DeadlineCaution.MOVE_UNSETTLED, DeadlineCaution.START_IN_PART} & (exact | in_part)


def test_the_right_to_stop_work_is_no_last_day() -> None:
    told = calculated("deadline", id="tc142_suspend", **{"from": "2026-10-02"})
    assert told.answer.due.day == date(2026, 10, 17)  # a Saturday
    assert DeadlineStep.RIGHT_FROM in codes_of(told)
    with override("en"):
        assert "Last day" not in CALCULATORS["deadline"].shown(told).headline


def test_a_patent_is_applied_for_within_thirty_days_with_the_day_of_entry() -> None:
    told = calculated("patent", citizenship="UZ", entered="2026-01-10", as_of="2026-01-20")
    assert [step.due for step in told.answer.steps[:2]] == [date(2026, 2, 8)] * 2
    assert RegistrationSaid.FIRST_DAY_UNSURE in codes_of(told)
    later = calculated(
        "patent", citizenship="UZ", entered="2026-01-10", applied="2026-02-09", as_of="2026-02-20"
    )
    assert later.answer.steps[0].state is State.DONE


def test_the_last_hour_of_a_day_before_a_holiday_is_overtime() -> None:
    months = calculated(
        "wages", way="HOURLY", rate="100", day=[{"on": "2026-04-30", "hours": "8"}]
    ).answer.months
    assert months[0].owing.earned.amount == 850


@pytest.mark.parametrize(
    ("month", "code"),
    [
        ([{"month": "2026-03", "count": "745"}], OwedSaid.TOO_MANY_HOURS),
        ([{"month": "2026-03", "count": "1"}, {"month": "2026-03", "count": "2"}], OwedSaid.TOLD_TWICE),
    ],
)
def test_a_month_that_cannot_be_so_is_refused(month: Rows, code: OwedSaid) -> None:
    with pytest.raises(Refused) as refused:
        calculated("wages", way="HOURLY", rate="100", month=month)
    assert refused.value.said.code is code


def test_an_examination_is_no_duty() -> None:
    assert DutyStep.EXAM_AS_WRITTEN in codes_of(calculated("duty", matter="exam_citizenship"))
