"""Lets the house's database grow: two processes fill the months, one Moscow's and one the other centres', then persons.

Everything is what `jardam demo` makes: sealed, indexed by hash, chained.
"""

import sys
import time
from collections.abc import Collection
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from multiprocessing import get_context

from django.utils import timezone

from benchmarks import joined  # noqa: F401 - first of all, so that the models below can be read
from benchmarks.people import fill_up_with_persons
from jardam.centres.models import Centre
from jardam.demo.actions import build_demo, fill_months
from jardam.demo.shares import CENTRES

SEED = 1
"""One network for everybody who measures."""

MEASURED = "moscow"
OTHERS = tuple(code for code in CENTRES if code != MEASURED)
SAY_EVERY = 60.0  # seconds


def grow(size: int) -> None:
    """Bring Moscow to ``size`` contacts and the other centres together to as many; three persons for ten contacts."""
    at = timezone.now()
    if Centre.objects.filter(code=MEASURED).exists():
        _at_once(2 * size, at)
    build_demo(2 * size, SEED, at=at)
    fill_up_with_persons(size)
    print(f"{2 * size:,} contacts made", flush=True)


def _at_once(contacts: int, at: datetime) -> None:
    """Both parts in processes of their own: a chain of entries, and a month, belong to one centre."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        for part in [pool.submit(_fill, codes, contacts, at) for codes in ((MEASURED,), OTHERS)]:
            part.result()


def _fill(codes: Collection[str], contacts: int, at: datetime) -> None:
    centres = {centre.code: centre for centre in Centre.objects.filter(code__in=CENTRES)}
    fill_months(centres, contacts, SEED, at=at, only=codes, show=_Progress(codes))


class _Progress:
    """A line a minute, for whoever waits."""

    def __init__(self, codes: Collection[str]) -> None:
        self._name = " ".join(codes)
        self._said = time.monotonic()

    def __call__(self, done: int, of: int) -> None:
        if time.monotonic() - self._said > SAY_EVERY:
            self._said = time.monotonic()
            print(f"{self._name}: {done:,} of {of:,}", file=sys.stderr, flush=True)
