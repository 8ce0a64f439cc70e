"""Notices of a change: drafted in six languages, edited, released by a person."""

from collections.abc import Callable

import pytest

from jardam.centres.models import User
from jardam.law.actions import (
    MovedMeanwhile,
    discard_change,
    draft_notices,
    edit_notice,
    release_notice,
)  # fmt: skip
from jardam.law.models import Change, NoticeText
from jardam.law.tests.conftest import CONFIRMED, ENTERED, GROUNDS, Enter

Drafts = Callable[[Change], dict[str, NoticeText]]


@pytest.fixture
def drafts(gulnara: User) -> Drafts:
    def draft(change: Change) -> dict[str, NoticeText]:
        draft_notices(change.pk, by=gulnara, at=ENTERED)
        return {notice.language: notice for notice in NoticeText.objects.filter(change=change)}

    return draft


def test_each_language_has_its_own_words_the_days_and_the_law(entered: Enter, drafts: Drafts) -> None:
    notices = drafts(entered())
    assert set(notices) == {"RU", "KY", "TG", "UZ", "RO", "EN"}
    assert len({notice.text.splitlines()[0] for notice in notices.values()}) == 6
    for notice in notices.values():
        assert "01.01.2027" in notice.text
        assert GROUNDS.law in notice.text
        assert not notice.is_reviewed
    assert "5 рабочих дней. До этого: 7 рабочих дней." in notices["RU"].text
    assert "5 жумуш күнү. Ага чейин: 7 жумуш күнү." in notices["KY"].text
    assert "5 рӯзи корӣ" in notices["TG"].text
    assert "5 ish kuni" in notices["UZ"].text
    assert "5 zile lucrătoare" in notices["RO"].text


def test_what_somebody_wrote_stays_when_it_is_drafted_again(
    entered: Enter, drafts: Drafts, gulnara: User
) -> None:
    change = entered()
    tajik = drafts(change)["TG"]
    edit_notice(tajik.pk, "навишта шуд", is_reviewed=True, revision=0, by=gulnara, at=ENTERED)
    again = drafts(change)
    assert (again["TG"].text, again["TG"].is_reviewed, again["TG"].edited_by) == (
        "навишта шуд",
        True,
        gulnara,
    )
    assert len(again) == 6


def test_it_is_released_once_and_only_for_what_is_confirmed(
    entered: Enter, confirmed: Enter, drafts: Drafts, gulnara: User, hamid: User
) -> None:
    change = confirmed()
    notice = drafts(change)["RU"]
    released = release_notice(notice.pk, revision=0, by=hamid, at=CONFIRMED)
    assert (released.released_by, released.released_on) == (hamid, CONFIRMED.date())
    for revision in (0, 1):
        with pytest.raises(MovedMeanwhile):
            release_notice(notice.pk, revision=revision, by=gulnara, at=CONFIRMED)
    edited = edit_notice(notice.pk, "иначе", is_reviewed=False, revision=1, by=gulnara, at=CONFIRMED)
    assert edited.released_by is None


def test_a_draft_of_a_change_that_nobody_confirmed_is_not_released(
    entered: Enter, drafts: Drafts, gulnara: User
) -> None:
    change = entered()
    notice = drafts(change)["RU"]
    with pytest.raises(MovedMeanwhile):
        release_notice(notice.pk, revision=0, by=gulnara, at=CONFIRMED)
    discard_change(change.pk, by=gulnara, at=ENTERED)
    with pytest.raises(MovedMeanwhile):
        drafts(change)


def test_two_tabs_do_not_overwrite_each_other(entered: Enter, drafts: Drafts, gulnara: User) -> None:
    notice = drafts(entered())["RU"]
    edit_notice(notice.pk, "первый", is_reviewed=False, revision=0, by=gulnara, at=ENTERED)
    with pytest.raises(MovedMeanwhile):
        edit_notice(notice.pk, "второй", is_reviewed=False, revision=0, by=gulnara, at=ENTERED)
    notice.refresh_from_db()
    assert notice.text == "первый"
