"""What opens a referral where no link can be handed over: a code that can be read out by phone. Pure, but for chance."""

import secrets

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and Latin letters that nobody takes for another one."""
CODE_LENGTH = 10
GROUP = 5


def new_code() -> str:
    """Ten signs, as they are compared: about 49 bits."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


def shown(code: str) -> str:
    """In two groups, to be read out.

    >>> shown("23456789AB")
    '23456 789AB'
    """
    return f"{code[:GROUP]} {code[GROUP:]}"


def typed(text: str) -> str:
    """As it was drawn, however it was typed: Cyrillic letters that look the same are taken for Latin ones.

    >>> typed(" 234а5-вехкм ")
    '234A5BEXKM'
    """
    return "".join(sign for sign in text.upper().translate(_LOOK_ALIKE) if sign.isalnum())


_LOOK_ALIKE = str.maketrans("АВЕКМНРСТУХ", "ABEKMHPCTYX")
