"""What must be true in the morning, compared with what the exchange told and what the operators typed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone, translation
from playwright.sync_api import Page, expect

from jardam.accounts.queries import display_names
from jardam.centres import choices as centre_choices
from jardam.centres.models import Centre, User
from jardam.contacts import choices
from jardam.contacts.choices import Channel, ClientKind, State
from jardam.contacts.models import Callback, Contact, ContactTopic
from jardam.contacts.queries import Duty, read_narrative
from jardam.contacts.rules.closing import Outcome
from jardam.demo.night import LENGTH
from jardam.desk.counting import TITLES
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.line.models import LineCall, MissedCall
from jardam.line.queries import owner_of
from jardam.line.recognising import told, told_as
from jardam.line.rules.calls import UNANSWERED
from jardam.line.rules.events import Event, EventKind
from jardam.rota.choices import ShiftState
from jardam.rota.models import Absence, Shift
from jardam.rota.rules.spans import STEP
from tests.journeys.night import Night
from tests.journeys.operators import Written
from tests.journeys.words import ru

STATES = """row => [...row.querySelectorAll("td")].flatMap(
  (cell) => Array(cell.colSpan).fill([...cell.classList].filter((word) => word !== "q")[0]))"""
"""The 48 half hours of one day of the rota, as the page draws them."""


@transaction.atomic()
def every_call_is_there(night: Night, written: Iterable[Written]) -> None:
    """Each call once, with every event that was told; as a contact, as a ticket, or without a number to call."""
    rows = LineCall.objects.filter(centre=night.centre).select_related("key", "centre")
    calls = {bytes(call.told_as): call for call in rows}
    names = {told_as(night.centre.pk, name): name for name in night.calls}
    assert calls.keys() == names.keys()
    contacts = {one.call: one.contact for one in written if one.call}
    for digest, call in calls.items():
        name = names[digest]
        _every_event_is_there(call, night.exchange.told[name])
        assert call.contact_id == contacts.get(name), f"{name} and its contact"
        assert (call.contact_id is None) == (call.state in UNANSWERED), f"{name} is {call.state}"
        is_owed = call.contact_id is None and bool(night.calls[name].number)
        assert (call.ticket_id is not None) == is_owed, f"{name} and its ticket"
    for ticket in MissedCall.objects.filter(centre=night.centre):
        own = [call for call in calls.values() if call.ticket_id == ticket.pk]
        assert ticket.calls == len(own) > 0


def _every_event_is_there(call: LineCall, said: list[Event]) -> None:
    """And nothing else, but the answer of whoever pressed 'take'."""
    kept = Counter((one.kind, one.at, one.digit, one.cause) for one in told(call).events)
    sent = Counter((one.kind, one.at, one.digit, one.cause) for one in said)
    more = kept - sent
    assert not sent - kept, f"not kept: {sent - kept}"
    assert [kind for kind, *_rest in more.elements()] == [EventKind.ANSWERED] * (call.contact_id is not None)


@transaction.atomic()
def every_word_is_there(centre: Centre, written: Iterable[Written], begun: datetime) -> None:
    """Each contact once and closed, as it was typed; nobody else's, and none left open."""
    assert not Contact.objects.filter(centre=centre, state=State.OPEN).exists()
    for one in written:
        contact = Contact.objects.select_related("key", "recorded_by").get(centre=centre, pk=one.contact)
        topics = ContactTopic.objects.filter(centre=centre, contact=contact).values_list("topic", flat=True)
        narrative = read_narrative(contact, by=one.by, at=begun)
        assert narrative is not None
        kept = (contact.recorded_by, contact.language, contact.outcome, [*topics], narrative["stated"])
        wanted = [one.topic] if one.topic else []
        assert kept == (one.by, one.language, one.outcome, wanted, one.stated), one


def every_call_back_is_somebodys(centre: Centre, written: Iterable[Written], page: Page) -> None:
    """In the rows and on the page: a person of the centre for each, and a moment for each promise."""
    now = timezone.now()
    with transaction.atomic():
        promised = list(Callback.objects.waiting().filter(centre=centre))
        missed = list(MissedCall.objects.waiting().filter(centre=centre))
        duty = Duty(centre, now, max(one.due_at for one in promised if one.due_at))
        owners = [*(duty.owner_of(one) for one in promised), *(owner_of(one, duty) for one in missed)]
        names = display_names(User.objects.filter(centre=centre))
    of_the_night = {one.contact for one in written if one.outcome == "CALLBACK"}
    assert of_the_night <= {one.contact_id for one in promised}
    assert all(one.due_at for one in promised)
    assert of_the_night, "nobody was promised anything"
    assert missed, "nobody was missed"
    assert set(owners) <= names.keys()
    page.goto("/line/")
    assert len(_owned(page, names.values())) == len(missed)
    page.goto("/")
    rows = page.locator("li.j-do").filter(has_text=ru("Call back: %(about)s", about="")).count()
    assert rows == len(promised)
    assert len(_owned(page, names.values())) >= len(promised)


def _owned(page: Page, names: Iterable[str]) -> list[str]:
    """The rows that say whose they are."""
    known = {ru("yours"), *names}
    said = page.locator("li.j-do .j-do__meta").evaluate_all(
        "rows => rows.map((row) => [...row.children].map((word) => word.textContent.trim()))"
    )
    return [word for words in said for word in words if word in known]


def every_hour_had_its_languages_or_says_so(
    centre: Centre, spoken: Iterable[Language], start: datetime, page: Page
) -> None:
    """Each half hour in each promised language: somebody who said yes and is not away, or a hole on the rota."""
    with transaction.atomic():
        shifts = list(Shift.objects.filter(centre=centre, state=ShiftState.CONFIRMED).select_related("user"))
        away = list(Absence.objects.filter(centre=centre))
    seen: Counter[str] = Counter()
    for language in spoken:
        page.goto(f"/rota/?language={language}")
        days = page.locator(".j-rota").first.locator("tbody tr")  # yesterday, today, tomorrow, …
        drawn = [days.nth(day).evaluate(STATES) for day in (1, 2)]
        for moment in _half_hours(start):
            gone = {one.user_id for one in away if one.starts_at <= moment < one.ends_at}
            here = [one.user for one in shifts if one.starts_at <= moment < one.ends_at]
            is_answered = any(user.speaks(language) and user.pk not in gone for user in here)
            state = _state_at(moment, start, drawn)
            assert (state == "hole") != is_answered, f"{language} at {moment}: {state}"
            seen[state] += 1
    assert seen["hole"], "no hour lacked a language: nothing was seen"
    _the_wall_says_so(page)


def _half_hours(start: datetime) -> Iterator[datetime]:
    return (start + STEP * number for number in range(LENGTH // STEP))


def _state_at(moment: datetime, start: datetime, drawn: list[list[str]]) -> str:
    local, first = timezone.localtime(moment), timezone.localtime(start)
    return drawn[(local.date() - first.date()).days][local.hour * 2 + local.minute // 30]


def _the_wall_says_so(page: Page) -> None:
    page.goto("/wall/")
    figure = page.locator(".j-wall > *").filter(has_text=ru("Hours without a language today"))
    expect(figure).to_contain_text("Узбекский")


def the_heads_page_adds_up(
    written: Iterable[Written], before: Mapping[str, int], after: Mapping[str, int]
) -> None:
    """Every table of the page has grown by what was ended this night, and by nothing else."""
    grown = {title: number - before.get(title, 0) for title, number in after.items()}
    assert {title: number for title, number in grown.items() if number} == dict(_played(written))


def _played(written: Iterable[Written]) -> Counter[str]:
    rows = list(written)
    names = display_names({one.by for one in rows})
    with translation.override("ru"):
        topics, outcomes = centre_choices.topics(), choices.outcomes()
        languages, channels = centre_choices.languages(), dict(Channel.choices)
        tables: dict[str, list[object]] = {
            "topic": [topics[Topic(one.topic)] for one in rows if one.topic],
            "outcome": [outcomes[Outcome(one.outcome)] for one in rows],
            "language": [languages[one.language] for one in rows],
            "channel": [channels[one.channel] for one in rows],
            "client": [str(ClientKind.WORKER.label) for _ in rows],  # as the page offers it
            "author": [names[one.by.pk] for one in rows],
        }
        return Counter(f"{TITLES[code]}: {word}" for code, words in tables.items() for word in words)


def what_is_handed_over_is_read(text: str, night: Page, morning: Page) -> None:
    night.goto("/rota/handover/")
    night.get_by_label(ru("What must the next shift know?")).fill(text)
    night.get_by_role("button", name=ru("Hand over"), exact=True).click()
    expect(night.get_by_role("status")).to_be_visible()
    morning.goto("/")
    expect(morning.get_by_text(text)).to_be_visible()
    morning.goto("/rota/handover/")
    morning.get_by_role("button", name=ru("I have read it")).click()
    night.reload()
    expect(night.get_by_text(ru("Read by: %(names)s", names="Айгүл М."))).to_be_visible()
