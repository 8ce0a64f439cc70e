"""What the pages of this room show."""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.utils.translation import gettext as _

from jardam.accounts.queries import display_names
from jardam.centres.models import User
from jardam.contacts.models import Contact
from jardam.registers import choices
from jardam.registers.actions.exporting import extras_of, reason_of, until_of
from jardam.registers.choices import RequestState, State
from jardam.registers.files import open_file, open_report
from jardam.registers.models import ExportRequest, Import, ImportedContact
from jardam.registers.permissions import may_decide, may_fetch
from jardam.registers.rules.cells import text_of
from jardam.registers.rules.leaving import safe_cell
from jardam.registers.rules.problems import NOTICES, Problem
from jardam.registers.sheets import read_sheet
from jardam.registers.undoing import planned
from jardam.ui.components.lists import WallFigure

REPORT_SHOWN = 200
LISTED = 50


@dataclass(frozen=True, slots=True)
class ShownProblem:
    row: int
    column: str
    sentence: str
    is_notice: bool


@dataclass(frozen=True, slots=True)
class Report:
    """How many problems there are, each kind with how often it is, the most frequent first, and the first 200."""

    found: int
    kinds: Sequence[tuple[ShownProblem, int]]
    problems: Sequence[ShownProblem]


@dataclass(frozen=True, slots=True)
class ShownRow:
    number: int
    cells: Sequence[str]
    problems: Sequence[ShownProblem]


@dataclass(frozen=True, slots=True)
class ShownRequest:
    request: ExportRequest
    who: str
    extras: Sequence[str]
    reason: str
    until: datetime | None
    may_decide: bool
    may_fetch: bool


def imports_shown(user: User) -> list[tuple[Import, str]]:
    """The newest imports, with the name of who brought each."""
    found = Import.objects.visible_to(user).select_related("brought_by").defer("sealed_meaning")
    imports = list(found.order_by("-brought_on", "-pk")[:LISTED])
    names = display_names(imported.brought_by for imported in imports)
    return [(imported, names[imported.brought_by_id]) for imported in imports]


def figures(imported: Import) -> list[WallFigure]:
    is_in = imported.state in {State.DONE, State.UNDONE}
    shown = [
        WallFigure(_("Rows"), imported.rows),
        WallFigure(_("Imported") if is_in else _("Will be imported"), imported.ready),
        WallFigure(
            _("Left out"), imported.refused, _("something in them cannot be read"), _tone(imported.refused)
        ),
        WallFigure(_("Twice"), imported.duplicates, _("in this file or imported before")),
        WallFigure(_("Notes"), imported.notices, _("come all the same")),
    ]
    if is_in:
        known = _("%(known)d known before") % {"known": imported.persons_known}
        shown.append(WallFigure(_("New persons"), imported.persons_new, known))
    return shown


def _tone(number: int) -> Literal["plain", "soon"]:
    return "soon" if number else "plain"


def report_rows(imported: Import) -> Report:
    """The report as a page shows it."""
    headings, rows = open_report(imported)
    often = Counter((code, column) for _row, code, column in rows).most_common()
    kinds = [(_shown(headings, (0, code, column)), number) for (code, column), number in often]
    return Report(len(rows), kinds, [_shown(headings, row) for row in rows[:REPORT_SHOWN]])


def report_file(imported: Import) -> str:
    """Every problem as CSV, in the reader's language."""
    headings, rows = open_report(imported)
    lines = io.StringIO(newline="")
    lines.write("\ufeff")
    table = csv.writer(lines)
    table.writerow([_("Row"), _("Column"), _("What is wrong"), _("Code")])
    for row in rows:
        shown = _shown(headings, row)
        table.writerow([shown.row, safe_cell(shown.column), shown.sentence, row[1]])
    return lines.getvalue()


def rows_shown(imported: Import) -> tuple[Sequence[str], list[ShownRow]]:
    """The headings, and the first 200 rows with problems, as they stand in the register."""
    headings, report = open_report(imported)
    wrong: dict[int, list[ShownProblem]] = defaultdict(list)
    for row in report[: REPORT_SHOWN * 3]:
        wrong[row[0]].append(_shown(headings, row))
    sheet, last = read_sheet(open_file(imported)), max(wrong, default=0)
    found: list[ShownRow] = []
    for number, cells, _formulas in sheet.rows():
        if number > last or len(found) == REPORT_SHOWN:
            break
        if number in wrong:
            texts = [text_of(cell)[:200] for cell in cells[: len(sheet.headings)]]
            found.append(ShownRow(number, texts, wrong[number]))
    return sheet.headings, found


def touched_count(imported: Import) -> int:
    return len(planned(imported).kept)


def requests_shown(user: User, now: datetime) -> list[ShownRequest]:
    """Export requests this person may see, the newest first, with what they may do about each."""
    found = ExportRequest.objects.visible_to(user).select_related("key", "asked_by")
    requests = list(found.order_by("-asked_on", "-pk")[:LISTED])
    names = display_names(request.asked_by for request in requests)
    return [_shown_request(request, names[request.asked_by_id], user, now) for request in requests]


def _shown_request(request: ExportRequest, who: str, user: User, now: datetime) -> ShownRequest:
    words, until = choices.extras(), until_of(request)
    is_valid = request.state == RequestState.APPROVED and until is not None and until >= now
    return ShownRequest(
        request=request,
        who=who,
        extras=[str(words[extra]) for extra in extras_of(request)],
        reason=reason_of(request),
        until=until,
        may_decide=request.state == RequestState.WAITING and may_decide(user, request),
        may_fetch=is_valid and may_fetch(user, request),
    )


def _shown(headings: Sequence[str], row: tuple[int, str, int]) -> ShownProblem:
    number, code, column = row
    problem = Problem(code)
    heading = headings[column] if 0 <= column < len(headings) else ""
    return ShownProblem(number, heading, str(choices.problems()[problem]), problem in NOTICES)


def has_brought_in(user: User, first: date, last: date) -> bool:
    """Whether contacts of these days, both included, came in with a register. One query."""
    closed = Contact.objects.of_centre_of(user).closed_between(first, last)
    return ImportedContact.objects.filter(centre=user.centre, contact__in=closed).exists()
