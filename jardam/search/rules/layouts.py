"""Words typed with the other keyboard layout switched on: "pfhgkfnf" is зарплата."""

_ENGLISH = "qwertyuiop[]asdfghjkl;'zxcvbnm,./`"
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбю.ё"
_TO_RUSSIAN = str.maketrans(_ENGLISH, _RUSSIAN)
_TO_ENGLISH = str.maketrans(_RUSSIAN, _ENGLISH)


def other_layout(typed: str) -> str:
    """The same keys with the other layout: mostly Latin letters become Cyrillic ones, else Cyrillic become Latin."""
    small = typed.casefold()
    latin = sum("a" <= letter <= "z" for letter in small)
    cyrillic = sum("а" <= letter <= "ё" for letter in small)
    return small.translate(_TO_RUSSIAN if latin > cyrillic else _TO_ENGLISH)
