"""Many things are done one after the other, and one in trouble holds no other up."""

from collections.abc import Callable, Iterable


def each_done(works: Iterable[Callable[[], object]]) -> None:
    """Errors: ExceptionGroup, when all were tried, of those that failed."""
    failed: list[Exception] = []
    for work in works:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - told below, when all were tried
            failed.append(error)
    if failed:
        raise ExceptionGroup("some of a round failed", failed)
