"""The figures of the door in words: what the head reads of a month."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from jardam.reception import choices
from jardam.reception.queries import Figures
from jardam.reception.rules.moves import Place, State
from jardam.ui.components.charts import Bar
from jardam.ui.components.lists import WallFigure

ENDS = (State.SEEN, State.NO_SHOW, State.CANCELLED, State.LAPSED)
ENDS_OF_QUEUE = (Place.SEEN, Place.LEFT, Place.LAPSED)


def shown_figures(counted: Figures) -> dict[str, object]:
    """The wall and the two charts. A median of nobody is a dash, never a nought."""
    return {
        "figures": [
            WallFigure(_("Appointments booked"), counted.booked),
            WallFigure(_("People seen"), counted.seen),
            WallFigure(_("No-shows"), counted.no_shows, _share(counted)),
            WallFigure(_("Median wait for an appointment"), _median(counted.median_days), _days(counted)),
            WallFigure(_("Median wait in the queue"), _hours(counted.median_minutes), _("hours and minutes")),
        ],
        "booked": [Bar(str(choices.states()[state]), counted.by_state.get(state.value, 0)) for state in ENDS],
        "walked": [
            Bar(str(choices.places()[place]), counted.by_place.get(place.value, 0)) for place in ENDS_OF_QUEUE
        ],
        "is_empty": not (counted.booked or counted.walk_ins),
    }


def _share(counted: Figures) -> str:
    """No-shows among those who were awaited to their end."""
    awaited = counted.seen + counted.no_shows
    return _("%(n)d %% of those awaited") % {"n": round(100 * counted.no_shows / awaited)} if awaited else ""


def _median(value: float | None) -> str:
    return "—" if value is None else str(number_format(value, 1 if value % 1 else 0))


def _days(counted: Figures) -> str:
    """The unit, or why there is no number: a wait is not guessed."""
    known, unknown = _("working days"), _("the production calendar of that year is not known yet")
    return known if counted.is_calendar_known else unknown


def _hours(minutes: float | None) -> str:
    return "—" if minutes is None else f"{int(minutes) // 60}:{int(minutes) % 60:02}"
