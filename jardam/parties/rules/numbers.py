"""The tax number (INN) and the number in the register of legal entities (OGRN) of a Russian firm or trader. Pure.

Source: FNS order ED-7-14/559@ of 2020 (INN); Ministry of Finance order 165n of 2017 (OGRN): how the check digits are made.
"""

_OF_TEN = (2, 4, 10, 3, 5, 9, 4, 6, 8)
_OF_TWELVE = ((7, 2, 4, 10, 3, 5, 9, 4, 6, 8), (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8))


def is_inn(number: str) -> bool:
    """Ten digits of a firm or twelve of a person, with sound check digits."""
    if not (number.isascii() and number.isdigit()):
        return False
    if len(number) == 10:
        return _is_checked(number, _OF_TEN)
    return len(number) == 12 and all(_is_checked(number, weights) for weights in _OF_TWELVE)


def is_ogrn(number: str) -> bool:
    """Thirteen digits of a firm or fifteen of a trader, the last of which checks the others."""
    if not (number.isascii() and number.isdigit() and len(number) in {13, 15}):
        return False
    return int(number[:-1]) % (len(number) - 2) % 10 == int(number[-1])


def _is_checked(number: str, weights: tuple[int, ...]) -> bool:
    whole = sum(int(digit) * weight for digit, weight in zip(number, weights, strict=False))
    return whole % 11 % 10 == int(number[len(weights)])
