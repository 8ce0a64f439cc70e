"""What somebody has agreed to, as the paper of consent says it: never more to one receiver than was said of that one. Pure.

Of several agreements each keeps its own receivers, its own data and its own last day: they are numbered by their purpose.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from jardam.filings.rules.drafting import capital
from jardam.filings.rules.russian import day

PURPOSE, LIST, RECEIVERS = "consent_purpose", "consent_list", "consent_receivers"
UNTIL, LANGUAGE = "consent_term", "consent_language"


@dataclass(frozen=True, slots=True)
class Agreed:
    """One agreement, in Russian words. ``until``: its last day. ``language``: in which it was read out; may be empty."""

    purpose: str
    receivers: tuple[str, ...]
    fields: tuple[str, ...]
    until: date
    language: str


def told(agreements: Sequence[Agreed]) -> Mapping[str, str]:
    """The facts of the paper, by code; none where nothing was agreed to."""
    if not agreements:
        return {}
    rows = _merged(agreements)
    if len(rows) == 1:
        return _of_one(rows[0])
    return {
        PURPOSE: "\n".join(f"{number}) {row.purpose};" for number, row in enumerate(rows, 1)),
        LIST: "\n".join(_each(rows, lambda row: ", ".join(row.fields))),
        RECEIVERS: "\n".join(f"{line};" for line in _each(rows, lambda row: "; ".join(row.receivers))),
        UNTIL: "; ".join(_each(rows, lambda row: f"по {day(row.until)}")),
        LANGUAGE: ", ".join(dict.fromkeys(row.language for row in rows if row.language)),
    }


def _of_one(row: Agreed) -> Mapping[str, str]:
    return {
        PURPOSE: f"{capital(row.purpose)}.",
        LIST: "\n".join(row.fields),
        RECEIVERS: f"{capital('; '.join(row.receivers))}.",
        UNTIL: f"по {day(row.until)}",
        LANGUAGE: row.language,
    }


def _merged(agreements: Sequence[Agreed]) -> list[Agreed]:
    """Those that differ in nothing but to whom are one."""
    rows: dict[Agreed, list[str]] = {}
    for one in agreements:
        rows.setdefault(replace(one, receivers=()), []).extend(one.receivers)
    return [replace(alike, receivers=tuple(dict.fromkeys(receivers))) for alike, receivers in rows.items()]


def _each(rows: Sequence[Agreed], say: Callable[[Agreed], str]) -> list[str]:
    return [f"для цели {number}: {say(row)}" for number, row in enumerate(rows, 1)]
