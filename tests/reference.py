"""The law and the answers as they are shipped, for all tests of a file at once: to load the answers takes seconds.

What a test changes of them is undone with the test; the rows themselves go when the file ends.
"""

import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from pytest_django.plugin import DjangoDbBlocker

from jardam.knowledge.actions import load_cards
from jardam.law.actions import load_law
from tests.undoing import undone

DATA = Path(settings.ROOT) / "data"
LAW, CARDS = DATA / "law", DATA / "knowledge" / "cards"


@contextmanager
def shipped_law(blocker: DjangoDbBlocker, at: datetime) -> Iterator[None]:
    """Every row of the law, known from ``at`` on. For fixtures of a module in which no test commits."""
    with blocker.unblock(), undone():
        load_law(LAW, at)
        yield


@contextmanager
def shipped_answers(blocker: DjangoDbBlocker, at: datetime, *, only: Collection[str] = ()) -> Iterator[None]:
    """The law and the answers that quote it. ``only``: names of a few files, where a few will do."""
    with shipped_law(blocker, at):
        load_answers(at, only=only)
        yield


def load_answers(at: datetime, *, only: Collection[str] = ()) -> None:
    """The answers, or those of a few files; the law must be there."""
    if not only:
        load_cards(CARDS, at)
        return
    with TemporaryDirectory() as folder:
        for name in only:
            shutil.copy(CARDS / f"{name}.yaml", folder)
        load_cards(Path(folder), at)
