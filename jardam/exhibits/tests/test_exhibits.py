"""Files are kept sealed, once, with their case; what is held stays shut; what is erased is gone."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.test import override_settings
from django.utils import timezone

from jardam.cases.actions import Opening, open_case
from jardam.cases.models import Case
from jardam.cases.rules.next_action import NextAction
from jardam.cases.rules.tracks import Track
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.exhibits.actions import (
    Brought,
    ExhibitChanged,
    Seen,
    TooManyExhibits,
    bring_exhibits,
    check_again,
    describe_exhibit,
    drop_exhibit,
    prepared,
)
from jardam.exhibits.choices import ExhibitKind, Part
from jardam.exhibits.models import Content, Exhibit
from jardam.exhibits.queries import exhibits_of, read_copy
from jardam.exhibits.rules.limits import MOST_IN_A_CASE, FileRefused, Refusal
from jardam.exhibits.scanning import Scan
from jardam.exhibits.sealing import about, bytes_of
from jardam.kernel.ids import day_uuid
from jardam.people.actions import erase_person, restrict_person
from jardam.vault.argon import Cost
from jardam.vault.refusals import FileKeyDestroyed
from jardam.vault.restricted import Opener
from jardam.vault.user_keys import opened_private
from tests.brought import pdf, photo
from tests.clamd import BAD, answering

pytestmark = pytest.mark.django_db
QUICK = Cost(memory_kib=64, passes=1)
NAME, CAPTION = "пропуск Азамата.jpg", "пропуск на стройку"


@pytest.fixture
def case(amina: User) -> Iterator[Case]:
    now = timezone.now()
    with for_centre(amina.centre_id):
        yield open_case(
            Opening(day_uuid(), Track.WAGES, "зарплата", NextAction("ждать", timezone.localdate(now))),
            by=amina,
            at=now,
        )


def bring(case: Case, by: User, *contents: bytes, batch: UUID | None = None) -> list[Exhibit]:
    files = prepared([(NAME, content) for content in contents])
    return bring_exhibits(
        case, Brought(batch or day_uuid(), ExhibitKind.PASS, CAPTION, files), by=by, at=timezone.now()
    )


def test_what_is_brought_rests_sealed_as_it_came_and_as_it_is_looked_at(case: Case, amina: User) -> None:
    original = photo()
    (kept,) = bring(case, amina, original)
    key = case.person.key
    assert bytes_of(kept, Part.ORIGINAL, key) == original
    assert read_copy(kept, case, by=amina, at=timezone.now()) != original
    told = about(kept, key)
    assert (told["name"], told["caption"], kept.scan) == (NAME, CAPTION, Scan.UNCHECKED)
    for row in Content.objects.all():
        assert b"JFIF" not in bytes(row.sealed_bytes)
    assert NAME.encode() not in bytes(kept.sealed_about or b"")


def test_a_page_that_is_sent_twice_keeps_its_files_once(case: Case, amina: User) -> None:
    batch = day_uuid()
    assert len(bring(case, amina, photo(), pdf(), batch=batch)) == 2
    assert bring(case, amina, photo(), pdf(), batch=batch) == []
    assert [one.number for one, _told in exhibits_of(case)] == [1, 2]


def test_the_very_same_file_is_kept_once_in_a_case(case: Case, amina: User) -> None:
    bring(case, amina, photo())
    assert [one.number for one in bring(case, amina, photo(), photo((50, 50)), photo((50, 50)))] == [2]


def test_one_bad_file_among_several_keeps_none_and_says_which(case: Case, amina: User) -> None:
    with pytest.raises(FileRefused) as refused:
        bring(case, amina, photo(), b"PK\x03\x04")
    assert (refused.value.why, refused.value.place) == (Refusal.UNKNOWN_TYPE, 2)
    assert not Exhibit.objects.exists()


def test_a_case_holds_so_many_files_and_no_more(
    case: Case, amina: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST_IN_A_CASE >= 100
    monkeypatch.setattr("jardam.exhibits.actions.MOST_IN_A_CASE", 1)
    bring(case, amina, photo())
    with pytest.raises(TooManyExhibits):
        bring(case, amina, photo((9, 9)))


def test_a_scanner_that_finds_something_keeps_nothing(case: Case, amina: User, tmp_path: Path) -> None:
    with answering(tmp_path / "clamd") as door, override_settings(CLAMD_SOCKET=door):
        (kept,) = bring(case, amina, photo())
        assert kept.scan == Scan.CLEAN
        with pytest.raises(FileRefused) as refused:
            bring(case, amina, BAD + b" in a chat")
    assert refused.value.why is Refusal.INFECTED
    assert Exhibit.objects.count() == 1


@pytest.mark.parametrize("says", [b"INSTREAM size limit exceeded. ERROR\n", b"nonsense\n", b"\xff\n"])
def test_a_scanner_that_answers_nonsense_lets_nothing_pass(
    case: Case, amina: User, tmp_path: Path, says: bytes
) -> None:
    with answering(tmp_path / "clamd", says=says) as door, override_settings(CLAMD_SOCKET=door):
        (kept,) = bring(case, amina, photo())
    assert (kept.scan, kept.is_readable) == (Scan.HELD, False)


def test_while_the_scanner_is_down_a_file_is_held_and_afterwards_it_is_let_through(
    case: Case, amina: User, tmp_path: Path
) -> None:
    now, door = timezone.now(), tmp_path / "clamd"
    with override_settings(CLAMD_SOCKET=str(door)):
        (held,) = bring(case, amina, photo())
        assert (held.scan, held.pages, held.is_readable) == (Scan.HELD, 0, False)
        with pytest.raises(Content.DoesNotExist):
            read_copy(held, case, by=amina, at=now)
        assert check_again(held, by=amina, at=now).scan == Scan.HELD
        with answering(door):
            done = check_again(held, by=amina, at=now)
    assert (done.scan, done.pages, done.is_readable) == (Scan.CLEAN, 1, True)
    assert about(done, case.person.key)["traces"]
    assert read_copy(done, case, by=amina, at=now)


def test_a_held_file_that_turns_out_bad_is_thrown_away(case: Case, amina: User, tmp_path: Path) -> None:
    door = tmp_path / "clamd"
    with override_settings(CLAMD_SOCKET=str(door)):
        (held,) = bring(case, amina, BAD + b" in a chat")
        with answering(door):
            assert check_again(held, by=amina, at=timezone.now()).dropped_on is not None
    assert not Content.objects.exists()
    assert exhibits_of(case) == []


def test_what_is_said_of_a_file_is_kept_and_two_tabs_do_not_overwrite_each_other(
    case: Case, amina: User
) -> None:
    (kept,) = bring(case, amina, photo())
    words = {"caption": "пропуск", "words": "ООО Строй"}
    now = describe_exhibit(kept, ExhibitKind.PHOTO, words, Seen(1), by=amina, at=timezone.now())
    assert about(now, case.person.key) | words == about(now, case.person.key)
    with pytest.raises(ExhibitChanged):
        describe_exhibit(kept, ExhibitKind.CHAT, {"words": ""}, Seen(1), by=amina, at=timezone.now())


def test_what_is_taken_out_leaves_no_bytes_and_may_be_brought_again(case: Case, amina: User) -> None:
    (kept,) = bring(case, amina, photo())
    out = drop_exhibit(kept, "чужой паспорт", Seen(1), by=amina, at=timezone.now())
    assert about(out, case.person.key) == {"reason": "чужой паспорт"}
    assert not Content.objects.exists()
    assert [one.number for one in bring(case, amina, photo())] == [2]


def test_files_move_with_the_file_of_the_person_that_is_closed(case: Case, amina: User, farida: User) -> None:
    original = photo()
    (kept,) = bring(case, amina, original)
    before = bytes(Content.objects.get(part="ORIGINAL").sealed_bytes)
    private, _other = (opened_private(user, "a password of twelve", cost=QUICK) for user in (amina, farida))
    restrict_person(case.person, [amina, farida], by=amina, at=timezone.now())
    moved = Content.objects.get(part="ORIGINAL")
    assert bytes(moved.sealed_bytes) != before
    case = Case.objects.select_related("person__key").get(pk=case.pk)
    assert case.person.key.is_restricted
    opener = Opener(amina.pk, X25519PrivateKey.from_private_bytes(private))
    assert bytes_of(kept, Part.ORIGINAL, case.person.key, opener) == original


def test_with_an_erased_person_the_bytes_are_gone(case: Case, amina: User, farida: User) -> None:
    (kept,) = bring(case, amina, photo())
    erase_person(case.person, by=farida, at=timezone.now())
    assert not Content.objects.exists()
    kept = Exhibit.objects.get()
    assert kept.sealed_about is None
    case = Case.objects.select_related("person__key").get(pk=case.pk)
    with pytest.raises(FileKeyDestroyed):
        bring(case, amina, photo())
