"""How a row of the access matrix is written: who sees a thing, who may do it, and what says that it was done."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.access_matrix.actors import EVERYBODY, NOBODY, Group

DONE = frozenset({200, 204, 302, 422})  # 422: nothing was filled in, and the page says so


@dataclass(frozen=True, slots=True)
class Access:
    """Who sees a thing, who may do it, and the answers that mean it was done."""

    sees: Group
    may: Group
    done: frozenset[int] = DONE


@dataclass(frozen=True, slots=True)
class Page:
    """One row. ``things`` by relation; a page about nothing in particular has the one relation ""."""

    methods: str
    things: Mapping[str, Access]
    is_public: bool = False
    is_on_the_way_in: bool = False  # open before the second factor stands
    is_open_when_locked: bool = False
    is_signed: bool = False  # no session and no form: the sender signs what is sent
    changes_nothing: bool = False  # a form for anybody, without a token: a token would need a cookie
    leads_out: bool = False  # its answer is the way to the sign-in page


def to(may: Group, *done: int) -> Access:
    """Everybody knows of it, these may."""
    return Access(EVERYBODY, may, frozenset(done) or DONE)


def only(sees: Group, *done: int) -> Access:
    """Who sees it may do it."""
    return Access(sees, sees, frozenset(done) or DONE)


def closed(sees: Group, may: Group = NOBODY) -> Access:
    return Access(sees, may)


def page(methods: str, may: Group, *done: int, **marks: bool) -> Page:
    return Page(methods, {"": to(may, *done)}, **marks)
