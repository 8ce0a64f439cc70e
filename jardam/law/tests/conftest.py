"""A small law of three rows, and the two people who keep it."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.core.management import execute_from_command_line

from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Role
from jardam.database.scope import across_centres
from jardam.law.actions import ChangeWords, confirm_change, draft_change, rehearse_change
from jardam.law.models import CalendarDay, Change, Parameter
from jardam.law.rules.changing import Act, Grounds, Proposal
from jardam.law.rules.confidence import Confidence

TERM, FEE, HOTLINE = "deadlines.registration", "patent_fees.moscow", "card_facts.emergency"
LOADED = date(2026, 1, 10)
ENTERED = datetime(2026, 11, 22, 9, tzinfo=UTC)
CONFIRMED = datetime(2026, 11, 23, 9, tzinfo=UTC)
WITHDRAWN = datetime(2026, 11, 25, 9, tzinfo=UTC)
GROUNDS = Grounds(
    "Federal Law 109-FZ art. 22", "https://example.org/109", Confidence.SEEN_IN_SOURCE, date(2026, 11, 22), date(2027, 2, 1)
)  # fmt: skip
SHORTER = Proposal(Act.NEW_PERIOD, TERM, value="5", starts_on=date(2027, 1, 1))


@pytest.fixture
def small_law(db: None) -> None:
    told = {"statement": "-", "confidence": "SEEN_IN_SOURCE", "last_checked_on": LOADED, "known_from": LOADED}
    told |= {"next_review_on": date(2026, 7, 1), "law": "109-FZ"}
    with across_centres("the law belongs to the whole network") as alias:
        make = Parameter.objects.using(alias).create
        make(code=TERM, value="7", unit="working_days", valid_from=date(2020, 1, 1), **told)
        make(
            code=FEE,
            value="8900",
            unit="RUB",
            valid_from=date(2025, 1, 1),
            valid_to=date(2025, 12, 31),
            **told,
        )
        make(
            code=FEE,
            value="10000",
            unit="RUB",
            valid_from=date(2026, 1, 1),
            valid_to=date(2026, 12, 31),
            **told,
        )
        make(code=HOTLINE, value="112", unit="number_to_call", **told)
        CalendarDay.objects.using(alias).create(
            day=date(2026, 1, 1), kind="HOLIDAY", confidence="SEEN_IN_SOURCE", known_from=LOADED
        )


@pytest.fixture
def gulnara(moscow: Centre) -> User:
    """A lawyer in Moscow."""
    return User.objects.create(username="gulnara", centre=moscow, role=Role.LAWYER, password="!")


@pytest.fixture
def hamid(krasnodar: Centre) -> User:
    """A lawyer in Krasnodar: often the second person."""
    return User.objects.create(username="hamid", centre=krasnodar, role=Role.LAWYER, password="!")


Enter = Callable[..., Change]


@pytest.fixture
def entered(small_law: None, gulnara: User) -> Enter:
    def enter(proposal: Proposal = SHORTER, *, by: User = gulnara, at: datetime = ENTERED) -> Change:
        return draft_change(ChangeWords(GROUNDS, "the law was amended"), proposal, by=by, at=at)

    return enter


@pytest.fixture
def confirmed(entered: Enter, gulnara: User, hamid: User) -> Enter:
    def confirm(proposal: Proposal = SHORTER, *, at: datetime = CONFIRMED) -> Change:
        change = entered(proposal, at=at)
        rehearse_change(change.pk, revision=0, by=gulnara, at=at)
        return confirm_change(change.pk, by=hamid, at=at)

    return confirm


Run = Callable[..., tuple[int, str, str]]
"""Types a command: the code it ends with, and what it prints where."""


@pytest.fixture
def run(db: None, capsys: pytest.CaptureFixture[str]) -> Run:
    """``jardam law …`` as somebody types it."""

    def typed(*words: str) -> tuple[int, str, str]:
        code = 0
        try:
            execute_from_command_line(["jardam", "law", *words])
        except SystemExit as ended:
            code = int(ended.code or 0)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return typed
