"""What can be found, by kind: rooms that hold it register it, in the order in which the groups are shown."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from jardam.search.actions import refresh
from jardam.search.rules.documents import Document


@dataclass(frozen=True, slots=True)
class Source:
    """A room's findable things. ``documents`` reads them from the database of an alias: those of some keys, or all.

    ``quotes_law``: what they say is made of rows of the law, so that they change with it.
    """

    kind: str
    documents: Callable[[str, Collection[str] | None], Iterable[Document]]
    quotes_law: bool = False


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """From a room's ``apps.ready()``."""
    _sources[source.kind] = source


def kinds() -> list[str]:
    return list(_sources)


def refresh_kind(kind: str, *, using: str = "default") -> int:
    """Bring the index up to what the room holds now; how many documents changed.

    Call it in the transaction that publishes, so that what is found is what stands there.
    """
    return refresh(kind, _sources[kind].documents(using, None), using=using)


def refresh_keys(kind: str, keys: Collection[str], *, using: str = "default") -> int:
    """The same for some things only; one that the room no longer holds is withdrawn."""
    return refresh(kind, _sources[kind].documents(using, keys), within=keys, using=using)


def refresh_quoting_law(*, using: str = "default") -> int:
    """The kinds that quote the law; call it in the transaction that changes the law."""
    return sum(refresh_kind(kind, using=using) for kind, source in _sources.items() if source.quotes_law)


def refresh_all(*, using: str = "default") -> int:
    return sum(refresh_kind(kind, using=using) for kind in _sources)
