"""Whatever anybody types, into whatever field: no page breaks, and what is taken comes back as it was.

Two thousand cases: every field that takes words meets some of the worst known texts, every page some of the others, in
turn, so that each text is met again and again; and some are drawn. Half a million with JARDAM_NIGHTLY=1, and then every
field meets every text.
"""

import os
import re
from collections.abc import Iterator, Sequence
from functools import partial

import pytest
from django import forms
from django.conf import settings as django_settings
from django.http import HttpResponse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jardam.accounts.hashers import OneAtATime
from jardam.accounts.queries import name_of
from jardam.centres.models import User
from jardam.contacts.actions import read_draft
from jardam.contacts.models import Contact
from jardam.contacts.queries import read_narrative
from jardam.database.scope import for_centre
from jardam.vault.argon import stretched
from tests.access_matrix.matrix import AN_OPERATOR, OWN_OPEN
from tests.access_matrix.test_access_matrix import words
from tests.access_matrix.whole import MATRIX
from tests.access_matrix.world import CHEAP, World
from tests.torture.lawmaking import OF_LAWYERS
from tests.torture.texts import NAMED, READABLE, WORST, form_body
from tests.torture.typed_pages import ACCEPTED, NOTHING_TYPED, PAGES
from tests.torture.typing import HEAD, LAWYER, Typed
from tests.undoing import undone

IS_NIGHT = os.environ.get("JARDAM_NIGHTLY") == "1"
CASES = 500_000 if IS_NIGHT else 300
WORST_MET, OTHERS_MET, BUTTON_MEETS = 2, 4, 6
OTHERS = [kind for kind in NAMED if kind not in WORST]
MOST_FIELDS = django_settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
FORM = "application/x-www-form-urlencoded"
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.method} {page}")
Fields = dict[str, list[bytes]]


@pytest.fixture(scope="module", autouse=True)
def cheap_passwords() -> Iterator[None]:
    """The real hash at a cost that is nothing: what is tested is what is typed, not how long it takes to refuse it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(OneAtATime, "time_cost", 1)
        patch.setattr(OneAtATime, "memory_cost", 8)
        patch.setattr(
            "jardam.vault.user_keys.stretched", lambda secret, salt, _cost: stretched(secret, salt, CHEAP)
        )
        yield


def send(world: World, page: Typed, fields: Fields) -> HttpResponse:
    """Send one page as the head of the centre, who may type into almost all of them; the law is kept by others."""
    address = world.address(page.page, words(page.page), page.relation, page.by)
    browser = world.browsers[page.by]
    cookies = dict(browser.cookies)
    if page.reads and fields[page.reads] == [b""]:
        fields = fields | {page.reads: [told_by(browser.get(address), page.reads)]}
    body = form_body(fields)
    if page.method == "GET":
        response = browser.generic("GET", address, QUERY_STRING=body.decode("ascii"))
    else:
        response = browser.generic("POST", address, body, content_type=FORM)
    browser.cookies.clear()
    browser.cookies.update(cookies)
    return response


def told_by(response: HttpResponse, name: str) -> bytes:
    found = re.search(rf'name="{name}" value="([^"]*)"', response.content.decode())
    assert found
    return found[1].encode()


def sound(page: Typed) -> Fields:
    return {name: [value.encode() for value in values] for name, values in page.sound.items()}


def complaint(response: HttpResponse) -> str:
    """What is wrong with an answer; empty when nothing is."""
    if response.status_code >= 500:
        return f"{response.status_code}: {getattr(response, 'exc_info', ('', ''))[1]!r}"
    if response.status_code == 404:
        return "404 for something that was only typed"
    if response.status_code >= 400 and len(re.findall(r"\w+", text_of(response))) < 3:
        return f"{response.status_code} without a sentence"
    if "\n" in response.headers.get("Location", "") or "evil" in response.headers.get("Location", ""):
        return f"sent away to {response.headers['Location']}"
    return "" if b"<script>alert(1)" not in response.getvalue() else "markup that somebody typed is markup"


def text_of(response: HttpResponse) -> str:
    return re.sub(r"<[^>]*>", " ", response.content.decode())


def known_bad(page: Typed) -> Iterator[tuple[str, str]]:
    """Fields and the texts they meet: in each that takes words some of the worst, in the page some of the others, each
    page beginning where the one before it ended; at night every one in each."""
    names = list(page.sound)
    if IS_NIGHT:
        yield from ((name, kind) for name in names for kind in NAMED)
        return
    place = PAGES.index(page)
    for number, name in enumerate(filter(partial(takes_words, page), names)):
        yield from ((name, kind) for kind in in_turn(list(WORST), (place + number) * WORST_MET, WORST_MET))
    for number, kind in enumerate(in_turn(OTHERS, place * OTHERS_MET, OTHERS_MET)):
        yield names[number % len(names)], kind


def in_turn(kinds: Sequence[str], first: int, count: int) -> list[str]:
    """So many of them from a place on, round and round."""
    return [kinds[number % len(kinds)] for number in range(first, first + count)]


def takes_words(page: Typed, name: str) -> bool:
    """A field with a list of answers refuses all else in one way; the others read what is typed."""
    field = page.form.base_fields.get(name) if page.form else None
    return not isinstance(field, forms.ChoiceField)


@pytest.mark.proof
@every_page
def test_no_known_bad_text_breaks_a_field(world: World, page: Typed) -> None:
    complaints = []
    for name, kind in known_bad(page):
        with undone():
            told = complaint(send(world, page, sound(page) | {name: [NAMED[kind]]}))
        complaints += [f"{name}, {kind}: {told}"] if told else []
    assert not complaints, "\n".join(complaints)


@every_page
def test_a_sound_answer_is_taken(world: World, page: Typed) -> None:
    """Else the torture above would stop at the first question and prove little."""
    with undone():
        response = send(world, page, sound(page))
    assert not complaint(response)
    assert (response.status_code < 400) == (page.page in ACCEPTED or response.status_code == 302)


@pytest.mark.parametrize("page", NOTHING_TYPED)
def test_a_button_does_not_mind_what_is_sent_along(world: World, page: str) -> None:
    kinds, first = list(NAMED), list(NOTHING_TYPED).index(page) * BUTTON_MEETS
    for kind in kinds if IS_NIGHT else in_turn(kinds, first, BUTTON_MEETS):
        with undone():
            response = send(
                world,
                Typed(page, {}, None, NOTHING_TYPED[page], by=LAWYER if page in OF_LAWYERS else HEAD),
                {"typed": [NAMED[kind]]},
            )
        assert not complaint(response)


values = st.one_of(
    st.sampled_from([text for text in NAMED.values() if len(text) < 100_000]),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.binary(max_size=60),
    st.sampled_from(
        [value.encode() for page in PAGES for several in page.sound.values() for value in several]
    ),
)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Typed, Fields]:
    """A page whose sound answer is spoilt in up to four fields, some of them sent twice or not at all."""
    page = draw(st.sampled_from(PAGES))
    spoilt = draw(
        st.dictionaries(
            st.sampled_from(list(page.sound)), st.lists(values, max_size=3), min_size=1, max_size=4
        )
    )
    return page, sound(page) | spoilt


@pytest.mark.proof
@settings(max_examples=CASES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(cases())
def test_no_drawn_text_breaks_a_page(world: World, case: tuple[Typed, Fields]) -> None:
    page, fields = case
    with undone():
        told = complaint(send(world, page, fields))
    assert not told, page


@pytest.mark.parametrize("kind", READABLE)
def test_a_draft_comes_back_as_it_was_typed(world: World, kind: str) -> None:
    """Even what could not be saved at the end: a draft is what stands on the page."""
    text, page = READABLE[kind], next(page for page in PAGES if page.page == "desk:call_draft")
    with undone(), for_centre(world.users[HEAD].centre_id):
        response = send(world, page, sound(page) | {"stated": [text.encode()], "name": [text.encode()]})
        kept = read_draft(
            Contact.objects.select_related("key").get(pk=world.thing("contact_id", OWN_OPEN, HEAD))
        )
    assert response.status_code == 200
    assert (kept["stated"], kept["name"]) == (text, text)


@pytest.mark.parametrize("kind", READABLE)
def test_a_narrative_comes_back_as_it_was_typed_or_is_refused(world: World, kind: str) -> None:
    text, page = READABLE[kind], next(page for page in PAGES if page.page == "desk:call_close")
    with undone(), for_centre(world.users[HEAD].centre_id):
        response = send(world, page, sound(page) | {"stated": [text.encode()]})
        if response.status_code == 422:
            assert "\0" in text or len(text) > 20_000
            return
        contact = Contact.objects.select_related("key").get(pk=world.thing("contact_id", OWN_OPEN, HEAD))
        narrative = read_narrative(contact, by=world.users[HEAD], at=timezone.now())
    assert response.status_code == 302
    assert narrative["stated"] == text


@pytest.mark.parametrize("kind", READABLE)
def test_a_colleagues_name_comes_back_as_it_was_typed_or_is_refused(world: World, kind: str) -> None:
    text, page = READABLE[kind], next(page for page in PAGES if page.page == "accounts:name")
    with undone():
        response = send(world, page, {"given": [text.encode()], "family": [b""]})
        given = name_of(User.objects.get(pk=world.thing("user_id", AN_OPERATOR, HEAD))).given
    if response.status_code == 422:
        assert not text.strip() or "\0" in text or len(text) > 60
    else:
        assert given == text.strip()


@pytest.mark.parametrize("size", [2_500_000, 20_000_000])
def test_more_than_a_page_can_hold_is_refused_before_it_is_read(world: World, size: int) -> None:
    page = next(page for page in PAGES if page.page == "desk:call_draft")
    with undone():
        response = send(world, page, sound(page) | {"stated": [b"x" * size]})
    assert response.status_code == 413


def test_more_fields_than_any_page_has_are_refused(world: World) -> None:
    page = next(page for page in PAGES if page.page == "desk:call_draft")
    with undone():
        response = send(world, page, {f"field{n}": [b""] for n in range(MOST_FIELDS + 1)})
    assert response.status_code in {400, 413}


def known_forms() -> set[type[forms.Form]]:
    def below(kind: type[forms.Form]) -> Iterator[type[forms.Form]]:
        for each in kind.__subclasses__():
            yield each
            yield from below(each)

    return {
        form
        for form in below(forms.Form)
        if form.__module__.startswith("jardam.")
        and "specimens" not in form.__module__
        and ".tests." not in form.__module__
    }


def test_every_page_that_takes_something_is_here() -> None:
    posted = {name for name, page in MATRIX.items() if "POST" in page.methods}
    assert {page.page for page in PAGES if page.method == "POST"} | NOTHING_TYPED.keys() == posted


def test_every_form_of_the_house_is_here_with_every_field() -> None:
    """A form that others only build upon is here through them."""
    tried = {base for page in PAGES if page.form for base in page.form.__mro__}
    assert known_forms() <= tried
    for page in PAGES:
        missing = set(page.form.base_fields if page.form else ()) - page.sound.keys()
        assert not missing, (page, missing)


def test_a_page_that_breaks_is_found() -> None:
    for response in (
        HttpResponse(status=500),
        HttpResponse(status=422),
        HttpResponse("<p><script>alert(1)</script></p>"),
        HttpResponse(status=302, headers={"Location": "//evil.example/x"}),
    ):
        assert complaint(response)
    assert not complaint(HttpResponse("<p>Choose the language, please.</p>", status=422))
