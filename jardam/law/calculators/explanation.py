"""An answer written out for somebody who was not there: a client, an employer, a judge. In their language, to print."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext, override

from jardam.kernel.languages import Language
from jardam.law.calculators.frame import Calculator, Table
from jardam.law.calculators.sources import rows_used
from jardam.law.choices import confidences
from jardam.law.rules.confidence import Standing
from jardam.law.rules.explaining import Explained
from jardam.law.rules.rulebook import RuleVersion
from jardam.law.wording import citation, day, is_reviewed, sentences


@dataclass(frozen=True, slots=True)
class Ground:
    """One act on which the answer rests, with all the rows of it that were looked up as well and on the same day.

    ``checked``: how well, and when, as a sentence.
    """

    law: str
    standing: Standing
    checked: str
    sources: Sequence[str]
    versions: str


@dataclass(frozen=True, slots=True)
class Headings:
    steps: str
    warnings: str
    grounds: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Every word is in the language of ``lang`` already. ``note``: a doubt about the wording itself, or nothing."""

    lang: str
    title: str
    headline: str
    lines: Sequence[str]
    tables: Sequence[Table]
    steps: Sequence[str]
    warnings: Sequence[str]
    grounds: Sequence[Ground]
    headings: Headings
    counted: str
    note: str


def explained_in(
    language: Language, calculator: Calculator[Any], told: Explained[Any], today: date
) -> Explanation:
    """The answer in one language. ``today``: the day of reckoning, which stands on the paper."""
    with override(language.catalogue):
        shown = calculator.shown(told)
        counted = gettext("Worked out on %(day)s. This is information, no decision of a court.")
        unread = (
            "" if is_reviewed(language.catalogue) else gettext("No native speaker has read this wording yet.")
        )
        return Explanation(
            lang=language.tag,
            title=str(calculator.title),
            headline=shown.headline,
            lines=shown.lines,
            tables=shown.tables,
            steps=sentences(told.steps),
            warnings=sentences(told.warnings),
            grounds=_grounds(told),
            headings=Headings(
                gettext("How it was worked out"), gettext("What to mind"), gettext("The law it rests on")
            ),
            counted=counted % {"day": day(today)},
            note=unread,
        )


def _grounds(told: Explained[Any]) -> list[Ground]:
    alike: dict[tuple[str, str], list[RuleVersion]] = {}
    for row in rows_used(told):
        alike.setdefault((citation(row), _checked(row)), []).append(row)
    return [
        Ground(law, rows[0].confidence.standing, checked, _sources(rows), _versions(rows))
        for (law, checked), rows in alike.items()
    ]


def _checked(row: RuleVersion) -> str:
    said = {"how": confidences()[row.confidence], "day": day(row.checked_on)}
    return gettext("%(how)s (%(day)s)") % said


def _sources(rows: Sequence[RuleVersion]) -> list[str]:
    return list(dict.fromkeys(row.sources for row in rows if row.sources))


def _versions(rows: Sequence[RuleVersion]) -> str:
    """What names the rows for ever: whoever asks later finds the very same."""
    if len(rows) == 1:
        return f"{rows[0].code} v{rows[0].version}"
    return (
        f"{rows[0].code} … {rows[-1].code} ({len(rows)})"
        if rows[0].code != rows[-1].code
        else f"{rows[0].code} ({len(rows)})"
    )
