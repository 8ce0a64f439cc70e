"""Records drawn by a seed nobody chose, read without whom they are about, and told to whoever recorded them."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from jardam.audit.models import Entry, Reading
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.months import Month
from jardam.people.actions import erase_person
from jardam.quality import actions
from jardam.quality.models import Review, Sample
from jardam.quality.rules.masking import COVER
from jardam.quality.rules.reviewing import Question
from jardam.quality.rules.sampling import order
from jardam.quality.samples import frame_of
from jardam.quality.tests.conftest import NOW, caller, closed, on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
SignIn = Callable[[User], Client]
NOVEMBER = Month(2026, 11)
STATED = "Азамату не платят, звонить +996 700 123 447"
MARKED = {
    **dict.fromkeys((question.value for question in Question), "YES"),
    "SCREENED": "NO",
    "remark": "Спросите оба",
}


def a_record(erkin: User, farida: User) -> Review:
    """Of a person with a name, drawn by the head."""
    told = {"stated": STATED, "note": "Токтосунов, бригада 7"}
    closed(erkin, on(3), person=caller(erkin), narrative=told)
    with for_centre(erkin.centre_id):
        actions.draw_sample(NOVEMBER, 5, by=farida, at=NOW)
        found: Review = Review.objects.select_related("contact").get()
    return found


def test_a_draw_takes_no_record_of_ones_own_and_none_twice(
    erkin: User, farida: User, signed_in: SignIn
) -> None:
    theirs = {closed(erkin, on(day)).pk for day in range(2, 9)}
    closed(farida, on(9))
    head = signed_in(farida)
    for size in (3, 3, 3):
        assert (
            head.post(reverse("quality:sample_draw"), {"month": "2026-11", "size": size}).status_code == 302
        )
    refused = head.post(reverse("quality:sample_draw"), {"month": "2026-11", "size": "3"})
    assert refused.status_code == 422
    assert "is left to draw" in refused.content.decode()
    with for_centre(erkin.centre_id):
        samples = list(Sample.objects.order_by("number"))
        drawn = [row.contact_id for row in Review.objects.order_by("sample__number", "place")]
        assert Entry.objects.filter(verb="sample.drawn").count() == 3
    assert [one.frame for one in samples] == [7, 4, 1]
    assert len({one.seed for one in samples}) == 1
    assert drawn == order(samples[0].seed, theirs)


def test_what_is_closed_to_others_erased_or_open_is_never_drawn(erkin: User, farida: User) -> None:
    gone = caller(erkin)
    closed(erkin, on(3), person=gone)
    with for_centre(erkin.centre_id):
        assert len(frame_of(farida, NOVEMBER)) == 1
        erase_person(gone, by=farida, at=NOW)
        assert frame_of(farida, NOVEMBER) == []


def test_a_record_shows_codes_and_no_number_day_name_or_author(
    erkin: User, farida: User, signed_in: SignIn
) -> None:
    review = a_record(erkin, farida)
    page = signed_in(farida).get(reverse("quality:review", args=[review.pk])).content.decode()
    main = page[page.index('id="main"') :]
    assert "Unpaid wages" in main
    for told in (STATED, "Азамат", "03.11.2026", review.contact.reference, str(review.contact_id), "erkin"):
        assert told not in main
    with for_centre(erkin.centre_id):
        assert not Reading.objects.filter(verb="contact.read").exists()


def test_its_words_are_masked_and_opening_them_is_written_down(
    erkin: User, farida: User, signed_in: SignIn
) -> None:
    review = a_record(erkin, farida)
    page = signed_in(farida).post(reverse("quality:words", args=[review.pk])).content.decode()
    assert f"{COVER} не платят, звонить {COVER}" in page
    assert f"{COVER}, бригада 7" in page
    assert "Азамат" not in page
    with for_centre(erkin.centre_id):
        assert Reading.objects.filter(verb="contact.read", by_id=farida.pk).count() == 1
        assert Reading.objects.filter(verb="person.read", by_id=farida.pk).count() == 1


def test_a_review_needs_every_mark_and_is_told_to_whoever_recorded_it(
    erkin: User, farida: User, amina: User, signed_in: SignIn
) -> None:
    review = a_record(erkin, farida)
    head, url = signed_in(farida), reverse("quality:review", args=[review.pk])
    assert head.post(url, {**MARKED, "SAFE": ""}).status_code == 422
    assert head.post(url, MARKED).status_code == 302
    own = signed_in(erkin)
    assert "5 of 6 as it should be" in own.get(reverse("quality:mine")).content.decode()
    told = reverse("quality:feedback", args=[review.pk])
    assert "Спросите оба" in own.get(told).content.decode()
    assert signed_in(amina).get(told).status_code == 404
    assert head.get(told).status_code == 404
    with for_centre(erkin.centre_id):
        assert Review.objects.get().seen_on == NOW.date()
        assert Reading.objects.filter(verb="feedback.read", by_id=erkin.pk).count() == 1
        assert Entry.objects.filter(verb="feedback.seen").count() == 1


def test_nobody_reviews_their_own_record(erkin: User, farida: User, signed_in: SignIn) -> None:
    """Even where another head has drawn it."""
    review = a_record(erkin, farida)
    signed_in(farida).post(reverse("quality:review", args=[review.pk]), MARKED)
    with for_centre(erkin.centre_id):
        review.contact.__class__.objects.filter(pk=review.contact_id).update(recorded_by=farida)
    head = signed_in(farida)
    assert head.get(reverse("quality:review", args=[review.pk])).status_code == 403
    assert head.post(reverse("quality:words", args=[review.pk])).status_code == 403


def test_the_remark_rests_sealed_and_goes_with_the_person(
    erkin: User, farida: User, signed_in: SignIn
) -> None:
    review = a_record(erkin, farida)
    signed_in(farida).post(reverse("quality:review", args=[review.pk]), MARKED)
    with for_centre(erkin.centre_id), connection.cursor() as cursor:
        cursor.execute("SELECT review::text FROM quality_review AS review")
        [[row]] = cursor.fetchall()
        assert "Спросите".encode().hex() not in row
        erase_person(review.contact.person, by=farida, at=NOW)
    page = signed_in(erkin).get(reverse("quality:feedback", args=[review.pk])).content.decode()
    assert "erased or closed" in page


def test_another_centre_draws_nothing_of_it(erkin: User, farida: User, chen: User, signed_in: SignIn) -> None:
    review = a_record(erkin, farida)
    assert signed_in(chen).get(reverse("quality:samples")).status_code == 403
    chen.role = "CENTRE_HEAD"
    chen.save(update_fields=["role"])
    browser = signed_in(chen)
    assert browser.get(reverse("quality:sample", args=[review.sample_id])).status_code == 404
    assert browser.get(reverse("quality:review", args=[review.pk])).status_code == 404
    assert "Nothing was drawn yet" in browser.get(reverse("quality:samples")).content.decode()


@pytest.mark.parametrize("spoilt", [{"month": "soon"}, {"size": "0"}, {"size": "21"}, {"month": ""}])
def test_a_draw_that_cannot_be_is_refused(farida: User, signed_in: SignIn, spoilt: dict[str, str]) -> None:
    words = {"month": "2026-11", "size": "5"} | spoilt
    assert signed_in(farida).post(reverse("quality:sample_draw"), words).status_code == 422
