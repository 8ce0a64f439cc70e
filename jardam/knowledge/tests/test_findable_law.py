"""What a card is found by follows the law in the very transaction that changes it, and goes back with it."""

from datetime import date
from typing import Any

import pytest
import time_machine

from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Role
from jardam.database.scope import across_centres
from jardam.knowledge.actions.storing import NewVersion, grounds_of, made_of, store_version
from jardam.knowledge.reading import read_card_file
from jardam.knowledge.tests.conftest import AT, DAY
from jardam.law.actions import ChangeWords, confirm_change, draft_change, rehearse_change, withdraw_change
from jardam.law.models import Parameter
from jardam.law.queries import known_parameters
from jardam.law.rules.changing import Act, Grounds, Proposal
from jardam.law.rules.confidence import Confidence
from jardam.search.models import IndexedDocument

GROUNDS = Grounds(
    "law 8", "https://example.org/8", Confidence.SEEN_IN_SOURCE, date(2026, 11, 22), date(2027, 2, 1)
)


def lawyer(name: str, centre: Centre) -> User:
    return User.objects.create(username=name, centre=centre, role=Role.LAWYER, password="!")


def compared() -> str:
    return str(IndexedDocument.objects.get(kind="CARD", key="SMALL").stems)


@pytest.mark.django_db
def test_the_index_says_what_the_law_says_from_its_confirmation_on(
    moscow: Centre, krasnodar: Centre, term: Parameter, referring: dict[str, Any]
) -> None:
    gulnara, hamid = lawyer("gulnara", moscow), lawyer("hamid", krasnodar)
    with time_machine.travel(AT, tick=False):
        file = read_card_file(referring)
        with across_centres("answers belong to the whole network") as db:
            grounds = grounds_of(file, known_parameters({"test.term"}))
            store_version(NewVersion(file, grounds, made_of(file, grounds, {}, {}), None), DAY, db)
        before = compared()
        correct = Proposal(Act.CORRECTION, "test.term", value="21", period=term.valid_from)
        change = draft_change(ChangeWords(GROUNDS, "amended"), correct, by=gulnara, at=AT)
        rehearse_change(change.pk, revision=0, by=gulnara, at=AT)

        confirm_change(change.pk, by=hamid, at=AT)
        after = compared()
        withdraw_change(change.pk, "wrong", by=hamid, at=AT)

    assert "15" in before
    assert "21" in after
    assert compared() == before
