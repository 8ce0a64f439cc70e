"""The radar: a change of the law is entered, and all that rests on it is worked out again, at a hundred thousand terms and sums.

In this process, on a database of its own, as the page's view runs it. Each change is entered, looked through and rolled back.
"""

import argparse
import os
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import TypeVar
from uuid import uuid4

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from benchmarks import joined  # noqa: F401 - first of all, so that the models below can be read
from benchmarks.databases import copy_database, count_anew, exists, stop_serving, use_database
from benchmarks.processes import cpu_ms
from benchmarks.results import Row, Verdict, save
from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Role
from jardam.config.up.supervisor import Supervisor
from jardam.database.scope import for_centre
from jardam.demo.opening import open_centres
from jardam.desk.changes import rehearsal_of
from jardam.law import dependents
from jardam.law.actions import ChangeWords, Used, draft_change, record_uses
from jardam.law.computed import Worked, late_pay_again, late_pay_of, term_of, terms_again
from jardam.law.dependences import Register
from jardam.law.models import Change, Dependence
from jardam.law.queries import rule_book, turn_for
from jardam.law.rules.changing import Act, Grounds, Proposal
from jardam.law.rules.confidence import Confidence
from jardam.law.rules.late_rates import KEY
from jardam.law.rules.rulebook import RuleBook

T = TypeVar("T")
DATABASE, LAWYER, ROOM = "jardam_radar", "radar", "radar"
THINGS = 100_000
SECONDS = 1.0
DAYS_OPEN, DAYS_LATE = 340, 40
WAGES = "deadlines.tc392_wages"
TERMS, SUMS = "RADAR_TERM", "RADAR_SUM"
KINDS = {TERMS: ("terms", WAGES, "2"), SUMS: ("sums, no two alike", KEY, "19")}
"""What is counted, which row changes, and into what."""


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds on a processor of one change: entered, everything worked out again, a page of lines and a page far down.

    ``waited``: seconds until it was entered and looked through.
    """

    entered: float
    rehearsed: float
    page: float
    deep: float
    waited: float

    @property
    def total(self) -> float:
        return self.entered + self.rehearsed


def run(asked: argparse.Namespace, supervisor: Supervisor) -> None:
    stop_serving(supervisor)
    user = _filled(supervisor)
    registers = _registers()
    for register in registers.values():
        dependents.register(register.source)
    count_anew(supervisor, DATABASE)
    use_database(DATABASE)
    rounds = {kind: [_took(kind, registers[kind], user) for _ in range(asked.rounds)] for kind in KINDS}
    save(_row(rounds, asked.rounds))


def _row(rounds: dict[str, list[Took]], number: int) -> Row:
    verdicts: list[Verdict] = []
    facts: dict[str, float] = {}
    for kind, (words, _code, _value) in KINDS.items():
        told = f"{THINGS:,} {words}"
        verdicts += [
            Verdict(f"{told}: entered and looked through", _median(rounds[kind], "total"), SECONDS, unit="s"),
        ]  # fmt: skip
        facts |= {
            f"{told}: waited, s": _median(rounds[kind], "waited"),
            f"{told}: a page of lines, s": _median(rounds[kind], "page"),
            f"{told}: a page far down, s": _median(rounds[kind], "deep"),
        }
    notes = [
        "Looked through: the whole page of the change, with cards and answers given; every term and sum is worked out by the calculators' rule.",
        "Terms began on some three hundred days, and equal ones are worked out once; of the sums each is its own.",
        "Seconds on a processor, of the process and of the backend that serves it; 'waited' is with whatever else the machine did.",
        "Nothing is kept: each change is rolled back.",
    ]
    title = "A change of the law, and all that it touches"
    return Row("radar", title, verdicts, facts=facts, notes=notes, rounds=number)


def _median(every: list[Took], name: str) -> float:
    seconds = sorted(getattr(one, name) for one in every)
    return round(float(seconds[len(seconds) // 2]), 3)


def _took(kind: str, register: Register, user: User) -> Took:
    today = timezone.localdate()
    _words, code, value = KINDS[kind]
    with for_centre(user.centre_id), transaction.atomic():
        began = time.perf_counter()
        change, entered = _timed(lambda: _enter(code, value, user))
        _shown, rehearsed = _timed(lambda: rehearsal_of(change, user, today))
        waited = time.perf_counter() - began
        turn = turn_for(change, today)
        total = register.total(user, turn)
        assert total.touched == total.moved == THINGS, total
        first, page = _timed(lambda: register.lines(user, turn, ""))
        far = Dependence.objects.filter(kind=kind).order_by("due_on", "pk")[THINGS // 2]
        place = f"{far.due_on or ''}_{far.pk}"
        _lines, deep = _timed(lambda: register.lines(user, turn, place))
        assert len(first.lines) == len(_lines.lines) == dependents.PAGE_LINES
        transaction.set_rollback(True)
    return Took(entered, rehearsed, page, deep, waited)


def _timed(act: Callable[[], T]) -> tuple[T, float]:
    """What it answers, and its seconds on a processor: of this process and of the database backend that serves it."""
    pids = [os.getpid(), connection.connection.info.backend_pid]
    began = cpu_ms(pids)
    answer = act()
    return answer, (cpu_ms(pids) - began) / 1000


def _enter(code: str, value: str, user: User) -> Change:
    now = timezone.now()
    grounds = Grounds("1-FZ", "-", Confidence.NOT_FOUND, now.date(), now.date() + timedelta(days=30))
    row = rule_book(now.date()).at(code, now.date())
    proposal = Proposal(
        Act.CORRECTION, code, value, period=row.valid_from, version=row.version, ends_on=row.valid_to
    )
    return draft_change(ChangeWords(grounds, "-"), proposal, by=user, at=now)


def _registers() -> dict[str, Register]:
    rules = {TERMS: terms_again, SUMS: late_pay_again}
    return {
        kind: Register(kind, kind, rule, lambda _user: Q(), lambda _user, _keys: {})
        for kind, rule in rules.items()
    }


def _filled(supervisor: Supervisor) -> User:
    """A copy of the house with the things in it; made once."""
    if not exists(supervisor, DATABASE):
        copy_database(supervisor, "jardam", DATABASE)
    use_database(DATABASE)
    centre = open_centres()["moscow"]
    user, _is_new = User.objects.get_or_create(
        username=LAWYER, defaults={"centre": centre, "role": Role.LAWYER, "password": "!"}
    )
    with for_centre(centre.pk), transaction.atomic():
        if Dependence.objects.filter(room=ROOM).count() < 2 * THINGS:
            _write(centre)
    return user


def _write(centre: Centre) -> None:
    began, at = time.perf_counter(), timezone.now()
    record_uses(_things(rule_book(at.date()), at.date()), centre_id=centre.pk, at=at)
    print(f"{2 * THINGS:,} terms and sums written in {time.perf_counter() - began:.0f} s", flush=True)


def _things(book: RuleBook, today: date) -> Iterator[Used]:
    """The same days and sums in every run."""
    dice = random.Random(392)

    @cache
    def term(started_on: date) -> Worked:
        return term_of("tc392_wages", started_on, book)

    for _ in range(THINGS):
        started_on = today - timedelta(days=dice.randrange(1, DAYS_OPEN))
        yield term(started_on).used(ROOM, TERMS, uuid4())
    for number in range(THINGS):
        due = today - timedelta(days=dice.randrange(3, DAYS_LATE))
        amount = Decimal(1_000_000 + 137 * number).scaleb(-2)
        yield late_pay_of(amount, due, today, book).used(ROOM, SUMS, uuid4())
