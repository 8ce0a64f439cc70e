"""What people would be told of a change, drafted in six languages from whole sentences. A person edits and releases it."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jardam.kernel.languages import OWN_NAMES, Language
from jardam.law.choices import measured
from jardam.law.dependents import sources
from jardam.law.rules.changing import Turn
from jardam.law.rules.rulebook import RuleVersion
from jardam.law.rules.shifts import Shift

MOST_SUBJECTS = 3
LANGUAGES = tuple(OWN_NAMES)


def drafted(turn: Turn, law: str, language: Language) -> str:
    """The notice in one language, unreviewed: what changes, from which day, by which law. One query a row of the law."""
    with translation.override(language.catalogue):
        return "\n".join(_sentences(turn, law, language))


def _sentences(turn: Turn, law: str, language: Language) -> Iterator[str]:
    yield _("The law has changed, and it may concern you.")
    for code, shift in turn.shifts.items():
        if shift.on is not None:
            yield _said(shift, _subject(replace(turn, shifts={code: shift}), language))
    yield _("Source: %(law)s.") % {"law": law.rstrip(".")}
    yield _("If you are not sure what this means for you, ask us.")


def _said(shift: Shift, subject: str) -> str:
    day = date_format(shift.on, "d.m.Y") if shift.on else ""
    told = {"subject": subject, "day": day, "before": _value(shift.before), "after": _value(shift.after)}
    if shift.after is None:
        return _("“%(subject)s”: this no longer holds from %(day)s. Until then: %(before)s.") % told
    if shift.before is None:
        return _("“%(subject)s”: from %(day)s: %(after)s.") % told
    return _("“%(subject)s”: from %(day)s: %(after)s. Until then: %(before)s.") % told


def _subject(turn: Turn, language: Language) -> str:
    """What people ask when they mean it; where no answer speaks of it, the words of the row."""
    names = [name for source in sources() for name in source.subjects(turn, language)]
    (shift,) = turn.shifts.values()
    row = shift.after or shift.before
    return "”, “".join(names[:MOST_SUBJECTS]) or (row.statement if row else "")


def _value(row: RuleVersion | None) -> str:
    return (measured(row.value, row.unit) or row.statement) if row else ""
