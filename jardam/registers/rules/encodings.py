"""From the bytes of a table to its text: UTF-8, UTF-16, and the old Russian code pages, also mixed by the line. Pure."""

import codecs
from enum import StrEnum
from itertools import pairwise

from jardam.registers.rules.problems import FileRefused, Unreadable

_SAMPLE = 200_000  # bytes
_COMMON = frozenset("оеаинтсрвлкмдпуяыьгзбчйхжшю ")
_RARE = frozenset("ЁЂЃѓЉЊЌЋЏђљњќћџЎўЈҐЄЇІіґєјЅѕї¤¦§¬®°±µ¶")
_FRAMES = frozenset("─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥⌡═║╒╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡╢╣╤╥╦╧╨╩╪╫╬")


class Encoding(StrEnum):
    """How the text was written down."""

    UTF_8 = "UTF_8"
    UTF_16 = "UTF_16"
    WINDOWS_1251 = "WINDOWS_1251"
    KOI8_R = "KOI8_R"
    DOS_866 = "DOS_866"
    MIXED = "MIXED"  # lines in UTF-8 beside lines in Windows-1251


_CODE_PAGES = {Encoding.WINDOWS_1251: "cp1251", Encoding.KOI8_R: "koi8-r", Encoding.DOS_866: "cp866"}


def decoded(content: bytes) -> tuple[str, Encoding]:
    """The text of a table and how it was written. Errors: FileRefused, for nothing and for what is no text."""
    if not content.strip():
        raise FileRefused(Unreadable.EMPTY)
    utf_16 = _utf_16(content)
    if utf_16:
        return _of_utf_16(content, utf_16), Encoding.UTF_16
    if b"\0" in content:
        raise FileRefused(Unreadable.BINARY)
    try:
        return content.decode("utf-8-sig"), Encoding.UTF_8
    except UnicodeDecodeError:
        return _of_code_page(content)


def _utf_16(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    start = content[:2000]
    if len(start) % 2 or len(start) < 4:
        start = start[:-1]
    even, odd = start[::2].count(0), start[1::2].count(0)  # every ASCII sign leaves a zero byte
    if max(even, odd) < max(2, len(start) // 40):
        return ""
    return "utf-16-le" if odd > 10 * even else "utf-16-be" if even > 10 * odd else ""


def _of_utf_16(content: bytes, name: str) -> str:
    try:
        text = content.decode(name)
    except UnicodeDecodeError as error:
        raise FileRefused(Unreadable.BINARY) from error
    if "\0" in text:
        raise FileRefused(Unreadable.BINARY)
    return text


def _of_code_page(content: bytes) -> tuple[str, Encoding]:
    if _has_utf_8_lines(content[:_SAMPLE]):
        return "".join(_line(line) for line in content.splitlines(keepends=True)), Encoding.MIXED
    sample = content[:_SAMPLE]
    best = max(_CODE_PAGES, key=lambda page: _likeness(sample.decode(_CODE_PAGES[page], "replace")))
    return content.decode(_CODE_PAGES[best], "replace"), best


def _has_utf_8_lines(sample: bytes) -> bool:
    """Whether whole lines hold several letters that are UTF-8 and hardly anything else."""
    good = 0
    for line in sample.splitlines()[:2000]:
        letters = sum(byte > 127 for byte in line)
        if letters >= 6 and _is_utf_8(line):
            good += 1
    return good > 0


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _line(line: bytes) -> str:
    return line.decode("utf-8-sig") if _is_utf_8(line) else line.decode("cp1251", "replace")


def _likeness(text: str) -> int:
    """How much a decoded text looks like Russian: common letters for it, frames and rare signs against it."""
    lower = sum(sign in _COMMON for sign in text)
    upper_inside = sum(a.islower() and b.isupper() for a, b in pairwise(text))
    return (
        lower
        - 5 * sum(sign in _FRAMES for sign in text)
        - 3 * sum(sign in _RARE for sign in text)
        - 2 * upper_inside
    )
