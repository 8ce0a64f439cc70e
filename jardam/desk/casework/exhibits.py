"""The files of a case as its page shows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from jardam.accounts.queries import display_names
from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.exhibits import choices
from jardam.exhibits.choices import ExhibitKind
from jardam.exhibits.copying import Trace
from jardam.exhibits.models import Exhibit
from jardam.exhibits.queries import exhibits_of
from jardam.exhibits.rules.forms import Form
from jardam.exhibits.scanning import Scan
from jardam.vault.restricted import Opener


@dataclass(frozen=True, slots=True)
class ShownExhibit:
    """``state``: what must be known before it is trusted; empty where a scanner found nothing."""

    exhibit: Exhibit
    name: str
    kind: str
    state: str

    @property
    def is_page(self) -> bool:
        """Whether it can be a page of one paper: something to look at, and no words."""
        return self.exhibit.is_readable and self.exhibit.is_page


MOST_SHOWN = 10
"""On the page of the case; the others have a page."""


def shown_exhibits(found: Iterable[tuple[Exhibit, Mapping[str, Any]]]) -> list[ShownExhibit]:
    return [_shown(exhibit, told) for exhibit, told in found]


def pickable(case: Case, opener: Opener | None) -> list[tuple[str, str]]:
    """What one ticks: those that can be looked at, each with its name. One query; the caller writes the reading down.

    Errors: FileKeyLocked; FileKeyDestroyed.
    """
    shown = shown_exhibits(exhibits_of(case, opener))
    return [
        (str(one.exhibit.pk), f"{one.exhibit.number}. {one.name}") for one in shown if one.exhibit.is_readable
    ]


def _shown(exhibit: Exhibit, told: Mapping[str, Any]) -> ShownExhibit:
    kind = str(choices.kinds()[ExhibitKind(exhibit.kind)])
    state = "" if exhibit.scan == Scan.CLEAN else str(choices.scans()[Scan(exhibit.scan)])
    return ShownExhibit(exhibit, told.get("caption") or kind, kind, state)


def facts_of(exhibit: Exhibit, told: Mapping[str, Any]) -> list[tuple[str, object]]:
    """What is known of one: what its original tells of place, hour and device is named, and not shown."""
    who = display_names(User.objects.filter(pk=exhibit.added_by_id)).get(exhibit.added_by_id, "")
    traces = [str(choices.traces()[Trace(code)]) for code in told.get("traces", [])]
    rows = [
        (_("What it is"), choices.kinds()[ExhibitKind(exhibit.kind)]),
        (_("Form"), choices.forms()[Form(exhibit.form)]),
        (_("Pages"), exhibit.pages if exhibit.form == Form.PDF else ""),
        (_("Name of the file"), told.get("name", "")),
        (_("Brought in"), f"{exhibit.added_on:%d.%m.%Y}, {who}"),
        (_("Viruses"), choices.scans()[Scan(exhibit.scan)]),
        (_("In the original, and not in the copy"), "; ".join(traces)),
        (_("Fingerprint of the original (SHA-256)"), told.get("digest", "")),
    ]
    return [(name, value) for name, value in rows if value]
