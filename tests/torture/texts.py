"""Texts that broke somebody's software before, as the bytes a browser or a script would send."""

import unicodedata
from urllib.parse import quote_from_bytes

LONG = 1_000_000
COMBINING = "a" + "\u0301" * 10_000
DIGITS = "9" * 5_000  # longer than Python turns into a number

NAMED: dict[str, bytes] = {
    "nothing": b"",
    "spaces": b"   \t ",
    "NUL": b"a\x00b",
    "lone surrogate": b"a\xed\xa0\x80b",
    "reversed surrogates": b"\xed\xb0\x80\xed\xa0\x80",
    "bytes that are no text": b"\xff\xfe\xc3\x28",
    "half a letter": "й".encode()[:1],
    "right to left": "\u202e\u2067مرحبا\u2069 abc".encode(),
    "10 000 combining marks": COMBINING.encode(),
    "composed": unicodedata.normalize("NFC", "Ёй Ӣ Ș").encode(),
    "decomposed": unicodedata.normalize("NFD", "Ёй Ӣ Ș").encode(),
    "homoglyphs": "Аzаmаt Ρаtеnt".encode(),
    "a million letters": b"x" * LONG,
    "a date that is none": b"2026-02-30",
    "a date of no year": b"0000-00-00T00:00",
    "the last moment": b"9999-12-31T23:59",
    "an hour that is none": b"2026-03-29T25:61",
    "too many digits": DIGITS.encode(),
    "a negative number": b"-1",
    "a number of another script": "٣٤٥".encode(),
    "a superscript digit": "²".encode(),
    "infinity": b"1e309",
    "markup": b"<script>alert(1)</script><!-- ]]> &amp;",
    "a template": b"{{ request.user }}{% debug %}%(x)s {0} ${y}",
    "a statement": b"'; DROP TABLE contacts_contact; --",
    "a pattern": b"%_\\*.?[a-z](((",
    "a search phrase": b"a & | ! ( :* <-> 'b",
    "a path": b"../../../../etc/passwd\x00.png",
    "another site": b"//evil.example/x",
    "a line that splits a header": b"x\r\nSet-Cookie: a=b",
    "line separators": "a\u2028b\u2029c\u0085d\x0be".encode(),
    "control signs": bytes(range(1, 32)) + b"\x7f",
    "byte order mark": "\ufeffab".encode(),
    "nothing to see": "\u200b\u200d\u2060\u00ad".encode(),
    "not a character": "\ufffe\uffff\U0010ffff".encode(),
    "family in one sign": "👩🏽‍👩🏽‍👧🏽‍👦🏽".encode(),
    "capital that grows": "ﬃ İ ŉ ẞ".encode(),
    "json": b'{"id": 1, "rawId": [null, {}], "response": 5}',
    "an open bracket, often": b"[" * 5_000,
    "an id": b"00000000-0000-0000-0000-000000000000",
    "a card and a version": b"WAGES_UNPAID:99999999999999999999 x:\xd9\xa3",
    "a card in two versions": b"WAGES_UNPAID:1 WAGES_UNPAID:2 :3 x:",
}
WORST = {
    "nothing",
    "NUL",
    "lone surrogate",
    "right to left",
    "10 000 combining marks",
    "decomposed",
    "homoglyphs",
    "a million letters",
    "a date that is none",
    "a card and a version",
    "a card in two versions",
}
"""Those that every field must meet in every run."""

NO_TEXT = {"lone surrogate", "reversed surrogates", "bytes that are no text", "half a letter"}
READABLE = {name: text.decode() for name, text in NAMED.items() if name not in NO_TEXT}
"""Those that are text at all, and so must come back as they were typed wherever they are taken."""


def form_body(fields: dict[str, list[bytes]]) -> bytes:
    """The body of a posted form, byte for byte as given."""
    pairs = [(name, value) for name, values in fields.items() for value in values]
    return b"&".join(f"{name}={quote_from_bytes(value, safe=b'')}".encode() for name, value in pairs)
