"""The number of a contact, made to be read out over a bad line: nine digits, the last one a check.

Drawn at random: a running number would tell how many people call.
Source: ISO/IEC 7064, MOD 11,10.
"""

import secrets

DIGITS = 9


def check_digit(digits: str) -> str:
    """The ISO/IEC 7064 MOD 11,10 check digit of a text of digits. Finds every single wrong digit."""
    product = 10
    for digit in digits:
        total = (int(digit) + product) % 10 or 10
        product = (2 * total) % 11
    return str((11 - product) % 10)


def new_reference() -> str:
    body = "".join(secrets.choice("0123456789") for _ in range(DIGITS - 1))
    return body + check_digit(body)


def is_reference(text: str) -> bool:
    """Whether these nine digits were read back without a slip. Spaces and hyphens do not count."""
    digits = text.replace(" ", "").replace("-", "")
    return (
        len(digits) == DIGITS
        and digits.isascii()
        and digits.isdigit()
        and check_digit(digits[:-1]) == digits[-1]
    )


def spoken(reference: str) -> str:
    """In groups of three. Example: '417302586' -> '417 302 586'."""
    return " ".join(reference[i : i + 3] for i in range(0, len(reference), 3))
