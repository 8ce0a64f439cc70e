"""On what an answer rests: each row of the law once, with how well it was checked and when."""

from collections.abc import Iterable

from jardam.law.rules.explaining import Explained
from jardam.law.rules.rulebook import RuleVersion


def rows_used(told: Explained[object]) -> list[RuleVersion]:
    """Every row that a step or a warning names, or the rule itself."""
    said = (each.row for each in (*told.steps, *told.warnings) if each.row)
    return list(dict.fromkeys((*told.rows, *said)))


def machine_sources(rows: Iterable[RuleVersion]) -> list[dict[str, object]]:
    """As the command line prints them."""
    return [_machine_source(row) for row in rows]


def _machine_source(row: RuleVersion) -> dict[str, object]:
    return {
        "code": row.code,
        "version": row.version,
        "value": row.value,
        "unit": row.unit,
        "law": row.law,
        "source": row.sources,
        "valid_from": row.valid_from and row.valid_from.isoformat(),
        "valid_to": row.valid_to and row.valid_to.isoformat(),
        "confidence": row.confidence.value,
        "checked_on": row.checked_on.isoformat(),
    }
