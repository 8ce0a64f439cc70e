"""What the staff frame needs to know of the session; a room above fills it, by a context processor."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class NavItem:
    """One section of the top bar. ``count`` is what waits there; ``key`` as in ``keys``."""

    label: str
    url: str
    is_current: bool = False
    count: int | None = None
    key: str = ""


@dataclass(frozen=True)
class MenuLink:
    """One line of the menu under the name: a page, not an act."""

    label: str
    url: str


@dataclass(frozen=True)
class Shell:
    """Handed to ``ui/page.html`` as ``shell``. An address left empty leaves its control out.

    ``here_url``: the page itself, where it can be asked for again; a switch of language or of colours leads back to it.

    ``contacts_url``: where contacts lie; the id of one and a stroke make its address. For pages below the one that shows it.

    ``cases_url`` and ``people_url``: as well. ``year_url``: the figures of a year, for the pages about a month.

    ``problems_url``: where problems are raised, for the page of patterns.

    ``law_url``: as well, with the code of a row of the law.

    ``account``: whose words this browser keeps while the server is away; an id, never a name.

    Units: ``lock_seconds`` of silence before the page covers itself; 0 never.
    """

    nav: Sequence[NavItem] = ()
    home_url: str = "/"
    who: str = ""
    account: str = ""
    place: str = ""
    find_url: str = ""
    contacts_url: str = ""
    cases_url: str = ""
    people_url: str = ""
    year_url: str = ""
    problems_url: str = ""
    law_url: str = ""
    menu: Sequence[MenuLink] = ()
    sign_out_url: str = ""
    theme: Literal["", "light", "dark"] = ""
    theme_url: str = ""
    language_url: str = ""
    here_url: str = ""
    lock_url: str = ""
    lock_seconds: int = 0
    is_demo: bool = False
