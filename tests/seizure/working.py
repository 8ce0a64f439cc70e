"""A day at the desk, told in markers: calls entered, looked for, and everything that goes wrong on the way."""

import json
import re
from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import quote

from django.utils import timezone

from jardam.kernel.ids import day_uuid
from tests.seizure.markers import NAME, NOTE, PHONE, STATED, Marked
from tests.seizure.visiting import Visitor

_CALL = re.compile(r"^/calls/[0-9a-f-]{36}/")
_CASE = re.compile(r"/cases/[0-9a-f-]{36}/")
LATER = timedelta(days=1)
LOOKED_AT = 20
"""Look-ups are limited by the day, and pages take time; these are enough to be written down."""


def take_calls(visitor: Visitor, people: Iterable[Marked]) -> int:
    """Each person calls once: a draft, a wrong attempt now and then, and the contact is closed."""
    count = 0
    for person in people:
        _take_call(visitor, person)
        count += 1
    return count


def _take_call(visitor: Visitor, person: Marked) -> None:
    typed = _typed(person)
    visitor.post_and_stay("/calls/start/", [("channel", "PHONE")])
    found = _CALL.match(visitor.path)
    assert found is not None, visitor.path
    call = found[0]
    status, _ = visitor.post(call + "draft/", [*typed, ("revision", "0"), ("tab", "one")])
    assert status == 200
    if person.number < LOOKED_AT:
        _look_at(visitor, call, person)
    status = visitor.post_and_stay(call + "close/", typed)
    assert (status, visitor.path) == (302, "/")


def _look_at(visitor: Visitor, call: str, person: Marked) -> None:
    """The pages around a call, and two attempts to close it too early."""
    visitor.get("/")
    visitor.get(call)
    visitor.post(call + "earlier/", {"phone": person.phone_as_typed})
    visitor.post(call + "close/", [*_typed(person), ("outcome", "")])
    visitor.post(call + "close/", [("phone", person.name), ("name", person.phone), ("outcome", "X")])


def _typed(person: Marked) -> list[tuple[str, str]]:
    when = (timezone.localtime() + LATER).strftime("%Y-%m-%dT12:00")
    is_callback = person.number % 2 == 0
    return [
        ("language", "KY"),
        ("client_kind", "WORKER"),
        ("phone", person.phone_as_typed),
        ("name", person.name),
        ("stated", person.stated),
        ("note", person.note),
        ("topics", "B_UNPAID_WAGES"),
        ("topics", "A_PATENT"),
        ("violence", "NO"),
        ("discrimination", "NOT_ASKED"),
        ("outcome", "CALLBACK" if is_callback else "ANSWERED"),
        ("callback_at", when if is_callback else ""),
        ("may_leave_message", ""),
        ("cards", ""),
    ]


def look_around(visitor: Visitor, address: str) -> None:
    """Find people again, read their files, list what was done."""
    for words in (Marked(1).name, Marked(2).phone_as_typed, NAME, f"AN{PHONE}"):
        visitor.get("/find/")
        _, page = visitor.post("/find/", {"words": words})
        for person in re.findall(r'href="(/people/[0-9a-f-]{36}/)"', page)[:2]:
            visitor.get(person)
            visitor.post(person + "identity/", {})
            _fill_in_a_sheet(visitor, person)
    for path in ("/", "/contacts/", "/counts/", "/audit/", "/answers/"):
        visitor.get(path)
    _ask_for_answers(visitor)
    _work_on_a_case(visitor)


def _fill_in_a_sheet(visitor: Visitor, person: str) -> None:
    """Papers, who lives there, what was agreed to: sound, and refused with what was typed."""
    today = timezone.localdate().isoformat()
    _, page = visitor.get(person + "documents/")
    seen = re.findall(r'name="seen" value="([0-9a-f]+)"', page)
    paper = {"kind": "PASSPORT", "state": "WITHHELD", "number": f"AN{PHONE}", "withheld_by": NAME}
    member = {"role": "SIBLING", "name": NAME, "age": "12", "known_by": ""}
    consent = {"act": "GIVEN", "purpose": "HELP", "receiver_kind": "PARTNER", "receiver": NAME, "note": NOTE}
    consent |= {"fields_told": "STORY", "language": "KY", "form": "ORAL", "giver": "SELF", "said_on": today}
    for sheet, typed in (
        ("documents/", paper | {"seen": "".join(seen)}),
        ("household/", member | {"row": str(day_uuid())}),
        ("consents/", consent | {"row": str(day_uuid()), "until": today}),
    ):
        visitor.post(person + sheet, typed | {"number": NAME, "age": NAME, "until": NAME, "state": NAME})
        status = visitor.post_and_stay(person + sheet, list(typed.items()))
        assert (status, visitor.path) == (302, person + sheet), sheet


def _work_on_a_case(visitor: Visitor) -> None:
    """Opened for a person of whom nothing else is known, gone on with, refused in between, and closed."""
    soon = (timezone.localdate() + LATER).isoformat()
    opened = {"case_id": str(day_uuid()), "track": "WAGES", "title": NAME, "stated": STATED, "weight": "2"}
    visitor.post("/cases/open/", opened | {"what": NOTE, "day": ""})
    status = visitor.post_and_stay("/cases/open/", list((opened | {"what": NOTE, "day": soon}).items()))
    case = visitor.path
    assert (status, _CASE.fullmatch(case) is not None) == (302, True), case
    then = {"is_done": "yes", "text": STATED, "what": f"{NOTE} {NAME}", "day": soon}
    for seen in ("7", "1"):
        visitor.post(case + "next/", then | {"seen": seen})
    visitor.post(case + "note/", {"seen": "2", "text": f"{NAME} {PHONE}", "day": soon})
    _pass_somebody_on(visitor, case)
    _hand_over(visitor, case)
    visitor.post(case + "close/", {"seen": "2", "ending": "LEFT", "text": NOTE})
    visitor.get(case)
    visitor.get("/cases/?state=closed")


def _hand_over(visitor: Visitor, case: str) -> None:
    """To another centre, refused and sound, and taken back."""
    handing = case.replace("/cases/", "/transfers/case/")
    typed = {"departure_id": str(day_uuid()), "said_language": "KY", "said_form": "ORAL"}
    for group in ("STORY", "WORK", "HEALTH"):
        typed |= {f"tell_{group}": "on", f"words_{group}": f"{NAME} {PHONE} {STATED}"}
    _, page = visitor.post(handing, typed)
    centre = re.findall(r'<option value="([0-9a-f-]{36})"', page)[0]
    visitor.post(handing, typed | {"centre": centre})
    status = visitor.post_and_stay(handing, list((typed | {"centre": centre, "is_agreed": "on"}).items()))
    assert (status, visitor.path.startswith("/transfers/")) == (302, True), visitor.path
    visitor.get(visitor.path)
    visitor.post(visitor.path + "back/", {})


def _pass_somebody_on(visitor: Visitor, case: str) -> None:
    """To a partner, refused and sound; who opens the link, asks, and is answered."""
    passing = case.replace("/cases/", "/referrals/case/")
    typed = {
        "topic": "B_RIGHTS_VIOLATED",
        "region": "RU-MOW",
        "language": "KY",
        "urgency": "SOON",
        "days": "14",
    }
    typed |= {
        "tell_STORY": "on",
        "words_STORY": f"{STATED} {NAME}",
        "tell_REACH": "on",
        "words_REACH": f"+{PHONE}0001",
    }
    typed |= {"referral_id": str(day_uuid()), "way_0": "HAND", "way_1": "MAIL", "way_2": "MAIL"}
    _, page = visitor.post(passing, typed | {"look": "1"})
    partners = re.findall(r'<option value="([0-9a-f-]{36})"', page)
    typed |= {"partner_0": partners[0], "is_agreed": "on", "said_language": "KY", "said_form": "ORAL"}
    visitor.post(passing, typed | {"partner_1": partners[0], "words_NAME": NAME})
    _, page = visitor.post(passing, typed)
    link = re.findall(r"/info/ru/for-you/[^<\s]+", page)[0]
    _, page = visitor.post(link, {})
    assert STATED in page
    visitor.post(link, {"answer_id": str(day_uuid()), "move": "ASK_MORE", "text": f"{NOTE} {NAME}"})
    _, page = visitor.get("/referrals/")
    referral = re.findall(r"/referrals/[0-9a-f-]{36}/", page)[0]
    visitor.get(referral)
    visitor.post(referral + "tell/", {"word_id": str(day_uuid()), "text": f"{STATED} {PHONE}"})


def _ask_for_answers(visitor: Visitor) -> None:
    """What is typed there reaches a process of its own; short enough to be compared, and too long."""
    for words in (f"{Marked(1).name} {Marked(1).phone_as_typed}", f"\0{NAME}", NOTE, f"{STATED} " * 40):
        visitor.post("/answers/found/", {"words": words, "language": "RU"})


def stumble(visitor: Visitor) -> None:
    """Everything that makes a careless house write down what it was sent."""
    words = f"{NAME} {PHONE}0001 {STATED} {NOTE}"
    visitor.get(f"/no-such-page/{quote(words)}")
    visitor.get(f"/find/?words={quote(words)}")
    visitor.get(f"/calls/{quote(NAME)}/")
    visitor.get(
        "/", **{"User-Agent": NOTE, "Referer": f"http://localhost/?{quote(words)}", "X-Forwarded-For": PHONE}
    )
    visitor.get("/", Cookie=f"sessionid={quote(words)}; theme={quote(NAME)}")
    visitor.post("/sign-in/", {"username": words, "password": words})
    visitor.post("/find/", {"words": "\0" + words})
    visitor.post("/find/", {"words": words * 200})
    visitor.post("/theme/", {"theme": words})
    visitor.post("/language/", {"language": words, "next": f"/?{words}"})
    _send_bodies(visitor, words)


def _send_bodies(visitor: Visitor, words: str) -> None:
    body = words.encode()
    visitor.send("/find/", json.dumps({"words": words + "\ud800"}).encode(), "application/json")
    visitor.send("/find/", b"words=%ED%A0%80" + quote(words).encode(), "application/x-www-form-urlencoded")
    visitor.send("/find/", body, "multipart/form-data; boundary=cut")
    for megabytes in (1, 4, 11, 14):
        many = body * (megabytes * 1024 * 1024 // len(body))
        visitor.send("/find/", b"words=" + many, "application/x-www-form-urlencoded")
        visitor.send("/find/", _upload(many), "multipart/form-data; boundary=part")


def _upload(content: bytes) -> bytes:
    head = f'--part\r\nContent-Disposition: form-data; name="words"; filename="{NAME}.pdf"\r\n\r\n'
    return head.encode() + content + b"\r\n--part--\r\n"
