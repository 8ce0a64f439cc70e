"""What comes out of a calculation that somebody is told: a last day, a sum, or both."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jardam.law.choices import measured


@dataclass(frozen=True, slots=True)
class Due:
    """Units: ``amount`` in roubles.

    ``year_missing``: the day lies in a year whose production calendar is not known yet.
    """

    on: date | None = None
    amount: Decimal | None = None
    year_missing: int | None = None

    @property
    def said(self) -> str:
        if self.year_missing is not None:
            return _("in %(year)d, whose production calendar is not known yet") % {"year": self.year_missing}
        parts = [date_format(self.on, "d.m.Y")] if self.on else []
        parts += [measured(str(self.amount), "RUB")] if self.amount is not None else []
        return ", ".join(parts) or _("not known")

    def is_less_than(self, other: "Due") -> bool:
        """Sooner, or less on the same day."""
        if self.on and other.year_missing is not None:
            return self.on.year < other.year_missing
        if self.on and other.on and self.on != other.on:
            return self.on < other.on
        return self.amount is not None and other.amount is not None and self.amount < other.amount
