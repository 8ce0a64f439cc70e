"""Every operation answers as its description says, whatever it is asked: no error of ours, no answer that nobody declared.

Two thousand cases in process, half a million with JARDAM_NIGHTLY=1; with a key for everything, and with none.
"""

import os
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from jardam.api.door import LONGEST_BODY
from jardam.api.operations.described import described
from jardam.api.problems import SENTENCES
from jardam.api.rules import pace
from jardam.api.tests.conftest import Issue, Shown
from jardam.cases.models import Case as HelpedCase
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.network.models import Organisation
from jardam.referrals.actions import Answer, answer_from_system, pass_on
from jardam.referrals.models import Offer
from jardam.referrals.rules.lives import Move
from jardam.referrals.systems import Whose
from tests.referring import NOW, Yes, address, by_hand, passing
from tests.undoing import undone

pytestmark = pytest.mark.django_db
IS_NIGHT = os.environ.get("JARDAM_NIGHTLY") == "1"
CASES = 500_000 if IS_NIGHT else 2_000
WITHOUT_A_KEY = 20
"""One case in so many."""
ASKED = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@cache
def operations() -> dict[str, Any]:
    """By method and address."""
    schema = schemathesis.openapi.from_dict(described())
    schema.app = get_wsgi_application()
    found = [one.ok() for one in schema.get_all_operations()]
    return {one.label: one for one in found}


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """As Django's own test client does: the transaction of the test outlives each call."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


every_operation = pytest.mark.parametrize("label", operations())


@pytest.fixture
def offer(
    amina: User,
    case: HelpedCase,
    first: Organisation,
    system: bytes,
    yes: Yes,
    monkeypatch: pytest.MonkeyPatch,
) -> Offer:
    """One that stands with the first partner, seen, so that every move may be drawn; and no end of calls in a minute."""
    del system  # entered before they are asked
    monkeypatch.setattr(pace, "MOST_A_MINUTE", 10**9)
    yes(first)
    with for_centre(amina.centre_id):
        passed = pass_on(case, passing(by_hand(first)), address, by=amina, at=NOW)
        assert passed.handed is not None
        asked = passed.handed.offer
        whose = Whose(asked.centre_id, first.pk)
        return answer_from_system(whose, asked.pk, Answer(day_uuid(), Move.SEE), b"", address, at=NOW)


def ask(label: str, count: int, offer: Offer, shown: Shown) -> None:
    """Ask one operation ``count`` times; half of those about one thing ask about what there is."""
    operation = operations()[label]
    drawn = [operation.as_strategy(generation_mode=mode) for mode in GenerationMode]

    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        derandomize=not IS_NIGHT,
    )
    @given(case=st.one_of(drawn), is_real=st.booleans())
    def asked(case: Case, is_real: bool) -> None:
        if is_real and "referral_id" in case.path_parameters:
            case.path_parameters["referral_id"] = str(offer.pk)
        with undone():
            case.call_and_validate(headers=shown, checks=ASKED)

    asked()


@every_operation
def test_an_operation_answers_as_it_is_described(label: str, offer: Offer, issue: Issue) -> None:
    _key, shown = issue(offer.organisation)
    ask(label, CASES // len(operations()), offer, shown)


@every_operation
def test_without_a_key_it_refuses_as_it_is_described(label: str, offer: Offer) -> None:
    ask(label, CASES // WITHOUT_A_KEY // len(operations()), offer, {})


def test_an_answer_that_nobody_declared_is_found(
    offer: Offer, issue: Issue, monkeypatch: pytest.MonkeyPatch
) -> None:
    _key, shown = issue(offer.organisation)
    monkeypatch.setitem(SENTENCES, "NOT_THERE", (418, "no teapot"))  # type: ignore[misc]
    with pytest.raises(BaseException, match=r"418|Undocumented"):
        ask("GET /api/v1/referrals/{referral_id}", 50, offer, shown)


def test_every_operation_declares_every_refusal() -> None:
    told = described()
    assert told["openapi"].startswith("3.1")
    statuses = {str(status.value) for status, _sentence in SENTENCES.values()}
    every: list[Callable[[], Any]] = [one for path in told["paths"].values() for one in path.values()]
    assert all(statuses <= one["responses"].keys() for one in every)  # type: ignore[attr-defined]
    assert LONGEST_BODY < 100_000
