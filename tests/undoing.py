from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def undone() -> Iterator[None]:
    """Nothing that happens inside lasts."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
