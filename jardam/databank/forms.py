"""What somebody asks of the bank: an indicator, by what it is crossed, and to what it is narrowed. All of it codes."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from jardam.centres.models import User
from jardam.databank.choices import axes, code_word, indicators, period_word
from jardam.databank.permissions import may_read_network
from jardam.databank.queries import Wanted, covered
from jardam.databank.rules.codebook import AXES, MEASURES, PERIODS, Axis, Indicator
from jardam.databank.rules.tables import MOST_AXES
from jardam.databank.snapshots import Snapshot
from jardam.kernel.months import Month
from jardam.kernel.topics import Topic

MONTHS_OFFERED = 36
NOTHING_CHOSEN = {"indicator": Indicator.APPEALS.value, "rows": Axis.TOPIC.value, "columns": Axis.GROUP.value}


class CrossForm(forms.Form):
    """Stands in the address: nothing in it says who anybody is."""

    indicator = forms.ChoiceField(label=gettext_lazy("What is counted"))
    rows = forms.ChoiceField(label=pgettext_lazy("table", "Rows"))
    columns = forms.ChoiceField(label=gettext_lazy("Columns"), required=False)
    layer = forms.ChoiceField(label=gettext_lazy("A table for each"), required=False)
    period = forms.ChoiceField(label=gettext_lazy("Only this time"), required=False)
    topic = forms.ChoiceField(label=gettext_lazy("Only this topic"), required=False)
    centre = forms.ChoiceField(label=gettext_lazy("Only this centre"), required=False)
    snapshot = forms.ChoiceField(label=gettext_lazy("Snapshot"), required=False)

    def __init__(self, asked: Any, *, user: User, snapshots: Sequence[Snapshot]) -> None:
        super().__init__(asked)
        self._snapshots = {one.id: one for one in snapshots}
        self.has_all = may_read_network(user)
        crossed = [
            (axis.value, word) for axis, word in axes().items() if self.has_all or axis is not Axis.CENTRE
        ]
        nothing = [("", _("nothing"))]
        everything = [("", _("all"))]
        self._offer("indicator", [(one.value, word) for one, word in indicators().items()])
        self._offer("rows", crossed)
        self._offer("columns", [*nothing, *crossed])
        self._offer("layer", [*nothing, *crossed])
        self._offer("period", [*everything, *_periods(snapshots, user)])
        self._offer("topic", [*everything, *((one.value, code_word(Axis.TOPIC, one.value)) for one in Topic)])
        self._offer("snapshot", [(one.id, f"{one.taken_on:%d.%m.%Y} · {one.id}") for one in snapshots])
        codes = sorted({one.centre for taken in snapshots for one in taken.centres})
        self._offer("centre", [*everything, *((code, code_word(Axis.CENTRE, code)) for code in codes)])
        if not self.has_all:
            del self.fields["centre"]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if self.errors:
            return told
        for field, complaint in self._complaints():
            self.add_error(field, complaint)
        return told

    @property
    def indicator_asked(self) -> Indicator:
        return Indicator(self.cleaned_data["indicator"])

    def wanted(self) -> Wanted:
        """Only of a form that is valid."""
        told = self.cleaned_data
        latest = next(iter(self._snapshots.values()))
        snapshot = self._snapshots.get(told.get("snapshot", ""), latest)
        return Wanted(self.indicator_asked, self._crossed(), self._kept(), snapshot)

    def _offer(self, name: str, offered: Sequence[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(offered)
        field.error_messages["invalid_choice"] = _("Choose one from the list.")

    def _crossed(self) -> list[Axis]:
        return [
            Axis(self.cleaned_data[name]) for name in ("rows", "columns", "layer") if self.cleaned_data[name]
        ]

    def _kept(self) -> dict[Axis, str]:
        period = self.cleaned_data.get("period", "")
        told = {
            _axis_of(period): period,
            Axis.TOPIC: self.cleaned_data.get("topic", ""),
            Axis.CENTRE: self.cleaned_data.get("centre", ""),
        }
        return {axis: code for axis, code in told.items() if code}

    def _complaints(self) -> Iterator[tuple[str, str]]:
        crossed, kept = self._crossed(), self._kept()
        known = AXES[MEASURES[self.indicator_asked].facts]
        if len(set(crossed)) < len(crossed):
            yield "columns", _("Choose something else here than for the rows.")
        elif sum(axis in PERIODS for axis in crossed) > 1:
            yield "columns", _("Month, quarter and year cannot be crossed with each other.")
        if any(axis not in known for axis in crossed):
            yield "rows", _("Results are known by time, group of people and centre only.")
        for axis, field in ((Axis.TOPIC, "topic"), (Axis.CENTRE, "centre")):
            if axis in kept and axis in crossed:
                yield field, _("The table is crossed by this already: take it from there, or from here.")
            elif axis in kept and axis not in known:
                yield field, _("Results are known by time, group of people and centre only.")
        narrows = any(axis in PERIODS for axis in crossed)
        if len({*crossed, *(axis for axis in kept if not (narrows and axis in PERIODS))}) > MOST_AXES:
            yield "layer", _("At most four things at once, those to which it is narrowed included.")


def _axis_of(period: str) -> Axis:
    if "Q" in period:
        return Axis.QUARTER
    return Axis.MONTH if "-" in period else Axis.YEAR


def _periods(snapshots: Sequence[Snapshot], user: User) -> list[tuple[str, str]]:
    """Years and quarters of all that is covered, and the latest months."""
    spans = [one for taken in snapshots for one in covered(taken, user) if not one.is_empty]
    if not spans:
        return []
    first, last = min(one.first for one in spans), max(one.last for one in spans)
    years = [str(year) for year in range(int(last[:4]), int(first[:4]) - 1, -1)]
    quarters = [f"{year}-Q{number}" for year in years for number in (4, 3, 2, 1)]
    quarters = [code for code in quarters if _quarter(first) <= code <= _quarter(last)]
    months: list[str] = []
    month = Month.read(last)
    while str(month) >= first and len(months) < MONTHS_OFFERED:
        months.append(str(month))
        month = month.before
    return [(code, period_word(code)) for code in (*years, *quarters, *months)]


def _quarter(month: str) -> str:
    return f"{month[:4]}-Q{(int(month[5:]) + 2) // 3}"
