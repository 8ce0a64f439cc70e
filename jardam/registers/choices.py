"""The words people read for imports and exports."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import cache

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jardam.centres import choices as centre_choices
from jardam.contacts import choices as contact_choices
from jardam.contacts.rules.closing import Kind, Outcome
from jardam.kernel.regions import REGIONS, region_name
from jardam.people.choices import Sex
from jardam.registers.rules.fields import Field
from jardam.registers.rules.problems import Problem, Unreadable


class State(TextChoices):
    """Where an import stands. REHEARSING and RUNNING are the worker's; the others wait for a person."""

    UPLOADED = "UPLOADED", _("brought in, columns not yet said")
    MAPPED = "MAPPED", _("columns said")
    REHEARSING = "REHEARSING", _("being rehearsed")
    REHEARSED = "REHEARSED", _("rehearsed")
    RUNNING = "RUNNING", _("being imported")
    DONE = "DONE", _("imported")
    UNDONE = "UNDONE", _("undone")
    REFUSED = "REFUSED", _("cannot be read")


class RequestState(TextChoices):
    WAITING = "WAITING", _("waits for a second person")
    APPROVED = "APPROVED", _("approved")
    REFUSED = "REFUSED", _("refused")
    FETCHED = "FETCHED", _("taken out")


class Extra(StrEnum):
    """What of a contact identifies and may leave by approval only."""

    PHONES = "PHONES"
    NAMES = "NAMES"
    WORDS = "WORDS"


def states() -> Sequence[tuple[str, Promise]]:
    """As a function, like the next ones, so that a new wording makes no migration."""
    return State.choices


def request_states() -> Sequence[tuple[str, Promise]]:
    return RequestState.choices


@cache
def extras() -> dict[Extra, Promise]:
    return {
        Extra.PHONES: _("phones"),
        Extra.NAMES: _("names"),
        Extra.WORDS: _("own words and notes"),
    }


@cache  # lazy words: the same mapping serves every language
def fields() -> dict[Field, Promise]:
    return {
        Field.SKIP: _("leave this column out"),
        Field.DATE: _("Day of the contact"),
        Field.LANGUAGE: _("Language of the conversation"),
        Field.CHANNEL: _("Way in: phone, visit, message"),
        Field.CLIENT: _("Who called: worker, relative, employer"),
        Field.TOPIC: _("Topic or topics"),
        Field.REGION: _("Region"),
        Field.SEX: _("Sex"),
        Field.AGE: _("Age or year of birth"),
        Field.OUTCOME: _("How it ended"),
        Field.VIOLENCE: _("Violence or a threat"),
        Field.DISCRIMINATION: _("Treated badly for nationality"),
        Field.PHONE: _("Phone or phones"),
        Field.NAME: _("Name"),
        Field.WORDS: _("In their own words"),
        Field.NOTE: _("Note"),
    }


@cache
def problems() -> dict[Problem, Promise]:
    return {
        Problem.DATE_MISSING: _("The day is missing."),
        Problem.DATE_UNREADABLE: _("This is not a day that can be read."),
        Problem.DATE_IMPOSSIBLE: _("There is no such day in the calendar."),
        Problem.DATE_FUTURE: _("The day lies in the future."),
        Problem.DATE_TOO_OLD: _("The day lies before 1990."),
        Problem.WORD_UNKNOWN: _("Nobody has said what this word means."),
        Problem.LANGUAGE_MISSING: _("The language is missing."),
        Problem.TOPIC_MISSING: _("The topic is missing."),
        Problem.TOO_MANY_TOPICS: _("More than three topics; a contact has at most three."),
        Problem.TEXT_TOO_LONG: _("The text is longer than 20 000 signs."),
        Problem.SIGNS_BROKEN: _("The cell holds signs that are no text."),
        Problem.FORMULA_EMPTY: _(
            "The cell holds a formula without a value. Open the file in Excel, save it, bring it again."
        ),
        Problem.CELL_ERROR: _("The cell holds an Excel error instead of a value."),
        Problem.TOO_MANY_CELLS: _("The row has more cells than there are headings."),
        Problem.DUPLICATE_HERE: _("The same row stands in this file already."),
        Problem.DUPLICATE_EARLIER: _("The same row was imported before."),
        Problem.FORMULA_TAKEN: _("A formula: the value that Excel calculated last was taken."),
        Problem.PHONE_UNREADABLE: _("Not a phone number; the contact comes without it."),
        Problem.AGE_UNREADABLE: _("Not an age; it stays empty."),
    }


@cache
def unreadable() -> dict[Unreadable, Promise]:
    return {
        Unreadable.EMPTY: _("The file is empty."),
        Unreadable.NO_ROWS: _("The file has headings but no rows."),
        Unreadable.NO_HEADINGS: _("The first row must hold the headings of the columns; they are empty."),
        Unreadable.TOO_MANY_ROWS: _("The file has more than 250 000 rows. Split it."),
        Unreadable.TOO_MANY_COLUMNS: _(
            "The file has more than 100 columns. Delete those that are not needed."
        ),
        Unreadable.OLD_EXCEL: _(
            "This is the old Excel format, or the file is protected by a password. Save it as .xlsx without a password."
        ),
        Unreadable.NOT_A_TABLE: _("This is neither an Excel file (.xlsx) nor a CSV table."),
        Unreadable.DAMAGED: _("The Excel file is damaged. Open it in Excel, save it, bring it again."),
        Unreadable.BOMB: _(
            "Unpacked, the Excel file is larger than the house takes. Nothing of it was read."
        ),
        Unreadable.FOREIGN_XML: _(
            "The Excel file holds definitions that no Excel writes. Nothing of it was read."
        ),
        Unreadable.FAR_APART: _(
            "Cells lie so far apart that the sheet cannot be held. Delete what stands far below or to the right."
        ),
        Unreadable.BINARY: _("The file holds signs that are no text (NUL). It is damaged or no table."),
        Unreadable.SAME_FILE: _("This very file was imported before."),
    }


def codes(field: Field) -> list[tuple[str, str]]:
    """What a word in this field may mean: codes and their words, in the reader's language."""
    words = _codes(field)
    return [(str(code), str(word)) for code, word in words]


def _codes(field: Field) -> Iterable[tuple[object, object]]:
    words: dict[Field, Callable[[], Iterable[tuple[object, object]]]] = {
        Field.LANGUAGE: lambda: centre_choices.languages().items(),
        Field.TOPIC: lambda: centre_choices.topics().items(),
        Field.CHANNEL: lambda: contact_choices.Channel.choices,
        Field.CLIENT: lambda: contact_choices.ClientKind.choices,
        Field.SEX: lambda: Sex.choices,
        Field.REGION: _regions,
        Field.OUTCOME: _endings,
    }
    return words.get(field, lambda: contact_choices.Screening.choices)()


def _regions() -> Iterable[tuple[object, object]]:
    language = (get_language() or "ru")[:2]
    return [(code, region_name(code, language)) for code in REGIONS]


def _endings() -> Iterable[tuple[object, object]]:
    """How a row may have ended: an outcome, or a kind of call that was no consultation."""
    outcomes = [pair for pair in contact_choices.outcomes().items() if pair[0] != Outcome.NOT_CONSULTATION]
    return [*outcomes, *(pair for pair in contact_choices.kinds().items() if pair[0] != Kind.CONSULTATION)]
