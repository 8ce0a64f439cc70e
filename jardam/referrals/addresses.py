"""Where a link leads: the room with the public's pages says it, since nobody below knows its addresses."""

from collections.abc import Callable

from django.conf import settings

from jardam.referrals.models import Offer

Path = Callable[[Offer, str], str]
"""The path of an offer and its secret."""

_told: dict[str, Path] = {}


def register(path: Path) -> None:
    """Called in ``apps.ready()``; who registers again replaces the first."""
    _told["path"] = path


def path_of(offer: Offer, secret: str) -> str:
    return _told["path"](offer, secret)


def address_of(offer: Offer, secret: str) -> str:
    """The whole address, to be sent or shown."""
    return settings.ORIGIN + path_of(offer, secret)
