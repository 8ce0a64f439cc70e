"""A value of the law as one reads it, in the forms that Russian needs."""

import pytest
from django.utils import translation

from jardam.law.choices import measured


@pytest.mark.parametrize(
    ("value", "unit", "read"),
    [
        ("1", "years", "1 год"),
        ("3", "months", "3 месяца"),
        ("10", "calendar_days", "10 календарных дней"),
        ("10860.70", "RUB", "10 860,70 ₽"),
        ("2950+2950", "RUB", "2950+2950 ₽"),
        ("14.25", "percent", "14,25 %"),
        ("1/150", "of_key_rate_per_day", "1/150 ключевой ставки за день"),
        ("112", "number_to_call", "112"),
        ("yes", "in_force", "действует"),
        ("", "RUB", ""),
        ("7", "fortnights", "7 fortnights"),
    ],
)
def test_a_value_is_read_with_its_unit(value: str, unit: str, read: str) -> None:
    with translation.override("ru"):
        assert measured(value, unit).replace("\xa0", " ") == read
