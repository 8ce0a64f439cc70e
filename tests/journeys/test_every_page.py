"""Every page of the slice, looked at with the rules of WCAG 2.2 AA: light and dark, wide and narrow."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pytest
from django.db import transaction
from django.urls import URLResolver, get_resolver
from django.utils import timezone
from playwright.sync_api import expect

from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.kernel.months import Month
from jardam.people.actions import restrict_person
from jardam.people.models import Person
from jardam.quality import actions
from jardam.quality.models import Review
from jardam.quality.rules.reviewing import Mark, Question
from jardam.vault.argon import Cost
from jardam.vault.keeper import Keeper
from jardam.vault.refusals import VaultSealed
from jardam.vault.user_keys import opened_private
from tests.journeys import practising, test_register
from tests.journeys.calling import a_busy_line
from tests.journeys.conftest import Sit
from tests.journeys.desks import Desk, Watch
from tests.journeys.entering import with_password
from tests.journeys.looking import faults_of
from tests.journeys.town import NUMBER, PASSWORD, Town
from tests.journeys.words import ru

SEARCHED = "айлык бербей жатат"
QUICK = Cost(memory_kib=64, passes=1)
Go = Callable[[Desk, Town], None]
AT_ONE_SITTING = 8
"""Pages that one browser of one person looks at, one after the other."""


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


PAGES: Mapping[str, tuple[str, str, Go]] = {
    "sign-in": ("", "accounts:sign_in", to("/sign-in/")),
    "sign-in refused": ("", "accounts:sign_in", refused_sign_in),
    "second factor": ("", "accounts:second_factor", second_factor),
    "my day": ("erkin", "desk:my_day", to("/")),
    "my day, nobody waits": ("chen", "desk:my_day", to("/")),
    "menu": ("farida", "desk:my_day", menu),
    "keys": ("erkin", "desk:call", keys),
    "call": ("erkin", "desk:call", a_call),
    "call, full and refused": ("erkin", "desk:call_close", a_full_call),
    "call for somebody else": ("erkin", "desk:call_partners", a_call_for_somebody_else),
    "step": ("erkin", "desk:step", a_step),
    "lists": ("farida", "desk:lists", to("/lists/")),
    "call, thrown away": ("erkin", "desk:call_discard", thrown_away),
    "callback": ("erkin", "desk:callback", to("/callbacks/{late}/")),
    "callback, number shown": ("erkin", "desk:callback_number", a_number),
    "line": ("erkin", "desk:line", on_the_line("/line/")),
    "line, nobody rings": ("erkin", "desk:line", to("/line/")),
    "extension refused": ("erkin", "desk:line_seat", taken_seat),
    "missed call": ("erkin", "desk:missed_call", on_the_line("/line/missed/{ticket}/")),
    "my day on the line": ("erkin", "desk:my_day", on_the_line("/")),
    "wallboard": ("farida", "desk:wall", on_the_line("/wall/")),
    "contact": ("erkin", "desk:contact", to("/contacts/{closed}/")),
    "slip of a contact": ("erkin", "desk:slip", to("/contacts/{closed}/slip/")),
    "contacts": ("erkin", "desk:contacts", to("/contacts/")),
    "person": ("farida", "desk:person", to("/people/{caller}/")),
    "person shown": ("farida", "desk:person_identity", a_person),
    "person changed": ("farida", "desk:person_identity_edit", to("/people/{caller}/identity/edit/")),
    "person changed, refused": ("farida", "desk:person_identity_edit", refused_identity),
    "closed file, to an opener": ("amina", "desk:person", to_closed()),
    "closed file, to others": ("erkin", "desk:person", to_closed()),
    "closed file, refused": ("erkin", "desk:person_identity_edit", to_closed("identity/edit/")),
    "find": ("erkin", "desk:find", found),
    "rota": ("farida", "rota:overview", to("/rota/")),
    "rota, seen by an operator": ("erkin", "rota:overview", to("/rota/?language=TG")),
    "own shifts": ("erkin", "rota:mine", to("/rota/mine/")),
    "shifts of a day": ("farida", "rota:shifts", to("/rota/shifts/")),
    "shift assigned": ("farida", "rota:assign", to("/rota/assign/")),
    "promised hours": ("farida", "rota:promises", to("/rota/promises/")),
    "proposal": ("farida", "rota:proposal", a_proposal),
    "trainings": ("farida", "rota:trainings", to("/rota/trainings/")),
    "training written down": ("farida", "rota:training_add", to("/rota/trainings/add/")),
    "hand-over": ("erkin", "rota:handover", to("/rota/handover/")),
    "answers": ("erkin", "desk:answers", answers),
    "answer in Kyrgyz": ("erkin", "desk:card", to("/answers/WAGES_UNPAID/ky/")),
    "law": ("erkin", "desk:law", law),
    "law, nothing fits": ("erkin", "desk:law", no_law),
    "a row of the law": ("erkin", "desk:parameter", to("/law/parameters/patent_fees.moscow/")),
    "production calendar": ("erkin", "desk:calendar", to("/law/calendar/2027/")),
    "a year not recorded": ("erkin", "desk:calendar", to("/law/calendar/2028/")),
    "directory": ("erkin", "desk:directory", to("/directory/?region=RU-MOW")),
    "counts": ("farida", "desk:counts", to("/counts/")),
    "month": ("farida", "quality:month", to("/quality/")),
    "month, nothing in it": ("farida", "quality:month", to("/quality/?month=2024-02")),
    "list of a figure": ("farida", "quality:rows", to("/quality/list/?figure=CONSULTATIONS")),
    "word of mouth": ("farida", "quality:mouth", to("/quality/mouth/")),
    "load of everybody": ("farida", "quality:load", to("/quality/load/")),
    "own load": ("erkin", "quality:mine", to("/quality/mine/")),
    "draws": ("farida", "quality:samples", to("/quality/samples/")),
    "feedback": ("erkin", "quality:feedback", told_of_a_record),
    "complaints about us": ("farida", "quality:complaints", to("/quality/complaints/")),
    "complaint written down": ("erkin", "quality:complaints", to("/quality/complaints/")),
    "complaint": ("farida", "quality:complaint", a_complaint),
    "branch": ("farida", "desk:branch", practising.a_branch),
    "practices": ("farida", "practice:practices", practising.practices_of_branches),
    "practices, none written": ("chen", "practice:practices", to("/practices/")),
    "practice": ("farida", "practice:practice", practising.a_practice),
    "practice written": ("farida", "practice:add", to("/practices/add/")),
    "practice changed": ("farida", "practice:change", practising.a_changed_practice),
    "transfer of a practice": ("farida", "practice:transfer", practising.a_transfer),
    "services of the centre": ("farida", "services:delivery", to("/services/")),
    "services, seen by an operator": ("erkin", "services:delivery", to("/services/")),
    "a service, with its forms": ("farida", "services:service", to("/services/PHONE_ADVICE/")),
    "a service, refused": ("farida", "services:offer", a_refused_offer),
    "services of the network": ("dalia", "services:network", to("/services/network/")),
    "services of another centre": ("erkin", "services:network", to("/services/network/?centre=krasnodar")),
    "audit": ("farida", "desk:audit", to("/audit/")),
    "registers": ("farida", "registers:registers", to("/registers/")),
    "exports": ("farida", "registers:exports", to("/registers/export/")),
    "account": ("farida", "accounts:account", to("/account/")),
    "show that it is you": ("farida", "accounts:again", to("/account/again/")),
    "password": ("farida", "accounts:password", to("/account/password/")),
    "second factors": ("farida", "accounts:factors", to("/account/second-factor/")),
    "app": ("farida", "accounts:app", to("/account/second-factor/app/")),
    "passkey": ("farida", "accounts:passkey", to("/account/second-factor/passkey/")),
    "recovery codes": ("farida", "accounts:recovery_codes", recovery_codes),
    "staff": ("farida", "accounts:staff", to("/staff/")),
    "new colleague": ("farida", "accounts:new_colleague", to("/staff/new/")),
    "colleague": ("farida", "accounts:colleague", to("/staff/{amina}/")),
    "handed over": ("farida", "accounts:reset", handed_over),
    "roles": ("farida", "accounts:roles", to("/roles/")),
    "screen locked": ("erkin", "desk:my_day", locked),
    "lock": ("erkin", "accounts:lock", to("/lock/")),
    "the door": ("bayani", "reception:day", to("/reception/")),
    "the door, empty": ("chen", "reception:day", to("/reception/")),
    "slots": ("bayani", "reception:book", to("/reception/book/?language=UZ&wish=F")),
    "no slot": ("bayani", "reception:book", to("/reception/book/?language=RO&wish=F&contact={closed}")),
    "a slot held": ("bayani", "reception:confirm", a_held_slot),
    "an appointment": ("bayani", "reception:appointment", to("/reception/appointments/{booked}/")),
    "slip of an appointment": (
        "bayani",
        "reception:appointment_slip",
        to("/reception/appointments/{booked}/slip/"),
    ),
    "slip of a number": ("bayani", "reception:ticket_slip", to("/reception/tickets/{ticket}/slip/")),
    "advisers": ("farida", "reception:advisers", to("/reception/advisers/")),
    "an adviser": ("farida", "reception:adviser", to("/reception/advisers/{adviser}/")),
    "a day of the door": ("bayani", "reception:days", the_booked_day),
    "a day of the door, empty": ("bayani", "reception:days", to("/reception/days/?day=2020-01-05")),
    "figures of the door": ("farida", "reception:counts", to("/reception/counts/")),
    "not allowed": ("bayani", "desk:counts", to("/counts/")),
    "not found": ("erkin", "desk:contact", to("/contacts/{missing}/")),
}
"""What it is, who looks, the address that answers, the way there."""

WAYS: Mapping[str, Mapping[str, Go]] = {
    "a register comes in and goes": {
        "registers:columns": lambda desk, _: test_register.brought(desk),
        "registers:words": lambda desk, _: test_register.columns_named(desk),
        "registers:register": test_register.rehearsed,
        "registers:rows": register_rows,
        "registers:undo_asked": register_undone,
    },
    "a record is drawn and read": {
        "quality:sample": a_draw,
        "quality:review": a_drawn_record,
        "quality:words": its_words,
    },
}
"""Of the head: the pages of a way, each reached from the one before."""

NO_PAGE = frozenset(
    {
        "health",
        "ui:gallery",  # a test of its own
        *(
            f"accounts:{name}"
            for name in ("sign_in_with_passkey", "sign_out", "screen_language", "languages")
        ),
        *(f"accounts:{name}" for name in ("end_session", "end_other_sessions", "remove_factor", "role")),
        *(f"accounts:{name}" for name in ("make_recovery_codes", "name", "close")),
        *(f"rota:{name}" for name in ("away", "back", "answer", "shift_ask", "cancel", "ask", "decide")),
        "rota:handover_seen",
        *(f"registers:{name}" for name in ("upload", "rehearse", "report", "run", "undo", "discard")),
        *(f"registers:{name}" for name in ("export_file", "export_ask", "export_decide", "export_fetch")),
        *(f"desk:{name}" for name in ("queue", "callback_end", "call_start", "call_draft", "call_said")),
        "line:events",
        *(f"desk:{name}" for name in ("line_now", "line_take", "missed_call_return", "missed_call_end")),
        "desk:wall_now",
        "services:end",
        *(f"quality:{name}" for name in ("complaint_move", "complaint_owner", "sample_draw")),
        *(f"quality:{name}" for name in ("debrief_add", "terms", "complaint_add", "complaint_term")),
        *(f"desk:{name}" for name in ("call_draft_key", "step_move", "list_door", "list_topic", "list_turn")),
        *("accounts:branch", "desk:list_branch"),
        *(f"practice:{name}" for name in ("withdraw", "hand", "look")),
        *(
            f"desk:{name}"
            for name in ("call_earlier", "answers_found", "answers_protection", "theme", "person_erase")
        ),
        *(f"reception:{name}" for name in ("now", "ticket_take", "ticket_move", "ticket_language")),
        *(f"reception:{name}" for name in ("wish_drop", "hold", "wait", "release", "appointment_move")),
        *(f"reception:{name}" for name in ("adviser_add", "door", "closure_add", "closure_remove")),
        *(f"reception:{name}" for name in ("call_next", "hours_add", "hours_remove")),
        *(f"desk:{name}" for name in ("person_restrict", "person_opener_add", "person_opener_remove")),
    }
)
"""Addresses that answer with a part of a page, with a page shown above, or send somewhere else."""


def test_no_page_is_left_out() -> None:
    on_ways = {shows for way in WAYS.values() for shows in way}
    assert {shows for _, shows, _ in PAGES.values()} | on_ways == set(addresses(get_resolver())) - NO_PAGE


def addresses(resolver: URLResolver, space: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from addresses(entry, f"{entry.namespace}:" if entry.namespace else space)
        else:
            yield f"{space}{entry.name}"


def rounds() -> Iterator[tuple[str, list[str]]]:
    """Pages that one goes straight to, a few at a time, with whoever looks at them."""
    of: defaultdict[str, list[str]] = defaultdict(list)
    for name, (who, _, go) in PAGES.items():
        if isinstance(go, to):
            of[who].append(name)
    for who, names in of.items():
        for first in range(0, len(names), AT_ONE_SITTING):
            yield who, names[first : first + AT_ONE_SITTING]


@pytest.mark.parametrize(
    ("who", "names"),
    [pytest.param(who, names, id=f"{who or 'nobody'}: {names[0]} …") for who, names in rounds()],
)
def test_pages_are_for_everybody(sit: Sit, town: Town, watch: Watch, who: str, names: list[str]) -> None:
    watch.expected |= {"403", "404", "422"}
    desk = sit(who)
    faults = {}
    for name in names:
        PAGES[name][2](desk, town)
        faults[name] = faults_of(desk.page, name)
    assert faults == {name: [] for name in names}


@pytest.mark.parametrize("name", [name for name, (_, _, go) in PAGES.items() if not isinstance(go, to)])
def test_what_one_comes_to_is_for_everybody(sit: Sit, town: Town, watch: Watch, name: str) -> None:
    watch.expected |= {"403", "404", "422", "423"}
    who, _, go = PAGES[name]
    desk = sit(who)
    go(desk, town)
    assert faults_of(desk.page, name) == []


@pytest.mark.parametrize("way", WAYS)
def test_each_page_of_a_way_is_for_everybody(sit: Sit, town: Town, watch: Watch, way: str) -> None:
    desk = sit("farida")
    faults = {}
    for shows, go in WAYS[way].items():
        go(desk, town)
        faults[shows] = faults_of(desk.page, shows)
    assert faults == {shows: [] for shows in WAYS[way]}


def test_every_component_is_for_everybody(sit: Sit, watch: Watch) -> None:
    """The gallery draws both themes side by side."""
    desk = sit()
    desk.page.goto("/ui/")
    assert faults_of(desk.page, "gallery", themes=("light",)) == []


def test_trouble_says_so_to_everybody(
    sit: Sit, town: Town, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch.expected.add("500")
    desk = sit("erkin")

    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("jardam.desk.views.directory.DirectoryFilter", broken)
    desk.page.goto("/directory/")
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(ru("Something broke here"))
    assert faults_of(desk.page, "trouble") == []


def test_the_sealed_vault_says_so_to_everybody(
    sit: Sit, town: Town, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch.expected.add("503")
    desk = sit("erkin")

    def sealed(*_: object) -> bytes:
        raise VaultSealed

    monkeypatch.setattr(Keeper, "deployment", sealed)
    monkeypatch.setattr(Keeper, "is_open", lambda _keeper: False)
    desk.page.goto("/")
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(ru("The vault is sealed"))
    assert faults_of(desk.page, "sealed") == []
