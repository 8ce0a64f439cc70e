"""Writing down who did what, in the same transaction as what was done: no entry, no change."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from datetime import datetime
from functools import wraps
from itertools import groupby
from typing import ParamSpec, TypeVar
from uuid import UUID

from django.db import models, transaction

from jardam.audit import sentences
from jardam.audit.heads import export_heads
from jardam.audit.readings import seal_readings
from jardam.audit.rules.chain import Act
from jardam.audit.writing import act_of, append, let_wait, sealed_moment
from jardam.centres.models import User
from jardam.database.scope import current_centre, for_centre

__all__ = [
    "export_heads",
    "note_reading",
    "note_readings",
    "readings_together",
    "record",
    "recorded",
    "seal_readings",
]

P = ParamSpec("P")
R = TypeVar("R")

_collected: ContextVar[list[tuple[Act, bytes]] | None] = ContextVar("collected audit entries", default=None)
_readings: ContextVar[list[tuple[Act, bytes]] | None] = ContextVar("readings of a page", default=None)


def recorded(action: Callable[P, R]) -> Callable[P, R]:
    """Make an action atomic, and write its entries as its last statement.

    The head of the chain is locked only then, so that nobody waits for a slow action. An action called
    by another one joins it; if it fails and the other goes on, its entries are gone with its changes.
    """

    @wraps(action)
    def act(*args: P.args, **kwargs: P.kwargs) -> R:
        outer = _collected.get()
        with transaction.atomic():
            return _join(outer, action, args, kwargs) if outer is not None else _begin(action, args, kwargs)

    return act


def record(verb: str, subject: models.Model, *, by: User | None, at: datetime, **codes: object) -> None:
    """Write down what ``by`` did to ``subject``; None is the machine itself. Only inside a `recorded` action.

    ``codes`` are upper-case codes, counts, days and ids; anything else is refused.
    Errors: AssertionError outside `recorded` or for a verb without a sentence; NotACode.
    """
    collected = _collected.get()
    assert collected is not None, "audit.record() outside a @recorded action"
    sentences.check_known(verb)
    act = act_of(verb, subject, by, at, codes)
    collected.append((act, sealed_moment(act, at)))


def note_reading(verb: str, subject: models.Model, *, by: User | None, at: datetime, **codes: object) -> None:
    """Write down that ``by`` looked at ``subject``: a plain row, chained by the worker within a second.

    Errors: AssertionError for a verb without a sentence; NotACode.
    """
    sentences.check_known(verb)
    act = act_of(verb, subject, by, at, codes)
    _let_wait([(act, sealed_moment(act, at))])


def note_readings(verb: str, subjects: Sequence[models.Model], *, by: User, at: datetime) -> None:
    """As `note_reading`, of several rows of one centre that stand on one page. One query.

    Errors: as `note_reading`.
    """
    sentences.check_known(verb)
    acts = [act_of(verb, subject, by, at, {}) for subject in subjects]
    _let_wait([(act, sealed_moment(act, at)) for act in acts])


@contextmanager
def readings_together() -> Iterator[None]:
    """What is read inside is written down at its end in one statement, also when the page fails on its way."""
    acts: list[tuple[Act, bytes]] = []
    token = _readings.set(acts)
    try:
        yield
    finally:
        _readings.reset(token)
        _let_wait(acts)


def _let_wait(acts: Sequence[tuple[Act, bytes]]) -> None:
    together = _readings.get()
    if together is not None:
        together += acts
        return
    for chain, some in groupby(sorted(acts, key=_chain), key=_chain):
        with _in_the_name_of(chain):
            let_wait(list(some))


def _begin(action: Callable[..., R], args: tuple[object, ...], kwargs: dict[str, object]) -> R:
    collected: list[tuple[Act, bytes]] = []
    token = _collected.set(collected)
    try:
        answer = action(*args, **kwargs)
    finally:
        _collected.reset(token)
    _flush(collected)
    return answer


def _join(
    outer: list[tuple[Act, bytes]],
    action: Callable[..., R],
    args: tuple[object, ...],
    kwargs: dict[str, object],
) -> R:
    before = len(outer)
    try:
        return action(*args, **kwargs)
    except BaseException:
        del outer[before:]
        raise


def _flush(collected: list[tuple[Act, bytes]]) -> None:
    """Lock chains in one order everywhere: two actions that touch two chains must not wait for each other."""
    by_chain = sorted(collected, key=_chain)  # stable: inside a chain the order of the acts stays
    for chain, acts in groupby(by_chain, key=_chain):
        with _in_the_name_of(chain):
            append(chain, list(acts))


def _chain(act: tuple[Act, bytes]) -> UUID:
    return act[0].centre_id


def _in_the_name_of(chain: UUID) -> AbstractContextManager[None]:
    return nullcontext() if current_centre() == str(chain) else for_centre(chain)
