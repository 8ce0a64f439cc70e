import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jardam.kernel.phones import NotAPhoneNumber, e164, masked, number_in

COUNTRIES = ("RU", "KG", "TJ", "UZ", "MD", "KZ")
EXAMPLES = [
    phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    for country in COUNTRIES
    if (number := phonenumbers.example_number_for_type(country, phonenumbers.PhoneNumberType.MOBILE))
]
numbers = st.sampled_from(EXAMPLES)


@pytest.mark.parametrize(
    "written",
    [
        "8 (916) 123-45-67",
        "+7 916 123 45 67",
        "+79161234567",
        "8-916-1234567",
        " 916 123 45 67 ",
        "+7\u00a0916\u00a01234567",
    ],
)
def test_one_phone_in_many_spellings_is_one_number(written: str) -> None:
    assert e164(written) == "+79161234567"


def test_a_number_without_a_code_is_read_as_dialled_there() -> None:
    assert e164("0700 123 447", "KG") == "+996700123447"


@pytest.mark.parametrize(
    "nonsense", ["", " ", "112", "123-45-67", "+1", "call me", "+999", "\ud800", "7" * 40, "\x00"]
)
def test_what_nobody_could_call_is_refused(nonsense: str) -> None:
    with pytest.raises(NotAPhoneNumber) as refused:
        e164(nonsense)
    assert str(refused.value) == "not a phone number"


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    """And what was read once is read the same again."""
    try:
        number = e164(text)
    except NotAPhoneNumber:
        return
    assert e164(number) == number


@given(numbers)
def test_a_mask_shows_the_country_and_two_digits(number: str) -> None:
    shown = masked(number)
    assert shown.startswith("+")
    assert shown[-2:] == number[-2:]
    hidden = number[len(shown.split()[0]) : -2]
    assert hidden not in shown.replace(" ", "")


@given(numbers)
def test_every_number_of_one_length_and_country_has_a_mask_of_one_length(number: str) -> None:
    """The mask must not tell how long the number was."""
    assert shape(masked(number)) in {"+d ••• ••• dd", "+ddd ••• ••• dd"}


def shape(text: str) -> str:
    return "".join("d" if sign.isdigit() else sign for sign in text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Горячая линия: 8 (800) 700-12-34, круглосуточно", "+78007001234"),
        ("WhatsApp +996 700 123 447 (Бишкек)", "+996700123447"),
        ("Приёмная на Сретенке, дом 12", ""),
        ("", ""),
    ],
)
def test_a_number_is_found_in_what_people_wrote(text: str, number: str) -> None:
    assert number_in(text) == number
