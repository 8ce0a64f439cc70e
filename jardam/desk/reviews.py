"""The rows of the law that are due for a look, as a list."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from jardam.law.choices import confidences, measured
from jardam.law.queries import as_rule, rows_to_review
from jardam.law.rules.confidence import Confidence, Standing
from jardam.law.wording import citation, titled


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One row: what it says, how sure it is, and since when it is due."""

    code: str
    place: str  # where the next page begins
    statement: str
    value: str
    law: str
    standing: str
    sure: str
    review_on: date
    is_due: bool

    @property
    def is_unchecked(self) -> bool:
        return self.standing == Standing.OPEN

    @property
    def url(self) -> str:
        return reverse("desk:parameter", args=[self.code])


def review_lines(today: date) -> list[ReviewLine]:
    """Unchecked rows first, then by the day on which they are due. One query."""
    words = confidences()
    lines = [
        ReviewLine(
            code=row.code,
            place=f"{row.code}_{row.valid_from or ''}",
            statement=titled(as_rule(row)),
            value=measured(row.value, row.unit),
            law=citation(as_rule(row)),
            standing=Confidence(row.confidence).standing,
            sure=str(words[Confidence(row.confidence)]),
            review_on=row.next_review_on,
            is_due=row.next_review_on <= today,
        )
        for row in rows_to_review(today)
    ]
    return sorted(lines, key=lambda line: (not line.is_unchecked, line.review_on, line.place))
