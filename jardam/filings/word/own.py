"""What a centre's own template may name: every fact and figure by its code, the lines of lists, and the rows of the reckoning."""

from collections.abc import Mapping
from typing import Any

from jardam.filings.drafted import Drafted
from jardam.filings.reading import FIGURES, OF_WORKERS, facts
from jardam.filings.rules.facts import FactKind, written
from jardam.filings.rules.kinds import Kind
from jardam.filings.rules.marks import gap
from jardam.filings.word.filling import plain
from jardam.filings.word.layout import kept, new_document
from jardam.papers.letters import plain as plain_words

LINES = "_lines"
TO, DAY, ANNEXES, ROWS = "addressee", "paper_day", "annexes", "reckoning_rows"
ROW_NAMES = ("month", "sum", "payday", "days", "compensation")
WORKER_ROWS, WORKER_NAMES = "workers_rows", ("name", "period", "sum")


def fields() -> frozenset[str]:
    """What stands for one text."""
    return frozenset(facts()) | FIGURES | {TO, DAY}


def lists() -> Mapping[str, frozenset[str]]:
    """What may be gone through, and by which names its rows are read; none where each is one text."""
    lines = (code for code, fact in facts().items() if fact.kind is FactKind.LIST)
    nothing: frozenset[str] = frozenset()
    return {
        **{f"{code}{LINES}": nothing for code in lines},
        ANNEXES: nothing,
        ROWS: frozenset(ROW_NAMES),
        WORKER_ROWS: frozenset(WORKER_NAMES),
    }


def told_to_template(made: Drafted) -> dict[str, Any]:
    """Texts, and lists of texts. What nobody knows is a gap here, too."""
    told: dict[str, Any] = {}
    for code, fact in facts().items():
        known = made.known.get(code)
        text = written(fact.kind, known.value) if known else gap(fact.label("ru")).text
        told[code] = plain(text)
        if fact.kind is FactKind.LIST:
            told[f"{code}{LINES}"] = [plain(line) for line in text.splitlines() if line.strip()]
    for code in FIGURES:
        figure = made.frame.figures.get(code)
        nothing = "" if code in OF_WORKERS else gap(code).text
        told[code] = plain(figure.run.text) if figure else nothing
    told[TO] = "\n".join(plain_words(line) for line in made.letter.to)
    told[DAY] = made.letter.day
    told[ANNEXES] = list(made.frame.annexes)
    told[ROWS] = _rows(made)
    told[WORKER_ROWS] = _worker_rows(made)
    return told


def _worker_rows(made: Drafted) -> list[dict[str, str]]:
    """None where the paper tells of one worker alone."""
    workers = made.frame.workers
    table = workers.table.rows if workers else ()
    return [dict(zip(WORKER_NAMES, map(plain, row[1:4]), strict=True)) for row in table]


def _rows(made: Drafted) -> list[dict[str, str]]:
    return [dict(zip(ROW_NAMES, row, strict=True)) for table in made.frame.reckoning for row in table.rows]


def beginning_of(kind: Kind) -> bytes:
    """A template to begin with: every field of the kind by its code, with what it is. To be written on in Word."""
    made = new_document()
    made.add_heading(kind.heading, level=1)
    made.add_paragraph("{{ " + TO + " }}")
    for code in [*kind.facts, *(name for name in sorted(FIGURES) if _names(kind, name))]:
        label = facts()[code].label("ru") if code in facts() else code
        made.add_paragraph(f"{label}: {{{{ {code} }}}}")
    made.add_paragraph("{%p for line in " + ANNEXES + " %}")
    made.add_paragraph("{{ line }}")
    made.add_paragraph("{%p endfor %}")
    made.add_paragraph("{{ " + DAY + " }}")
    return kept(made)


def _names(kind: Kind, figure: str) -> bool:
    return figure not in OF_WORKERS and any(figure in part.places for part in kind.parts)


def sample() -> dict[str, Any]:
    """Something for every field, to try a template with."""
    row = dict.fromkeys((*ROW_NAMES, *WORKER_NAMES), "1")
    listed = {name: [row if rows else "1"] for name, rows in lists().items()}
    return {**dict.fromkeys(fields(), "1"), **listed}
