"""``jardam law late-pay …``: the calculators on the command line. They work without a database and without settings."""

import json
import sys
from argparse import SUPPRESS, ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import Error, connection
from django.utils import timezone, translation
from django.utils.translation import gettext

from jardam.kernel.languages import OWN_NAMES
from jardam.law.calculators.answering import Mistake, Mistaken, computed, read_answers
from jardam.law.calculators.frame import Calculator, Kind, Question, Shown, Table
from jardam.law.calculators.registry import CALCULATORS
from jardam.law.calculators.sources import machine_sources, rows_used
from jardam.law.queries import rule_book
from jardam.law.reading.file_book import file_book
from jardam.law.rules.explaining import Caution, Explained, Refused, Said
from jardam.law.rules.rulebook import RuleBook
from jardam.law.terminal import Unread, complain, put
from jardam.law.wording import citation, sentences, worded

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

LANGUAGES = [language.catalogue for language in OWN_NAMES]
BAD_INPUT = 2
UNREAD = 1


class BadInput(Exception):
    """One sentence for standard error."""


class OneSentence(ArgumentParser):
    """Says what is wrong in one sentence, without the usage lines."""

    def error(self, message: str) -> NoReturn:
        raise BadInput(message)

    def print_help(self, file: "SupportsWrite[str] | None" = None) -> None:
        del file
        put(self.format_help(), sys.stdout)


class Command(BaseCommand):
    help = "Work out late pay, a deadline and what else the law lets one count. Nothing is kept."

    def run_from_argv(self, argv: list[str]) -> None:
        """Django's own parsing would answer bad input with usage lines, so it is not asked."""
        try:
            book, warnings = _book()
            told = vars(_parser(book).parse_args(argv[2:]))
            with translation.override(told["lang"]):
                put(_answer(told, book, warnings), sys.stdout)
        except BadInput as error:
            complain(_one_line(str(error)))
            sys.exit(BAD_INPUT)
        except Unread as error:
            if not error.is_quiet:
                complain("The answer could not be written: look for room on the disk.")
            sys.exit(UNREAD)


def _answer(told: Mapping[str, Any], book: RuleBook, warnings: Sequence[Said]) -> str:
    calculator = CALCULATORS[told["calculator"]]
    try:
        answers = read_answers(calculator, _given(calculator, told), book)
        explained = computed(calculator, answers, book, timezone.localdate())
    except Mistaken as error:
        raise BadInput(_mistake(calculator, error.mistakes[0])) from error
    except Refused as error:
        raise BadInput(worded(error.said)) from error
    cautions = sentences([*explained.warnings, *warnings])
    if told["json"]:
        sources = machine_sources(rows_used(explained))
        answer = calculator.machine(explained) | {"sources": sources, "warnings": cautions}
        return json.dumps(answer, ensure_ascii=False, indent=2)
    return "\n".join(_readable(calculator, explained, cautions))


def _book() -> tuple[RuleBook, list[Said]]:
    """The rows of the centre where its database answers and holds some, else the files; and a warning of the latter."""
    today = timezone.localdate()
    try:
        book = rule_book(today)
        if book.rows:
            return book, []
    except Error:
        connection.close()
    return file_book(Path(settings.ROOT) / "data" / "law", today), [Said(Caution.FROM_FILES)]


def _parser(book: RuleBook) -> OneSentence:
    parser = OneSentence(prog="jardam law", description=str(Command.help), allow_abbrev=False)
    # The language may stand before the calculator or behind it.
    parser.add_argument("--lang", choices=LANGUAGES, default="ru", help="language of the sentences")
    which = parser.add_subparsers(dest="calculator", required=True, metavar="CALCULATOR")
    with translation.override("en"):
        for calculator in CALCULATORS.values():
            own = which.add_parser(
                calculator.id,
                help=str(calculator.title),
                description=str(calculator.about),
                allow_abbrev=False,
            )
            for question in calculator.questions:
                _add(own, question, book)
            own.add_argument("--json", action="store_true", help="print JSON")
            own.add_argument("--lang", choices=LANGUAGES, default=SUPPRESS, help="language of the sentences")
    return parser


def _add(parser: ArgumentParser, question: Question, book: RuleBook) -> None:
    words = _help(question, book)
    if question.is_positional:
        parser.add_argument(question.name, help=words, metavar=question.option.upper())
    elif question.kind is Kind.ROWS:
        parser.add_argument(
            f"--{question.option}", action="append", default=[], dest=question.name, metavar=_shape(question),
            help=f"{words}; may be given any number of times",
        )  # fmt: skip
    else:
        parser.add_argument(
            f"--{question.option}", dest=question.name, required=question.is_required, help=words,
            default=None, metavar="YYYY-MM-DD" if question.kind is Kind.DAY else question.option.upper(),
        )  # fmt: skip


def _help(question: Question, book: RuleBook) -> str:
    words = [str(question.label), str(question.hint)]
    words.append(", ".join(value for value, _ in question.choices(book)))
    words.extend(f"{column.option.upper()}: {_help(column, book)}" for column in question.columns)
    if question.default:
        words.append(f"default {question.default}")
    return "; ".join(filter(None, words)).replace("%", "%%")


def _given(calculator: Calculator[Any], told: Mapping[str, Any]) -> dict[str, Any]:
    return {
        question.name: _rows(question, told[question.name])
        if question.kind is Kind.ROWS
        else told[question.name]
        for question in calculator.questions
    }


def _shape(question: Question) -> str:
    """``ENTRY:EXIT[:GROUND]``."""
    parts = [column.option.upper() for column in question.columns]
    least = _least(question)
    return ":".join(parts[:least]) + "".join(f"[:{part}]" for part in parts[least:])


def _least(question: Question) -> int:
    """How many parts a row must have."""
    return sum(not column.may_be_left_off for column in question.columns)


def _rows(question: Question, typed: Sequence[str]) -> list[dict[str, str]]:
    """``2025-03-06:4000`` is a row of two columns."""
    rows = []
    for text in typed:
        parts = text.split(":")
        is_whole = _least(question) <= len(parts) <= len(question.columns)
        if not is_whole or not all(map(str.strip, parts)):
            told = {"option": question.option, "shape": _shape(question)}
            raise BadInput(gettext("Write --%(option)s as %(shape)s.") % told)
        parts += [""] * (len(question.columns) - len(parts))
        rows.append({column.name: part for column, part in zip(question.columns, parts, strict=True)})
    return rows


def _mistake(calculator: Calculator[Any], mistake: Mistake) -> str:
    question = next(one for one in calculator.questions if one.name == mistake.place.split(".")[0])
    option = question.option.upper() if question.is_positional else f"--{question.option}"
    return f"{option}: {worded(mistake.said)}"


def _readable(calculator: Calculator[Any], told: Explained[Any], cautions: Sequence[str]) -> Iterator[str]:
    shown: Shown = calculator.shown(told)
    yield shown.headline
    yield from shown.lines
    for table in shown.tables:
        yield ""
        yield from _drawn(table)
    yield ""
    yield from (f"{number}. {line}" for number, line in enumerate(sentences(told.steps), start=1))
    if cautions:
        yield ""
        yield from (f"! {line}" for line in cautions)
    yield ""
    yield from dict.fromkeys(f"§ {citation(row)} ({row.sources})" for row in rows_used(told))


def _drawn(table: Table) -> Iterator[str]:
    """Columns under each other."""
    rows = [table.head, *table.rows, *([table.foot] if table.foot else [])]
    widths = [max(len(row[column]) for row in rows) for column in range(len(table.head))]
    for row in rows:
        cells = [
            cell.rjust(width) if column in table.numbers else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


def _one_line(text: str) -> str:
    """Whatever was typed stays in it, but no line of its own and nothing that a terminal would obey."""
    return "".join(sign if sign.isprintable() else "?" for sign in " ".join(text.split()))
