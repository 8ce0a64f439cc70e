"""What nobody could answer: counted by what it was about, and nothing else is kept."""

from datetime import UTC, date, datetime

import pytest

from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.search.models import Unanswered
from jardam.search.unanswered import count_unanswered

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_the_same_matter_in_other_words_is_counted_together(erkin: User) -> None:
    with for_centre(erkin.centre_id):
        count_unanswered("менин атым Азамат, айлык бербей жатат 0555123456", by=erkin, at=AT)
        count_unanswered("айлыгымды төлөбөйт", by=erkin, at=AT)
        row = Unanswered.objects.get()
    assert (row.times, row.month, row.language, row.concepts) == (
        2,
        date(2026, 11, 1),
        "KY",
        "NOT_PAID WAGES",
    )


@pytest.mark.parametrize("typed", ["Азамат Токтосунов", "0555 123456", "\ud800\x00", "🙂", "x" * 10_000])
def test_no_word_that_is_no_concept_is_kept(erkin: User, typed: str) -> None:
    with for_centre(erkin.centre_id):
        count_unanswered(typed, by=erkin, at=AT)
        kept = " ".join(f"{row.concepts} {row.language}" for row in Unanswered.objects.all())
    assert not set(typed.lower().split()) & set(kept.lower().split())


def test_nothing_typed_is_not_counted(erkin: User) -> None:
    with for_centre(erkin.centre_id):
        count_unanswered("   ", by=erkin, at=AT)
        assert not Unanswered.objects.exists()


def test_only_who_writes_answers_sees_it_and_only_their_centres(
    erkin: User, farida: User, chen: User
) -> None:
    with for_centre(erkin.centre_id):
        count_unanswered("виза в космос", by=erkin, at=AT)
        assert Unanswered.objects.visible_to(farida).count() == 1
        assert not Unanswered.objects.visible_to(erkin).exists()
        assert not Unanswered.objects.visible_to(chen).exists()
