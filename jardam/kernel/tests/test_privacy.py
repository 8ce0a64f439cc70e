from jardam.kernel.privacy import Privacy


def test_the_three_shelves_hold_all_names_together() -> None:
    assert Privacy(plain="id day", personal="digest", sensitive="note").names() == [
        "id",
        "day",
        "digest",
        "note",
    ]


def test_a_name_on_two_shelves_is_seen_twice() -> None:
    """So that the house test, which counts each field once, finds it."""
    assert Privacy(plain="day", personal="day").names() == ["day", "day"]
