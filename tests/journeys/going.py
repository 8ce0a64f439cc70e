"""How one comes to each page: by its address, or by what one does before it is there."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect

from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.kernel.months import Month
from jardam.people.actions import restrict_person
from jardam.people.models import Person
from jardam.portal.rules.marks import mark_of
from jardam.quality import actions
from jardam.quality.models import Review
from jardam.quality.rules.reviewing import Mark, Question
from jardam.vault.argon import Cost
from jardam.vault.user_keys import opened_private
from tests.access_matrix.care import ORGANISATION, agreement_of, facility_of, organisation_of
from tests.journeys import test_register
from tests.journeys.calling import a_busy_line
from tests.journeys.desks import Desk
from tests.journeys.entering import with_password
from tests.journeys.town import NUMBER, PASSWORD, Town
from tests.journeys.words import ru

SEARCHED = "айлык бербей жатат"
QUICK = Cost(memory_kib=64, passes=1)
Go = Callable[[Desk, Town], None]


@dataclass(frozen=True)
class to:  # noqa: N801 - read as a word of the table
    """Straight to a page, which changes nothing; words in braces are of the town."""

    address: str

    def __call__(self, desk: Desk, town: Town) -> None:
        named = ("caller", "closed", "late", "adviser", "booked", "ticket")
        things = {name: getattr(town, name).pk for name in named}
        desk.page.goto(self.address.format(**things, missing=day_uuid(), amina=town.users["amina"].pk))


def the_booked_day(desk: Desk, town: Town) -> None:
    desk.page.goto(f"/reception/days/?day={town.booked.on_day}")


def a_call(desk: Desk, town: Town) -> None:
    desk.page.goto("/")
    desk.begin_call()


def a_full_call(desk: Desk, town: Town) -> None:
    """A number that called before, a Kyrgyz card open, all topics shown, a callback half promised, and refused."""
    a_call(desk, town)
    page = desk.page
    page.get_by_label(ru("Phone, if given")).fill(NUMBER)
    page.locator("[name=outcome][value=CALLBACK]").check(force=True)
    page.get_by_label(ru("When"), exact=True).fill("2020-01-01T10:00")
    desk.hands.press("Control+Enter")
    expect(page.locator(".j-errsum")).to_be_focused()
    desk.speak("KY")
    page.get_by_label(ru("Find an answer")).fill(SEARCHED)
    expect(page.locator("#found .j-a--on h2")).to_have_attribute("lang", "ky")
    expect(page.get_by_role("group", name=ru("This number has called before"))).to_be_visible()
    page.get_by_text(ru("Region, sex, age, how they heard of us, a note")).click()
    page.locator(".j-chips__more summary").click()


def second_factor(desk: Desk, town: Town) -> None:
    with_password(desk, "erkin")


def a_public_answer(desk: Desk, town: Town) -> None:
    """Found in one's own words, its topic unfolded, as on a phone."""
    desk.page.goto("/info/ky/")
    desk.page.get_by_role("searchbox").fill(SEARCHED)
    desk.page.keyboard.press("Enter")
    desk.page.locator("#found + .j-questions a").first.click()
    expect(desk.page.locator(".j-voice")).to_be_visible()


def a_public_sum(desk: Desk, town: Town) -> None:
    """Late pay, worked out on a phone."""
    desk.page.goto(f"/info/ky/sum/{mark_of('calculator/late-pay')}/")
    desk.page.locator("[name=amount]").fill("10000")
    desk.page.locator("[name=due]").fill("2025-03-01")
    desk.page.locator("form .j-btn--main").click()
    expect(desk.page.locator(".j-explained")).to_be_visible()


def a_place_of_care(desk: Desk, town: Town) -> None:
    with for_centre(town.caller.centre_id), transaction.atomic():
        facility = facility_of(town.users["farida"], timezone.now())
    desk.page.goto(f"/facilities/{facility}/")


def an_organisation(desk: Desk, town: Town) -> None:
    with for_centre(town.caller.centre_id), transaction.atomic():
        organisation_of(town.users["farida"], timezone.now())
    desk.page.goto(f"/directory/{ORGANISATION}/")


def an_agreement(desk: Desk, town: Town) -> None:
    with transaction.atomic():
        agreement = agreement_of(town.users["farida"], timezone.now())
    desk.page.goto(f"/agreements/{agreement}/")


def refused_sign_in(desk: Desk, town: Town) -> None:
    desk.page.goto("/sign-in/")
    desk.page.keyboard.press("Enter")
    desk.page.locator("form").first.evaluate("form => { form.noValidate = true; form.requestSubmit(); }")
    expect(desk.page.locator(".j-errsum")).to_be_focused()


def a_number(desk: Desk, town: Town) -> None:
    to("/callbacks/{late}/")(desk, town)
    desk.page.get_by_role("button", name=ru("Show the number")).click()
    expect(desk.page.locator(".j-number")).to_be_visible()


def a_person(desk: Desk, town: Town) -> None:
    to("/people/{caller}/")(desk, town)
    desk.page.get_by_role("button", name=ru("Show who it is")).click()
    expect(desk.page.get_by_text("Азамат Токтосунов")).to_be_visible()


def closed_file(town: Town) -> str:
    """The caller's file, closed to all but Amina and Farida. Returns its address."""
    openers = [town.users["amina"], town.users["farida"]]
    with for_centre(town.caller.centre_id), transaction.atomic():
        person = Person.objects.select_related("key").get(centre_id=town.caller.centre_id, pk=town.caller.pk)
        for opener in openers:
            opened_private(opener, PASSWORD, cost=QUICK)
        restrict_person(person, openers, by=openers[0], at=timezone.now())
    return f"/people/{person.pk}/"


def to_closed(further: str = "") -> Go:
    def go(desk: Desk, town: Town) -> None:
        desk.page.goto(closed_file(town) + further)
        expect(
            desk.page.get_by_text(ru("This file is closed to all but named people.")).first
        ).to_be_visible()

    return go


def refused_identity(desk: Desk, town: Town) -> None:
    to("/people/{caller}/identity/edit/")(desk, town)
    desk.page.locator("[name=phones]").fill("xyz")
    desk.hands.press("Control+Enter")
    expect(desk.page.locator(".j-errsum")).to_be_focused()


def found(desk: Desk, town: Town) -> None:
    desk.page.goto("/find/")
    desk.page.get_by_label(ru("Number of a contact, phone, document or name")).fill("Токтосунов")
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator("#main a")).to_be_visible()


def answers(desk: Desk, town: Town) -> None:
    desk.page.goto("/answers/")
    desk.page.get_by_label(ru("Find an answer")).fill(SEARCHED)
    expect(desk.page.locator("#found .j-a--on")).to_be_visible()


def law(desk: Desk, town: Town) -> None:
    desk.page.goto("/law/")
    desk.page.get_by_label(ru("Find in the law")).fill("392")
    expect(desk.page.locator("#grounds [data-row]")).to_have_count(3)


def no_law(desk: Desk, town: Town) -> None:
    desk.page.goto("/law/")
    desk.page.get_by_label(ru("Find in the law")).fill("абракадабра")
    expect(desk.page.get_by_text(ru("No line of the law fits"))).to_be_visible()


def reckoned(desk: Desk, town: Town) -> None:
    desk.page.goto("/calculators/late-pay/")
    desk.page.get_by_label(ru("Sum that was due")).fill("10000")
    desk.page.get_by_label(ru("Payday on which it was due")).fill("2025-03-01")
    desk.page.get_by_role("button", name=ru("Work it out")).click()
    expect(desk.page.locator("#answer table")).to_be_visible()


def recovery_codes(desk: Desk, town: Town) -> None:
    desk.page.goto("/account/recovery-codes/")
    desk.page.get_by_role("button", name=ru("Make new recovery codes")).click()
    expect(desk.page.locator("#main .j-number").first).to_be_visible()


def on_the_line(address: str) -> Go:
    """While one rings, one talks and two were missed."""

    def go(desk: Desk, town: Town) -> None:
        ticket = a_busy_line(town).ticket
        desk.page.goto(address.format(ticket=ticket and ticket.pk))

    return go


def taken_seat(desk: Desk, town: Town) -> None:
    on_the_line("/line/")(desk, town)
    desk.page.get_by_label(ru("Your extension")).fill("а б")
    desk.page.keyboard.press("Enter")
    expect(desk.page.get_by_text(ru("An extension has up to 12 digits or letters."))).to_be_visible()


def locked(desk: Desk, town: Town) -> None:
    desk.page.clock.install()
    desk.page.goto("/")
    desk.page.clock.fast_forward(11 * 60 * 1000)
    expect(desk.page.get_by_role("dialog")).to_be_visible()


def keys(desk: Desk, town: Town) -> None:
    a_call(desk, town)
    desk.hands.press("Escape")
    desk.hands.press("Shift+Slash")
    expect(desk.page.get_by_role("dialog", name=ru("Keys on this page"))).to_be_visible()


def menu(desk: Desk, town: Town) -> None:
    desk.page.goto("/")
    desk.page.locator(".j-bar__who summary").click()


def a_call_for_somebody_else(desk: Desk, town: Town) -> None:
    """A relative calls, and is sent to a partner, whom nobody has chosen yet."""
    a_call(desk, town)
    desk.speak("KY")
    desk.page.locator("#id_client_kind").select_option("RELATIVE")
    with desk.page.expect_response("**/partners/"):
        desk.hands.press("Alt+Digit5")
    desk.hands.press("Control+Enter")
    expect(desk.page.locator(".j-errsum")).to_be_focused()
    expect(desk.page.locator("[name=partner]").first).to_be_visible()


def a_sum_in_a_call(desk: Desk, town: Town) -> None:
    """A duty is worked out beside a call, by keys alone, and put into the contact."""
    a_call(desk, town)
    desk.speak("KY")
    desk.hands.press("Alt+KeyW")
    desk.page.get_by_role("link", name=ru("Duty and court")).press("Enter")
    expect(desk.page.locator("#work_matter")).to_be_focused()
    desk.page.locator("#work_amount").fill("45000")
    desk.hands.press("Control+Enter")
    expect(desk.page.get_by_role("button", name=ru("Read out, put into the contact"))).to_be_focused()


def a_sum_put_into_a_call(desk: Desk, town: Town) -> None:
    a_sum_in_a_call(desk, town)
    desk.hands.press("Enter")
    expect(desk.page.get_by_text(ru("It is in the contact now."))).to_be_visible()


def a_step(desk: Desk, town: Town) -> None:
    """A certificate that was asked for in a call, and what may happen with it."""
    a_call(desk, town)
    desk.speak("KY")
    desk.hands.press("Alt+KeyT")
    desk.hands.press("Space")
    desk.hands.press("Alt+Digit4")
    desk.hands.press("Control+Enter")
    desk.page.get_by_role("link", name=ru("Certificate of return")).click()
    expect(desk.page.get_by_role("button", name=ru("Sent to the consulate"))).to_be_visible()


def thrown_away(desk: Desk, town: Town) -> None:
    a_call(desk, town)
    desk.hands.press("Alt+KeyP")
    desk.hands.type("Үч айдан")
    expect(desk.page.locator(".j-saved b")).to_be_visible()
    desk.page.get_by_role("button", name=ru("Begun by mistake")).click()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(ru("Throw this contact away?"))


def handed_over(desk: Desk, town: Town) -> None:
    to("/staff/{amina}/")(desk, town)
    desk.page.get_by_role("button", name=ru("Reset the access")).click()
    expect(desk.page.locator("[data-once]")).to_be_visible()


def a_proposal(desk: Desk, town: Town) -> None:
    desk.page.goto("/rota/")
    desk.page.get_by_role("button", name=ru("Work out a proposal")).click()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(ru("How the holes can be closed"))


def register_rows(desk: Desk, town: Town) -> None:
    desk.page.get_by_role("link", name=ru("See these rows")).click()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(ru("Rows with problems"))


def register_undone(desk: Desk, town: Town) -> None:
    desk.page.go_back()
    test_register.imported(desk, town)
    desk.page.get_by_role("link", name=ru("Undo the import")).click()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(ru("Undo this import?"))


def a_held_slot(desk: Desk, town: Town) -> None:
    desk.page.goto("/reception/book/?language=UZ&wish=F")
    desk.page.locator("button[name=slot]").first.click()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(ru("Does it suit?"))


def a_complaint(desk: Desk, town: Town) -> None:
    """Written down, and looked into at once."""
    desk.page.goto("/quality/complaints/")
    desk.page.get_by_label(ru("In their own words")).fill("Обещали перезвонить и не перезвонили")
    desk.page.locator("#main").get_by_role("button", name=ru("Write it down")).click()
    desk.page.locator("#main td a").first.click()
    expect(desk.page.get_by_role("button", name=ru("begin to look into it"))).to_be_visible()


def a_refused_offer(desk: Desk, town: Town) -> None:
    """Neither a way nor a language was chosen."""
    desk.page.goto("/services/RECEPTION/")
    desk.page.locator("#main").get_by_role("button", name=ru("Write it down")).click()
    expect(desk.page.locator(".j-errsum")).to_be_focused()


def a_draw(desk: Desk, town: Town) -> None:
    """Of the month of the closed contact, which somebody else than the head has recorded."""
    desk.page.goto("/quality/samples/")
    desk.page.get_by_label(ru("Month"), exact=True).fill(f"{town.closed.happened_on:%Y-%m}")
    desk.page.locator("#main").get_by_role("button", name=ru("Draw"), exact=True).click()
    expect(desk.page.locator("#main td a").first).to_be_visible()


def a_drawn_record(desk: Desk, town: Town) -> None:
    """Opened, in codes."""
    desk.page.locator("#main td a").first.click()
    expect(desk.page.get_by_role("button", name=ru("Show the words"))).to_be_visible()


def its_words(desk: Desk, town: Town) -> None:
    desk.page.get_by_role("button", name=ru("Show the words")).click()
    expect(desk.page.get_by_role("button", name=ru("Done"))).to_be_visible()


def told_of_a_record(desk: Desk, town: Town) -> None:
    """What the head said of a record of the operator."""
    with for_centre(town.closed.centre_id), transaction.atomic():
        actions.draw_sample(Month.of(town.closed.happened_on), 20, by=town.users["farida"], at=timezone.now())
        review = Review.objects.select_related("contact").filter(contact=town.closed).get()
        marks = actions.Marks(dict.fromkeys(Question, Mark.YES), "Спросите оба вопроса")
        actions.review_record(review, marks, by=town.users["farida"], at=timezone.now())
    desk.page.goto(f"/quality/feedback/{review.pk}/")
    expect(desk.page.get_by_text("Спросите оба вопроса")).to_be_visible()
