from collections.abc import Iterator
from datetime import date

import pytest
from django.utils import translation

from jardam.ui.components.marks import (
    confidence,
    deadline,
    figure_cell,
    icon,
    language_name,
    masked_number,
    phone,
    pill,
    reference,
    saved,
    small_number,
)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def test_a_small_number_is_a_word_and_never_a_link() -> None:
    assert "fewer than five" in small_number("small", "/list/")
    assert "href" not in small_number("small", "/list/") + small_number("hidden", "/list/")
    assert 'href="/list/"' in small_number(318, "/list/")


def test_a_protected_cell_has_its_own_ground() -> None:
    assert 'class="num j-hid"' in figure_cell("hidden")
    assert "j-hid" not in figure_cell(0)


@pytest.mark.parametrize("days,tone", [(-1, "late"), (0, "soon"), (7, "soon"), (8, "")])
def test_a_deadline_is_late_soon_or_plain(days: int, tone: str) -> None:
    drawn = deadline(days, "Answer")
    assert (f"j-due--{tone}" in drawn) if tone else ("j-due--" not in drawn)


def test_days_agree_with_their_word() -> None:
    with translation.override("ru"):
        for days, word in ((1, "день"), (2, "дня"), (5, "дней"), (-1, "день"), (294, "дня")):
            assert f"<small>{word}</small>" in deadline(days, "В суд")


def test_a_promise_is_not_a_legal_term() -> None:
    assert "a promise, not a legal term" in deadline(3, "Answer", is_promise=True)


def test_a_tone_has_a_sign_beside_its_colour() -> None:
    assert all("<svg" in pill("word", tone) for tone in ("voice", "ok", "warn", "danger"))


def test_confidence_names_the_day_of_the_check() -> None:
    assert "checked 12.11.2026" in confidence("LAW", checked_on=date(2026, 11, 12))
    assert "from a retelling" in confidence("RETOLD")
    assert "from a retelling, 12.11.2026" in confidence("RETOLD", checked_on=date(2026, 11, 12))
    assert "2026" not in confidence("open", checked_on=date(2026, 11, 12))
    assert "not checked" in confidence("open")


def test_a_number_is_masked_unless_told_otherwise() -> None:
    assert masked_number("+996555123447") == "+996 ••• ••• 47"
    assert masked_number("+79161234547") == "+7 ••• ••• 47"
    assert "555" not in phone("+996555123447")
    assert "+996 555 123 447" in phone("+996555123447", "+996 555 123 447", masked=False)


def test_what_people_type_is_escaped() -> None:
    assert "<b>" not in reference("<b>1</b>") + pill("<b>1</b>") + phone("<b>1</b>", masked=False)


def test_a_language_is_named_in_itself() -> None:
    assert language_name("uz-Latn") == '<span lang="uz-Latn">Oʻzbekcha</span>'


def test_of_the_save_states_one_is_shown() -> None:
    drawn = saved("unsent", unsent=3)
    assert drawn.count(" hidden>") == 5
    assert 'data-saved-as="unsent" role="status">' in drawn


def test_a_drawing_is_never_read_out() -> None:
    assert 'aria-hidden="true"' in icon("lock")
