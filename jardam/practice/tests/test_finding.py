"""Practices are found by whoever may read them, and by nobody else: nothing of them stands where all centres look."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from jardam.centres.models import User
from jardam.database.scope import across_centres, for_centre
from jardam.practice import actions
from jardam.practice.finding import practices_for
from jardam.practice.models import Practice
from jardam.practice.tests.conftest import NAME, NOW
from jardam.search.models import IndexedDocument, IndexedTerm

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


def names(words: str, reader: User) -> list[str]:
    with for_centre(reader.centre_id):
        return [one.name for one in practices_for(words, reader)]


@pytest.mark.parametrize("words", ["защита ребёнка", "защита ребё", "pfobnf ht,`yrf"])
def test_a_colleague_of_another_branch_finds_it(practice: Practice, erkin: User, words: str) -> None:
    assert names(words, erkin) == [NAME]


def test_other_words_and_none_find_nothing(practice: Practice, erkin: User) -> None:
    assert names("патент", erkin) == []
    assert names("  ", erkin) == []


def test_another_centre_learns_nothing(practice: Practice, chen: User, signed_in: SignIn) -> None:
    assert names(NAME, chen) == []
    page = signed_in(chen).post(reverse("desk:answers_practices"), {"words": NAME})
    assert page.status_code == 200
    assert NAME not in page.content.decode()


def test_nothing_of_it_enters_the_index_of_the_network(practice: Practice) -> None:
    with across_centres("a test reads the whole index") as db:
        assert not IndexedDocument.objects.using(db).exists()
        assert not IndexedTerm.objects.using(db).exists()


def test_what_was_withdrawn_is_not_found(practice: Practice, amina: User, erkin: User) -> None:
    with for_centre(amina.centre_id):
        actions.withdraw_practice(practice, "Не работает", by=amina, at=NOW)
    assert names(NAME, erkin) == []
