"""What a page and the process that compares by meaning say to each other, as bytes.

Both run on one machine from one code. Whatever else is read, nobody said.
"""

import json
import struct
from array import array
from collections.abc import Collection
from math import isfinite

from jardam.search.rules.finding import Near

LONGEST_QUESTION = 200
"""Characters. What is longer takes the model too long, and has words enough to be found by."""
LONGEST_ASKED = 8_192
"""Bytes of a question with its kinds."""
LONGEST_ANSWER = 1_048_576
_MARK = b"near"
_HEAD = struct.Struct("=4sII")
_LENGTH = struct.Struct("=I")


def pack_question(question: str, kinds: Collection[str]) -> bytes:
    told = json.dumps([question, sorted(kinds)]).encode()
    return _LENGTH.pack(len(told)) + told


def is_whole(read: bytes) -> bool:
    """Whether a question was read to its end. Errors: ValueError, when it is too long for one."""
    if len(read) < _LENGTH.size:
        return False
    length = _LENGTH.unpack_from(read)[0]
    if length > LONGEST_ASKED:
        raise ValueError("too long for a question")
    return len(read) >= _LENGTH.size + int(length)


def unpack_question(read: bytes) -> tuple[str, list[str]]:
    """Errors: ValueError, when these bytes are no question."""
    told = json.loads(read[_LENGTH.size :])
    match told:
        case [str(question), [*kinds]] if all(isinstance(kind, str) for kind in kinds):
            return question[:LONGEST_QUESTION], [str(kind) for kind in kinds]
    raise ValueError("not a question")


def pack_near(near: Near) -> bytes:
    measures = array("f", near.measures.values())
    numbers = array("i", [*near.measures, *near.nearest])
    head = _HEAD.pack(_MARK, len(measures), len(near.nearest))
    return head + measures.tobytes() + numbers.tobytes()


def unpack_near(read: bytes) -> Near | None:
    """None where these bytes are no answer."""
    if len(read) < _HEAD.size:
        return None
    mark, many, few = _HEAD.unpack_from(read)
    measures, numbers = array("f"), array("i")
    middle = _HEAD.size + many * measures.itemsize
    if mark != _MARK or len(read) != middle + (many + few) * numbers.itemsize:
        return None
    measures.frombytes(read[_HEAD.size : middle])
    numbers.frombytes(read[middle:])
    if not all(map(isfinite, measures)):
        return None
    return Near(list(numbers[many:]), dict(zip(numbers[:many], measures, strict=True)))
