"""Counts for the eye: large figures, then one chart with its table for each way to split them.

Whoever may not open the lists behind the numbers gets tables without the small ones, and no figure that another
page splits in another way: what is withheld there would be the difference.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jardam.contacts.queries import Counts
from jardam.quality.rules.small_numbers import Shown, protected
from jardam.ui.components.charts import Bar
from jardam.ui.components.lists import WallFigure
from jardam.ui.components.marks import protected_words

TITLES = {
    "topic": gettext_lazy("By topic"),
    "outcome": gettext_lazy("By outcome"),
    "language": gettext_lazy("By language of the conversation"),
    "channel": gettext_lazy("By channel"),
    "client": gettext_lazy("By who turned to us"),
    "author": gettext_lazy("By who recorded them"),
}


@dataclass(frozen=True, slots=True)
class Protected:
    """One row without its number where few people stand behind it."""

    label: str
    value: Shown


@dataclass(frozen=True, slots=True)
class Table:
    code: str
    title: Any
    rows: Sequence[Bar] | Sequence[Protected]


def table(code: str, numbers: Mapping[str, int], words: Mapping[Any, Any], *, is_exact: bool) -> Table:
    """Largest first, as counted; protected ones by the alphabet, since an order tells sizes, too.

    A code without a word is shown as itself, so that nothing is hidden.
    """
    labels = [str(word) for word in _words(numbers, words)]
    if is_exact:
        return Table(code, TITLES[code], list(map(Bar, labels, numbers.values())))
    rows = map(Protected, labels, protected(list(numbers.values())))
    return Table(code, TITLES[code], sorted(rows, key=lambda row: row.label))


def _words(codes: Iterable[str], words: Mapping[Any, Any]) -> Iterator[Any]:
    labels = {str(value): label for value, label in words.items()}
    return (labels.get(code, code) for code in codes)


def protected_figures(counted: Counts) -> list[WallFigure]:
    """The whole alone: the page of the month says the two questions, of consultations."""
    (shown,) = protected([counted.contacts])
    return [WallFigure(_("Contacts"), shown if isinstance(shown, int) else protected_words(shown))]


def figures(counted: Counts) -> list[WallFigure]:
    """The whole, and how often each of the two questions was asked and answered with yes."""
    asked = _("asked %(asked)d of %(all)d")
    violence = asked % {"asked": counted.asked_violence, "all": counted.contacts}
    discrimination = asked % {"asked": counted.asked_discrimination, "all": counted.contacts}
    return [
        WallFigure(_("Contacts"), counted.contacts),
        WallFigure(_("Violence or a threat: yes"), counted.yes_violence, violence),
        WallFigure(_("Treated badly for nationality: yes"), counted.yes_discrimination, discrimination),
    ]
