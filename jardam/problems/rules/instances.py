"""Where to turn when an authority has answered and nothing has changed, and which row of the law counts its answer. Pure.

Our judgement of what is usual, no lawyer has read it; nobody is bound to go there.
"""

from collections.abc import Mapping

from jardam.filings.rules.kinds import Addressee

NEXT: Mapping[Addressee, Addressee] = {
    Addressee.LABOUR_INSPECTORATE: Addressee.PROSECUTOR,
    Addressee.MIGRATION_AUTHORITY: Addressee.PROSECUTOR,
    Addressee.OTHER_AUTHORITY: Addressee.PROSECUTOR,
    Addressee.PROSECUTOR: Addressee.DISTRICT_COURT,
}
CLOCKS: Mapping[Addressee, str] = {
    Addressee.LABOUR_INSPECTORATE: "git_complaint_answer",
    Addressee.PROSECUTOR: "prosecutor_answer",
}
"""Rows of the deadlines that count the last day of an answer; for every other authority the day is typed with its source."""


def next_instance(kind: Addressee) -> Addressee | None:
    """None where nothing usual follows.

    >>> next_instance(Addressee.LABOUR_INSPECTORATE)
    <Addressee.PROSECUTOR: 'PROSECUTOR'>
    """
    return NEXT.get(kind)
