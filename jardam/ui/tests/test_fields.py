import re
from typing import Any

from django.utils import translation

from jardam.ui.components.fields import chips, error_summary, field, outcomes, secret, segmented
from jardam.ui.specimens import INITIAL, SpecimenForm


def form(**given: Any) -> SpecimenForm:
    return SpecimenForm(initial=INITIAL | given)


def checked(html: str) -> list[str]:
    return re.findall(r'value="(\w+)" checked', html)


def test_a_field_passes_what_it_does_not_know_to_its_control() -> None:
    drawn = field(form()["words"], key="Alt+KeyP", lang="ky", hx_get="/x/", rows=3)
    control = re.search(r"<textarea[^>]*>", drawn)
    assert control
    for attribute in (
        'lang="ky"',
        'hx-get="/x/"',
        'rows="3"',
        'data-key="Alt+KeyP"',
        'aria-keyshortcuts="Alt+P"',
    ):
        assert attribute in control[0]


def test_the_browser_keeps_nothing_typed_unless_asked_to() -> None:
    assert 'autocomplete="off"' in field(form()["words"])
    assert 'autocomplete="username"' in field(form()["when"], autocomplete="username")
    assert 'autocomplete="current-password"' in secret(form()["password"])


def test_an_error_and_a_hint_describe_their_control() -> None:
    drawn = field(SpecimenForm({})["when"])
    assert 'aria-describedby="id_when-hint id_when-error"' in drawn
    assert 'aria-invalid="true"' in drawn


def test_three_answers_keep_the_one_that_was_given() -> None:
    assert checked(segmented(form(violence="YES")["violence"])) == ["YES"]


def test_yes_is_an_alarm_and_not_asked_is_muted() -> None:
    drawn = segmented(form()["violence"])
    assert re.findall(r'class="(is-\w+)"', drawn) == ["is-yes", "is-unasked"]


def test_the_question_to_say_aloud_carries_its_language() -> None:
    drawn = segmented(form()["violence"], say="Сизге күч колдонуштубу?", say_lang="ky")
    assert '<p class="j-say" lang="ky">Сизге күч колдонуштубу?</p>' in drawn


def test_outcomes_are_one_to_seven_and_the_last_is_nought() -> None:
    drawn = outcomes(form()["outcome"])
    assert re.findall(r'data-key="Alt\+Digit(\d)"', drawn) == ["1", "2", "3", "4", "5", "6", "7", "0"]


def test_what_is_no_consultation_takes_two_strokes() -> None:
    drawn = outcomes(form()["outcome"], form()["kind"])
    assert 'data-key="Alt+Digit0 Digit3"' in drawn
    assert 'data-reveal="outcome=NOT_CONSULTATION"' in drawn


def test_chosen_topics_stand_first_then_suggested_ones_then_the_rest() -> None:
    drawn = chips(form(topics=["C_MEDICAL"])["topics"], suggested=["B_RIGHTS"])
    assert re.findall(r'name="topics" value="(\w+)"', drawn) == [
        "C_MEDICAL",
        "B_RIGHTS",
        "A_PATENT",
        "A_REGISTRATION",
        "B_UNPAID_WAGES",
    ]
    assert checked(drawn) == ["C_MEDICAL"]


def test_a_suggestion_is_told_to_those_who_cannot_see_the_dashes() -> None:
    with translation.override("en"):
        assert chips(form()["topics"], suggested=["B_RIGHTS"]).count("suggested") == 1


def test_nothing_is_said_when_nothing_is_missing() -> None:
    assert error_summary(SpecimenForm(initial=INITIAL)) == ""


def test_each_missing_answer_is_one_link_to_where_it_is_given() -> None:
    drawn = error_summary(
        SpecimenForm({"words": "x", "when": "x", "language": "ky", "password": "x", "method": "KEY"})
    )
    assert re.findall(r'href="#([^"]+)"', drawn) == ["id_violence", "id_outcome", "id_topics"]
