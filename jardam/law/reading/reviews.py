"""When a row wants to be looked up again: what moves often, soon."""

from datetime import date, timedelta

REVIEW_DAYS = {"key_rate": 30, "patent_fees": 90, "state_duties": 90, "stay": 90, "card_facts": 90}
"""After how many days, by the first word of the code."""
REVIEW_DAYS_OTHERWISE = 180


def review_on(code: str, checked_on: date) -> date:
    """The day on which a row checked on that day is due again."""
    days = REVIEW_DAYS.get(code.split(".", maxsplit=1)[0], REVIEW_DAYS_OTHERWISE)
    return checked_on + timedelta(days=days)
