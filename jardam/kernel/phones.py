"""Phone numbers in one spelling, so that the same phone is the same phone."""

import phonenumbers

PHONE_NORMALISER_VERSION = 1


class NotAPhoneNumber(ValueError):
    """The text is not a phone number anybody could call. Carries no part of the text."""


def e164(text: str, region: str = "RU") -> str:
    """Read a phone number as people write it. Example: '8 (916) 123-45-67' -> '+79161234567'.

    ``region`` (ISO 3166-1) is where a number without a country code is dialled from.
    Errors: NotAPhoneNumber.
    """
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException as error:
        raise NotAPhoneNumber("not a phone number") from error
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        raise NotAPhoneNumber("not a phone number")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def shown(number: str) -> str:
    """As people read it out. Example: '+996700123447' -> '+996 700 123 447'."""
    return phonenumbers.format_number(
        phonenumbers.parse(number, None), phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )


def number_in(text: str, region: str = "RU") -> str:
    """The first phone number that stands in a text, spelled as `e164` does; empty where there is none.

    Example: 'Горячая линия: 8 (800) 700-12-34, круглосуточно' -> '+78007001234'.
    """
    found = phonenumbers.PhoneNumberMatcher(text, region, leniency=phonenumbers.Leniency.POSSIBLE)
    first = next(iter(found), None)
    return phonenumbers.format_number(first.number, phonenumbers.PhoneNumberFormat.E164) if first else ""


def masked(number: str) -> str:
    """Show enough to recognise, too little to call. Example: '+996700123447' -> '+996 ••• ••• 47'."""
    code = phonenumbers.parse(number, None).country_code
    return f"+{code} ••• ••• {number[-2:]}"
