"""Calculators beside a call: in its language, put into the contact by one key, found again when the law changes."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jardam.audit.models import Entry
from jardam.centres.models import User
from jardam.contacts.actions import (
    Caller,
    ContactRecord,
    Tab,
    close_contact,
    keep_draft,
    put_answer,
    read_draft,
)
from jardam.contacts.models import Contact, ContactAnswer
from jardam.contacts.rules.closing import Outcome
from jardam.database.scope import across_centres, for_centre
from jardam.desk.tests.files import close_file, unlock
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.law.actions import load_law
from jardam.law.dependents import Total, source_named
from jardam.law.models import Parameter
from jardam.law.queries import rule_book
from jardam.law.reckoned import reckon
from jardam.law.rules.changing import Act, Grounds, Proposal, outcome, turn_of
from jardam.law.rules.confidence import Confidence
from jardam.people.rules.identity import Identity

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
TERM = {"id": "tc392_other", "from": "2026-10-01", "paper_language": "KY"}
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture(autouse=True)
def law(db: None) -> None:
    load_law(settings.ROOT / "data" / "law", timezone.now())


def page(name: str, call: Contact, *more: str) -> str:
    return reverse(f"desk:{name}", args=[call.pk, *more])


def sooner() -> None:
    """The law as it is known from now on: two months instead of three."""
    today = timezone.localdate()
    row = rule_book(today).at("deadlines.tc392_other", today)
    with across_centres("the law belongs to the whole network") as alias:
        known = Parameter.objects.using(alias).get(
            code=row.code, version=row.version, valid_from=row.valid_from
        )
        known.pk, known.version, known.value = None, known.version + 1, "2"
        known.save(force_insert=True, using=alias)


def put(browser: Client, call: Contact, typed: dict[str, str] = TERM, **how: Any) -> HttpResponse:
    """Read out, then put: with what the page says was read."""
    read = browser.post(page("call_calculator", call, "deadline"), typed, **HTMX).context["seen"]
    answer: Any = browser.post(page("call_answer_put", call, "deadline"), typed | {"seen": read}, **how)
    return answer


def kept(user: User) -> list[ContactAnswer]:
    with for_centre(user.centre_id):
        return list(ContactAnswer.objects.all())


def test_the_calculator_opens_in_the_language_of_the_call(
    signed_in: SignIn, erkin: User, call: Contact
) -> None:
    with for_centre(erkin.centre_id):
        keep_draft(call, {"language": "TG"}, tab=Tab("a", 0))
    here, browser = page("call_calculator", call, "deadline"), signed_in(erkin)
    kept_before = browser.get(here).content.decode()
    on_the_page = browser.get(here, {"language": "UZ"}, **HTMX).content.decode()
    assert '<option value="TG" selected>' in kept_before
    assert '<option value="UZ" selected>' in on_the_page
    assert "<html" in kept_before
    assert "<html" not in on_the_page


def test_the_fields_are_none_of_the_call(signed_in: SignIn, erkin: User, call: Contact) -> None:
    part = signed_in(erkin).get(page("call_calculator", call, "patent"), **HTMX).content.decode()
    assert 'id="work_region"' in part
    assert 'id="id_' not in part


def test_an_answer_is_shown_first_and_kept_only_when_it_is_put(
    signed_in: SignIn, erkin: User, call: Contact
) -> None:
    browser = signed_in(erkin)
    told = browser.post(page("call_calculator", call, "deadline"), TERM, **HTMX).content.decode()
    assert 'lang="ky"' in told
    assert '<input type="hidden" name="from" value="2026-10-01">' in told
    assert kept(erkin) == []
    listed = put(browser, call, **HTMX).content.decode()
    assert len(kept(erkin)) == 1
    assert "11.01.2027" in listed or "2027" in listed


def test_nothing_typed_in_the_call_is_lost_and_no_draft_is_overtaken(
    signed_in: SignIn, erkin: User, call: Contact
) -> None:
    with for_centre(erkin.centre_id):
        heard = keep_draft(call, {"stated": "Айлык бербейт"}, tab=Tab("a", 0))
    put(signed_in(erkin), call)
    with for_centre(erkin.centre_id):
        call = Contact.objects.select_related("key").get(pk=call.pk)
        assert read_draft(call)["stated"] == "Айлык бербейт"
        assert keep_draft(call, {"stated": "Айлык бербейт!"}, tab=Tab("b", heard)) == heard + 1


def test_sent_twice_it_stands_once_and_is_taken_out_once(
    signed_in: SignIn, erkin: User, call: Contact
) -> None:
    browser = signed_in(erkin)
    assert [put(browser, call).status_code for _time in range(2)] == [302, 302]
    (answer,) = kept(erkin)
    for _time in range(2):
        browser.post(page("call_answer_drop", call), {"answer": str(answer.pk)}, **HTMX)
    assert kept(erkin) == []


def test_what_is_no_answer_stays_typed_and_says_why(signed_in: SignIn, erkin: User, call: Contact) -> None:
    for name in ("call_calculator", "call_answer_put"):
        answer = signed_in(erkin).post(page(name, call, "deadline"), TERM | {"from": "31.02.2026"}, **HTMX)
        assert answer.status_code == 422
        assert answer["HX-Retarget"] == "#work"
        assert "31.02.2026" in answer.content.decode()
    assert kept(erkin) == []


def test_what_is_another_answer_by_now_is_shown_before_it_is_put(
    signed_in: SignIn, erkin: User, call: Contact
) -> None:
    browser = signed_in(erkin)
    read = browser.post(page("call_calculator", call, "deadline"), TERM, **HTMX).context["seen"]
    sooner()
    shown = browser.post(page("call_answer_put", call, "deadline"), TERM | {"seen": read}, **HTMX)
    again = shown.content.decode()
    assert kept(erkin) == []
    assert (shown.status_code, shown["HX-Retarget"]) == (422, "#work")
    assert "The answer is another one by now" in again
    assert '<input type="hidden" name="from" value="2026-10-01">' in again
    assert f'<input type="hidden" name="seen" value="{shown.context["seen"]}">' in again
    browser.post(page("call_answer_put", call, "deadline"), TERM | {"seen": shown.context["seen"]})
    assert len(kept(erkin)) == 1


def test_an_answer_of_yesterday_is_read_again(
    signed_in: SignIn, erkin: User, call: Contact, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = signed_in(erkin)
    read = browser.post(page("call_calculator", call, "deadline"), TERM, **HTMX).context["seen"]
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda *_moment: tomorrow)
    browser.post(page("call_answer_put", call, "deadline"), TERM | {"seen": read}, **HTMX)
    assert kept(erkin) == []


def test_nothing_typed_stands_in_the_audit(signed_in: SignIn, erkin: User, call: Contact) -> None:
    put(signed_in(erkin), call)
    with for_centre(erkin.centre_id):
        entry = Entry.objects.get(verb="contact.answer_put")
    assert entry.detail == {}


def test_a_call_in_which_something_was_worked_out_is_not_thrown_away_by_one_press(
    signed_in: SignIn, erkin: User, call: Contact
) -> None:
    browser = signed_in(erkin)
    put(browser, call)
    assert browser.post(page("call_discard", call)).status_code == 422
    assert len(kept(erkin)) == 1


def test_the_closed_contact_shows_what_was_told(signed_in: SignIn, erkin: User, call: Contact) -> None:
    browser = signed_in(erkin)
    put(browser, call)
    browser.post(
        page("call_close", call), {"language": "KY", "topics": ["B_UNPAID_WAGES"], "outcome": "ANSWERED"}
    )
    shown = browser.get(page("contact", call)).content.decode()
    assert "Worked out for them" in shown
    assert "2027" in shown
    assert put(browser, call, TERM | {"from": "2026-10-02"}, **HTMX).status_code == 409


def test_a_card_beside_a_call_leads_to_its_calculators_beside_the_call(
    signed_in: SignIn, erkin: User, call: Contact
) -> None:
    from jardam.desk.templatetags.desk import call_of  # noqa: PLC0415

    class Asked:
        htmx = type("H", (), {"current_url_abs_path": f"/calls/{call.pk}/close/"})()

    class Elsewhere:
        htmx = type("H", (), {"current_url_abs_path": "/answers/"})()

    assert call_of({"request": Asked()}) == str(call.pk)
    assert call_of({"request": Elsewhere()}) == ""
    assert call_of({}) == ""


def test_of_a_closed_file_the_change_tells_that_there_is_one_and_no_more(
    signed_in: SignIn, erkin: User, amina: User, farida: User, call: Contact
) -> None:
    """Whoever opens the file sees it on the contact; a list opens nothing with anybody's own key."""
    with for_centre(erkin.centre_id):
        today = timezone.localdate()
        book = rule_book(today)
        put_answer(call, reckon("deadline", TERM, book, today), by=erkin, at=timezone.now())
        filled = ContactRecord(Language.KY, [Topic.B_UNPAID_WAGES], Outcome.ANSWERED, {"stated": "-"})
        caller = Caller(identity=Identity(name="Азамат"))
        closed = close_contact(call, filled, caller=caller, by=erkin, at=timezone.now())
        assert closed.person
        close_file(closed.person, amina, farida)
        grounds = Grounds("law", "-", Confidence.SEEN_IN_SOURCE, today, today)
        sooner = Proposal(Act.NEW_PERIOD, "deadlines.tc392_other", value="2", starts_on=date(2026, 9, 1))
        turn = turn_of(book, outcome(sooner, grounds, book))
        source = source_named("ANSWER")
        assert source
        assert source.total(amina, turn) == Total(1, 0, unknown=1)
        (line,) = source.lines(amina, turn, "").lines
    assert "2026" not in line.before + line.after
    browser = signed_in(amina)
    assert browser.get(page("contact", closed)).status_code == 403
    unlock(browser, amina)
    assert "<b>Last day: " in browser.get(page("contact", closed)).content.decode()
