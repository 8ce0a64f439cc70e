"""Cutting news into short messages. A message with one letter beyond plain Latin holds 70 signs, else 160.

Source: 3GPP TS 23.038: the seven-bit alphabet (here only its letters that are ASCII as well), otherwise UCS-2.
"""

WIDE, NARROW = 70, 160
"""Signs of one message that is sent by itself; we send several rather than one long one, which phones may tear."""
_TWO_SIGNS = set("^{}\\[~]|€")
_ABSENT = set("`") | {chr(code) for code in range(32) if chr(code) not in "\n\r"}


def limit_of(text: str) -> int:
    """Units: signs a message."""
    is_narrow = all(letter.isascii() and letter not in _ABSENT | _TWO_SIGNS for letter in text)
    return NARROW if is_narrow else WIDE


def short_messages(text: str) -> list[str]:
    """The text in messages that each stand within the limit, cut between words; a word that is too long is cut itself.

    Nothing is lost but spaces at the cuts. Units: a sign beyond the first plane counts as two, as phones count.
    """
    limit = limit_of(text)
    parts, line = [], ""
    for word in _words(text, limit):
        longer = f"{line} {word}" if line else word
        if length(longer) > limit:
            parts.append(line)
            longer = word
        line = longer
    return [*parts, line] if line else parts


def length(text: str) -> int:
    """As a phone counts it: in units of sixteen bits."""
    return sum(2 if ord(letter) > 0xFFFF else 1 for letter in text)


def _words(text: str, limit: int) -> list[str]:
    return [piece for word in text.split() for piece in _pieces(word, limit)]


def _pieces(word: str, limit: int) -> list[str]:
    pieces = [""]
    for letter in word:
        if length(pieces[-1] + letter) > limit:
            pieces.append("")
        pieces[-1] += letter
    return pieces
