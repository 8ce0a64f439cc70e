"""Counts for the eye: large figures, then one chart with its table for each way to split them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jardam.contacts.queries import Counts
from jardam.ui.components.charts import Bar
from jardam.ui.components.lists import WallFigure

TITLES = {
    "topic": gettext_lazy("By topic"),
    "outcome": gettext_lazy("By outcome"),
    "language": gettext_lazy("By language of the conversation"),
    "channel": gettext_lazy("By channel"),
    "author": gettext_lazy("By who recorded them"),
}


@dataclass(frozen=True, slots=True)
class Table:
    code: str
    title: Any
    rows: Sequence[Bar]


def table(code: str, numbers: Mapping[str, int], words: Mapping[Any, Any]) -> Table:
    """Largest first, as counted. A code without a word is shown as itself, so that nothing is hidden."""
    labels = {str(value): label for value, label in words.items()}
    return Table(code, TITLES[code], [Bar(str(labels.get(v, v)), number) for v, number in numbers.items()])


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
