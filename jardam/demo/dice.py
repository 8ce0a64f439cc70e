"""Chance that repeats itself: the same words give the same demo network, ids included."""

import random
from collections.abc import Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

from jardam.kernel.ids import uuid_of_day

T = TypeVar("T")
_FIRST_DAY = date(1970, 1, 1)


class Dice:
    """Dice that were thrown before: built from the same words they fall in the same order."""

    def __init__(self, *words: object) -> None:
        self._random = random.Random("/".join(map(str, words)))  # noqa: S311 - invented data, no secret

    def chance(self, share: float) -> bool:
        return self._random.random() < share

    def one(self, of: Sequence[T]) -> T:
        return of[int(self._random.random() * len(of))]

    def number(self, first: int, last: int) -> int:
        """A whole number from ``first`` to ``last``, both included."""
        return first + int(self._random.random() * (last - first + 1))

    def many(self, of: Sequence[T], weights: Sequence[float], count: int) -> list[T]:
        return self._random.choices(of, weights, k=count)

    def id_on(self, day: date) -> UUID:
        """An id as it would have been made on ``day``."""
        return uuid_of_day((day - _FIRST_DAY).days, self._random.getrandbits(128))
