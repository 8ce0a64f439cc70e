from jardam.ui.keys import stroke_aria, stroke_hint


def test_a_hint_says_what_is_printed_on_the_key() -> None:
    strokes = ["Alt+KeyL", "Alt+Digit1", "Alt+Digit0 Digit3", "Ctrl+Enter", "Slash", "Shift+Slash", "Escape"]
    assert [stroke_hint(one) for one in strokes] == [
        "Alt L",
        "Alt 1",
        "Alt 0 3",
        "Ctrl Enter",
        "/",
        "?",
        "Esc",
    ]


def test_a_screen_reader_hears_the_key_in_its_own_words() -> None:
    assert [stroke_aria(one) for one in ("Alt+KeyL", "Ctrl+Enter", "Slash")] == [
        "Alt+L",
        "Control+Enter",
        "/",
    ]


def test_two_strokes_in_a_row_have_no_word_for_screen_readers() -> None:
    assert stroke_aria("Alt+Digit0 Digit3") == ""
