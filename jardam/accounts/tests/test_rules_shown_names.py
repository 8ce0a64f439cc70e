from hypothesis import given
from hypothesis import strategies as st

from jardam.accounts.rules.shown_names import StaffNameParts, alphabetical

names = st.text(min_size=1, max_size=20)


def test_a_colleague_is_known_by_first_name_and_a_letter() -> None:
    name = StaffNameParts("Айгүл", "Маматова")
    assert (name.short, name.full) == ("Айгүл М.", "Айгүл Маматова")


def test_one_name_is_enough() -> None:
    assert (StaffNameParts("Бахыт", "").short, StaffNameParts("Бахыт", "").full) == ("Бахыт", "Бахыт")


def test_names_stand_in_the_order_of_the_alphabet() -> None:
    shuffled = ["Ҷамшед", "Ёлка", "Ян", "Елена", "Өмүрбек", "Петр", "Олег", "Чынара", "Ежи"]
    assert sorted(shuffled, key=alphabetical) == [
        "Ежи",
        "Елена",
        "Ёлка",
        "Олег",
        "Өмүрбек",
        "Петр",
        "Чынара",
        "Ҷамшед",
        "Ян",
    ]


@given(names, names)
def test_case_does_not_part_namesakes(one: str, other: str) -> None:
    assert alphabetical(one.lower())[0] == alphabetical(one.lower().casefold())[0]
    assert (alphabetical(one) < alphabetical(other)) != (alphabetical(one) >= alphabetical(other))


@given(names, names)
def test_the_short_name_never_holds_the_whole_family_name(given_name: str, family: str) -> None:
    assert len(StaffNameParts(given_name, family).short) <= len(given_name) + 6
