"""One marker, written in every way in which it might lie on a disk.

A marker is found if any of its spellings stands in any byte order, alphabet, escape or packing below,
so a leak is not missed because a log was JSON, a dump was hex or a browser kept UTF-16.
"""

import base64
import binascii
import codecs
import html
import json
import quopri
import unicodedata
from collections.abc import Callable, Iterator
from urllib.parse import quote

from jardam.kernel.names import name_key

SHORTEST = 7
"""Units: bytes. A shorter pattern would be found by chance in a gigabyte of noise, and the search needs as many."""

_CHARSETS = (
    "utf-8",
    "utf-16-le",
    "utf-16-be",
    "utf-32-le",
    "utf-32-be",
    "cp1251",
    "koi8-r",
    "koi8-t",
    "cp866",
    "iso8859-5",
    "mac-cyrillic",
    "utf-7",
    "punycode",
)
_SEPARATED = (" ", "-", ".", "\u00a0", "\u202f")  # how digits are grouped when people or pages write them


def patterns(marker: str) -> dict[str, bytes]:
    """Every way to write ``marker``, by the name of the way. No two are the same bytes, none is too short."""
    found: dict[bytes, str] = {}
    for spelling, text in _spellings(marker):
        packings = _packings(text) if spelling in _FULLY else _plainly(text)
        for packing, raw in packings:
            if len(raw) >= SHORTEST:
                found.setdefault(raw, f"{spelling}, {packing}")
    return {name: raw for raw, name in found.items()}


_FULLY = {"as typed", "lower case", "upper case", "digits"}
"""Spellings that are tried in every packing; the others only as plain text."""


def _spellings(marker: str) -> Iterator[tuple[str, str]]:
    """The text itself and what people, forms and normalisers make of it."""
    yield "as typed", marker
    yield "upper case", marker.upper()
    yield "lower case", marker.lower()
    yield "title case", marker.title()
    yield "decomposed", unicodedata.normalize("NFD", marker)
    yield "reversed", marker[::-1]
    yield "index key", name_key(marker)
    digits = "".join(filter(str.isdigit, marker))
    if len(digits) >= SHORTEST:
        yield "digits", digits
        yield "digits reversed", digits[::-1]
        for separator in _SEPARATED:
            yield f"digits by three with {separator!a}", separator.join(_by_three(digits))


def _plainly(text: str) -> Iterator[tuple[str, bytes]]:
    for charset in ("utf-8", "utf-16-le", "cp1251"):
        if (encoded := _encoded(text, charset)) is not None:
            yield charset, encoded
    yield from _in_database(text.encode())


def _by_three(digits: str) -> list[str]:
    return [digits[at : at + 3] for at in range(0, len(digits), 3)]


def _packings(text: str) -> Iterator[tuple[str, bytes]]:
    raw = text.encode()
    for charset in _CHARSETS:
        if (encoded := _encoded(text, charset)) is not None:
            yield charset, encoded
    for name, write in _ESCAPES.items():
        yield name, write(text)
    for charset in ("utf-8", "utf-16-le", "cp1251"):
        if (encoded := _encoded(text, charset)) is not None:
            yield from _in_base64(charset, encoded)
            yield f"hex of {charset}", binascii.hexlify(encoded)
            yield f"HEX of {charset}", binascii.hexlify(encoded).upper()
    yield from _in_database(raw)
    if text.isdigit():
        yield "packed digits", _packed(text)
        yield "packed digits, halves exchanged", _packed("".join(b + a for a, b in _pairs(text)))


def _encoded(text: str, charset: str) -> bytes | None:
    try:
        return text.encode(charset)
    except UnicodeEncodeError:
        return None


_ESCAPES: dict[str, Callable[[str], bytes]] = {
    "json": lambda text: json.dumps(text)[1:-1].encode(),
    "JSON": lambda text: _upper_escapes(json.dumps(text)[1:-1]),
    "percent": lambda text: quote(text, safe="").encode(),
    "percent, lower case": lambda text: quote(text, safe="").lower().encode(),
    "percent, plus for space": lambda text: quote(text, safe="").replace("%20", "+").encode(),
    "percent twice": lambda text: quote(quote(text, safe=""), safe="").encode(),
    "html decimal": lambda text: "".join(f"&#{ord(c)};" if ord(c) > 127 else c for c in text).encode(),
    "html hex": lambda text: "".join(f"&#x{ord(c):x};" if ord(c) > 127 else c for c in text).encode(),
    "html": lambda text: html.escape(text).encode("ascii", "xmlcharrefreplace"),
    "quoted-printable": lambda text: quopri.encodestring(text.encode()).replace(b"=\n", b""),
    "python": lambda text: ascii(text)[1:-1].encode(),
    "octal": lambda text: "".join(
        f"\\{byte:03o}" if byte > 126 else chr(byte) for byte in text.encode()
    ).encode(),
    "hex escapes": lambda text: "".join(f"\\x{byte:02x}" for byte in text.encode()).encode(),
    "read as Latin-1": lambda text: text.encode().decode("latin-1").encode(),
    "read as cp1251": lambda text: text.encode().decode("cp1251", "replace").encode(),
    "rot13": lambda text: codecs.encode(text, "rot13").encode(),
    "letters apart": lambda text: " ".join(text).encode(),
}


def _upper_escapes(escaped: str) -> bytes:
    return "\\u".join(part[:4].upper() + part[4:] for part in escaped.split("\\u")).encode()


def _in_base64(charset: str, raw: bytes) -> Iterator[tuple[str, bytes]]:
    """Base64 depends on where in the stream the text begins; what does not depend on its neighbours is kept."""
    for offset in range(3):
        whole = base64.b64encode(bytes(offset) + raw)
        kept = whole[-(-offset * 8 // 6) : (offset + len(raw)) * 8 // 6]
        yield f"base64 of {charset} at {offset}", kept
        yield f"base64url of {charset} at {offset}", kept.translate(bytes.maketrans(b"+/", b"-_"))
    for offset in range(5):
        whole = base64.b32encode(bytes(offset) + raw)
        yield f"base32 of {charset} at {offset}", whole[-(-offset * 8 // 5) : (offset + len(raw)) * 8 // 5]


def _in_database(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """PostgreSQL's own compression keeps new letters as they are, with a zero byte before every eighth."""
    for offset in range(8):
        parts = [raw[:offset], *(raw[at : at + 8] for at in range(offset, len(raw), 8))]
        yield f"compressed by PostgreSQL at {offset}", b"\0".join(part for part in parts if part)


def _pairs(digits: str) -> Iterator[tuple[str, str]]:
    even = digits[: len(digits) // 2 * 2]
    return zip(even[::2], even[1::2], strict=True)


def _packed(digits: str) -> bytes:
    return bytes(int(a + b, 16) for a, b in _pairs(digits))
